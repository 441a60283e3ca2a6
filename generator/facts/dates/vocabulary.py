"""The words of `resources/en/dates.yml` as regular expressions and tables.

Reach for it when writing a form of time expression: `one_of("units")` is a fragment that matches any of a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from generator.knowledge import read_yaml
from generator.knowledge.words import longest_first

GAP = r"[^\S\n]{1,3}"  # " "; no line break
HYPHEN = rf"(?:{GAP}|[-‐‑])"  # "-", " "
MODIFIER = (
    rf"(?:(?:(?:very{GAP})?(?:early|late|earlier|later|mid)(?:{HYPHEN}(?:in{GAP}|on{GAP})?)"
    rf"|(?:the{GAP})?(?:very{GAP})?(?:start|beginning|end|middle|close|latter{GAP}part|(?:early|small){GAP}hours){GAP}of{GAP}))?"
)
"""What narrows a time without changing its value: "early", "later in", "the end of"."""
NOT_AFTER = r"(?<![\w$€£#@/’'-])(?=[\w'’‘])"  # between "(" and "May"; not inside "$May" or "x-May"
NOT_BEFORE = r"(?![\w])"  # behind "May"; not in "Mayor"
FULL_YEAR = r"(?:1[5-9]|20)\d\d"  # "2026"


def one_of(words: Iterable[str]) -> str:
    """A group that matches any of the words, longest first, with any white space of one line between their parts."""
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", GAP) for word in longest_first(words)) + ")"


@cache
def listed(key: str) -> tuple[str, ...]:
    """The words of a section, keys of a mapping included."""
    return tuple(str(word) for word in read_yaml("en/dates")[key])


@cache
def table(key: str) -> dict[str, str]:
    """A mapping of the word list with its values as text."""
    return {str(word): str(value) for word, value in read_yaml("en/dates")[key].items()}


@cache
def names_of(key: str, *, long: bool) -> str:
    """Months or weekdays as they are written: capital or capitals; `long` leaves the short forms out."""
    names = [str(name) for forms in read_yaml("en/dates")[key].values() for name in (forms[:1] if long else forms)]
    return one_of(form for name in names for form in (name, name.upper()))


@cache
def number() -> str:
    """A counting number in digits or words, vague ones included."""
    words = (*listed("numbers"), *listed("vague_numbers"))
    return rf"(?:\d{{1,3}}|{one_of(words)})"


@cache
def _numbers() -> dict[str, int]:
    return {word: int(value) for word, value in table("numbers").items()}


def count_of(words: str) -> int | None:
    """3 for "3" and "three"; None for "several"."""
    plain = " ".join(words.lower().split())
    return int(plain) if plain.isdecimal() else _numbers().get(plain)


@cache
def any_of(key: str) -> re.Pattern[str]:
    """A section of words as one pattern of whole words, in any case."""
    return re.compile(rf"(?<!\w){one_of(listed(key))}(?!\w)", re.IGNORECASE)
