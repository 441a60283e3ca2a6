"""The known place that a name nearly spells: "Nairobbi" is none, and Nairobi is one letter away; "NO" is Norway's code.

Reach for `near_place` where a person wrote a place by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from rapidfuzz.distance import OSA

from generator.knowledge.countries import all_countries, fold_name
from generator.knowledge.gazetteer import entries, lookup

_SHORTEST = 5
"""Letters; shorter names have too many neighbours."""
_LARGE = 100_000
"""People; a smaller place is rather meant under its own, unlisted name than misspelt."""


def near_place(name: str) -> str | None:
    """The most prominent place whose name is one letter off, or whose ISO 3166 code it is.

    None for a usual name, a short one, and one that is near to none. A name that lists give beside the usual one and
    that is a letter off it ("Mombassa") is rather a slip.
    """
    words = name.strip()
    if known := lookup(words):
        return known[0].name if _is_slip(words, [place.name for place in known]) else None
    if country := next((each for each in all_countries() if each.code == words), None):
        return country.name
    if len(words) < _SHORTEST or not words.isascii():
        return None
    found = [entry for near in _one_off(words.casefold()) for entry in entries(near) if _is_known(near)]
    best = max(found, key=lambda entry: (entry.weight, entry.place.name), default=None)
    return best.place.name if best else None


def _is_slip(name: str, usual: Sequence[str]) -> bool:
    """Whether a listed name is the usual one of no place that bears it, and a letter off that of the first."""
    words, names = fold_name(name), [fold_name(each) for each in usual]
    return len(words) >= _SHORTEST and words not in names and OSA.distance(words, names[0]) == 1


def _is_known(name: str) -> bool:
    place = next(iter(lookup(name)), None)
    return place is not None and (place.population >= _LARGE or place.kind in ("country", "area"))


def _one_off(word: str) -> Iterator[str]:
    """Every spelling with one letter less, more or other, or with two letters in turn."""
    for at in range(len(word) + 1):
        start, end = word[:at], word[at:]
        if end:
            yield start + end[1:]
        if len(end) > 1:
            yield start + end[1] + end[0] + end[2:]
        for letter in ascii_lowercase:
            yield start + letter + end
            if end:
                yield start + letter + end[1:]
