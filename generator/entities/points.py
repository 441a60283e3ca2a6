"""Which point on the map each use of a place's name is: one place under one name, and two where two are meant.

Reach for `points_of` before places are put together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import cos, hypot, radians

from generator.entities.names.normalize import folded
from generator.entities.names.organization_words import acronym_letters
from generator.entities.uses import Use
from generator.knowledge.gazetteer import lookup, state_abbreviations
from generator.model import Place

NEAR = 75.0
"""Kilometres within which two points of one name are one place: a town and the district that it gives its name to."""

Point = tuple[str, str, str, str]
"""Folded name, kind, latitude, longitude."""


def points_of(uses: Sequence[Use]) -> Mapping[int, str]:
    """A key for each use of a place, by its index: its point, or its name where no text says which place it is."""
    placed: dict[str, Counter[Place]] = defaultdict(Counter)
    for use in uses:
        if use.kind == "place" and use.place:
            placed[folded(use.name)][use.place] += 1
    best = {name: _merged(name, counts) for name, counts in placed.items()}
    return {at: _key(use, best.get(folded(use.name), {})) for at, use in enumerate(uses) if use.kind == "place"}


def _merged(name: str, counts: Counter[Place]) -> dict[Place, Place]:
    """Each point of a name -> the one that stands for all near it: the one most meant, then the map's first."""
    known = lookup(name)
    rank = {place: at for at, place in enumerate(known)}
    ordered = sorted(counts, key=lambda place: (-counts[place], rank.get(place, len(rank)), place))
    found: dict[Place, Place] = {}
    for place in ordered:
        found[place] = next((other for other in dict.fromkeys(found.values()) if _near(place, other)), place)
    return found


def _near(a: Place, b: Place) -> bool:
    if a.country and b.country and a.country != b.country:
        return False
    return kilometres(a, b) <= NEAR and "country" not in (a.kind, b.kind)


def kilometres(a: Place, b: Place) -> float:
    """The distance of two points, near enough for near ones."""
    north = a.latitude - b.latitude
    east = (a.longitude - b.longitude) * cos(radians((a.latitude + b.latitude) / 2))
    return 111.2 * hypot(north, east)


def _key(use: Use, merged: Mapping[Place, Place]) -> str:
    name = folded(use.name)
    place = merged.get(use.place, use.place) if use.place else _meant(use, merged.values())
    if place is None:
        return name
    # A station put on the map where its town is, is not the town.
    point = _point(place)
    return "|".join(point if _is_its_name(use.name, point) else (name, *point))


def _meant(use: Use, places: Iterable[Place]) -> Place | None:
    """Where other texts put a name that one text leaves open: the only place, or the only one of its country."""
    every = tuple(dict.fromkeys(places))
    own = [place for place in every if place.country and place.country == use.country]
    return every[0] if len(every) == 1 else own[0] if len(own) == 1 else None


def _point(place: Place) -> Point:
    return (folded(place.name), place.kind, f"{place.latitude:.2f}", f"{place.longitude:.2f}")


@lru_cache(maxsize=65536)
def _is_its_name(name: str, point: Point) -> bool:
    """Whether the map knows the place there by this name."""
    letters = bool(acronym_letters(name)) or name.endswith(".") or name in state_abbreviations()
    return letters or folded(name) == point[0] or any(_point(place) == point for place in lookup(name))
