"""Titles outside of their time: asked about in the review, settled by `accept`, on the page and in the review alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk.test_merges import dateline

BRIEF = """---
title: Report {day}
date: 2025-05-{day:02}
published: 2025-05-{day:02}
location: Kisumu, Kenya
actors:
  - name: {name}
    role: {role}
    organization: Lake Harbour Board
mentions: [Lake Harbour Board]
---
"""
ADA, BEN = "Ada Obi", "Ben Otieno"


def desk(root: Path, told: list[tuple[str, str]]) -> Path:
    """A site of briefs by hand, one a day, each giving somebody a title at one board."""
    (root / "seeds").mkdir(parents=True)
    for day, (name, role) in enumerate(told, 1):
        file = root / f"docs/briefs/2025/05/{day}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(BRIEF.format(day=day, name=name, role=role), encoding="utf-8")
    dateline(root, "generate")
    return root


def titles_asked(root: Path) -> list[dict[str, object]]:
    lines = dateline(root, "review", "--json").stdout.splitlines()
    return [asked for line in lines if (asked := json.loads(line))["kind"] == "title"]


CASES = [
    pytest.param(
        [(ADA, "Harbour Master"), (ADA, "Envoy"), (ADA, "Envoy"), (ADA, "Harbour Master")],
        4,
        "later than 2 reports that give “Envoy” (from 2 May 2025)",
        id="an older title of hers",
    ),
    pytest.param(
        [(ADA, "Director"), (BEN, "Director"), (BEN, "Director"), (BEN, "Director"), (ADA, "Director")],
        5,
        "later than 3 reports that give it to Ben Otieno (from 2 May 2025)",
        id="a title that is another's by now",
    ),
]


@pytest.mark.parametrize(("told", "day", "why"), CASES)
def test_a_title_out_of_its_time_is_asked_about_where_its_brief_gives_it(
    tmp_path: Path, told: list[tuple[str, str]], day: int, why: str
) -> None:
    root = desk(tmp_path, told)
    (asked,) = titles_asked(root)
    assert (asked["file"], asked["field"]) == (f"docs/briefs/2025/05/{day}.md", f"actors/{ADA}/role")
    assert (asked["why"], asked["accept"]) == (why, True)
    line = (root / str(asked["file"])).read_text("utf-8").splitlines()[int(str(asked["line"])) - 1]
    assert line == f"    role: {told[day - 1][1]}"
    assert "## Titles out of their time" in (root / "docs/review.md").read_text("utf-8")


@pytest.mark.parametrize(("told", "day", "why"), CASES)
def test_a_title_that_a_person_accepts_is_no_longer_marked(
    tmp_path: Path, told: list[tuple[str, str]], day: int, why: str
) -> None:
    root = desk(tmp_path, told)
    pages = [root / "docs/people/ada-obi.md", root / "docs/organizations/lake-harbour-board.md"]
    assert any("*to check: later than" in page.read_text("utf-8") for page in pages)
    dateline(root, "accept", f"docs/briefs/2025/05/{day}.md", f"actors/{ADA}/role")
    dateline(root, "generate")
    assert titles_asked(root) == []
    assert not any("*to check: later than" in page.read_text("utf-8") for page in pages), why


def test_a_new_title_and_a_new_holder_are_no_question(tmp_path: Path) -> None:
    assert titles_asked(desk(tmp_path, [(ADA, "Director"), (ADA, "Director"), (ADA, "Envoy"), (BEN, "Director")])) == []
