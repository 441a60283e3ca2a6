"""Two names, nothing else: how much speaks for one bearer, and why.

Reach for `same_score` to judge a pair of names without context. `FEATURES` is the whole policy: each function looks
at one thing and gives a `Reason`, its weight in log-odds (0: says nothing; +2: seven times likelier one; -4: fifty
times likelier two). The figures were fitted on sanctions lists' own aliases and look-alikes,
then rounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.entities.names.name_pair import Feature, name_pair
from generator.entities.names.normalize import folded
from generator.entities.names.organizations import ORGANIZATION_FEATURES, is_acronym_of
from generator.entities.names.persons import PERSON_FEATURES
from generator.knowledge.weighing import Reason, logistic, total
from generator.model import EntityKind

__all__ = [
    "FEATURES",
    "SAME",
    "Judged",
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
    evidence, reasons = name_evidence(a, b, kind)
    return logistic(evidence), tuple(reason.words for reason in reasons if reason.words)


def name_evidence(a: str, b: str, kind: EntityKind) -> tuple[float, tuple[Reason, ...]]:
    """The same as log-odds with each feature's reason, for adding to what else is known."""
    if folded(a) == folded(b) and folded(a):
        return 6.0, (Reason(6.0, "the same name"),)
    pair = name_pair(a, b, kind)
    if not pair.left_parts:
        return -6.0, (Reason(-6.0, "no name to compare"),)
    reasons = [feature(pair) for feature in FEATURES["person" if kind == "person" else "organization"]]
    return max(-8.0, min(8.0, total(reasons))), tuple(reasons)


FEATURES: Mapping[EntityKind, tuple[Feature, ...]] = {"person": PERSON_FEATURES, "organization": ORGANIZATION_FEATURES}
"""Places are told apart by where they are, not by likeness; as names they are judged like organisations."""
