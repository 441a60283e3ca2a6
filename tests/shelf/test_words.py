"""What a person types on any page, in any place, is kept: through runs, changed seeds, pages that move and go."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.examine import check_site
from generator.config import read_settings
from tests.newsroom import brief_of, open_newsroom, run, write_seed

WORDS = "DESK: I phoned the ministry, twice."


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A site of four reports."""
    open_newsroom(tmp_path, 4)
    run(tmp_path)
    return tmp_path


def type_in(page: Path, at: int | str, words: str = f"\n{WORDS}\n") -> None:
    """Words of a person into a page: before the line that begins so, or the line of that number."""
    lines = page.read_text(encoding="utf-8").split("\n")
    place = at if isinstance(at, int) else next(n for n, line in enumerate(lines) if line.startswith(at))
    lines[place:place] = words.split("\n")
    page.write_text("\n".join(lines), encoding="utf-8")


def body_lines(page: Path) -> list[int]:
    """The numbers of the lines below the front matter."""
    lines = page.read_text(encoding="utf-8").split("\n")
    return list(range(lines.index("---", 1) + 1, len(lines)))


def pages(room: Path) -> list[Path]:
    """One page of every kind."""
    found = [brief_of(room, "s001.txt"), room / "docs/index.md", room / "docs/trust.md"]
    for folder in ("people", "places", "topics", "stories"):
        found += sorted(p for p in (room / "docs" / folder).glob("*.md"))[:2]
    return found


def test_words_stay_where_they_stand_on_every_kind_of_page(room: Path) -> None:
    typed: dict[Path, str] = {}
    for page in pages(room):
        numbers = body_lines(page)
        blank = [n for n in numbers if not page.read_text(encoding="utf-8").split("\n")[n].strip()]
        type_in(page, blank[len(blank) // 2])
        typed[page] = page.read_text(encoding="utf-8")
    run(room)
    for page, text in typed.items():
        now = page.read_text(encoding="utf-8")
        assert now.count(WORDS) == 1, page
        assert [x for x in now.split("\n") if x.strip()] == [x for x in text.split("\n") if x.strip()], page
    assert run(room).written == frozenset()
    assert check_site(room, read_settings(room)) == ()


@pytest.mark.parametrize("heading", ["## Comment", "### Notes", "## Note", "# Notes", "Notes", "***"])
def test_a_section_of_ones_own_is_kept_under_any_heading(room: Path, heading: str) -> None:
    page = brief_of(room, "s001.txt")
    page.write_text(page.read_text(encoding="utf-8") + f"\n{heading}\n\n{WORDS}\n", encoding="utf-8")
    write_seed(room, "s001.txt", 1, version=2)
    run(room)
    text = page.read_text(encoding="utf-8")
    assert text.count(WORDS) == 1
    assert f"\n{heading}\n" in text


def test_words_whose_neighbours_go_move_under_notes_and_say_from_where(room: Path) -> None:
    page = brief_of(room, "s001.txt")
    type_in(page, "| Place", "| DESK | we say the harbour | | | |")
    before = page.read_text(encoding="utf-8")
    write_seed(room, "s001.txt", 1, version=2)
    run(room)
    text = page.read_text(encoding="utf-8")
    assert before != text
    assert text.count("we say the harbour") == 1
    run(room)
    assert page.read_text(encoding="utf-8") == text


def test_words_in_the_place_of_ours_move_under_notes(room: Path) -> None:
    page = brief_of(room, "s001.txt")
    lines = page.read_text(encoding="utf-8").split("\n")
    place = next(n for n, line in enumerate(lines) if line.startswith("# "))
    ours = lines[place]
    lines[place] = "# A better headline"
    page.write_text("\n".join(lines), encoding="utf-8")
    run(room)
    text = page.read_text(encoding="utf-8")
    assert f"\n{ours}\n" in text
    assert "\n## Notes\n\n*From the top of this page:*\n\n# A better headline\n" in text


def test_a_brief_written_by_hand_keeps_its_text(room: Path) -> None:
    page = room / "docs/briefs/2026/02/a-call.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"---\ntitle: A call\ndate: 2026-02-04\n---\n\n# A call\n\n{WORDS}\n", encoding="utf-8")
    run(room)
    text = page.read_text(encoding="utf-8")
    assert text.count(WORDS) == 1
    assert text.count("# A call\n") == 1
    assert run(room).written == frozenset()
    type_in(page, text.split("\n").index("# A call") + 1, "\nMore of it.\n")
    run(room)
    assert page.read_text(encoding="utf-8").count("More of it.") == 1


def test_a_page_that_holds_words_is_not_given_up(room: Path) -> None:
    kept, dropped = (
        sorted((room / "docs/topics").glob("*.md"))[:2]
        if len(sorted((room / "docs/topics").glob("*.md"))) > 2
        else (sorted((room / "docs/people").glob("*.md"))[0], sorted((room / "docs/people").glob("*.md"))[1])
    )
    type_in(kept, body_lines(kept)[-1])
    for seed in (room / "seeds").glob("*.txt"):
        seed.unlink()
    for brief in (room / "docs/briefs").rglob("*.md"):
        if brief.name != "index.md":
            brief.unlink()
    run(room)
    assert kept.exists()
    assert WORDS in kept.read_text(encoding="utf-8")
    assert not dropped.exists()


def test_a_record_of_an_earlier_version_moves_nothing(room: Path) -> None:
    """It remembers no line of ours: a page rendered otherwise since would end under its own notes."""
    page = brief_of(room, "s001.txt")
    record = room / "records" / page.relative_to(room / "docs").with_suffix(".json")
    text = "\n".join(line for line in record.read_text(encoding="utf-8").split("\n") if '"body": ' not in line)
    record.write_text(text.replace("},\n}", "}\n}"), encoding="utf-8")
    type_in(page, "## ", "\nRendered by a version before\n")
    run(room)
    assert "Rendered by a version before" not in page.read_text(encoding="utf-8")
    assert '"body": ' in record.read_text(encoding="utf-8")
