"""What the reports of a story say of one thing, counted once for all of their pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Cell, Discrepancy


@dataclass(frozen=True, slots=True)
class Versions:
    """The values that the reports give for what they differ in."""

    discrepancy: Discrepancy
    ranked: tuple[tuple[Cell, int], ...]
    """The first report that gives a value, and how many give it; the commonest value first."""
    said: Mapping[str, frozenset[str]]
    """Path of a brief -> the values it gives."""

    def beside(self, brief: str) -> tuple[Cell, int] | None:
        """The commonest value that a brief (by path) does not give, and by how many it is given.

        None where the brief gives no value, or the others none but its own.
        """
        mine = self.said.get(brief)
        return next((one for one in self.ranked if one[0].value not in mine), None) if mine else None


def versions_of(discrepancy: Discrepancy) -> Versions:
    """Counts the cells; each report counts once for each value."""
    first: dict[str, Cell] = {}
    said: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for cell in discrepancy.cells:
        first.setdefault(cell.value, cell)
        said[cell.brief][cell.value] = None
    counts = Counter(value for values in said.values() for value in values)
    ranked = sorted(first, key=lambda value: -counts[value])
    return Versions(
        discrepancy,
        tuple((first[value], counts[value]) for value in ranked),
        {brief: frozenset(values) for brief, values in said.items()},
    )
