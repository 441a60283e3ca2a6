"""What happened: cases that anyone can read, and laws over invented reports."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Brief, Story
from generator.stories import cluster
from tests.stories.made import people_in, read_cases, reports_of

FERRY = "A ferry capsized off the coast of Sulawesi and rescuers searched for survivors."
TEXTS = [
    FERRY,
    FERRY.replace("Sulawesi", "Flores"),
    "The central bank of Ghana cut its rate.",
    "",
    "x " * 300,
    "Ferry.",
]


@st.composite
def newsrooms(draw: st.DrawFn) -> tuple[Brief, ...]:
    """One to seven reports that share words, people, days and sometimes a story set by hand."""
    told = [
        {
            "text": draw(st.sampled_from(TEXTS)),
            "date": draw(st.sampled_from([None, "2025-05-04", "2025-05-05", "2025-05", "2021", "XXXX-05-04"])),
            "location": draw(st.sampled_from([None, "Accra, Ghana", "Palu, Indonesia", "The old mill"])),
            "actors": draw(
                st.lists(st.sampled_from(["Ama Serwaa", "Joyce Wambui", "Tomas Halvorsen"]), max_size=2, unique=True)
            ),
            "story": draw(st.sampled_from([None, None, "ferry", "Bank day"])),
        }
        for _ in range(draw(st.integers(0, 7)))
    ]
    return reports_of(told)


def members(stories: tuple[Story, ...]) -> set[frozenset[int]]:
    return {frozenset(int(path.split("/")[1].removesuffix(".md")) for path in story.briefs) for story in stories}


@pytest.mark.parametrize("case", [pytest.param(c, id=c["rule"]) for c in read_cases("stories")])
def test_cases(case: dict[str, Any]) -> None:
    briefs = reports_of(case["reports"])
    stories = cluster(briefs, people_in(briefs))
    assert members(stories) == {frozenset(story) for story in case["stories"]}, [s.reason for s in stories]
    if "fields" in case:
        assert [d.field for s in stories for d in s.discrepancies] == case["fields"]
    for one, other in case.get("related", ()):
        of = {path: story for story in stories for path in story.briefs}
        assert of[f"briefs/{other}.md"].slug in of[f"briefs/{one}.md"].related


@settings(max_examples=80)
@given(briefs=newsrooms(), data=st.data())
def test_the_order_of_the_input_changes_nothing(briefs: tuple[Brief, ...], data: st.DataObject) -> None:
    people = people_in(briefs)
    assert cluster(tuple(data.draw(st.permutations(briefs))), people[::-1]) == cluster(briefs, people)


@settings(max_examples=80)
@given(briefs=newsrooms())
def test_every_brief_is_in_exactly_one_story(briefs: tuple[Brief, ...]) -> None:
    stories = cluster(briefs, people_in(briefs))
    assert sorted(path for s in stories for path in s.briefs) == sorted(b.path for b in briefs)
    slugs = {s.slug for s in stories}
    assert len(slugs) == len(stories)
    assert all(set(s.related) <= slugs - {s.slug} and s.slug and s.reason for s in stories)


@settings(max_examples=80)
@given(briefs=newsrooms())
def test_a_story_set_by_hand_binds(briefs: tuple[Brief, ...]) -> None:
    of = {path: story.slug for story in cluster(briefs, people_in(briefs)) for path in story.briefs}
    for a in briefs:
        for b in briefs:
            if a.story and b.story:
                assert (of[a.path] == of[b.path]) is (a.story == b.story)


@settings(max_examples=60)
@given(briefs=newsrooms())
def test_words_in_a_table_are_the_sources_own(briefs: tuple[Brief, ...]) -> None:
    texts = {b.path: b.article.text for b in briefs if b.article}
    for story in cluster(briefs, people_in(briefs)):
        for cell in (cell for d in story.discrepancies for cell in d.cells):
            assert cell.words == (cell.span.of(texts[cell.brief]) if cell.span else "")


def test_a_story_keeps_the_address_with_most_briefs_in_common() -> None:
    briefs = reports_of([{"text": FERRY, "date": "2025-05-04"}] * 3)
    before = {"the-ferry": ("briefs/1.md", "briefs/2.md"), "another": ("briefs/3.md",), "gone": ("briefs/9.md",)}
    assert [s.slug for s in cluster(briefs, (), before)] == ["the-ferry"]


def test_a_story_named_by_hand_has_that_name_and_address() -> None:
    (story,) = cluster(reports_of([{"text": FERRY, "story": "The Sulawesi ferry"}]), ())
    assert (story.slug, story.title) == ("the-sulawesi-ferry", "The Sulawesi ferry")


def test_a_real_headline_is_preferred_to_a_made_one() -> None:
    told = [{"text": FERRY, "date": "2025-05-04"}, {"text": FERRY, "date": "2025-05-04", "title": "Ferry capsizes"}]
    (story,) = cluster(reports_of(told), ())
    assert story.title == "Ferry capsizes"


def test_the_date_of_a_story_spans_its_reports() -> None:
    (story,) = cluster(reports_of([{"text": FERRY, "date": "2025-05-04"}, {"text": FERRY, "date": "2025-05-06"}]), ())
    assert story.date == "2025-05-04/2025-05-06"


def test_what_no_source_says_is_listed() -> None:
    (story,) = cluster(reports_of([{"text": FERRY}]), ())
    assert story.not_stated == ("who took part", "when it took place", "where it took place", "who published it")


def test_a_day_of_publication_is_no_day_of_the_event() -> None:
    told = {"text": FERRY, "date": "2025-05-04", "day_words": None, "location": "Palu, Indonesia", "publisher": "Wire"}
    (story,) = cluster(reports_of([told]), ())
    assert story.not_stated == ("who took part", "when it took place: only dates of publication are given")


def test_a_withdrawn_brief_is_in_no_story() -> None:
    assert cluster(reports_of([{"text": FERRY, "withdrawn": True}]), ()) == ()


def test_a_megabyte_of_one_word_does_no_harm() -> None:
    assert len(cluster(reports_of([{"text": "ferry" * 200_000}, {"text": "ferry " * 200_000}]), ())) == 2
