"""From judged facts to the steps of `calibration.yml`: what a finder's confidence is worth, in few rising levels.

Reach for it through `python -m benchmarks.reliability --learn`. Few levels, so that another half of the texts, or a
finder that changes a little, gives the same ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmarks.judges import Claim
from generator.facts.calibrate import Steps
from generator.model import SURE

LEAST = 8  # facts behind a level
STEP = 0.05  # levels are multiples of it
HIGHEST = 0.95
RISE = 0.08  # a level is at least this much surer than the one below it


class _Pool(NamedTuple):
    """Facts of neighbouring confidences, taken together."""

    least: float
    right: int
    facts: int

    @property
    def share(self) -> float:
        """Share right, one of each kind added: a few facts prove little."""
        return (self.right + 1) / (self.facts + 2)


def steps(claims: Sequence[Claim], lower_bound: bool = False) -> Steps:
    """(from this confidence, worth that), rising. A lower bound never makes a fact unsure that the annotations only
    do not list."""
    pools = _rising(_filled(_pools(claims)))
    found: list[tuple[float, float]] = []
    for pool in pools:
        worth = min(HIGHEST, round(round(pool.share / STEP) * STEP, 2))
        worth = max(worth, SURE) if lower_bound else worth
        if not found or found[-1][1] != worth:
            found.append((pool.least if found else 0.0, worth))
    return tuple(found)


def _pools(claims: Sequence[Claim]) -> list[_Pool]:
    levels = sorted({_grain(claim.confidence) for claim in claims})
    rights = {level: [c.right for c in claims if _grain(c.confidence) == level] for level in levels}
    return [_Pool(level, sum(rights[level]), len(rights[level])) for level in levels]


def _grain(confidence: float) -> float:
    return round(int(round(confidence / STEP, 6)) * STEP, 2)


def _filled(pools: Sequence[_Pool]) -> list[_Pool]:
    """Neighbours together until enough facts stand behind each; the last one joins the one before."""
    found: list[_Pool] = []
    for pool in pools:
        if found and found[-1].facts < LEAST:
            found[-1] = _together(found[-1], pool)
        else:
            found.append(pool)
    if len(found) > 1 and found[-1].facts < LEAST:
        found[-2:] = [_together(*found[-2:])]
    return found


def _rising(pools: Sequence[_Pool]) -> list[_Pool]:
    """Pool adjacent violators: a higher confidence is worth clearly more than a lower one, or they are one level."""
    found: list[_Pool] = []
    for pool in pools:
        found.append(pool)
        while len(found) > 1 and found[-1].share < found[-2].share + RISE:
            found[-2:] = [_together(*found[-2:])]
    return found


def _together(a: _Pool, b: _Pool) -> _Pool:
    return _Pool(a.least, a.right + b.right, a.facts + b.facts)


def render(learned: Mapping[str, Steps]) -> str:
    """The text of `calibration.yml`."""
    lines = [_HEAD.format(LEAST)]
    for kind, found in learned.items():
        lines.append(f"{kind}: [{', '.join(f'[{least:.2f}, {worth:.2f}]' for least, worth in found)}]\n")
    return "".join(lines)


_HEAD = """\
# What a finder's confidence is worth: kind of fact -> steps of [from this confidence on, share of facts right].
# Learned by `python -m benchmarks.reliability --learn` on one half of the annotated texts and measured on the other:
# see benchmarks/RESULTS.md. Other kinds keep what their finders say; names are calibrated by their recogniser.
# Few levels, multiples of .05, at least {} facts behind each: so that they stay when a finder changes a little.
# Of actors and roles the annotations list only some, so no step of theirs makes a fact unsure.
"""
