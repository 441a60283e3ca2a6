"""Seeds that hold the very same bytes: one of them makes a brief, the others are told.

Reach for `without_twins` before seeds are taken apart, so that a text saved twice costs nothing and counts once.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Problem, Seed
from generator.shelf.read import Shelf


def without_twins(seeds: Sequence[Seed], shelf: Shelf) -> tuple[tuple[Seed, ...], tuple[Problem, ...]]:
    """The seeds that make briefs, and a problem, by the path below the seeds' folder, for each that is passed over.

    A seed that has briefs already keeps them, whatever its name, since corrections stand there; else the first by
    name counts.
    """
    known = _with_briefs(shelf)
    first: dict[str, str] = {}
    for seed in sorted(seeds, key=lambda seed: (seed.name not in known, seed.name)):
        first.setdefault(seed.sha256, seed.name)
    kept = tuple(seed for seed in seeds if seed.name in known or first[seed.sha256] == seed.name)
    names = {seed.name for seed in kept}
    return kept, tuple(_told(seed, first[seed.sha256]) for seed in seeds if seed.name not in names)


def _with_briefs(shelf: Shelf) -> frozenset[str]:
    """The seeds that some brief on disk was made from."""
    ids = (str(document.meta.get("seed") or "") for _, document in shelf.of_kind("brief"))
    return frozenset(name.rpartition("#")[0] or name for name in ids)


def _told(seed: Seed, other: str) -> Problem:
    return Problem(
        seed.name, None, f"holds the same text as {other}, and makes no brief of its own", "Remove one of them"
    )
