from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.site import dates

CASES = YAML(typ="safe", pure=True).load((Path(__file__).parents[1] / "cases/site/dates.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["input"])
def test_a_date_reads_as_people_write_it(case: dict[str, str]) -> None:
    assert dates.show(case["input"]) == case["expected"]


def test_a_day_can_carry_its_weekday() -> None:
    assert dates.show("2026-02-02", weekday=True) == "Mon 2 Feb 2026"


def test_dates_sort_in_time_and_unknown_years_first() -> None:
    days = ["2026-02-03", "2026", "XXXX-05-05", "2025-12~", "2026-02-02/2026-02-06", ""]
    assert sorted(days, key=dates.order) == [
        "XXXX-05-05",
        "",
        "2025-12~",
        "2026",
        "2026-02-02/2026-02-06",
        "2026-02-03",
    ]


@given(st.text(max_size=30))
def test_whatever_a_person_writes_as_a_date_is_shown(text: str) -> None:
    assert bool(dates.show(text)) == bool(text)
    dates.order(text)
