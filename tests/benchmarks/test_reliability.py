"""What a confidence is worth: how it is counted, and how its steps are learned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.judges import Claim
from benchmarks.learning import steps
from benchmarks.reliability import Reliability, half_of
from generator.facts.calibrate import level
from generator.model import SURE

CLAIMS = st.lists(st.builds(Claim, st.floats(0, 1), st.booleans()), min_size=1, max_size=200)


def claims(confidence: float, right: int, wrong: int) -> list[Claim]:
    return [Claim(confidence, True)] * right + [Claim(confidence, False)] * wrong


def test_a_kind_is_off_by_the_distance_of_its_word_from_its_deeds() -> None:
    assert Reliability("dates", tuple(claims(0.9, 9, 1))).error == pytest.approx(0)
    assert Reliability("dates", tuple(claims(0.9, 5, 5))).error == pytest.approx(0.4)


def test_steps_say_what_share_was_right() -> None:
    learned = steps([*claims(0.6, 30, 70), *claims(0.9, 95, 5)])
    assert learned == ((0.0, 0.3), (0.9, 0.95))


def test_a_few_facts_make_no_step_of_their_own() -> None:
    assert len(steps([*claims(0.6, 3, 2), *claims(0.9, 95, 5)])) == 1


def test_what_annotators_only_do_not_list_is_never_made_unsure() -> None:
    assert steps(claims(0.6, 5, 95), lower_bound=True) == ((0.0, SURE),)


@given(CLAIMS)
def test_steps_rise_and_stay_between_nothing_and_certainty(found: list[Claim]) -> None:
    learned = steps(found)
    worths = [level(learned, confidence / 20) for confidence in range(21)]
    assert worths == sorted(worths)
    assert all(0 <= worth <= 0.95 for worth in worths)


@given(st.text())
def test_a_text_lies_always_in_the_same_half(text_id: str) -> None:
    assert half_of(text_id) == half_of(text_id)
    assert half_of(text_id) in (0, 1)
