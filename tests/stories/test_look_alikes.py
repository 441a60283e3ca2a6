"""Raw texts that look alike: read, linked and put into stories as a run does, each case alone and all as one site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator import briefs
from generator.articles import articles_of, read_seeds, with_inferred_years
from generator.config import Settings
from generator.entities import link
from generator.facts import read_facts
from generator.model import Story
from generator.stories import cluster
from tests.stories.made import read_cases

CASES = read_cases("look_alikes")
SERIES = read_cases("mini_series")
TOLLS = read_cases("toll_series")


def stories_of(texts: Mapping[str, str], folder: Path) -> tuple[Story, ...]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    seeds, _ = read_seeds(folder)
    articles = with_inferred_years(articles_of(seeds)[0])
    facts = read_facts(articles, {}, Settings().recognizer)  # type: ignore[call-arg]
    told = tuple(briefs.untouched(a.id, a, found) for a, found in zip(articles, facts, strict=True))
    return cluster(told, link(told))


def names_in(stories: Iterable[Story]) -> set[frozenset[str]]:
    return {frozenset(path.removesuffix("#1").removesuffix(".txt") for path in story.briefs) for story in stories}


def wanted(case: Mapping[str, Any]) -> set[frozenset[str]]:
    return {frozenset(story) for story in case["stories"]}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(c, id=c["rule"], marks=pytest.mark.xfail(reason=c["open"], strict=True) if "open" in c else ())
        for c in CASES
    ],
)
def test_look_alikes_stay_apart_and_tellings_join(case: dict[str, Any], tmp_path: Path) -> None:
    stories = stories_of(case["texts"], tmp_path)
    assert names_in(stories) == wanted(case), [story.reason for story in stories]
    if "differ" in case:
        assert [d.label for story in stories for d in story.discrepancies] == case["differ"]


@pytest.mark.slow
@pytest.mark.parametrize("case", [pytest.param(case, id=case["rule"]) for case in SERIES])
def test_what_one_office_does_again_within_days_is_another_event(case: dict[str, Any], tmp_path: Path) -> None:
    stories = stories_of(case["texts"], tmp_path)
    assert names_in(stories) == wanted(case), [story.reason for story in stories]


@pytest.mark.slow
@pytest.mark.parametrize("case", [pytest.param(case, id=case["rule"]) for case in TOLLS])
def test_a_toll_over_four_days_is_one_story_and_its_course_one_table(case: dict[str, Any], tmp_path: Path) -> None:
    (story,) = stories_of(case["texts"], tmp_path)
    (table,) = (d for d in story.discrepancies if d.field == "number" and case["kind"] in d.label)
    assert table.reading == "change over time"
    assert [int(cell.value) for cell in table.cells] == case["course"]


@pytest.mark.slow
@pytest.mark.parametrize("cases", [CASES, SERIES], ids=["look-alikes", "mini series"])
def test_all_of_them_as_one_site(cases: list[dict[str, Any]], tmp_path: Path) -> None:
    """Of all texts as one site, none joins one of another case; the tellings of one event are together."""
    found = names_in(stories_of({name: text for case in cases for name, text in case["texts"].items()}, tmp_path))
    own = [case["texts"].keys() for case in cases]
    assert [story for story in found if not any(story <= case for case in own)] == []
    several = [story for case in cases if "open" not in case for story in wanted(case) if len(story) > 1]
    assert [story for story in several if not any(story <= other for other in found)] == []
