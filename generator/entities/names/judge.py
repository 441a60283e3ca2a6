"""Two names, nothing else: how much speaks for one bearer, and why.

Reach for `same_score` to judge a pair of names without context. `FEATURES` is the whole policy: each function looks
at one thing and returns a `Signal`, evidence in log-odds (0: says nothing; +2: seven times likelier one; -4: fifty
times likelier two) with a reason in words. The figures were fitted on sanctions lists' own aliases and look-alikes,
then rounded.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from generator.entities.names.bodies import BODY_FEATURES, is_acronym_of
from generator.entities.names.name_pair import Feature, Signal, name_pair
from generator.entities.names.normalize import folded
from generator.entities.names.persons import PERSON_FEATURES
from generator.model import EntityKind

__all__ = [
    "FEATURES",
    "SAME",
    "Judged",
    "Signal",
    "is_acronym_of",
    "judge_names",
    "name_evidence",
    "name_pair",
    "same_score",
]

SAME = 0.5
"""From here on bare names are judged to be one bearer's: rather one than two. A page asks for more, see
`compare.SURE`.
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """What two bare names say about whether their bearers are one."""

    same: bool
    score: float
    """0 to 1."""
    reasons: tuple[str, ...]


def judge_names(a: str, b: str, kind: EntityKind) -> Judged:
    """The judgement of a reader who knows nothing but the two names; see `SAME`. Order doesn't matter."""
    score, reasons = same_score(a, b, kind)
    return Judged(score >= SAME, score, reasons)


def same_score(a: str, b: str, kind: EntityKind) -> tuple[float, tuple[str, ...]]:
    """How likely two names are one bearer's, 0 to 1, and why; from .5 on rather one than two. Order doesn't matter."""
    evidence, signals = name_evidence(a, b, kind)
    return 1 / (1 + math.exp(-evidence)), tuple(signal.reason for signal in signals if signal.reason)


def name_evidence(a: str, b: str, kind: EntityKind) -> tuple[float, tuple[Signal, ...]]:
    """The same as log-odds with each feature's signal, for adding to what else is known."""
    if folded(a) == folded(b) and folded(a):
        return 6.0, (Signal(6.0, "the same name"),)
    pair = name_pair(a, b, kind)
    if not pair.left_parts:
        return -6.0, (Signal(-6.0, "no name to compare"),)
    signals = [feature(pair) for feature in FEATURES["person" if kind == "person" else "organization"]]
    total = sum(signal.evidence for signal in signals)
    return max(-8.0, min(8.0, total)), tuple(signals)


FEATURES: Mapping[EntityKind, tuple[Feature, ...]] = {"person": PERSON_FEATURES, "organization": BODY_FEATURES}
"""Places are told apart by where they are, not by likeness; as names they are judged like organisations."""
