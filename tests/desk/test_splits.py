"""Namesakes parted by their briefs and joined again, over a real site: a decision holds, and taken back leaves nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.desk.test_merges import assert_whole, dateline, texts

BRIEF = """---
title: {title}
date: 2025-05-0{day}
location: {location}
actors:
  - name: Daniel Marsh
{role}  - name: Ada Obi
mentions: [{mentions}]
---
"""
HEAD_OF_LEAGUE = "    role: Director General\n    organization: {}\n"
BRIEFS = [
    ("Marsh opens a school", "Leeds, United Kingdom", "", "Tunis"),
    ("Marsh counts geese", "Leeds, United Kingdom", "", "Tunis"),
    ("Marsh sells a barge", "Leeds, United Kingdom", "", "Tunis"),
]
PAGE = "docs/people/daniel-marsh.md"
OTHER = "docs/people/daniel-marsh-leeds.md"


def desk(root: Path, briefs: list[tuple[str, str, str, str]]) -> Path:
    """A site of briefs by hand, generated."""
    for day, (title, location, role, mentions) in enumerate(briefs, 1):
        file = root / f"docs/briefs/2025/05/{day}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = BRIEF.format(title=title, day=day, location=location, role=role, mentions=mentions)
        file.write_text(text, encoding="utf-8")
    (root / "seeds").mkdir(exist_ok=True)
    dateline(root, "generate")
    return root


def named_on(root: Path, page: str) -> set[str]:
    """The titles of the briefs that a page lists."""
    text = (root / page).read_text(encoding="utf-8")
    return {title for title, *_ in BRIEFS if title in text.split("---", 2)[2]}


def test_a_namesake_gets_a_page_and_keeps_it(tmp_path: Path) -> None:
    desk(tmp_path, BRIEFS)
    assert not (tmp_path / OTHER).exists()
    dateline(tmp_path, "split", "daniel-marsh", "--brief", "docs/briefs/2025/05/2.md")
    for _ in range(2):
        dateline(tmp_path, "generate")
        assert_whole(tmp_path)
        assert named_on(tmp_path, PAGE) == {"Marsh opens a school", "Marsh sells a barge"}
        assert named_on(tmp_path, OTHER) == {"Marsh counts geese"}


def test_merging_back_leaves_nothing(tmp_path: Path) -> None:
    before = texts(desk(tmp_path, BRIEFS))
    dateline(tmp_path, "split", "daniel-marsh", "--brief", "2", "--brief", "3")
    dateline(tmp_path, "generate")
    assert texts(tmp_path).keys() - before.keys() == {OTHER, "records/people/daniel-marsh-leeds.json"}
    dateline(tmp_path, "merge", "daniel-marsh", "daniel-marsh-leeds")
    dateline(tmp_path, "generate")
    assert texts(tmp_path) == before


def test_a_later_brief_of_the_namesake_does_not_undo_the_split(tmp_path: Path) -> None:
    desk(tmp_path, BRIEFS)
    dateline(tmp_path, "split", "daniel-marsh", "--brief", "2")
    dateline(tmp_path, "generate")
    desk(tmp_path, [*BRIEFS, ("Marsh digs a well", "Leeds, United Kingdom", "", "Tunis")])
    assert_whole(tmp_path)
    assert named_on(tmp_path, OTHER) == {"Marsh counts geese"}
    assert "Marsh counts geese" not in named_on(tmp_path, PAGE)


def test_two_pages_of_one_name_are_merged_and_stay_so(tmp_path: Path) -> None:
    roles = ["    role: Treasury Secretary\n", "    role: striker\n", "    role: Treasury Secretary\n"]
    places = ["Washington, United States", "Perth, Australia", "Washington, United States"]
    briefs = [(t, p, r, m) for (t, _, _, m), p, r in zip(BRIEFS, places, roles, strict=True)]
    desk(tmp_path, [(t, p, r, "Tunis" if "striker" not in r else "Perth") for t, p, r, _ in briefs])
    for file in (tmp_path / "docs/briefs/2025/05").glob("*.md"):
        file.write_text(file.read_text("utf-8").replace("  - name: Ada Obi\n", ""), "utf-8")
    dateline(tmp_path, "generate")
    assert (tmp_path / "docs/people/daniel-marsh-striker.md").exists()
    assert "# Daniel Marsh (striker)" in (tmp_path / "docs/people/daniel-marsh-striker.md").read_text("utf-8")
    dateline(tmp_path, "merge", "daniel-marsh", "daniel-marsh-striker")
    for _ in range(2):
        dateline(tmp_path, "generate")
        assert_whole(tmp_path)
        assert named_on(tmp_path, PAGE) == {title for title, *_ in BRIEFS}


def test_parting_a_person_parts_no_organization(tmp_path: Path) -> None:
    heads = [HEAD_OF_LEAGUE.format(n) for n in ("Nordic Arctic Rescue League", "Nordic Council for Arctic Rescue")]
    bodies = ["Nordic Arctic Rescue League", "Nordic Council for Arctic Rescue"]
    told = [(BRIEFS[n][0], "Oslo, Norway", heads[n], bodies[n]) for n in range(2)]
    desk(tmp_path, told)
    bodies_before = sorted(p.name for p in (tmp_path / "docs/organizations").glob("nordic*"))
    assert len(bodies_before) == 1
    dateline(tmp_path, "split", "daniel-marsh", "--brief", "2")
    dateline(tmp_path, "generate")
    assert len(list((tmp_path / "docs/people").glob("daniel-marsh*"))) == 2
    assert sorted(p.name for p in (tmp_path / "docs/organizations").glob("nordic*")) == bodies_before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("split", "daniel-marsh", "--brief", "9"), "is not named in '9'"),
        (("split", "daniel-marsh", "--brief", "1", "--brief", "2", "--brief", "3"), "nothing would be left"),
    ],
)
def test_a_wrong_brief_is_told_with_what_there_is(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    before = texts(desk(tmp_path, BRIEFS))
    assert says in " ".join(dateline(tmp_path, *arguments, code=1).stderr.split())
    assert texts(tmp_path) == before


def test_a_dry_run_lists_the_pages_of_a_split(tmp_path: Path) -> None:
    before = texts(desk(tmp_path, BRIEFS))
    out = dateline(tmp_path, "split", "daniel-marsh", "--brief", "2", "--dry-run").stdout
    assert texts(tmp_path) == before
    assert {PAGE, OTHER} <= {line.strip() for line in out.splitlines()}


def namesakes(root: Path) -> Path:
    """A treasury secretary in two briefs and a striker in one, all of one name."""
    told = [("Washington, United States", "Treasury Secretary"), ("Perth, Australia", "striker")]
    briefs = [(BRIEFS[n][0], *told[n % 2]) for n in range(3)]
    desk(root, [(title, place, f"    role: {role}\n", place.partition(",")[0]) for title, place, role in briefs])
    for file in (root / "docs/briefs/2025/05").glob("*.md"):
        file.write_text(file.read_text("utf-8").replace("  - name: Ada Obi\n", ""), "utf-8")
    dateline(root, "generate")
    return root


def who_is_who(root: Path) -> list[dict[str, Any]]:
    lines = dateline(root, "review", "--json").stdout.splitlines()
    return [question for line in lines if (question := json.loads(line))["kind"] in ("joined", "twins")]


@pytest.mark.parametrize(("answer", "pages"), [(0, 1), (1, 2)], ids=["one", "two"])
def test_either_answer_to_a_question_on_namesakes_settles_it(tmp_path: Path, answer: int, pages: int) -> None:
    (asked,) = who_is_who(namesakes(tmp_path))
    assert "for two: " in asked["why"]
    page = tmp_path / asked["file"]
    page.write_text(page.read_text("utf-8").replace("---\n", f"---\n{asked['paste'][answer]}\n", 1), "utf-8")
    for _ in range(2):
        dateline(tmp_path, "generate")
        assert_whole(tmp_path)
        assert who_is_who(tmp_path) == []
    living = [p for p in (tmp_path / "docs/people").glob("daniel*.md") if "| Known as |" in p.read_text("utf-8")]
    assert len(living) == pages
