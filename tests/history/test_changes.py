"""Of all that a log holds, corrections made by people stand out, each with its author, day and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import read_settings
from generator.history import Change, entries, read_log
from tests.newsroom import brief_of, open_newsroom, run, write_seed
from tests.repository import git, save, start
from tests.test_corrections import edit


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A site of three invented reports under git, generated and committed."""
    open_newsroom(tmp_path, 3)
    run(tmp_path)
    start(tmp_path)
    return tmp_path


def changes(root: Path) -> tuple[Change, ...]:
    return entries(read_log(root, read_settings(root)))


def told(root: Path) -> list[tuple[str, str, str]]:
    return [(str(c.field), c.old, c.new) for change in changes(root) for c in change.corrections]


def field(page: Path, key: str) -> str:
    return next(line for line in page.read_text("utf-8").splitlines() if line.startswith(f"{key}: ")).removeprefix(
        f"{key}: "
    )


def add_topic(page: Path, topic: str) -> None:
    if "\ntopics: [" in page.read_text("utf-8"):
        edit(page, "\ntopics: [", f"\ntopics: [{topic}, ")
    else:
        edit(page, "\nseed: ", f"\ntopics: [{topic}]\nseed: ")


def test_a_first_run_is_no_correction_but_is_counted(desk: Path) -> None:
    (only,) = changes(desk)
    assert (only.corrections, only.new, only.changed, only.gone) == ((), 3, 0, 0)


def test_a_correction_says_page_field_old_new_who_when_and_why(desk: Path) -> None:
    page = brief_of(desk, "s000.txt")
    old, title = field(page, "location"), field(page, "title")
    edit(page, f"location: {old}", "location: Tema, Ghana")
    save(desk, "The port is at Tema", who="Bo Lindqvist", when="2026-02-05T23:30:00-05:00")
    change, _ = changes(desk)
    assert (change.who, change.when, change.why) == ("Bo Lindqvist", "2026-02-05T23:30:00-05:00", "The port is at Tema")
    (made,) = change.corrections
    assert made.page == page.relative_to(desk / "docs").as_posix()
    assert (made.title, str(made.field), made.old, made.new) == (title, "location", old, "Tema, Ghana")


def test_the_run_after_a_correction_adds_nothing(desk: Path) -> None:
    page = brief_of(desk, "s000.txt")
    edit(page, "\ndate: ", "\ndate: 2025-01-01 # ")
    save(desk, "Another day")
    run(desk)
    save(desk, "Generated")
    assert [field for field, _, _ in told(desk)] == ["date"]


def test_a_correction_and_its_run_in_one_commit_are_the_correction_alone(desk: Path) -> None:
    page = brief_of(desk, "s000.txt")
    edit(page, f"location: {field(page, 'location')}", "location: Tema, Ghana")
    run(desk)
    save(desk, "The port is at Tema")
    assert [(name, new) for name, _, new in told(desk)] == [("location", "Tema, Ghana")]
    assert changes(desk)[0].changed == 0


def test_what_follows_a_changed_seed_is_counted_and_not_listed(desk: Path) -> None:
    write_seed(desk, "s001.txt", 1, version=2)
    write_seed(desk, "s003.txt", 3)
    run(desk)
    save(desk, "Another version", who="A script")
    change = changes(desk)[0]
    assert (change.corrections, change.new, change.changed) == ((), 1, 1)


def test_list_items_are_told_one_by_one(desk: Path) -> None:
    page = brief_of(desk, "s000.txt")
    text = page.read_text("utf-8")
    name = next(line for line in text.splitlines() if line.startswith("  - name: ")).removeprefix("  - name: ")
    edit(page, f"  - name: {name}\n", f"  - name: {name} the Elder\n")
    add_topic(page, "harbours")
    save(desk, "Names")
    assert sorted(told(desk)) == [
        (f"actors/{name} the Elder/name", name, f"{name} the Elder"),
        ("topics/harbours", "", "harbours"),
    ]


def test_a_removed_actor_and_one_given_back_are_both_told(desk: Path) -> None:
    page = brief_of(desk, "s000.txt")
    whole = page.read_text("utf-8")
    block = whole[whole.index("  - name: ") : whole.index("\n  - name: ", whole.index("  - name: ")) + 1]
    name = block.splitlines()[0].removeprefix("  - name: ")
    page.write_text(whole.replace(block, "", 1), encoding="utf-8")
    save(desk, "Was not there")
    page.write_text(whole, encoding="utf-8")
    save(desk, "Was there after all")
    back, gone = told(desk)
    assert (gone[0], gone[2]) == (f"actors/{name}", "")
    assert (back[0], back[1]) == (f"actors/{name}", "")


def test_a_second_thought_is_told_against_the_first(desk: Path) -> None:
    page = brief_of(desk, "s000.txt")
    old = field(page, "location")
    for before, after in ((old, "Tema, Ghana"), ("Tema, Ghana", "Lomé, Togo"), ("Lomé, Togo", old)):
        edit(page, f"location: {before}", f"location: {after}")
        save(desk, f"To {after}")
        run(desk)
        save(desk, "Generated")
    assert told(desk) == [
        ("location", "Lomé, Togo", old),
        ("location", "Tema, Ghana", "Lomé, Togo"),
        ("location", old, "Tema, Ghana"),
    ]


def test_an_alias_on_a_persons_page_is_a_correction(desk: Path) -> None:
    person = sorted((desk / "docs/people").glob("*.md"))[0]
    if "aliases:" in person.read_text("utf-8"):
        edit(person, "aliases: [", "aliases: [The Pilot, ")
    else:
        edit(person, "\n---\n", "\naliases: [The Pilot]\n---\n")
    save(desk, "So called in the port")
    assert told(desk) == [("aliases/The Pilot", "", "The Pilot")]


def test_a_brief_written_by_hand_is_an_entry_and_so_is_each_edit_of_it(desk: Path) -> None:
    page = desk / "docs/briefs/2026/02/call.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("---\ntitle: A call\ndate: 2026-02-04\n---\n", encoding="utf-8")
    save(desk, "By phone")
    run(desk)
    edit(page, "date: 2026-02-04", "date: 2026-02-05")
    save(desk, "A day later")
    assert told(desk) == [("date", "2026-02-04", "2026-02-05"), ("", "", "A call")]


def test_a_moved_brief_takes_its_corrections_along_and_tells_none_twice(desk: Path) -> None:
    page = brief_of(desk, "s000.txt")
    edit(page, f"location: {field(page, 'location')}", "location: Tema, Ghana")
    run(desk)
    save(desk, "The port is at Tema")
    page.rename(page.with_name("moved.md"))
    run(desk)
    save(desk, "A better name", who="Another")
    assert len(told(desk)) == 1
    assert (changes(desk)[0].new, changes(desk)[0].gone) == (1, 1), "what leads on from the old place is no brief"


def test_a_correction_made_on_a_branch_is_its_authors_not_the_mergers(desk: Path) -> None:
    page = brief_of(desk, "s000.txt")
    git(desk, "checkout", "-q", "-b", "fix")
    edit(page, f"location: {field(page, 'location')}", "location: Tema, Ghana")
    save(desk, "The port is at Tema", who="Bo Lindqvist")
    git(desk, "checkout", "-q", "main")
    write_seed(desk, "s003.txt", 3)
    run(desk)
    save(desk, "One more")
    git(desk, "merge", "-q", "--no-ff", "-m", "Merged", "fix", who="The Merger")
    corrected = [change for change in changes(desk) if change.corrections]
    assert [(change.who, change.why) for change in corrected] == [("Bo Lindqvist", "The port is at Tema")]


def test_a_page_that_could_not_be_read_for_a_while_is_compared_with_its_last_good_version(desk: Path) -> None:
    page = brief_of(desk, "s000.txt")
    edit(page, f"location: {field(page, 'location')}", "location: Tema, Ghana")
    save(desk, "The port is at Tema")
    edit(page, "\ntitle: ", "\ntitle: Talks: ")
    save(desk, "A slip")
    edit(page, "\ntitle: Talks: ", "\ntitle: ")
    add_topic(page, "harbours")
    save(desk, "Mended")
    assert [name for name, _, _ in told(desk)] == ["topics/harbours", "location"]


def test_without_committed_records_nobody_is_blamed(desk: Path) -> None:
    git(desk, "rm", "-q", "-r", "--cached", "records")
    (desk / ".gitignore").write_text("site/\n.dateline/\nrecords/\n", encoding="utf-8")
    save(desk, "Records stay here")
    page = brief_of(desk, "s000.txt")
    edit(page, f"location: {field(page, 'location')}", "location: Tema, Ghana")
    save(desk, "Who knows")
    assert told(desk) == []


def test_the_log_is_read_from_a_folder_of_a_larger_repository(desk: Path) -> None:
    (desk / "desk").mkdir()
    for name in ("docs", "records", "seeds", "dateline.yml"):
        git(desk, "mv", name, f"desk/{name}")
    save(desk, "Into a folder")
    page = brief_of(desk / "desk", "s000.txt")
    edit(page, f"location: {field(page, 'location')}", "location: Tema, Ghana")
    save(desk, "The port is at Tema")
    assert [name for name, _, _ in told(desk / "desk")] == ["location"]


def test_a_cut_off_log_blames_nobody_for_what_came_before(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    page = brief_of(desk, "s000.txt")
    edit(page, f"location: {field(page, 'location')}", "location: Tema, Ghana")
    save(desk, "The port is at Tema")
    add_topic(page, "harbours")
    save(desk, "About the harbour")
    add_topic(page, "ships")
    save(desk, "About ships")
    base = tmp_path_factory.mktemp("shallow")
    git(base, "clone", "-q", "--depth", "2", f"file://{desk}", "copy")
    log = read_log(base / "copy", read_settings(desk))
    assert (log.is_there, log.is_cut_off) == (True, True)
    assert [str(c.field) for change in entries(log) for c in change.corrections] == ["topics/ships"]


def test_without_git_or_outside_of_a_repository_the_log_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_newsroom(tmp_path, 1)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert read_log(tmp_path, read_settings(tmp_path)).is_there is False
    git(tmp_path, "init", "-q")
    assert read_log(tmp_path, read_settings(tmp_path)).is_there is False
    start(tmp_path)
    monkeypatch.setenv("PATH", "")
    assert read_log(tmp_path, read_settings(tmp_path)).is_there is False
