"""How a cost grows with size, and what it may be: the bars that any text is held to."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.hostile.cost import Cost, cost_of

SIZES = (10_000, 20_000, 40_000)
MEGABYTE = 1_000_000
MOST_SECONDS, MOST_MEGABYTES = 20.0, 600.0
"""For a text of a megabyte; smaller ones get their share, and a second to begin with."""
MOST_EXPONENT = 1.25
"""1 is linear, 2 quadratic; what is above 1 is caches that no longer hold all and other programs' noise."""
TELLING = 0.1
"""Seconds under which a time says nothing of growth."""


@dataclass(frozen=True, slots=True)
class Growth:
    """One kind of text at rising sizes; None where it took longer than it may."""

    kind: str
    sizes: tuple[int, ...]
    costs: tuple[Cost | None, ...]

    @property
    def exponent(self) -> float | None:
        """The slope of time over size, both in logarithms; None where too few times are long enough to tell."""
        told = [
            (math.log(size), math.log(cost.seconds))
            for size, cost in zip(self.sizes, self.costs, strict=True)
            if cost and cost.seconds >= TELLING
        ]
        return slope(told) if len(told) > 1 else None

    @property
    def last(self) -> Cost | None:
        """What the largest text cost."""
        return self.costs[-1]

    @property
    def holds(self) -> bool:
        """Whether it is read in time, in little memory, and in time that grows no faster than its size."""
        last = self.last
        within = last is not None and last.seconds <= most(self.sizes[-1]) and last.megabytes <= MOST_MEGABYTES
        return within and (self.exponent is None or self.exponent <= MOST_EXPONENT)


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The line of least squares through some points: how steep it is."""
    middle_x, middle_y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    rise: float = sum((x - middle_x) * (y - middle_y) for x, y in points)
    run: float = sum((x - middle_x) * (x - middle_x) for x, _ in points)
    return rise / run


def most(size: int) -> float:
    """Seconds that a text of this size may take: a small one may be as dense with names as no megabyte is."""
    return min(MOST_SECONDS, 1.0 + MOST_SECONDS * 5 * size / MEGABYTE)


def growth_of(kind: str, make: Callable[[int], bytes], sizes: Sequence[int]) -> Growth:
    """Measures one kind; the sizes behind one that took too long are not tried."""
    costs: list[Cost | None] = []
    for size in sizes:
        gone_on = not costs or costs[-1] is not None
        costs.append(cost_of(make, size, 2 * most(size)) if gone_on else None)
    return Growth(kind, tuple(sizes), tuple(costs))
