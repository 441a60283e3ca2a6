"""A name on its way from the model to a mention."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import Literal, NamedTuple

from generator.facts.names.recognizer.shipped import read_shipped
from generator.facts.names.recognizer.tags import KINDS
from generator.model import NameKind, Span

FoundKind = NameKind | Literal["MISC"]
_KINDS: tuple[FoundKind, ...] = ("PERSON", "ORG", "PLACE", "NORP", "MISC")
assert KINDS == _KINDS


class Found(NamedTuple):
    """A name and how likely it is to be of each kind, in the order of `tags.KINDS`."""

    span: Span
    odds: tuple[float, ...]

    @property
    def kind(self) -> FoundKind:
        """The likeliest."""
        return _KINDS[max(range(len(_KINDS)), key=self.odds.__getitem__)]

    @property
    def probability(self) -> float:
        """Of the likeliest kind."""
        return max(self.odds)

    def of(self, kind: FoundKind) -> float:
        """How likely this kind is."""
        return self.odds[_KINDS.index(kind)]


def with_odds(span: Span, odds: dict[FoundKind, float]) -> Found:
    """A name by its odds, at most 1 together."""
    total = max(1.0, sum(odds.values()))
    return Found(span, tuple(odds.get(kind, 0.0) / total for kind in _KINDS))


def odds_of(found: Found) -> dict[FoundKind, float]:
    """The odds by kind."""
    return dict(zip(_KINDS, found.odds, strict=True))


def calibrated(probability: float) -> float:
    """The share of right names among those kept aside from training that were given about this probability.

    One of a few levels: processors differ in a probability's last digits, and records must not differ with them.
    """
    level = bisect_right(_calibration(), (probability, 1.0)) - 1
    return _calibration()[max(level, 0)][1]


@cache
def _calibration() -> tuple[tuple[float, float], ...]:
    """The probability from which a share of right names holds, and the share; rising."""
    rows = read_shipped("calibration.tsv").decode().splitlines()
    pairs = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return tuple((float(probability), float(share)) for probability, share in pairs)
