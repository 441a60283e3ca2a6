"""Which language a text is in: its script, then its small words."""

from __future__ import annotations

from collections import Counter
from functools import cache

from generator.knowledge import read_yaml
from generator.knowledge.words import LETTERS

_SAMPLE = 8_000
_MIN_SHARE = 0.12
"""Of running words; news in the languages known here has 25 to 50 % small words, others under 8 %."""


def language_of(text: str) -> str:
    """ISO 639-1 code of the language most of the text is in; `und` where too little speaks for any.

    Looks at the beginning only. Texts of fewer than about ten words are too short to tell, and give `und` unless
    their script is used by one language.
    """
    sample = text[:_SAMPLE].lower()
    return _by_script(sample) or _by_words(sample)


def small_word_share(text: str) -> float:
    """How much of a text is small English words: prose has .3 to .5, a list of links hardly any."""
    words = LETTERS.findall(text.lower())
    return sum(word in _small_words()["en"] for word in words) / len(words) if words else 0.0


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(map(str, words)) for language, words in read_yaml("languages")["words"].items()}


@cache
def _scripts() -> tuple[tuple[int, int, str], ...]:
    return tuple((entry["from"], entry["to"], entry["language"]) for entry in read_yaml("languages")["scripts"])


def _by_script(sample: str) -> str | None:
    letters = [char for char in sample if char.isalpha()]
    counts: Counter[str] = Counter()
    for char in letters:
        if char > "\u0370":
            counts.update(language for first, last, language in _scripts() if first <= ord(char) <= last)
    if not counts:
        return None
    # Kana among Chinese characters make a text Japanese even where they are fewer.
    best = "ja" if counts["ja"] * 10 > sum(counts.values()) else counts.most_common(1)[0][0]
    if sum(counts.values()) * 2 < len(letters):
        return None
    for entry in read_yaml("languages")["letters"].get(best, ()):
        if sum(sample.count(char) for char in entry["letters"]) * 100 > len(letters):
            return str(entry["language"])
    return best


def _by_words(sample: str) -> str:
    words = LETTERS.findall(sample)
    if len(words) < 10:
        return "und"
    shares = {language: sum(word in small for word in words) for language, small in _small_words().items()}
    best = max(shares, key=lambda language: (shares[language], language))
    return best if shares[best] >= _MIN_SHARE * len(words) else "und"


def is_small_word(word: str) -> bool:
    """Whether a lower-case word is one of the small words of English."""
    return word in _small_words()["en"]
