"""Words and reasons: what every fact stands on.

Spans are half-open character offsets into `Article.text`, as in the W3C Web Annotation model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Standing = Literal["stated", "inferred", "unsure", "by hand"]


SURE = 0.5
"""Facts under this confidence are "unsure": shown with their words as to review, never put into a brief as facts."""


class Span(NamedTuple):
    """Half-open character offsets into `Article.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Whether all of it lies in another."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True, order=True)
class Why:
    """How a fact was found, in data: what a reader needs to believe it or not."""

    rule: str
    """Stable dotted id of the rule or model, e.g. `dates.weekday`."""
    reason: str
    """One plain clause: "Monday, as published Monday 2 Feb 2026"."""
    confidence: float
    """0 to 1: of facts given .9, about nine in ten should be right."""
    inferred: bool = False
    """True where the value isn't in the words but follows from them, or from elsewhere."""

    @property
    def standing(self) -> Standing:
        """The word a page shows in place of a number."""
        if self.confidence < SURE:
            return "unsure"
        return "inferred" if self.inferred else "stated"


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A runner-up: what else a fact could have been, and why it was not chosen."""

    value: str
    span: Span | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One value with the words it was read from."""

    value: str
    spans: tuple[Span, ...]
    """The deciding words, best first. Empty only for a value that no words of this article give."""
    why: Why
    runners_up: tuple[Candidate, ...] = ()
