"""Briefs of one event, where they differ, and the storylines that events belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.grounding import Span


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """What one brief says about a disputed fact."""

    brief: str
    value: str
    words: str
    """The source's own words; empty for values without any."""
    span: Span | None = None
    """Where the words stand in that brief's article."""


Reading = Literal["conflict", "may agree", "change over time", "one person", "one organization", "one place"]
"""What a difference means: two claims for one time, or one for each time, or two names of one thing."""


@dataclass(frozen=True, slots=True, order=True)
class Discrepancy:
    """A fact that the reports of a story give differently."""

    field: Literal["date", "place", "title", "spelling", "name", "number"]
    label: str
    """ "Date", "Title of Jane Doe", "Spelling of Muammar Qaddafi"."""
    cells: tuple[Cell, ...]
    reading: Reading
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A report whose text is that of another report of its story, cut or lightly edited."""

    brief: str
    """`Brief.path`."""
    of: str
    """Path of the fullest report of that text."""
    reason: str
    """ "11 of its 12 sentences stand there too"."""


@dataclass(frozen=True, slots=True)
class Story:
    """Briefs of one event."""

    slug: str
    title: str
    briefs: tuple[str, ...]
    """`Brief.path`s by date, then path."""
    reason: str
    """Why they belong together; "a single report" for one."""
    date: str | None
    """EDTF; an interval where the reports differ."""
    location: str | None
    actors: tuple[str, ...]
    """Entity slugs with kind: `people/jane-doe`."""
    discrepancies: tuple[Discrepancy, ...] = ()
    related: tuple[str, ...] = ()
    """Slugs of follow-ups and side events."""
    not_stated: tuple[str, ...] = ()
    """Which of who, when, where, what its sources leave open."""
    copies: tuple[Copy, ...] = ()
    """Reports that are no witnesses of their own; all others are."""

    @property
    def origins(self) -> int:
        """How many texts its reports go back to."""
        return len(self.briefs) - len(self.copies)


@dataclass(frozen=True, slots=True)
class Storyline:
    """Events of one matter over weeks: a case, a negotiation, a campaign, a disaster and what came of it."""

    slug: str
    title: str
    stories: tuple[str, ...]
    """Slugs of its events, two and more, in order of time."""
    reason: str
    """Why they are of one matter."""
    date: str | None
    """EDTF, from the first event to the last."""
    about: tuple[str, ...] = ()
    """Pages of whom and what nearly all of its events name: `people/jane-doe`."""

    def before(self, story: str) -> str | None:
        """The event before one of its own."""
        at = self.stories.index(story)
        return self.stories[at - 1] if at else None

    def after(self, story: str) -> str | None:
        """The event after one of its own."""
        return next(iter(self.stories[self.stories.index(story) + 1 :]), None)
