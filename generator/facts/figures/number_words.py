"""Numbers in running text: digits and words, with how sure they are meant to be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from generator.knowledge import read_yaml
from generator.knowledge.words import longest_first
from generator.model import Span


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a text gives it."""

    span: Span
    """Of the number alone: "22", "two dozen", "1.2 million"."""
    value: int | float | None
    """None where it names none: "dozens"."""
    most: int | float | None
    """The upper end of a range: 40 in "between 30 and 40"."""
    qualifier: str
    """exact, at least, about, up to, fewer than; or the vague word itself: dozens, hundreds."""
    whole: Span
    """With the words that say how sure it is."""


class Spans:
    """Stretches of a text, in an order in which one that meets another is found without asking all."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = list(accumulate((span.end for span in self._spans), max))

    def meet(self, span: Span) -> bool:
        """Whether any of them has a character in common with this one."""
        # The first that ends behind its start, nested ones or not, is the first that may.
        first = bisect_right(self._ends, span.start)
        return first < len(self._spans) and self._spans[first].start < span.end


def numbers_in(text: str, sentence: Span) -> Iterator[Number]:
    """Every number of a sentence, in reading order. Years, days and parts of names are not told apart here."""
    for found in _pattern().finditer(text, sentence.start, sentence.end):
        start, end = found.span("number")
        value, most = value_of(found["first"] or found["only"]), value_of(found["second"])
        qualifier, begin = qualifier_before(text, sentence.start, start)
        vague = found["vague"]
        if vague:
            value, qualifier = None, vague.casefold()
        elif found["none"]:
            value, qualifier = 0, "exact"
        elif found["more"]:
            value = 1
        elif qualifier == "exact" and (more := _MORE.match(text, end)):
            qualifier, end = "at least", more.end()
        yield Number(Span(*found.span("number")), value, most, qualifier, Span(begin, end))


def qualifier_before(text: str, floor: int, start: int) -> tuple[str, int]:
    """How sure a number at `start` is meant to be, and where the words that say so begin: "at least ", "some "."""
    lead = text[max(floor, start - _LONGEST_LEAD) : start]
    said = _lead().search(lead)
    return (_meaning(said.group(1)), start - len(lead) + said.start(1)) if said else ("exact", start)


_MORE = re.compile(r" or more\b")  # "25 or more"
_LONGEST_LEAD = 24
_GROUPED = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
"""Digits as English and Indian print groups them."""


@cache
def _pattern() -> re.Pattern[str]:
    """ "22", "12,000", "1.2 million", "twenty-two", "two dozen", "between 30 and 40", "dozens", "no one", "another"."""
    lists = read_yaml("en/figures")
    units = "|".join(longest_first(lists["numbers"]))
    scales = "|".join(longest_first(lists["scales"]))
    few = rf"(?:{units})(?:[ -](?:{units}))?"
    tail = rf"(?:[ -](?:and )?(?:{units})(?:-(?:{units}))?\b)?"
    words = rf"(?:(?:a|half a)[ -](?:{scales})|{few})(?:[ -](?:{scales}))*{tail}"
    one = rf"(?:(?:{_GROUPED})(?:[ -]?(?:{scales})\b)*|{words})"
    vague = "|".join(longest_first(lists["vague"]))
    nobody = "|".join(longest_first(lists["nobody"]))
    number = (
        rf"(?:between (?P<first>{one}) and (?P<second>{one})|(?P<vague>{vague})|(?P<none>{nobody})"
        rf"|(?P<more>another)|(?P<only>{one}))"
    )
    return re.compile(rf"(?<![\w.,$€£¥₹#/:-])(?P<number>{number})(?![\w%/:]|[.,]\d|-\w|['’]s)", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    """ "at least ", "more than a "; right before the number."""
    told = longest_first(phrase for phrases in read_yaml("en/figures")["qualifiers"].values() for phrase in phrases)
    return re.compile(rf"(?<!\w)(?<!add )(?<!adds )({'|'.join(told)})\s+(?:(?:the|another|an?)\s+)?$", re.IGNORECASE)


@cache
def _meanings() -> dict[str, str]:
    qualifiers = read_yaml("en/figures")["qualifiers"]
    return {phrase: str(qualifier) for qualifier, phrases in qualifiers.items() for phrase in phrases}


def _meaning(phrase: str) -> str:
    return _meanings()[" ".join(phrase.casefold().split())]


_MOST = 1e15
"""What nothing in the news comes to: a longer row of figures is a number of something else."""


def value_of(told: str | None) -> int | float | None:
    """What a number in digits or words comes to: "two dozen" is 24."""
    if told is None:
        return None
    lists = read_yaml("en/figures")
    total, current = 0.0, 0.0
    for word in told.casefold().replace(",", "").replace("-", " ").split():
        if word in {"a", "and"}:
            continue
        if word == "half":
            current = 0.5
        elif word in lists["scales"] and (current or total or word not in lists["numbers"]):
            scale = lists["scales"][word]
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
        elif word in lists["numbers"]:
            current += lists["numbers"][word]
        else:
            figure = re.fullmatch(r"(\d+(?:\.\d+)?)([a-z]*)", word)  # "1.2", "9bn"
            if figure is None:
                return None
            current += float(figure[1]) * lists["scales"].get(figure[2], 1)
    value = total + current
    if value > _MOST:
        return None
    return int(value) if value == int(value) else round(value, 6)
