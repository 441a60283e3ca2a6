"""When two names of one person or body differ enough to show.

Reach for `spelt_apart` with two names of a person, for `named_apart` with two of a body; titles are compared in
`generator.knowledge.same_title`.
"""

from __future__ import annotations

from rapidfuzz import fuzz
from slugify import slugify

from generator.knowledge.titles import strip_titles

_SMALL = frozenset({"the", "of", "for", "and", "in", "to", "on"})
_ONE_WORD = 80
"""Likeness from which two words are one, in two spellings or in two forms."""


def spelt_apart(a: str, b: str) -> bool:
    """Whether a part is written in two ways; a part more or less is no other spelling."""
    first, second = (slugify(strip_titles(name)[:160], separator=" ").split() for name in (a, b))
    own = [part for part in first if part not in second]
    others = [part for part in second if part not in first]
    return any(fuzz.ratio(x, y) >= 60 for x in own for y in others)


def named_apart(a: str, b: str) -> bool:
    """Whether each has a word of its own: "Alliance" here, "Coalition" there. A shorter form is no other name, nor is
    "Nigeria Army" for "Nigerian Army", nor "Defense" for "Defence", nor an acronym.
    """
    first, second = _words_of(a), _words_of(b)
    if len(first) < 2 or len(second) < 2:
        return False
    return bool(_own(first, second) and _own(second, first))


def _words_of(name: str) -> list[str]:
    return [word for word in slugify(name[:160], separator=" ").split() if word not in _SMALL]


def _own(words: list[str], others: list[str]) -> list[str]:
    return [word for word in words if all(not _one_word(word, other) for other in others)]


def _one_word(a: str, b: str) -> bool:
    return a == b or (not a.isdigit() and not b.isdigit() and fuzz.ratio(a, b) >= _ONE_WORD)
