"""Names against names, without context."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.entities.names.judge import FEATURES, name_pair, same_score
from generator.model import EntityKind
from tests.entities.made import read_cases

NAMES = st.text(max_size=40) | st.sampled_from(["Ali", "Abd al-", "al", "Dr.", "O'Neil-Ngo", "J. K.", "U.N.", "김민수"])


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{c['a']} ~ {c['b']}") for c in read_cases("pairs")])
def test_pairs_are_judged_as_a_reader_would(case: dict[str, Any]) -> None:
    score, reasons = same_score(case["a"], case["b"], case["kind"])
    assert (score >= 0.5) is case["same"], (case["why"], score, reasons)
    assert reasons


@given(a=NAMES, b=NAMES, kind=st.sampled_from(["person", "organization"]))
def test_the_order_of_the_two_names_changes_nothing(a: str, b: str, kind: EntityKind) -> None:
    assert same_score(a, b, kind) == same_score(b, a, kind)
    assert 0 <= same_score(a, b, kind)[0] <= 1


@given(name=st.text(min_size=1, max_size=40))
def test_a_name_with_letters_is_itself(name: str) -> None:
    assert same_score(name, name, "person")[0] > 0.9 or not name_pair(name, name, "person").left_parts


def test_a_megabyte_is_no_name_but_does_no_harm() -> None:
    assert 0 <= same_score("na" * 500_000, "an " * 300_000, "person")[0] <= 1


def test_every_feature_says_what_it_does() -> None:
    for features in FEATURES.values():
        assert all(feature.__doc__ for feature in features)


def test_sharing_a_common_part_says_less_than_sharing_a_rare_one() -> None:
    common, _ = same_score("Muhammad Farrukh Ali", "Muhammad Ali", "person")
    rare, _ = same_score("Zephyrin Farrukh Okwuosa", "Zephyrin Okwuosa", "person")
    assert common < rare
