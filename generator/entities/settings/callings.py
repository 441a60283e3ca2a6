"""What people do, by field: the words of `resources/en/callings.yml`, looked up.

Reach for `fields_of` to learn of which fields a role or the words beside a name speak.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from generator.entities.names.normalize import folded
from generator.knowledge import read_yaml

_LONGEST = 4
"""Words of a calling."""


@lru_cache(maxsize=65536)
def fields_of(phrase: str) -> frozenset[str]:
    """The fields of the callings in a phrase; those of the longest one where several begin at one word.

    "police chief" is police, "president" several fields at once, "leader" none.
    """
    words, found, at = folded(phrase).split(), set[str](), 0
    while at < len(words):
        fits = (length for length in range(_LONGEST, 0, -1) if " ".join(words[at : at + length]) in _fields())
        length = next(fits, 0)
        if length:
            found |= _fields()[" ".join(words[at : at + length])]
        at += length or 1
    return frozenset(found)


def is_calling(phrase: str) -> bool:
    """Whether a phrase is a calling, neither less nor more."""
    return folded(phrase) in _fields()


def are_related(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one life often passes from a field of one kind to one of the other."""
    passing = passing_fields()
    return any(frozenset((a, b)) in _related() or {a, b} & passing for a in some for b in others)


@cache
def _fields() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for field, listed in read_yaml("en/callings")["fields"].items():
        for calling in _listed(listed):
            found[calling].add(field)
            found[f"{calling}s"].add(field)
    return {calling: frozenset(fields) for calling, fields in found.items()}


@cache
def _related() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(map(str, pair)) for pair in read_yaml("en/callings")["related"])


@cache
def passing_fields() -> frozenset[str]:
    """Fields that anybody may come into, such as crime."""
    return frozenset(map(str, read_yaml("en/callings")["passing"]))


@cache
def calling_words(key: str) -> frozenset[str]:
    """One of the flat lists of `callings.yml`, folded: "stops", "copulas", "men", "women"."""
    return frozenset(_listed(read_yaml("en/callings")[key]))


def _listed(text: str) -> list[str]:
    return [folded(word) for word in text.split(",") if word.strip()]
