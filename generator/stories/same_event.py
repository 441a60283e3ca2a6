"""Whether two reports tell the same event.

Reach for `compare` per candidate pair. `FEATURES` is the whole policy: each function looks at one thing (words, dates,
who takes part, who is named, where) and gives a reason, its weight in log-odds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.knowledge import edtf
from generator.knowledge.weighing import NOTHING, Reason, in_favour, total
from generator.knowledge.words import Vector
from generator.model import Place
from generator.stories.words import cosine


@dataclass(frozen=True, slots=True)
class Report:
    """A brief, as comparing needs it."""

    path: str
    days: tuple[date, date] | None
    """First and last day of the event, or of publication where it is not dated."""
    published: date | None
    dated: bool
    """The report itself dates the event; a mere day of publication may lie far behind it."""
    persons: frozenset[str]
    """Pages of the people who act in it."""
    organizations: frozenset[str]
    """Pages of the organisations that act in it."""
    named: frozenset[str]
    """Pages of everyone in it, acting or not."""
    place: Place | None
    words: Vector
    lead: Vector
    kinds: frozenset[str]
    story: str
    """Set by a person; empty otherwise."""
    file: str = ""
    """The seed that holds it, with others or alone; empty where it is not known."""


Feature = Callable[[Report, Report], Reason]

APART = 10
"""Days after which another dated report most likely tells another event."""

SEASON = 120
"""Days after which what looks the same is the next of its kind: a yearly ceremony, the next round of talks."""


def shared_words(a: Report, b: Report) -> Reason:
    """Words in common, weighed by rarity, those of title and first sentences once more: every report has words."""
    all_words, lead = cosine(a.words, b.words), cosine(a.lead, b.lead)
    likeness = (14 * all_words + 8.5 * lead) / 22.5
    return Reason(22.5 * likeness, f"{likeness:.0%} of their words in common" if likeness >= 0.15 else "")


def shared_names(a: Report, b: Report) -> Reason:
    """People and places named in both, acting or not. One place in common says little: much happens there."""
    shared = a.named & b.named
    if not shared:
        return NOTHING
    places = sum(page.startswith("places/") for page in shared)
    people = sum(page.startswith("people/") for page in shared)
    share = len(shared) / min(len(a.named), len(b.named))
    some_place = -0.8 if places else 0.0
    told = "1 name" if len(shared) == 1 else f"{len(shared)} names"
    return Reason(1.2 * share + 0.5 * min(5, people + places) + some_place, f"{told} in common")


def close_dates(a: Report, b: Report) -> Reason:
    """The same day or the next; further away, less and less likely.

    Reports published together whose days lie far apart have one of them read wrong: that says nothing.
    """
    gap = days_between(a, b)
    told_together = a.published and b.published and abs((a.published - b.published).days) <= APART
    if gap is None or (gap > APART and told_together):
        return NOTHING
    if gap <= 1:
        return Reason(2.7, "the same day" if not gap else "a day apart")
    weeks = -0.8 if gap > APART and a.dated and b.dated else 0.0
    return Reason(weeks - (0.4 if gap > 3 * APART else 0.0))


def days_between(a: Report, b: Report) -> int | None:
    """Days between two events; 0 where they overlap, None where one is undated."""
    if a.days is None or b.days is None:
        return None
    (first_a, last_a), (first_b, last_b) = a.days, b.days
    return max(0, (first_b - last_a).days, (first_a - last_b).days)


def same_people(a: Report, b: Report) -> Reason:
    """The same people act in both; or each has one of its own, whom the other does not even name."""
    shared = sorted(a.persons & b.persons)
    if not a.persons or not b.persons:
        return NOTHING
    own_a, own_b = a.persons - b.named, b.persons - a.named
    missing = -0.7 if own_a and own_b else -0.4 if own_a or own_b else 0.0
    return Reason(1.2 * min(2, len(shared)) + missing, f"{len(shared)} of the same people" if shared else "")


def next_of_its_kind(a: Report, b: Report) -> Reason:
    """The same people in the same place, seasons later: the yearly ceremony, the next round of talks."""
    gap = days_between(a, b)
    again = a.dated and b.dated and gap is not None and gap > SEASON
    same_town = a.place is not None and a.place == b.place
    return Reason(-30.0 if again and same_town and a.persons & b.persons else 0.0)


def another_occasion(a: Report, b: Report) -> Reason:
    """The same person with others, doing something else: two events, be it on one day."""
    apart = bool(a.kinds and b.kinds) and not a.kinds & b.kinds
    with_others = bool(a.persons & b.persons and a.persons - b.named and b.persons - a.named)
    return Reason(-7.0 if apart and with_others else 0.0)


def same_organizations(a: Report, b: Report) -> Reason:
    """The same organisations act in both."""
    shared = a.organizations & b.organizations
    return Reason(0.4 * min(2, len(shared)), "the same organisation" if shared else "")


def same_place(a: Report, b: Report) -> Reason:
    """The same town, or the same country."""
    if a.place is None or b.place is None:
        return NOTHING
    if (a.place.name, a.place.country) == (b.place.name, b.place.country):
        return Reason(0.9, f"both in {a.place.name}")
    return NOTHING


def same_file(a: Report, b: Report) -> Reason:
    """One bulletin or page of news items: its editor put apart what are two events."""
    return Reason(BESIDE if a.file and a.file == b.file else 0.0)


FEATURES: tuple[Feature, ...] = (
    close_dates,
    same_people,
    same_organizations,
    shared_names,
    same_place,
    another_occasion,
    next_of_its_kind,
    same_file,
    shared_words,
)

BESIDE = -3.0
"""What it says against one event that two reports stand in one file, in log-odds."""
BY_HAND = 99.0
"""More than all features together: what a person said binds."""
CERTAIN = 10.0
"""More evidence than this changes nothing: a copy of one report doesn't speak for the others of its story."""
TWO_EVENTS = -3.97
"""Where nothing speaks for one event, two reports tell two."""


def compare(a: Report, b: Report) -> Reason:
    """All features together: from 0 on rather one event than two."""
    if a.story and b.story:
        return Reason(BY_HAND, "put together by hand") if a.story == b.story else Reason(-BY_HAND)
    reasons = [feature(a, b) for feature in FEATURES]
    evidence = TWO_EVENTS + total(reasons)
    return Reason(max(-CERTAIN, min(CERTAIN, evidence)), "; ".join(in_favour(reasons)))


def days_of(date_: str | None, published: str | None) -> tuple[date, date] | None:
    """First and last day of an EDTF date, or of the publication where the date can't be placed."""
    for text in (date_, published):
        first, last = (edtf.first_day(text), edtf.last_day(text)) if text else (None, None)
        if first and last and (last - first).days <= 62:
            return first, last
    return None
