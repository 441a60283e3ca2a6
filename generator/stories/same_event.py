"""Whether two reports tell the same event.

Reach for `compare` per candidate pair. `FEATURES` is the whole policy: each function looks at one thing (words, dates,
who takes part, where, what kind of event) and gives evidence in log-odds with a reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.knowledge import edtf
from generator.model import Place
from generator.stories.words import Vector, cosine


@dataclass(frozen=True, slots=True)
class Report:
    """A brief, as comparing needs it."""

    path: str
    days: tuple[date, date] | None
    """First and last day of the event, or of publication where it is not dated."""
    dated: bool
    """The report itself dates the event; a mere day of publication may lie far behind it."""
    persons: frozenset[str]
    """Pages of the people who act in it."""
    bodies: frozenset[str]
    """Pages of the organisations that act in it."""
    named: frozenset[str]
    """Pages of everyone in it, acting or not."""
    place: Place | None
    words: Vector
    lead: Vector
    kinds: frozenset[str]
    story: str
    """Set by a person; empty otherwise."""


@dataclass(frozen=True, slots=True)
class Signal:
    """Evidence in log-odds, and a reason; empty where a reader need not hear of it."""

    evidence: float
    reason: str


Feature = Callable[[Report, Report], Signal]

APART = 10
"""Days after which another dated report most likely tells another event."""


def shared_words(a: Report, b: Report) -> Signal:
    """Words in common, weighed by rarity: the backbone, since every report has words."""
    likeness = 0.7 * cosine(a.words, b.words) + 0.3 * cosine(a.lead, b.lead)
    return Signal(22 * (likeness - 0.125), f"{likeness:.0%} of their words in common" if likeness >= 0.15 else "")


def close_dates(a: Report, b: Report) -> Signal:
    """The same day or the next; further away, less and less likely."""
    gap = days_between(a, b)
    if gap is None:
        return Signal(0.0, "")
    if gap <= 1:
        return Signal(0.6, "the same day" if not gap else "a day apart")
    if gap <= APART:
        return Signal(0.0 if gap <= 3 else -0.5, "")
    return Signal(-5.0 if a.dated and b.dated else -1.0, "")


def days_between(a: Report, b: Report) -> int | None:
    """Days between two events; 0 where they overlap, None where one is undated."""
    if a.days is None or b.days is None:
        return None
    (first_a, last_a), (first_b, last_b) = a.days, b.days
    return max(0, (first_b - last_a).days, (first_a - last_b).days)


def same_people(a: Report, b: Report) -> Signal:
    """The same people act in both; or each has one of its own, whom the other does not even name."""
    shared = sorted(a.persons & b.persons)
    if not a.persons or not b.persons:
        return Signal(0.0, "")
    own_a, own_b = a.persons - b.named, b.persons - a.named
    if own_a and own_b:
        return Signal(-2.5 if shared else -3.5, "")
    missing = 1.2 if own_a or own_b else 0.0
    return Signal(min(3.0, 1.5 * len(shared)) - missing, f"{len(shared)} of the same people" if shared else "")


def same_bodies(a: Report, b: Report) -> Signal:
    """The same organisations act in both."""
    shared = a.bodies & b.bodies
    return Signal(min(1.2, 0.6 * len(shared)), "the same organisation" if shared else "")


def same_place(a: Report, b: Report) -> Signal:
    """One place within the other, or two different towns."""
    if a.place is None or b.place is None:
        return Signal(0.0, "")
    if (a.place.name, a.place.country) == (b.place.name, b.place.country):
        return Signal(0.8 if a.place.kind == "city" else 0.3, f"both in {a.place.name}")
    if a.place.country != b.place.country and a.place.country and b.place.country:
        return Signal(-1.5, "")
    return Signal(-1.0 if a.place.kind == b.place.kind == "city" else 0.0, "")


def same_kind(a: Report, b: Report) -> Signal:
    """A meeting is no launch, an arrest no attack."""
    if not a.kinds or not b.kinds:
        return Signal(0.0, "")
    shared = sorted(a.kinds & b.kinds)
    return Signal(0.4, f"both tell of: {', '.join(shared)}") if shared else Signal(-1.0, "")


FEATURES: tuple[Feature, ...] = (close_dates, same_people, same_bodies, same_place, same_kind, shared_words)


def compare(a: Report, b: Report) -> Signal:
    """All features together: from 0 on rather one event than two."""
    if a.story and b.story:
        return Signal(99.0, "put together by hand") if a.story == b.story else Signal(-99.0, "")
    signals = [feature(a, b) for feature in FEATURES]
    reasons = [signal.reason for signal in signals if signal.reason and signal.evidence > 0]
    return Signal(sum(signal.evidence for signal in signals), "; ".join(reasons))


def days_of(date_: str | None, published: str | None) -> tuple[date, date] | None:
    """First and last day of an EDTF date, or of the publication where the date can't be placed."""
    for text in (date_, published):
        first, last = (edtf.first_day(text), edtf.last_day(text)) if text else (None, None)
        if first and last and (last - first).days <= 62:
            return first, last
    return None
