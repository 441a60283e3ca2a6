"""Organisations written short: initials for some words ("IRGC Navy"), beginnings of words run together ("Interpol").

Reach for it when two names of organisations are compared; all words are folded, small words gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

FEWEST_LETTERS, MOST_LETTERS = 3, 7


def with_initials(words: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """`words` with the first run whose initials are one of `others` replaced by these initials."""
    for short in others:
        if FEWEST_LETTERS <= len(short) <= MOST_LETTERS and short not in words:
            start = _run_of(short, words)
            if start is not None:
                return (*words[:start], short, *words[start + len(short) :])
    return tuple(words)


def _run_of(short: str, words: Sequence[str]) -> int | None:
    letters = "".join(word[0] for word in words)
    start = letters.find(short)
    return start if start >= 0 else None


@lru_cache(maxsize=65536)
def beginnings(short: str, words: tuple[str, ...]) -> int:
    """Of how many words, in their order, `short` is made by two letters or more of each; 0 if it is not.

    "fincimex" is made of two of ("financiera", "cimex").
    """
    if len(short) < 4:
        return 0
    most = {0: 0}
    for word in words[:12]:
        for done, used in sorted(most.items(), reverse=True):
            for length in range(2, _common(short[done:], word) + 1):
                most[done + length] = max(most.get(done + length, 0), used + 1)
    return most.get(len(short), 0)


def _common(a: str, b: str) -> int:
    """How many first letters two words share."""
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
