"""Titles used outside of the time in which others use them: what is enough to ask a reader, and what is not."""

from __future__ import annotations

from datetime import date
from operator import eq
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.site.out_of_time import OutOfTime, Telling, out_of_time
from tests.conftest import REPOSITORY

CASES: list[dict[str, Any]] = YAML(typ="safe").load(
    (REPOSITORY / "tests/cases/site/out_of_time.yml").read_text(encoding="utf-8")
)


def telling(number: int, day: int, title: str) -> Telling[str]:
    return Telling(date(2025, 5, day), str(number), title)


def shown(found: OutOfTime[str]) -> str:
    how, since = ("later", "from") if found.later else ("earlier", "until")
    return f"{how} than {found.count} {found.instead} {since} {found.day.day}"


@pytest.mark.parametrize("case", [pytest.param(case, id=case["rule"]) for case in CASES])
def test_cases(case: dict[str, Any]) -> None:
    told = [telling(number, day, title) for number, (day, title) in enumerate(case["told"], 1)]
    told += [telling(number, case["told"][number - 1][0], title) for number, title in case.get("both", {}).items()]
    assert {int(brief): shown(found) for brief, found in out_of_time(told, eq).items()} == case["to_check"]


tellings = st.lists(st.tuples(st.integers(1, 9), st.sampled_from(["Minister", "Envoy", "Mayor"])), max_size=8)


@given(told=tellings, data=st.data())
def test_the_order_of_the_reports_changes_nothing(told: list[tuple[int, str]], data: st.DataObject) -> None:
    every = [telling(number, day, title) for number, (day, title) in enumerate(told)]
    assert out_of_time(data.draw(st.permutations(every)), eq) == out_of_time(every, eq)


@given(told=tellings)
def test_two_reports_say_otherwise_and_one_says_the_same_beyond_them(told: list[tuple[int, str]]) -> None:
    every = [telling(number, day, title) for number, (day, title) in enumerate(told)]
    for brief, found in out_of_time(every, eq).items():
        one = every[int(brief)]
        side = [t for t in every if (t.day < one.day) is found.later and t.day != one.day]
        assert sum(t.value == found.instead for t in side) >= found.count >= 2
        assert any(t.value == one.value and (t.day < found.day) is found.later for t in side)
