"""A stretch of text that says when, before it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.facts.dates.context import Context, Reading

Reader = Callable[["re.Match[str]", Context], Reading | None]
"""None: these words only look like a time."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Where the words stand, and how to read them once the context is known."""

    start: int
    end: int
    rule: str
    read: Callable[[Context], Reading | None]


@dataclass(frozen=True, slots=True)
class Form:
    """One way of saying when: a pattern, and what a match of it means.

    A group named `words` narrows the expression to part of the match; `fits` refuses what only looks like one.
    """

    rule: str
    pattern: re.Pattern[str]
    reader: Reader
    fits: Callable[[re.Match[str]], bool] = lambda _: True
    needs: tuple[str, ...] = ()
    """Letters of which some stand in every match, in small ones: a text without them is not gone through."""

    def find(self, text: str) -> Iterator[Expression]:
        """Every place where the form occurs in a text."""
        if self.needs and not any(map(text.casefold().__contains__, self.needs)):
            return
        group = "words" if "words" in self.pattern.groupindex else 0
        for match in self.pattern.finditer(text):
            if self.fits(match):
                yield Expression(match.start(group), match.end(group), self.rule, _Bound(self.reader, match))


@dataclass(frozen=True, slots=True)
class _Bound:
    reader: Reader
    match: re.Match[str]

    def __call__(self, context: Context) -> Reading | None:
        return self.reader(self.match, context)


def word_before(match: re.Match[str], group: str | int = 0) -> str:
    """The last word before a match, in lower case; empty at the start of a line or after punctuation."""
    start = match.start(group)
    found = re.search(r"(?:^|[^\w’'.])([\w’'.]+)[^\S\n]{1,3}$", match.string[max(0, start - 40) : start])  # "met on "
    return found[1].lower() if found else ""


def word_after(match: re.Match[str]) -> str:
    """The next word behind a match, as written; empty before punctuation or the end."""
    found = re.match(r"[^\S\n]{1,3}([\w’'-]+)", match.string[match.end() : match.end() + 40])  # " trees"
    return found[1] if found else ""
