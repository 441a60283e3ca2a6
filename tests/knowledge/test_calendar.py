"""Absolute dates in any text."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.knowledge.calendar import exists, find_calendar_dates, month_number, weekday_number
from generator.knowledge.edtf import MONTHS, is_edtf

CASES = Path(__file__).parent.parent / "cases" / "knowledge" / "calendar.yml"
cases: list[dict[str, Any]] = YAML(typ="safe").load(CASES.read_text(encoding="utf-8"))
PIECES = [
    "Feb",
    "May",
    "March",
    "3",
    "30",
    "2026",
    "03",
    ",",
    ".",
    "-",
    "/",
    " ",
    "\n",
    "to",
    "Monday",
    "of",
    "th",
    "’",
]


@pytest.mark.parametrize("case", cases, ids=[case["text"] for case in cases])
def test_dates_are_found_where_dates_stand_and_nowhere_else(case: dict[str, Any]) -> None:
    text = case["text"]
    found = find_calendar_dates(text)
    assert [f"{text[d.start : d.end]} = {d.edtf}" for d in found] == case["dates"]
    assert any(d.ambiguous for d in found) == case.get("ambiguous", False)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_dates_never_overlap_and_are_always_valid(text: str) -> None:
    last = 0
    for found in find_calendar_dates(text):
        assert last <= found.start < found.end <= len(text)
        assert is_edtf(found.edtf)
        last = found.end


@given(st.dates(date(1500, 1, 1), date(2199, 12, 31)))
def test_every_day_written_out_is_read_back(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{MONTHS[day.month - 1]}. {day.day}, {day.year}",
    ):
        assert [found.edtf for found in find_calendar_dates(text)] == [day.isoformat()]


def test_an_ambiguous_date_has_another_reading() -> None:
    (found,) = find_calendar_dates("03/02/2026")
    assert found.swapped.edtf == "2026-02-03"


def test_a_weekday_that_contradicts_its_day_is_told() -> None:
    right, wrong = find_calendar_dates("Monday, 3 March 2025; Tuesday, 3 March 2025")
    assert right.weekday_fits
    assert not wrong.weekday_fits


def test_a_missing_year_can_be_filled_in() -> None:
    (found,) = find_calendar_dates("Dec. 30 - Jan. 2")
    assert found.in_year(2025).edtf == "2025-12-30/2026-01-02"


def test_names_are_numbers_in_any_case() -> None:
    assert (month_number("Sept."), month_number("MAY"), month_number("maybe")) == (9, 5, None)
    assert (weekday_number("Thurs."), weekday_number("sunday"), weekday_number("sunny")) == (3, 6, None)


def test_the_29th_of_february_passes_while_the_year_is_unknown() -> None:
    assert exists(None, 2, 29)
    assert not exists(2025, 2, 29)
