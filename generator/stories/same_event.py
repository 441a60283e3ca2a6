"""Whether two reports tell the same event.

Reach for `compare` per candidate pair. `FEATURES` is the whole policy: each function looks at one thing (words, dates,
who takes part, who is named, where) and gives a reason, its weight in log-odds.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.knowledge.weighing import NOTHING, Reason, in_favour, total
from generator.stories.in_time import HARDLY, another_of_its_kind, close_dates, most_found, refers
from generator.stories.report import Report
from generator.stories.words import cosine

Feature = Callable[[Report, Report], Reason]


def shared_words(a: Report, b: Report) -> Reason:
    """Words in common, weighed by rarity, those of title and first sentences once more: every report has words."""
    all_words, lead = cosine(a.words, b.words), cosine(a.lead, b.lead)
    likeness = (14 * all_words + 8.5 * lead) / 22.5
    return Reason(21.5 * likeness, f"{likeness:.0%} of their words in common" if likeness >= 0.15 else "")


def shared_names(a: Report, b: Report) -> Reason:
    """People and places named in both, acting or not."""
    shared = a.named & b.named
    if not shared:
        return NOTHING
    share = len(shared) / min(len(a.named), len(b.named))
    some = sum(page.startswith(("people/", "places/")) for page in shared)
    told = "1 name" if len(shared) == 1 else f"{len(shared)} names"
    return Reason(1.1 * share + 0.3 * min(5, some), f"{told} in common")


def same_people(a: Report, b: Report) -> Reason:
    """The same people act in both; or each has one of its own, whom the other does not even name."""
    shared = sorted(a.persons & b.persons)
    if not a.persons or not b.persons:
        return NOTHING
    own_a, own_b = a.persons - b.named, b.persons - a.named
    missing = -0.7 if own_a and own_b else -0.4 if own_a or own_b else 0.0
    return Reason(1.2 * min(2, len(shared)) + missing, f"{len(shared)} of the same people" if shared else "")


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


def nothing_in_common(a: Report, b: Report) -> Reason:
    """Not one rare name of either's first sentences stands in the other, and nobody acts in both. A body is not enough:
    the Security Council makes a statement a week.
    """
    shared = a.persons & b.persons or a.telling.keys() & b.stems or b.telling.keys() & a.stems
    return Reason(-1.8 if a.telling and b.telling and not shared else 0.0)


def undated(a: Report, b: Report) -> Reason:
    """A report without a day joins by strong evidence alone: each names what the other is about."""
    known = a.day is not None and b.day is not None
    return Reason(-2.0 if not known and a.telling and b.telling and most_found(a, b) < HARDLY else 0.0)


FEATURES: tuple[Feature, ...] = (
    close_dates,
    refers,
    same_people,
    same_organizations,
    shared_names,
    same_place,
    another_occasion,
    another_of_its_kind,
    same_file,
    nothing_in_common,
    undated,
    shared_words,
)

BESIDE = -3.0
"""What it says against one event that two reports stand in one file, in log-odds."""
BY_HAND = 99.0
"""More than all features together: what a person said binds."""
CERTAIN = 10.0
"""More evidence than this changes nothing: a copy of one report doesn't speak for the others of its story."""
TWO_EVENTS = -2.75
"""Where nothing speaks for one event, two reports tell two."""


def compare(a: Report, b: Report) -> Reason:
    """All features together: from 0 on rather one event than two."""
    if a.story and b.story:
        return Reason(BY_HAND, "put together by hand") if a.story == b.story else Reason(-BY_HAND)
    reasons = [feature(a, b) for feature in FEATURES]
    evidence = TWO_EVENTS + total(reasons)
    return Reason(max(-CERTAIN, min(CERTAIN, evidence)), "; ".join(in_favour(reasons)))
