"""Events strung together over weeks: raw texts read as a run does, and laws over invented reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import briefs
from generator.articles import articles_of, read_seeds, with_inferred_years
from generator.config import Settings
from generator.entities import link
from generator.facts import read_facts
from generator.model import Brief
from generator.stories import Told, told
from tests.stories.made import people_in, read_cases, reports_of

CASES = read_cases("storylines")
STRINGS = [case for case in CASES if case["storyline"]]
UNTOLD = {"miss01", "miss02", "miss11", "near05", "other09", "other12"}
"""Texts that stories still join to another event of their town, of one day and parliament, or of one firm."""

Strings = set[frozenset[str]]


def told_of(texts: Mapping[str, str], folder: Path) -> Told:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    seeds, _ = read_seeds(folder)
    articles = with_inferred_years(articles_of(seeds)[0])
    facts = read_facts(articles, {}, Settings().recognizer)  # type: ignore[call-arg]
    found = tuple(briefs.untouched(a.id, a, f) for a, f in zip(articles, facts, strict=True))
    return told(found, link(found))


def texts_in(found: Told) -> list[list[list[str]]]:
    """Storylines as lists of events, each a list of texts."""
    at = {story.slug: sorted(path.partition(".")[0] for path in story.briefs) for story in found.stories}
    return [[at[slug] for slug in line.stories] for line in found.storylines]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["rule"]) for case in STRINGS])
def test_what_goes_on_for_weeks_is_one_storyline_in_order_of_time(case: dict[str, Any], tmp_path: Path) -> None:
    wanted = case.get("alone", case["storyline"])
    assert texts_in(told_of(case["texts"], tmp_path)) == ([wanted] if wanted else [])


@pytest.mark.parametrize("case", [pytest.param(case, id=case["rule"]) for case in CASES if not case["storyline"]])
def test_what_has_people_and_places_alone_in_common_is_none(case: dict[str, Any], tmp_path: Path) -> None:
    assert texts_in(told_of(case["texts"], tmp_path)) == []


def test_of_all_texts_as_one_site_none_is_in_the_storyline_of_another(tmp_path: Path) -> None:
    """At most one text of a string is left out of it."""
    texts = {name: text for case in CASES for name, text in case["texts"].items() if name not in UNTOLD}
    found = [{name for event in line for name in event} - UNTOLD for line in texts_in(told_of(texts, tmp_path))]
    assert len(found) == len(STRINGS)
    for case in STRINGS:
        string = {name for event in case["storyline"] for name in event}
        (line,) = [line for line in found if line <= string]
        assert "partly" in case or len(string - line) <= 1, line


# -- laws ------------------------------------------------------------------------------------------

STRIKE = "Tram drivers of Galdor went on strike; Malik Jonsen of the Galdor Transport Union spoke. {} Galdor waits."
TEXTS = [
    STRIKE.format("Pickets stood at the depots."),
    STRIKE.format("A deal on night shifts is near."),
    "The central bank of Carrowmoor cut its rate, Ewan Strath said.",
    "",
]


@st.composite
def newsrooms(draw: st.DrawFn) -> tuple[Brief, ...]:
    """Up to seven reports over some weeks, some of them put into a storyline by hand."""
    days = [None, "2025-01-06", "2025-01-20", "2025-02-05", "2025-06-01", "XXXX-01-20", "2025"]
    some = [
        {
            "text": draw(st.sampled_from(TEXTS)),
            "date": (day := draw(st.sampled_from(days))),
            "published": day,
            "actors": draw(st.lists(st.sampled_from(["Malik Jonsen", "Ewan Strath"]), max_size=2, unique=True)),
            "storyline": draw(st.sampled_from([None, None, "tram-strike", "The bank"])),
        }
        for _ in range(draw(st.integers(0, 7)))
    ]
    return reports_of(some)


def lines_of(found: Told) -> Strings:
    at = {story.slug: story.briefs for story in found.stories}
    return {frozenset(path for slug in line.stories for path in at[slug]) for line in found.storylines}


@settings(max_examples=60)
@given(reports=newsrooms(), data=st.data())
def test_the_order_of_the_input_changes_nothing(reports: tuple[Brief, ...], data: st.DataObject) -> None:
    people = people_in(reports)
    assert told(tuple(data.draw(st.permutations(reports))), people[::-1]) == told(reports, people)


@settings(max_examples=60)
@given(reports=newsrooms(), data=st.data())
def test_what_is_strung_never_depends_on_an_earlier_run(reports: tuple[Brief, ...], data: st.DataObject) -> None:
    people = people_in(reports)
    found = told(reports, people)
    kept = [brief.path for brief in reports]
    before = {"old": tuple(data.draw(st.lists(st.sampled_from(kept), unique=True)))} if kept else {}
    again = told(reports, people, {}, before)
    assert again.stories == found.stories
    assert lines_of(again) == lines_of(found)


@settings(max_examples=60)
@given(reports=newsrooms())
def test_storylines_hold_stories_of_the_site_each_in_one(reports: tuple[Brief, ...]) -> None:
    found = told(reports, people_in(reports))
    held = [slug for line in found.storylines for slug in line.stories]
    assert len(held) == len(set(held))
    assert set(held) <= {story.slug for story in found.stories}
    assert len({line.slug for line in found.storylines}) == len(found.storylines)
    for line in found.storylines:
        assert len(line.stories) >= 2
        assert line.reason
        assert line.title
        for one in line.stories:
            after = line.after(one)
            assert after is None or line.before(after) == one


@settings(max_examples=60)
@given(reports=newsrooms())
def test_a_storyline_set_by_hand_binds(reports: tuple[Brief, ...]) -> None:
    found = told(reports, people_in(reports))
    line_of = {slug: line.slug for line in found.storylines for slug in line.stories}
    hands = {b.path: b.storyline for b in reports if b.storyline}
    named = [sorted({hands[path] for path in story.briefs if path in hands}) for story in found.stories]
    events = [(story.slug, names[0]) for story, names in zip(found.stories, named, strict=True) if names]
    for slug, name in events:
        for other, another in events:
            if slug != other:
                together = line_of.get(slug, slug) == line_of.get(other, other)
                assert together == (name == another)


def test_a_storyline_keeps_its_address_with_most_of_its_reports() -> None:
    reports = reports_of(list(_strike()))
    people = people_in(reports)
    (line,) = told(reports, people).storylines
    assert line.slug != "the-long-strike"
    before = {"the-long-strike": ("briefs/1.md", "briefs/2.md")}
    assert [again.slug for again in told(reports, people, {}, before).storylines] == ["the-long-strike"]


def test_a_storyline_set_by_hand_has_the_name_that_was_given() -> None:
    named = reports_of([each | {"storyline": "Strike of the trams"} for each in _strike()])
    (line,) = told(named, people_in(named)).storylines
    assert (line.slug, line.title) == ("strike-of-the-trams", "Strike of the trams")
    assert line.reason.startswith("put together by hand")


def _strike() -> Iterable[dict[str, Any]]:
    days = ("2025-01-06", "2025-01-20", "2025-02-05")
    for text, day in zip((*TEXTS[:2], TEXTS[0]), days, strict=True):
        yield {"text": text, "date": day, "day_words": "strike", "published": day, "actors": ["Malik Jonsen"]}
