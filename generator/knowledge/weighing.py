"""Reasons and their weights: what every visible list of features, clues or points gives, and what their sum means.

Reach for `Reason` when a new list judges something: each function looks at one thing and gives a reason; the weights
add up; `logistic` turns the sum into how sure it makes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a reading or against it."""

    weight: float
    """Above 0 for it, below 0 against it. The unit is the list's own: log-odds, powers of ten, points."""
    words: str = ""
    """One clause for readers; empty where they need not hear of it."""


NOTHING = Reason(0.0)
"""What a feature gives that has nothing to say here."""


def total(reasons: Iterable[Reason]) -> float:
    """The sum of the weights, added in the order they come in: another order may change the last digit."""
    return sum(reason.weight for reason in reasons)


def in_favour(reasons: Iterable[Reason]) -> list[str]:
    """The words of the reasons that speak for it, in the order they come in."""
    return [reason.words for reason in reasons if reason.words and reason.weight > 0]


def logistic(evidence: float, most: float = 1.0) -> float:
    """How sure a sum makes, from 0 to `most`; half of that where as much speaks for it as against it."""
    return most / (1 + exp(-evidence))
