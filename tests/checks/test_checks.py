"""`dateline check` passes on a whole site and names file and line of each kind of damage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checks.examine import check_site
from generator.cli import main
from generator.config import Settings
from generator.disk.commit import JOURNAL
from generator.model import Problem
from generator.run import generate
from tests.test_corrections import brief, edit

SETTINGS = Settings.model_validate({})
MEETING = "003_58e320687e9511c4.txt#2"


@pytest.fixture
def made(site: Path) -> Path:
    generate(site, SETTINGS)
    return site


def record(site: Path, file: Path) -> Path:
    return site / "records" / file.relative_to(site / "docs").with_suffix(".json")


def line_of(file: Path, words: str) -> int:
    return next(n for n, line in enumerate(file.read_text("utf-8").splitlines(), 1) if words in line)


Damage = Callable[[Path], tuple[Path, int | None, str]]
"""Breaks something; gives the file, the line to be named (None: none), and a word of what must be said."""


def unclosed_yaml(site: Path) -> tuple[Path, int | None, str]:
    file = brief(site, MEETING)
    edit(file, "\ntopics:", "\npublisher: [unclosed\ntopics:")
    return file, None, ""


def a_day_that_does_not_exist(site: Path) -> tuple[Path, int | None, str]:
    file = brief(site, MEETING)
    edit(file, "\ndate: 2026-02-02", "\ndate: 2026-02-30")
    return file, line_of(file, "2026-02-30"), "2026-02-30"


def a_misspelled_key(site: Path) -> tuple[Path, int | None, str]:
    file = brief(site, MEETING)
    edit(file, "\nlocation:", "\nlocaton:")
    return file, line_of(file, "locaton:"), "location"


def a_key_given_twice(site: Path) -> tuple[Path, int | None, str]:
    file = brief(site, MEETING)
    edit(file, "\nlocation:", "\ndate: 2026-02-03\nlocation:")
    return file, line_of(file, "date: 2026-02-03"), "date"


def actors_that_are_no_list(site: Path) -> tuple[Path, int | None, str]:
    file = brief(site, "003_58e320687e9511c4.txt#1")
    text = file.read_text(encoding="utf-8")
    start, end = text.index("\nactors:"), text.index("\ntopics:")
    file.write_text(text[:start] + "\nactors: Mohsin Naqvi" + text[end:], encoding="utf-8")
    return file, line_of(file, "actors:"), "actors"


def a_front_matter_without_end(site: Path) -> tuple[Path, int | None, str]:
    file = brief(site, MEETING)
    text = file.read_text(encoding="utf-8")
    file.write_text("---\n" + text.split("---\n", 2)[1], encoding="utf-8")
    return file, None, "---"


def a_link_to_nowhere(site: Path) -> tuple[Path, int | None, str]:
    file = brief(site, MEETING)
    file.write_text(file.read_text("utf-8") + "\n## Notes\n\nSee [this](../nowhere.md).\n", encoding="utf-8")
    return file, line_of(file, "nowhere.md"), "nowhere.md"


def a_record_with_a_span_outside_its_text(site: Path) -> tuple[Path, int | None, str]:
    file = record(site, brief(site, MEETING))
    text = file.read_text(encoding="utf-8")
    start = text.index('"quotations"', text.index('"facts"'))
    at = text.index("[", text.index('"span"', start))
    file.write_text(text[:at] + "[999990,999999]" + text[text.index("]", at) + 1 :], encoding="utf-8")
    return file, None, ""


def a_record_that_is_no_json(site: Path) -> tuple[Path, int | None, str]:
    file = record(site, brief(site, MEETING))
    file.write_text(file.read_text(encoding="utf-8")[:200], encoding="utf-8")
    return file, 1, "record"


def a_line_of_ours_taken_out(site: Path) -> tuple[Path, int | None, str]:
    file = brief(site, MEETING)
    line = line_of(file, "## Who took part")
    edit(file, "\n## Who took part", "")
    return file, line, "run"


def a_page_deleted(site: Path) -> tuple[Path, int | None, str]:
    file = site / "docs/people/mohsin-naqvi.md"
    file.unlink()
    return file, None, "missing"


def a_seed_without_words(site: Path) -> tuple[Path, int | None, str]:
    file = site / "seeds/empty.txt"
    file.write_bytes(b"")
    return file, None, "empty"


def two_briefs_for_one_article(site: Path) -> tuple[Path, int | None, str]:
    file = brief(site, MEETING)
    other = file.with_name("zz-copy.md")
    other.write_bytes(file.read_bytes())
    return other, line_of(other, f"seed: {MEETING}"), "seed"


def a_name_that_is_alias_and_not(site: Path) -> tuple[Path, int | None, str]:
    file = site / "docs/people/mohsin-naqvi.md"
    edit(file, "\naliases: [", "\nnot: [M. Naqvi]\naliases: [M. Naqvi, ")
    return file, line_of(file, "not:"), "M. Naqvi"


def a_run_cut_off(site: Path) -> tuple[Path, int | None, str]:
    file = site / JOURNAL
    file.write_text("[]", encoding="utf-8")
    return file, None, "cut off"


DAMAGES: tuple[Damage, ...] = (
    a_run_cut_off,
    unclosed_yaml,
    a_day_that_does_not_exist,
    a_misspelled_key,
    a_key_given_twice,
    actors_that_are_no_list,
    a_front_matter_without_end,
    a_link_to_nowhere,
    a_record_with_a_span_outside_its_text,
    a_record_that_is_no_json,
    a_line_of_ours_taken_out,
    a_page_deleted,
    a_seed_without_words,
    two_briefs_for_one_article,
    a_name_that_is_alias_and_not,
)


def test_a_whole_site_has_no_problem(made: Path) -> None:
    assert check_site(made, SETTINGS) == ()
    assert CliRunner().invoke(main, ["check", "--root", str(made)]).exit_code == 0


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda d: d.__name__)
def test_each_damage_is_told_with_file_and_line(made: Path, damage: Damage) -> None:
    file, line, word = damage(made)
    path = file.relative_to(made).as_posix()
    before = {p: p.read_bytes() for p in made.rglob("*") if p.is_file()}
    done = CliRunner().invoke(main, ["check", "--root", str(made)])
    assert done.exit_code == 1
    told = [told for told in done.stderr.splitlines() if told.startswith(path)]
    assert told, done.stderr
    assert any(word in t for t in told), told
    if line is not None:
        assert any(t.startswith(f"{path}:{line}:") for t in told), (line, told)
    assert {p: p.read_bytes() for p in made.rglob("*") if p.is_file()} == before


def test_all_mistakes_of_all_front_matters_are_told_at_once(made: Path) -> None:
    one, _, _ = a_day_that_does_not_exist(made)
    other = made / "docs/people/mohsin-naqvi.md"
    edit(other, "name: Mohsin Naqvi", "nmae: Mohsin Naqvi")
    told: tuple[Problem, ...] = check_site(made, SETTINGS)
    assert {one.relative_to(made).as_posix(), "docs/people/mohsin-naqvi.md"} <= {p.path for p in told}


def test_a_broken_front_matter_stops_generate_and_nothing_is_written(made: Path) -> None:
    a_day_that_does_not_exist(made)
    before = standing(made)
    done = CliRunner().invoke(main, ["generate", "--root", str(made)])
    assert done.exit_code == 1
    assert "2026-02-30" in done.stderr
    assert standing(made) == before


def standing(root: Path) -> dict[Path, bytes]:
    """Every file but what runs keep for themselves."""
    return {p: p.read_bytes() for p in root.rglob("*") if p.is_file() and ".dateline" not in p.parts}
