"""Reasons and their sum."""

from __future__ import annotations

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from generator.knowledge.weighing import NOTHING, Reason, in_favour, logistic, total

SUMS = st.floats(-300, 300)


def test_what_speaks_against_and_what_has_no_words_is_not_told() -> None:
    reasons = [Reason(2.0, "in the headline"), Reason(-1.0, "a range of days"), Reason(1.0), NOTHING]
    assert (total(reasons), in_favour(reasons)) == (2.0, ["in the headline"])


@given(SUMS, SUMS)
def test_more_evidence_never_makes_less_sure(one: float, other: float) -> None:
    assert logistic(min(one, other)) <= logistic(max(one, other))


@given(SUMS)
def test_for_and_against_are_one_measure(evidence: float) -> None:
    assert isclose(logistic(evidence) + logistic(-evidence), 1.0)
    assert 0.0 <= logistic(evidence, most=0.75) <= 0.75
    assert logistic(0.0, most=0.75) == 0.375
