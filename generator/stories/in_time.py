"""What the days of two reports say about their being one event.

Reach for `close_dates` and `another_of_its_kind` as features of `same_event`. A day binds where two clocks agree: the
days of the events and the days of publication both lie apart. One of them alone may be read wrong.
"""

from __future__ import annotations

from functools import cache

from generator.knowledge import read_yaml
from generator.knowledge.days import apart
from generator.knowledge.weighing import NOTHING, Reason
from generator.stories.report import Report

FEW = 4
"""Days within which one event is told and told again."""
_SEASON = 120
_COPIED = 30
"""Days after an event within which pages of it are still copied and dated by that."""
HARDLY = 0.34
"""Share of the telling names of either report that the other has, under which they have hardly any in common."""
_SAME_NAMES = 0.5
"""Share of the telling names of one report that the other has, from which both are about the same."""
_ALL_NAMES, _NAMES = 0.7, 3
"""Share of the other's telling names, and how many of them, that make a later report speak of that very event."""
_NEVER, _OF_OTHERS, _ANOTHER_DAY = -30.0, -8.0, -6.0


def days_between(a: Report, b: Report) -> int | None:
    """Days between two events; 0 where they overlap, None where one is undated."""
    return apart(a.day, b.day)


def close_dates(a: Report, b: Report) -> Reason:
    """The same day or the next speaks for one event. Where a year is not given, day and month must agree."""
    gap = days_between(a, b)
    if gap is None:
        return NOTHING
    if gap <= 1:
        return Reason(2.3, "the same day" if not gap else "a day apart")
    without_year = gap > FEW and not (_has_year(a) and _has_year(b)) and not gives_the_day(a, b)
    return Reason(_ANOTHER_DAY if without_year else 0.0)


def _has_year(report: Report) -> bool:
    return report.day is not None and report.day.in_a_year


def another_of_its_kind(a: Report, b: Report) -> Reason:
    """The next visit, verdict, match, bulletin: told in the same words, on another day or of other people."""
    if _seasons_later(a, b):
        return Reason(_NEVER)
    kinds = a.recurring & b.recurring
    if not kinds or (days_between(a, b) and gives_the_day(a, b)) or of_one_toll(a, b):
        return NOTHING
    if kinds <= _of_one_case() and min(names_found(a, b) or 0.0, names_found(b, a) or 0.0) >= _SAME_NAMES:
        return NOTHING
    return Reason(_NEVER if _on_another_day(a, b, kinds) else _OF_OTHERS if _of_others(a, b) else 0.0)


def _seasons_later(a: Report, b: Report) -> bool:
    """The same people in the same town, half a year on: the yearly ceremony, the next round of talks."""
    later = a.dated and b.dated and (days_between(a, b) or 0) > _SEASON
    return later and a.place is not None and a.place == b.place and bool(a.persons & b.persons)


def of_one_toll(a: Report, b: Report) -> bool:
    """Whether both count the same victims, by a large number, and name the same: then a day is read wrong, or it is
    that on which a page was copied.
    """
    counted = a.counts & b.all_counts | b.counts & a.all_counts
    near = (days_between(a, b) or 0) <= _COPIED and any(count.isdigit() for count in counted)
    return near and bool((a.recurring | b.recurring) & _with_victims()) and most_found(a, b) >= _SAME_NAMES


def refers(a: Report, b: Report) -> Reason:
    """A report that gives the very day of the other's event speaks of it."""
    told = (days_between(a, b) or 0) > 1 and gives_the_day(a, b)
    return Reason(1.0, "one gives the day of the other") if told else NOTHING


def _on_another_day(a: Report, b: Report, kinds: frozenset[str]) -> bool:
    gap = days_between(a, b) or 0
    later = gap > FEW and _two_clocks(a, b) and not _told_together(a, b)
    return later or (gap > 0 and a.dated and b.dated and bool(kinds & _daily()))


def _of_others(a: Report, b: Report) -> bool:
    """Each has people of its own and little else in common, or is about others, or lies abroad on another day."""
    own = bool(a.persons - b.named and b.persons - a.named and most_found(a, b) < HARDLY) or of_others(a, b, HARDLY)
    towns = a.place is not None and b.place is not None and a.place.country != b.place.country
    return own or (towns and bool(days_between(a, b)))


def gives_the_day(a: Report, b: Report) -> bool:
    """Whether the text of one gives the very day on which the other's event took place, and that is not its own.

    A month is no reference: the central bank speaks of its next meeting.
    """
    told = [(a.said, b.day), (b.said, a.day)]
    return any(day.is_single and apart(day, other) == 0 for said, other in told for day in said)


def names_the_same(a: Report, b: Report) -> bool:
    """Whether one names nearly all that the other is about: several names that are rare at large."""
    shared = len(a.telling.keys() & b.stems) + len(b.telling.keys() & a.stems)
    return shared >= _NAMES and most_found(a, b) >= _ALL_NAMES


def of_others(a: Report, b: Report, most: float) -> bool:
    """Whether each is about somebody or something that the other hardly names: at most this share of its names."""
    found = names_found(a, b), names_found(b, a)
    return found[0] is not None and found[1] is not None and max(found[0], found[1]) < most


def most_found(a: Report, b: Report) -> float:
    """Share of the telling names of one that stand in the other, of whichever has the larger; 0 where none has any."""
    return max(names_found(a, b) or 0.0, names_found(b, a) or 0.0)


def names_found(a: Report, b: Report) -> float | None:
    """Share of the telling names of one, by rarity, that stand in the other; None where it has none."""
    all_ = sum(a.telling.values())
    return sum(weight for stem, weight in a.telling.items() if stem in b.stems) / all_ if all_ else None


def _told_together(a: Report, b: Report) -> bool:
    """Published within days of one another: where the days of the events lie apart, one of them is read wrong."""
    gap = apart(a.published, b.published)
    return gap is not None and gap <= FEW


def _two_clocks(a: Report, b: Report) -> bool:
    """Whether days of publication stand beside those of the events; a day without a year leaves no other clock."""
    published = a.published is not None and b.published is not None
    return published or any(day is not None and not day.in_a_year for day in (a.day, b.day))


@cache
def _daily() -> frozenset[str]:
    return frozenset(map(str, read_yaml("en/stories")["daily_kinds"]))


@cache
def _with_victims() -> frozenset[str]:
    return frozenset(map(str, read_yaml("en/stories")["kinds_with_victims"]))


@cache
def _of_one_case() -> frozenset[str]:
    return frozenset(map(str, read_yaml("en/stories")["kinds_of_one_case"]))
