"""Where reports differ, and what a difference means."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Brief, Discrepancy
from generator.stories.change import _falls
from generator.stories.copies import copies_of
from generator.stories.discrepancies import discrepancies_of
from generator.stories.names_differ import named_apart, spelt_apart
from tests.benchmarks.test_hostile import calls
from tests.stories.made import people_in, read_cases, reports_of


def found(told: list[dict[str, Any]], aliases: dict[str, str] | None = None) -> tuple[Discrepancy, ...]:
    briefs: tuple[Brief, ...] = reports_of(told)
    return discrepancies_of(briefs, people_in(briefs, aliases), copies_of(briefs))


@pytest.mark.parametrize("case", [pytest.param(c, id=c["rule"]) for c in read_cases("changes")])
def test_cases(case: dict[str, Any]) -> None:
    differ = found(case["reports"])
    assert [[d.field, d.reading] for d in differ] == case["readings"], [d.reason for d in differ]
    reasons = " | ".join(d.reason for d in differ)
    assert [words for words in case.get("says", ()) if words not in reasons] == [], reasons
    if "cells" in case:
        assert [[cell.brief for cell in d.cells] for d in differ] == case["cells"]


@pytest.mark.parametrize("case", [pytest.param(c, id=c["rule"]) for c in read_cases("tolls")])
def test_a_toll_is_told_in_its_course(case: dict[str, Any]) -> None:
    (toll,) = [d for d in found(case["reports"]) if d.label == f"Number: {case['kind']}"]
    assert ([int(cell.value) for cell in toll.cells], toll.reading) == (case["course"], case["reading"]), toll.reason
    assert case.get("says", "") in toll.reason


def test_a_single_report_contradicts_nobody() -> None:
    assert found([{"text": "14 people drowned.", "date": "2025-05-04"}]) == ()


def test_two_stated_days_are_a_conflict_with_the_words_of_both() -> None:
    told = [
        {"text": "It sank on Sunday.", "date": "2025-05-04", "day_words": "Sunday"},
        {"text": "It sank on May 5.", "date": "2025-05-05", "day_words": "May 5"},
    ]
    (date,) = found(told)
    assert (date.field, date.reading) == ("date", "conflict")
    assert [(c.value, c.words) for c in date.cells] == [("2025-05-04", "Sunday"), ("2025-05-05", "May 5")]


def test_a_day_of_publication_may_agree_with_a_stated_one() -> None:
    told = [
        {"text": "It sank on Sunday.", "date": "2025-05-04", "day_words": "Sunday"},
        {"text": "It sank.", "date": "2025-05-05", "day_words": None},
    ]
    (date,) = found(told)
    assert date.reading == "may agree"
    assert "publication" in date.reason


def test_stated_days_conflict_whatever_day_a_third_report_came_out_on() -> None:
    told = [
        {"text": "It sank on Sunday.", "date": "2025-05-04", "day_words": "Sunday"},
        {"text": "It sank on May 5.", "date": "2025-05-05", "day_words": "May 5"},
        {"text": "It sank.", "date": "2025-05-06", "day_words": None},
    ]
    (date,) = found(told)
    assert (date.reading, len(date.cells)) == ("conflict", 3)


def test_of_many_values_only_the_best_attested_is_counted() -> None:
    days = ["04", "04", "05", "06", "07", "08"]
    told = [
        {"text": f"It sank on May {day}. Copy of nobody, {n}.", "date": f"2025-05-{day}", "day_words": f"May {day}"}
        for n, day in enumerate(days)
    ]
    (date,) = found(told)
    assert "at most 2 of 6 independent reports say the same" in date.reason


def test_a_month_and_a_day_in_it_agree() -> None:
    assert found([{"text": "a", "date": "2025-05"}, {"text": "b", "date": "2025-05-04"}]) == ()


def test_neighbouring_towns_may_agree_and_far_ones_conflict() -> None:
    near = found([{"text": "a", "location": "Kinshasa, DR Congo"}, {"text": "b", "location": "Brazzaville, Congo"}])
    far = found([{"text": "a", "location": "Accra, Ghana"}, {"text": "b", "location": "Kumasi, Ghana"}])
    assert [d.reading for d in near] == ["may agree"]
    assert [d.reading for d in far] == ["conflict"]


def test_a_building_on_no_map_contradicts_no_town() -> None:
    assert found([{"text": "a", "location": "Accra, Ghana"}, {"text": "b", "location": "Old Mill House, Ghana"}]) == ()


def test_a_title_that_changed_over_months_is_no_conflict() -> None:
    told = [
        {"text": "a", "date": "2025-01-04", "actors": [{"name": "Ama Serwaa", "role": "Culture Minister"}]},
        {"text": "b", "date": "2025-09-04", "actors": [{"name": "Ama Serwaa", "role": "Prime Minister"}]},
    ]
    title = next(d for d in found(told) if d.field == "title")
    assert title.reading == "change over time"
    assert [c.value for c in title.cells] == ["Culture Minister", "Prime Minister"]


def test_two_spellings_are_one_person() -> None:
    told = [{"text": "a", "actors": ["Tariq Qadhafi"]}, {"text": "b", "actors": ["Tarek Gaddafi"]}]
    (spelling,) = found(told, {"Tarek Gaddafi": "Tariq Qadhafi"})
    assert (spelling.field, spelling.reading, spelling.reason) == ("spelling", "one person", "sounds alike")


def test_a_rank_or_a_name_more_is_no_other_spelling() -> None:
    assert not spelt_apart("General Imran Lodhi", "Syed Imran Lodhi")
    assert not spelt_apart("Imran Lodhi", "Imran Shah Lodhi")
    assert spelt_apart("Imran Lodhi", "Imran Lodi")


def test_numbers_of_different_things_are_not_compared() -> None:
    assert found([{"text": "14 people drowned."}, {"text": "17 boats sank and 3 schools closed."}]) == ()


def test_a_report_that_gives_two_numbers_is_not_held_to_one() -> None:
    assert found([{"text": "14 people came, 3 people swam."}, {"text": "17 people came."}]) == ()


def test_big_numbers_are_read_whole() -> None:
    (number,) = found([{"text": "Some 1,400 refugees fled."}, {"text": "Some 12,400 refugees fled."}])
    assert [(c.value, c.words) for c in number.cells] == [("1400", "1,400 refugees"), ("12400", "12,400 refugees")]


def of_one_story(count: int) -> tuple[Brief, ...]:
    """Reports that differ in day, place, title and toll, in a few ways each, and share no text of their own."""
    told = [
        {
            "date": f"2026-03-{1 + number % 9:02}",
            "published": f"2026-03-{10 + number % 9:02}",
            "day_words": "On the day",
            "location": ("Beira, Mozambique", "Lisbon, Portugal")[number % 2],
            "actors": [{"name": "Ana Dias", "role": ("mayor", "minister", "former mayor")[number % 3]}],
            "text": f"On the day the toll is now {number % 7 + 9} dead. Words {number} of berth {number} are its own.",
        }
        for number in range(count)
    ]
    return reports_of(told)


def test_work_grows_with_the_reports_of_a_story_and_not_with_their_pairs() -> None:
    def work(count: int) -> int:
        briefs = of_one_story(count)
        people = people_in(briefs)
        differ: list[Discrepancy] = []
        made = calls(lambda: differ.extend(discrepancies_of(briefs, people, copies_of(briefs))))
        assert {found.field for found in differ} == {"date", "place", "title", "number"}
        return made

    assert work(800) <= 5 * work(200)


@given(st.lists(st.tuples(st.dates(), st.integers(0, 9)), max_size=9))
def test_a_toll_falls_where_a_later_day_has_fewer(dated: list[tuple[date, int]]) -> None:
    assert _falls(dated) == any(a[0] < b[0] and a[1] > b[1] for a in dated for b in dated)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Nigerian Army", "The Nigeria Army", False),
        ("Ministry of Defence", "Defense Ministry", False),
        ("Regional Press Office", "Press Office", False),
        ("National Directorate of Security", "NDS", False),
        ("Islamic Military Alliance", "Islamic Military Coalition", True),
        ("212 Battalion", "221 Battalion", True),
        ("Bank of Tarsk", "Bank of Belmora", True),
    ],
)
def test_a_body_has_two_names_where_each_has_a_word_of_its_own(one: str, other: str, apart: bool) -> None:
    assert (named_apart(one, other), named_apart(other, one)) == (apart, apart)
