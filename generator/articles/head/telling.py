"""Whether one stretch of words is told again in another: what makes a line the title of what stands below it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from generator.articles.language import is_small_word
from generator.knowledge.words import LONG_WORD

_WINDOW = 260
"""Words of the text below a line that are looked at: a headline tells what the first paragraphs do."""


@lru_cache(maxsize=2048)
def stems_in(words: str, most: int = _WINDOW) -> frozenset[str]:
    """Stems of the first words that carry meaning, six letters each."""
    found: list[str] = []
    for word in LONG_WORD.findall(words.lower()):
        if not is_small_word(word):
            found.append(_stem(word))
            if len(found) >= most:
                break
    return frozenset(found)


def told_again(line: str, below: Iterable[str]) -> float:
    """Share (0 to 1) of a line's words that the text below it has, too; 0 for a line without any."""
    own = stems_in(line)
    return len(own & stems_in(" ".join(below))) / len(own) if own else 0.0


def _stem(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    return word[:-1] if len(word) <= 6 and word.endswith("s") and not word.endswith("ss") else word[:6]
