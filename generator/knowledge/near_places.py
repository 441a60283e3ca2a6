"""The known place that a name nearly spells: "Nairobbi" is none, and Nairobi is one letter away.

Reach for `near_place` where a person wrote a place by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from generator.knowledge.gazetteer import entries, lookup

_SHORTEST = 5
"""Letters; shorter names have too many neighbours."""
_LARGE = 100_000
"""People; a smaller place is rather meant under its own, unlisted name than misspelt."""


def near_place(name: str) -> str | None:
    """The most prominent place whose name is one letter off; None for a name that is known, short, or near to none."""
    words = name.strip()
    if len(words) < _SHORTEST or not words.isascii() or entries(words):
        return None
    found = [entry for near in _one_off(words.casefold()) for entry in entries(near) if _is_known(near)]
    best = max(found, key=lambda entry: (entry.weight, entry.place.name), default=None)
    return best.place.name if best else None


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
