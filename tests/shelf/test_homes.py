"""Corrections stay with their article: seeds are changed, renamed, joined and removed, pages are moved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.config import read_settings
from generator.model import Article, Facts
from generator.run import generate
from generator.shelf.one import read_one
from tests.newsroom import brief_of, everything, open_newsroom, run, write_seed
from tests.test_corrections import edit

TITLE = "\ntitle: Our own words\n"


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A site of four reports; the title of the second is corrected by hand."""
    open_newsroom(tmp_path, 4)
    run(tmp_path)
    edit(brief_of(tmp_path, "s001.txt"), "\ntitle: Talks 1 on the harbour end\n", TITLE)
    run(tmp_path)
    return tmp_path


def text_of(room: Path, name: str = "s001.txt") -> str:
    return (room / "seeds" / name).read_text(encoding="utf-8")


def day_of(page: Path) -> str:
    return next(line for line in page.read_text("utf-8").splitlines() if line.startswith("date: "))


def check_site(room: Path) -> list[str]:
    """What `dateline check` says is wrong."""
    return CliRunner().invoke(main, ["check", "--root", str(room)]).stderr.splitlines()


def leads_to(page: Path) -> str:
    """Where a page says that its brief is now; empty for a page that is no such page."""
    front, _, body = page.read_text(encoding="utf-8").partition("\n---\n")
    found = re.fullmatch(r"---\nredirect_to: (\S+)", front)
    return found[1] if found and "This page has moved: [" in body else ""


def briefs(room: Path) -> list[str]:
    pages = (room / "docs/briefs").rglob("*.md")
    return sorted(page.stem for page in pages if page.name != "index.md" and not leads_to(page))


def changed(room: Path) -> str:
    write_seed(room, "s001.txt", 1, version=2)
    return "s001.txt"


def redated(room: Path) -> str:
    (room / "seeds/s001.txt").write_text(text_of(room).replace(" 2 March", " 9 March"), encoding="utf-8")
    return "s001.txt"


def renamed(room: Path) -> str:
    (room / "seeds/s001.txt").rename(room / "seeds/another name.txt")
    return "another name.txt"


def moved(room: Path) -> str:
    (room / "seeds/march").mkdir()
    (room / "seeds/s001.txt").rename(room / "seeds/march/s001.txt")
    return "march/s001.txt"


@pytest.mark.parametrize("change", [changed, redated, renamed, moved])
def test_a_correction_stays_with_its_seed(room: Path, change: Callable[[Path], str]) -> None:
    page, before = brief_of(room, "s001.txt"), briefs(room)
    name = change(room)
    for _ in range(2):
        run(room)
        assert TITLE in page.read_text(encoding="utf-8")
        assert brief_of(room, name) == page
        assert briefs(room) == before
    assert (day_of(page) == "date: 2026-03-09") == (change is redated)


def test_an_article_put_in_front_of_another_takes_none_of_its_corrections(room: Path) -> None:
    """In one seed, told apart by what they say and not by their number."""
    page = brief_of(room, "s001.txt")
    old, new = text_of(room), text_of(room, "s003.txt").replace("Talks 3", "Talks 33").replace(" 4 March", " 5 March")
    (room / "seeds/s001.txt").write_text(f"{new}\n{'=' * 70}\n\n{old}", encoding="utf-8")
    run(room)
    text = page.read_text(encoding="utf-8")
    assert TITLE in text
    assert "seed: s001.txt#2" in text
    other = next(p for p in (room / "docs/briefs").rglob("*.md") if "seed: s001.txt#1" in p.read_text("utf-8"))
    assert TITLE not in other.read_text(encoding="utf-8")
    assert day_of(other) == "date: 2026-03-05"


def test_an_article_moved_into_a_seed_of_others_takes_its_corrections_along(room: Path) -> None:
    page, old = brief_of(room, "s001.txt"), text_of(room)
    (room / "seeds/s001.txt").unlink()
    (room / "seeds/s003.txt").write_text(f"{text_of(room, 's003.txt')}\n{'=' * 70}\n\n{old}", encoding="utf-8")
    run(room)
    text = page.read_text(encoding="utf-8")
    assert TITLE in text
    assert "seed: s003.txt#2" in text
    assert len(briefs(room)) == 4


def test_a_brief_outlives_its_seed_with_a_note_and_is_known_again_when_it_returns(room: Path) -> None:
    page, before = brief_of(room, "s001.txt"), everything(room)
    text = text_of(room)
    (room / "seeds/s001.txt").unlink()
    run(room)
    assert TITLE in page.read_text(encoding="utf-8")
    assert "**Source gone.**" in page.read_text(encoding="utf-8")
    (room / "seeds/s001.txt").write_text(text, encoding="utf-8")
    run(room)
    assert everything(room) == before


@pytest.mark.parametrize("where", ["docs/briefs/2026/03/renamed.md", "docs/briefs/desk/harbour/moved.md"])
def test_a_brief_that_is_moved_keeps_its_corrections_and_follows_in_the_rest(room: Path, where: str) -> None:
    old, new = brief_of(room, "s001.txt"), room / where
    new.parent.mkdir(parents=True, exist_ok=True)
    old.rename(new)
    run(room)
    redated(room)
    run(room)
    assert TITLE in new.read_text(encoding="utf-8")
    assert day_of(new) == "date: 2026-03-09"
    assert leads_to(old) == new.relative_to(room / "docs").as_posix()
    assert len(briefs(room)) == 4


def test_a_brief_and_its_seed_can_be_renamed_at_once(room: Path) -> None:
    old = brief_of(room, "s001.txt")
    new = old.with_name("renamed.md")
    old.rename(new)
    name = renamed(room)
    run(room)
    assert brief_of(room, name) == new
    assert TITLE in new.read_text(encoding="utf-8")
    assert len(briefs(room)) == 4


def test_old_addresses_lead_to_a_brief_however_often_it_is_moved(room: Path) -> None:
    first = brief_of(room, "s001.txt")
    second, third = first.with_name("second.md"), room / "docs/briefs/desk/third.md"
    third.parent.mkdir()
    before = everything(room)
    for old, new in ((first, second), (second, third)):
        old.rename(new)
        run(room)
        for page in {first, old}:
            assert leads_to(page) == new.relative_to(room / "docs").as_posix()
        assert TITLE in new.read_text(encoding="utf-8")
        assert len(briefs(room)) == 4
        assert run(room).written == frozenset()
    assert check_site(room) == []
    assert read_one(room, read_settings(room), first.stem).brief.path == "briefs/desk/third.md"
    third.rename(first)
    run(room)
    assert TITLE in first.read_text(encoding="utf-8")
    assert [leads_to(page) for page in (second, third)] == [first.relative_to(room / "docs").as_posix()] * 2
    for page in (second, third):
        page.unlink()
    run(room)
    assert everything(room) == before, "who removes such a page is rid of it"


def test_a_new_brief_never_takes_the_address_of_one_that_was_moved(room: Path) -> None:
    old, text = brief_of(room, "s001.txt"), text_of(room)
    old.rename(old.with_name("elsewhere.md"))
    (room / "seeds/later.txt").write_text(text.replace("The talks concerned", "Nothing else of"), encoding="utf-8")
    run(room)
    assert leads_to(old)
    assert brief_of(room, "later.txt").stem.startswith("talks-1-on-the-harbour-end-")


def test_no_page_leads_to_a_brief_that_is_not_on_the_site(room: Path) -> None:
    old = brief_of(room, "s001.txt")
    new = old.rename(old.with_name("elsewhere.md"))
    run(room)
    edit(new, TITLE, f"{TITLE}status: withdrawn\n")
    report = run(room)
    assert not old.exists()
    assert old.relative_to(room / "docs").as_posix() not in report.moved
    assert check_site(room) == []


def test_notes_on_a_page_that_leads_on_stay(room: Path) -> None:
    old = brief_of(room, "s001.txt")
    new = old.rename(old.with_name("elsewhere.md"))
    run(room)
    old.write_text(old.read_text("utf-8") + "\n## Notes\n\nOurs.\n", encoding="utf-8")
    new.rename(new.with_name("further.md"))
    run(room)
    assert "briefs/2026/03/further.md" in old.read_text("utf-8")
    assert old.read_text("utf-8").endswith("## Notes\n\nOurs.\n")


def test_a_brief_that_was_moved_and_broken_is_known_again_once_it_is_mended(room: Path) -> None:
    old = brief_of(room, "s001.txt")
    new = old.rename(old.with_name("elsewhere.md"))
    whole = new.read_bytes()
    new.write_bytes(whole.replace(b"title: ", b"title: [", 1))
    for _ in range(2):
        assert [problem.path for problem in run(room).failed] == ["docs/briefs/2026/03/elsewhere.md"]
        assert not old.exists()
        assert len(briefs(room)) == 4
    new.write_bytes(whole)
    assert run(room).failed == ()
    assert TITLE in new.read_text(encoding="utf-8")
    assert leads_to(old) == "briefs/2026/03/elsewhere.md"
    redated(room)
    run(room)
    assert day_of(new) == "date: 2026-03-09"


def test_two_seeds_of_the_same_text_keep_their_own_pages(room: Path) -> None:
    (room / "seeds/a copy.txt").write_text(text_of(room) + "\n", encoding="utf-8")
    run(room)
    copy = brief_of(room, "a copy.txt")
    assert TITLE not in copy.read_text(encoding="utf-8")
    edit(copy, "\ntitle: Talks 1 on the harbour end\n", "\ntitle: The copy\n")
    for _ in range(2):
        run(room)
        assert TITLE in brief_of(room, "s001.txt").read_text(encoding="utf-8")
        assert "\ntitle: The copy\n" in copy.read_text(encoding="utf-8")


def test_without_its_record_a_page_is_a_persons_and_none_of_it_changes(room: Path) -> None:
    page = brief_of(room, "s001.txt")
    record = room / "records" / page.relative_to(room / "docs").with_suffix(".json")
    front = page.read_text(encoding="utf-8").split("\n---\n")[0]
    for damage in (record.unlink, lambda: record.write_text("{", "utf-8"), lambda: record.write_bytes(b"\xff\xfe")):
        damage()
        redated(room)
        run(room)
        assert page.read_text(encoding="utf-8").split("\n---\n")[0] == front
        assert record.exists()


def test_pruning_removes_the_briefs_without_a_seed_that_no_person_touched(room: Path) -> None:
    noted, commented = brief_of(room, "s002.txt"), brief_of(room, "s003.txt")
    noted.write_text(noted.read_text("utf-8") + "\n## Notes\n\nOurs.\n", encoding="utf-8")
    edit(commented, "\ntitle: ", "\n# as the desk spells it\ntitle: ")
    by_hand = room / "docs/briefs/by-hand.md"
    by_hand.write_text("---\ntitle: By hand\nseed: never.txt#1\n---\n", encoding="utf-8")
    run(room)
    before = everything(room)
    untouched, corrected = brief_of(room, "s000.txt"), brief_of(room, "s001.txt")
    generate(room, read_settings(room), prune=True)
    assert everything(room) == before
    for seed in sorted((room / "seeds").iterdir()):
        seed.unlink()
    write_seed(room, "s009.txt", 9)
    run(room)
    assert untouched.exists()
    generate(room, read_settings(room), prune=True)
    assert not untouched.exists()
    assert not (room / "records" / untouched.relative_to(room / "docs").with_suffix(".json")).exists()
    assert all(page.exists() for page in (noted, commented, corrected, by_hand))
    after = everything(room)
    run(room)
    assert everything(room) == after


def test_a_page_saved_while_a_run_is_on_keeps_what_was_saved(room: Path) -> None:
    page, saves = brief_of(room, "s002.txt"), 1

    def save(find: Callable[[Article], Facts], articles: Sequence[Article]) -> Iterable[Facts]:
        nonlocal saves
        if saves:
            saves -= 1
            edit(page, "\ntitle: ", "\ntitle: Saved meanwhile, ")
        return map(find, articles)

    write_seed(room, "s002.txt", 2, version=2)
    report = generate(room, read_settings(room), save)
    assert report.failed == ()
    assert "\ntitle: Saved meanwhile, " in page.read_text(encoding="utf-8")
    after = everything(room)
    run(room)
    assert everything(room) == after
    saves = 100
    report = generate(room, read_settings(room), save)
    assert [problem.path for problem in report.failed] == [page.relative_to(room).as_posix()]
    assert "\ntitle: Saved meanwhile, Saved meanwhile, " in page.read_text(encoding="utf-8")
