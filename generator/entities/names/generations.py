"""Which of father and son a name says that it is: "Robert Hale Jr.", "Juan Perez hijo", "Pliny the Elder".

Reach for `generation_of` before equal names are taken for one: the words are no part of a name that tells people apart
otherwise, and yet part these two.
"""

from __future__ import annotations

from functools import cache, lru_cache

from generator.entities.names.normalize import folded
from generator.knowledge import read_yaml

_FEWEST = 3
"""Words of a name that can end in one: "Delfim Neto" has but a family name there."""


@lru_cache(maxsize=65536)
def generation_of(name: str) -> str:
    """ "jr", "sr", "iii" and the like by the last words of a name; empty where they don't say."""
    words = folded(name).split()
    return "" if len(words) < _FEWEST else _said(" ".join(words[-2:])) or _said(words[-1])


def generation_in(words: str) -> str:
    """The same of the words behind a name, as a text goes on: "Jr., said"."""
    parts = folded(words).split()
    return _said(" ".join(parts[:2])) or _said(" ".join(parts[:1]))


@lru_cache(maxsize=65536)
def without_generation(name: str) -> str:
    """The name without these words."""
    if not generation_of(name):
        return name
    words = name.split()
    kept = words[:-2] if _said(folded(" ".join(words[-2:]))) else words[:-1]
    return " ".join(kept).rstrip(" ,")


def _said(words: str) -> str:
    return _lines().get(words, "")


@cache
def _lines() -> dict[str, str]:
    lines = read_yaml("name_parts")["generations"]
    return {folded(str(word)): str(line[0]) for line in lines for word in line}
