"""An article cut into lines, each with what its looks say: how many words, how it ends, how far from the last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from generator.model import Span

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")  # "re-elected"; "AT&T" is two words, as "AT & T" is
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_END = re.compile(r"(?:(?<!\.\.)[.!?。！？؟।۔]|\.\.\.(?=[\"”’»]))[\"”’'»)\]\s]{0,6}$")
_POST = re.compile(r"\s\(?\d{1,3}/\d{0,3}\)?$")  # "3/6" behind a post of a thread
_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$")
_RULE = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Line:
    """A line with something on it."""

    start: int
    """Of its first non-blank character."""
    end: int
    text: str
    gap: int
    """Line breaks since the line before: 1 directly below it, 2 with a blank line between; 0 for the first."""

    @property
    def span(self) -> Span:
        """Where its words stand in the text."""
        return Span(self.start, self.end)

    @cached_property
    def words(self) -> int:
        """How many words; in scripts without blanks two characters count as one."""
        wide = len(_WIDE.findall(self.text))
        return wide // 2 if wide * 2 > len(self.text) else len(_WORD.findall(self.text))

    @cached_property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_END.search(_POST.sub("", self.text[-20:])))

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does, and not with an abbreviation as titles may: "Army frees boys: U.N."."""
        return self.ends and not (self.words <= 16 and _ABBREVIATION.search(self.text[-8:]))

    @cached_property
    def is_rule(self) -> bool:
        """Nothing but signs: "---", "* * *"."""
        return bool(_RULE.fullmatch(self.text))

    @cached_property
    def is_prose(self) -> bool:
        """A sentence or more: a paragraph of a text rather than a title, a link or a date."""
        return (self.ends and self.words >= 8) or self.words >= 40

    @cached_property
    def key(self) -> str:
        """For comparing titles: words in lower case, without signs."""
        return " ".join(_WORD.findall(self.text.casefold()))


def lines_of(text: str, start: int = 0, end: int | None = None) -> tuple[Line, ...]:
    """The non-blank lines of `text[start:end]`, trimmed, with offsets into the whole `text`."""
    found: list[Line] = []
    at, gap = start, 0
    for raw in text[start : len(text) if end is None else end].split("\n"):
        shown = raw.strip()
        if shown:
            first = at + len(raw) - len(raw.lstrip())
            found.append(Line(first, first + len(shown), shown, gap if found else 0))
            gap = 0
        gap += 1
        at += len(raw) + 1
    return tuple(found)
