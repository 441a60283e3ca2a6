"""Reports that read as one telling, parted where their days say that they tell several events.

Reach for `parted` with the groups that likeness made. Likeness alone can't tell the charge from the verdict, nor a
minister's errand from the next: both name the same people in nearly the same words. Days bind. Events of one matter, or
of one subject, are linked, so that the page of each leads to the others; the rest have nothing to do with each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from generator.knowledge.days import apart
from generator.model import Entity
from generator.stories.in_time import FEW, days_between, of_one_toll
from generator.stories.over_time.events import Event, Rare, event_of, in_many_of
from generator.stories.over_time.particulars import have_hardly_a_name, lead_to_two, of_one_office, tell_two
from generator.stories.over_time.same_matter import of_one_subject
from generator.stories.over_time.strung import strung
from generator.stories.report import Report
from generator.stories.same_event import compare

Groups = Sequence[tuple[Sequence[int], str]]
"""Reports by number, one event each, and why they are one."""
_NEXT = 2
"""Days from which two reports that have nothing in common tell of two days."""
_COMPARED = 12
"""Reports of a part that a loose one is compared with."""


@dataclass(frozen=True, slots=True)
class Parted:
    """Reports by event."""

    events: tuple[tuple[tuple[int, ...], str], ...]
    """Reports by number, and why they are one event; empty for a single report."""
    links: tuple[tuple[int, int], ...]
    """Reports of two events that were parted and are of one matter."""


_WEEK = 7
"""Days behind an event from which a report that gives no day tells of another one."""


def parted(groups: Groups, reports: Sequence[Report], entities: Sequence[Entity]) -> Parted:
    """The groups, those of several events in their place as events. A story that a person put together stays whole."""
    in_many = in_many_of(entities)

    def event(members: Sequence[int]) -> Event:
        return event_of([reports[i] for i in members], in_many)

    rare = Rare([event(members) for members, _ in groups])
    found: list[tuple[tuple[int, ...], str]] = []
    links: list[tuple[int, int]] = []
    for members, reason in groups:
        events = _events(members, reports)
        if len(events) < 2:
            found.append((tuple(members), reason))
        else:
            found += [(tuple(one), _reason(one, reports)) for one in events]
            links += [(events[a][0], events[b][0]) for a, b in _links(list(map(event, events)), rare)]
    return Parted(tuple(sorted(found)), tuple(sorted(links)))


def _events(members: Sequence[int], reports: Sequence[Report]) -> list[list[int]]:
    """The reports of a group by event."""
    if any(reports[i].story for i in members):
        return [list(members)]
    strange = list(_strangers(members, reports))
    rest = [i for i in members if not any(i in strangers for strangers in strange)]
    parts = _parts(rest, reports) or ([rest] if rest else [])
    return [*_with_loose(parts, rest, reports), *strange]


def _strangers(members: Sequence[int], reports: Sequence[Report]) -> Iterator[list[int]]:
    """Reports without a day: together those that tell nothing of what any with a day tells, by itself each that tells
    nothing of what any other tells. By itself too who wrote before it happened, and spoke of no such day.
    """
    dated = [i for i in members if reports[i].day is not None][:_COMPARED]
    loose = [i for i in members if reports[i].day is None]
    apart_ = [i for i in loose if dated and all(have_hardly_a_name(reports[i], reports[j]) for j in dated)]
    if apart_:
        yield apart_
    for one in (i for i in loose if i not in apart_):
        if all(lead_to_two(reports[one], reports[other]) for other in members[:_COMPARED] if other != one):
            yield [one]
    clocks = [reports[i] for i in members if _has_clocks(reports[i])][:_COMPARED]
    for one in (i for i in members if clocks and reports[i].day is not None and not _has_clocks(reports[i])):
        if all(_was_too_early(reports[one], other) for other in clocks):
            yield [one]


def _links(events: Sequence[Event], rare: Rare) -> Iterator[tuple[int, int]]:
    """Events of one matter: by their names, however far apart, or by the thing that they speak of."""
    for string in strung(events, rare, joined=True):
        yield from pairwise(string)
    yield from ((a, b) for a, b in combinations(range(len(events)), 2) if of_one_subject(events[a], events[b]))


def _parts(members: Sequence[int], reports: Sequence[Report]) -> list[list[int]]:
    """Reports by days that follow one another closely; without those that give no day of their own."""
    left = [i for i in members if _has_clocks(reports[i])]
    parts: list[list[int]] = []
    while left:
        part = [left.pop(0)]
        for one in part:
            near = [other for other in left if not _another_day(reports[one], reports[other])]
            part += near
            left = [other for other in left if other not in near]
        parts.append(sorted(part))
    return parts


def _has_clocks(report: Report) -> bool:
    """Whether it dates its event itself, in a known year, and says when it was published."""
    day = report.day
    return day is not None and day.in_a_year and report.dated and report.published is not None


def _another_day(a: Report, b: Report) -> bool:
    """Event and publication both lie apart, and the later report does not give the day of the earlier event."""
    days, published = days_between(a, b) or 0, apart(a.published, b.published) or 0
    if min(days, published) < _NEXT or _recalls(a, b) or of_one_toll(a, b):
        return False
    return (
        min(days, published) > FEW
        or (days > FEW and tell_two(a, b))
        or (of_one_office(a, b) and have_hardly_a_name(a, b))
    )


def _was_too_early(report: Report, other: Report) -> bool:
    """Whether a report was published days before what another tells of, and does not give that day."""
    published, day = report.published, other.day
    if published is None or day is None or published.first >= day.first or (apart(published, day) or 0) <= FEW:
        return False
    return not any(said.is_single and apart(said, day) == 0 for said in report.said)


def _recalls(a: Report, b: Report) -> bool:
    if not a.day or not b.day:
        return False
    before, after = (a, b) if a.day.first <= b.day.first else (b, a)
    return any(day.is_single and apart(day, before.day) == 0 for day in after.said)


def _with_loose(parts: Sequence[Sequence[int]], members: Sequence[int], reports: Sequence[Report]) -> list[list[int]]:
    """The parts with the reports that give no day of their own, each where it fits best."""
    found = [list(part) for part in parts]
    placed = {i for part in parts for i in part}
    alone: list[list[int]] = []
    for loose in (i for i in members if i not in placed):
        fits = {
            at: _fits(loose, part, reports)
            for at, part in enumerate(parts)
            if not _written_at_another(loose, part, reports)
        }
        if fits:
            found[max(fits, key=lambda at: (fits[at], -at))].append(loose)
        else:
            alone.append([loose])
    return [*map(sorted, found), *alone]


def _written_at_another(loose: int, part: Sequence[int], reports: Sequence[Report]) -> bool:
    """Whether a report of no day of its own was written days before what the others date, or a week behind it."""
    report = reports[loose]
    dated = [other for i in part[:_COMPARED] if _has_clocks(other := reports[i])]
    if not dated or report.published is None or report.day is None:
        return False
    if all(_was_too_early(report, other) for other in dated):
        return True
    late = all((apart(report.published, other.day) or 0) >= _WEEK for other in dated if other.day)
    given = any(said.is_single and apart(said, other.day) == 0 for said in report.said for other in dated if other.day)
    return late and not given


def _fits(loose: int, part: Sequence[int], reports: Sequence[Report]) -> float:
    weights = [compare(reports[loose], reports[i]).weight for i in part[:_COMPARED]]
    return sum(weights) / len(weights)


def _reason(part: Sequence[int], reports: Sequence[Report]) -> str:
    """Why the reports of a part are one event: the reason of its strongest pair."""
    some = part[:_COMPARED]
    pairs = [compare(reports[a], reports[b]) for at, a in enumerate(some) for b in some[at + 1 :]]
    return max(pairs, key=lambda reason: reason.weight).words if pairs else ""
