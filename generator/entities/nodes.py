"""Uses that are one entity without a second thought: the unit of comparing.

Reach for `nodes_of` to put together the uses of one name, unless that name is one that many bear ("Smith", "Ministry of
Defence").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.entities.names.normalize import folded, person_parts, words_of
from generator.entities.names.organization_words import organization_words
from generator.entities.uses import Use
from generator.knowledge.gazetteer import lookup
from generator.model import EntityKind, Place


@dataclass(frozen=True, slots=True)
class Node:
    """Uses that are one entity without a doubt; the unit of comparing."""

    kind: EntityKind
    key: str
    """Unique within the kind, sortable, made of the name and what sets it apart."""
    names: tuple[str, ...]
    """All ways in which the name itself is written, most used first."""
    uses: tuple[Use, ...]
    """By date, then brief."""

    @property
    def name(self) -> str:
        """The name as its briefs write it."""
        return self.names[0]


def nodes_of(uses: Iterable[Use]) -> tuple[Node, ...]:
    """Uses put together by name, and by what else a shared name needs; by kind and key."""
    grouped: dict[tuple[EntityKind, str], list[Use]] = defaultdict(list)
    ordered = sorted(uses, key=lambda u: (u.date, u.brief, u.name))
    resolved = _places_by_name(ordered)
    for use in ordered:
        grouped[use.kind, _key(use, resolved)].append(use)
    return tuple(_node(kind, key, found) for (kind, key), found in sorted(grouped.items()))


def _node(kind: EntityKind, key: str, uses: list[Use]) -> Node:
    counts = Counter(use.name for use in uses)
    names = sorted(counts, key=lambda name: (-counts[name], -len(name), name))
    return Node(kind, key, tuple(names), tuple(uses))


def _key(use: Use, resolved: Mapping[str, frozenset[tuple[str, ...]]]) -> str:
    """The name, and for one that many bear what tells its bearers apart."""
    name = folded(use.name)
    if use.kind == "place":
        where = _where(use.place) if use.place else next(iter(resolved.get(name, ())), ())
        alone = not use.place and len(resolved.get(name, ())) != 1
        if alone:
            return name
        # A station put on the map where its town is, is not the town.
        return "|".join(where if _is_its_name(use.name, where) else (name, *where))
    if use.kind == "person":
        parts = person_parts(use.name)
        return " ".join(parts) if len(parts) > 1 else f"{name}|{use.brief}"
    words = organization_words(use.name)
    shared = all(word in words_of("every_country_has") for word in words)
    return f"{' '.join(words)}|{use.country}" if shared else " ".join(words)


def _where(place: Place) -> tuple[str, ...]:
    return (folded(place.name), place.kind, f"{place.latitude:.2f}", f"{place.longitude:.2f}")


@lru_cache(maxsize=65536)
def _is_its_name(name: str, where: tuple[str, ...]) -> bool:
    """Whether the map knows the place there by this name."""
    return folded(name) == where[0] or any(_where(place) == where for place in lookup(name))


def _places_by_name(uses: Iterable[Use]) -> dict[str, frozenset[tuple[str, ...]]]:
    """The points on the map that each name is given, for names that one text leaves open."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for use in uses:
        if use.place:
            found[folded(use.name)].add(_where(use.place))
    return {name: frozenset(points) for name, points in found.items()}
