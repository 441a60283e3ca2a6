"""EDTF strings: precision, days, and the reader's form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.knowledge.edtf import first_day, human, is_edtf, last_day, precision

CASES = Path(__file__).parent.parent / "cases" / "knowledge" / "edtf.yml"
cases: list[dict[str, Any]] = YAML(typ="safe").load(CASES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", cases, ids=[str(case["edtf"]) for case in cases])
def test_a_date_says_how_much_is_known(case: dict[str, Any]) -> None:
    text = str(case["edtf"])
    assert precision(text) == case["precision"]
    assert (first_day(text), last_day(text)) == (case["first"], case["last"])
    assert human(text) == case["human"]


@given(st.text(alphabet="0129X-/~?% ", max_size=24))
def test_no_text_breaks_a_reader(text: str) -> None:
    first, last = first_day(text), last_day(text)
    if is_edtf(text) and "/" not in text and first and last:
        assert first <= last
    assert human(text) or not text


@given(st.dates())
def test_a_day_is_its_own_first_and_last(day: Any) -> None:
    assert first_day(day.isoformat()) == last_day(day.isoformat()) == day
