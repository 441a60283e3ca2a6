"""A save that is followed at once leaves, after the next whole run, what that run alone would; and a run gives way."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from generator.errors import GivenWayError, giving_way
from generator.run import Report
from generator.save import after_save
from tests.newsroom import CITIES, PEOPLE, brief_of, open_newsroom, run

COUNT = 24


@pytest.fixture(name="room")
def _room(tmp_path: Path) -> tuple[Path, Report]:
    root = tmp_path / "site"
    open_newsroom(root, COUNT)
    return root, run(root)


def files(root: Path) -> dict[str, bytes]:
    folders = (root / "docs", root / "records")
    return {f.relative_to(root).as_posix(): f.read_bytes() for d in folders for f in d.rglob("*") if f.is_file()}


def without_moved(files: dict[str, bytes]) -> dict[str, bytes]:
    """Without the pages that lead on: such a page keeps the title that it last had."""
    moved = {path for path, data in files.items() if b"\n\nThis page has moved: [" in data}
    records = {path.replace("docs/", "records/", 1).replace(".md", ".json") for path in moved}
    return {path: data for path, data in files.items() if path not in moved | records}


def page(root: Path, number: int) -> Path:
    return brief_of(root, f"s{number:03}.txt")


def path_of(root: Path, file: Path) -> str:
    return file.relative_to(root / "docs").as_posix()


def edited(text: str, chance: random.Random) -> str:
    """What a desk does to a brief: another title, name, role, place, topic, a note, a word anywhere."""
    lines = text.splitlines(keepends=True)
    what = chance.choice(["title", "name", "role", "location", "topics", "notes", "word"])
    if what == "notes":
        return text.rstrip("\n") + "\n\n## Notes\n\nSeen by the desk.\n"
    if what == "word":
        return text.rstrip("\n") + f"\n\nTyped in, {chance.randrange(99)}.\n"
    new = {
        "title": f"title: By hand {chance.randrange(99)}\n",
        "name": f"- name: {chance.choice([*PEOPLE, 'Somebody New', *CITIES])}\n",
        "role": f"role: {chance.choice(['Mayor', 'Envoy', 'Deputy Minister'])}\n",
        "location": f"location: {chance.choice(CITIES)}\n",
        "topics": "topics: [shipping, flood]\n",
    }[what]
    key = new.partition(":")[0] + ":"
    for number, line in enumerate(lines):
        if line.lstrip().startswith(key) and (what != "topics" or line.rstrip().endswith("]")):
            lines[number] = line[: len(line) - len(line.lstrip())] + new
            break
    return "".join(lines)


@pytest.mark.parametrize("seed", range(3))
def test_saves_followed_at_once_end_as_whole_runs_alone_do(room: tuple[Path, Report], seed: int) -> None:
    root, report = room
    twin = root.with_name("twin")
    chance = random.Random(seed)
    shutil.copytree(root, twin)
    followed = 0
    for _ in range(8):
        file = page(root, chance.randrange(COUNT))
        text = edited(file.read_text(encoding="utf-8"), chance)
        file.write_text(text, encoding="utf-8")
        same = twin / file.relative_to(root)
        other = edited_alike(same.read_text(encoding="utf-8"), text)
        same.write_text(other, encoding="utf-8")
        after = after_save(report, path_of(root, file))
        followed += after is not None
        report = after or run(root)
    assert followed >= 5
    run(root)
    run(twin)
    assert without_moved(files(root)) == without_moved(files(twin))


def edited_alike(before: str, after: str) -> str:
    """The same edit in the copy that nobody followed: front matter and notes as typed; its body as it stood."""
    head = after.partition("\n---\n")[0]
    body = before.partition("\n---\n")[2]
    typed = [line for line in after.splitlines() if line.startswith(("Typed in, ", "Seen by the desk."))]
    missing = [line for line in typed if line not in body]
    for line in missing:
        notes = "\n\n## Notes" if line.startswith("Seen") and "## Notes" not in body else ""
        body = body.rstrip("\n") + f"{notes}\n\n{line}\n"
    return f"{head}\n---\n{body}"


def test_what_is_followed_shows_on_the_page_and_on_those_of_its_names_and_nowhere_else(
    room: tuple[Path, Report],
) -> None:
    root, report = room
    before = files(root)
    file = page(root, 3)
    text = file.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title: "))
    file.write_text(text.replace(title, "title: Harbour reopened"), encoding="utf-8")
    after = after_save(report, path_of(root, file))
    assert after
    assert after.headline() == f"{COUNT} briefs: 0 new, 1 changed, {COUNT - 1} unchanged, 1 corrected by hand, 0 failed"
    changed = {path for path, data in files(root).items() if before.get(path) != data}
    assert after.written <= changed == {*after.written, file.relative_to(root).as_posix()}
    shown = {path for path in changed if b"Harbour reopened" in (root / path).read_bytes() and path.startswith("docs")}
    assert {path.split("/")[1] for path in shown} >= {"briefs", "people", "places"}
    assert "index" not in str(shown)


@pytest.mark.parametrize(
    ("was", "spoilt"), [("\ntitle: ", "\nstatus: withdrawn\ntitle: "), ("\nseed: s", "\nseed: other")]
)
def test_what_needs_a_whole_run_is_left_to_one(room: tuple[Path, Report], was: str, spoilt: str) -> None:
    root, report = room
    file = page(root, 2)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(was, spoilt, 1), encoding="utf-8")
    before = files(root)
    assert after_save(report, path_of(root, file)) is None
    assert after_save(report, "briefs/2026/03/none.md") is None
    assert files(root) == before


def test_a_run_that_gives_way_leaves_nothing_half_done(room: tuple[Path, Report]) -> None:
    root, _ = room
    twin = root.with_name("twin")
    file = page(root, 5)
    file.write_text(file.read_text(encoding="utf-8").replace("\ntitle: ", "\ntitle: New, ", 1), encoding="utf-8")
    shutil.copytree(root, twin)
    for count in (1, 30, 150, 300):
        asked = iter(range(count))

        def check(asked: object = asked) -> None:
            if next(asked, None) is None:  # type: ignore[call-overload]
                raise GivenWayError

        before = files(root)
        with giving_way(check), pytest.raises(GivenWayError):
            run(root)
        assert files(root) == before
    run(root)
    run(twin)
    assert files(root) == files(twin)


def test_a_mistake_is_told_at_once_and_nothing_is_written_until_it_is_mended(room: tuple[Path, Report]) -> None:
    root, _ = room
    report = run(root)
    file = page(root, 2)
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("\ntitle: ", "\ntitle: [", 1), encoding="utf-8")
    before = files(root)
    broken = after_save(report, path_of(root, file))
    assert broken
    assert [line.partition(" ")[0] for line in broken.mistaken] == [f"docs/{path_of(root, file)}:2:"]
    assert files(root) == before
    assert broken.stand_ins == {path_of(root, file): good}
    file.write_text(good.replace("\ntitle: ", "\ntitle: Mended, ", 1), encoding="utf-8")
    mended = after_save(broken, path_of(root, file))
    assert mended
    assert not mended.mistaken
    assert not mended.failed
    assert not mended.stand_ins
    assert "# Mended, " in file.read_text(encoding="utf-8")


def test_words_typed_on_other_pages_need_no_run_and_decisions_do(room: tuple[Path, Report]) -> None:
    root, _ = room
    report = run(root)
    person = sorted(each for each in (root / "docs/people").glob("*.md") if each.name != "index.md")[0]
    text = person.read_text(encoding="utf-8")
    for file in (person, root / "docs/index.md"):
        file.write_text(file.read_text(encoding="utf-8") + "\n\nSeen by the desk.\n", encoding="utf-8")
        after = after_save(report, path_of(root, file))
        assert after
        assert not after.written
    person.write_text(text.replace("\nname: ", "\naliases: [Somebody Else]\nname: ", 1), encoding="utf-8")
    assert after_save(report, path_of(root, person)) is None
