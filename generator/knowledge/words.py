"""Words of running text, for every stage: patterns of a word, word lists as sets, vectors of weighed words.

Reach for it before writing a pattern of a word or reading a list. Stages that need another word (one with its full
stop, one of the taxonomy) have a pattern of their own, and say there what it does otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from math import sqrt

from generator.knowledge import read_yaml

Vector = Mapping[str, float]
"""Words and what they weigh."""

WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")  # "Jones’s", "AT&T", "re-elected", "U.S", "2026"
LETTERS = re.compile(r"[^\W\d_]+")  # "talks", "à"; no figures
LONG_WORD = re.compile(r"[^\W\d_]{3,}")  # "talks"; neither "of" nor "2026"


@cache
def word_set(resource: str, key: str) -> frozenset[str]:
    """A flat list of `resources/<resource>.yml` as a set."""
    return frozenset(map(str, read_yaml(resource)[key]))


def longest_first(words: Iterable[str]) -> list[str]:
    """Each word once, in the order in which a pattern must try them: "Prime Minister" before "Prime"."""
    return sorted(set(words), key=lambda word: (-len(word), word))


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """A vector of the same direction and of length 1. Added up in the order given: sort before."""
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}
