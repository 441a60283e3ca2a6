"""Reports that read as one telling, parted where their days say that they tell several events of one matter.

Reach for `parted` with the groups that likeness made. Likeness alone can't tell the charge from the verdict: both name
the same people in nearly the same words. What makes a storyline is parted, since an event loses nothing there: its page
leads to the others; and what has a place in common and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.knowledge.days import apart
from generator.model import Entity
from generator.stories.in_time import FEW, days_between
from generator.stories.over_time.events import Event, Rare, event_of, in_many_of
from generator.stories.over_time.same_matter import touch
from generator.stories.over_time.strung import strung
from generator.stories.report import Report
from generator.stories.same_event import compare

Groups = Sequence[tuple[Sequence[int], str]]
"""Reports by number, one event each, and why they are one."""
_COMPARED = 12
"""Reports of a part that a loose one is compared with."""


@dataclass(frozen=True, slots=True)
class Parted:
    """Reports by event."""

    events: tuple[tuple[tuple[int, ...], str], ...]
    """Reports by number, and why they are one event; empty for a single report."""
    links: tuple[tuple[int, int], ...]
    """Reports of two events that were parted and are of one matter."""


def parted(groups: Groups, reports: Sequence[Report], entities: Sequence[Entity]) -> Parted:
    """The groups, those of several events in their place as events. A story that a person put together stays whole."""
    in_many = in_many_of(entities)

    def event(members: Sequence[int]) -> Event:
        return event_of([reports[i] for i in members], in_many)

    rare = Rare([event(members) for members, _ in groups])
    found: list[tuple[tuple[int, ...], str]] = []
    links: list[tuple[int, int]] = []
    for members, reason in groups:
        parts = _parts(members, reports)
        events = [event(part) for part in parts]
        strings = strung(events, rare)
        told = parts if strings else _told(parts, events, rare)
        if len(told) < 2:
            found.append((tuple(members), reason))
        else:
            found += [(part, _reason(part, reports)) for part in _with_loose(told, members, reports)]
            links += [(parts[a][0], parts[b][0]) for string in strings for a, b in pairwise(string)]
    return Parted(tuple(sorted(found)), tuple(sorted(links)))


def _told(parts: Sequence[Sequence[int]], events: Sequence[Event], rare: Rare) -> list[list[int]]:
    """Those parts together that have anything in common."""
    left, found = list(range(len(parts))), []
    while left:
        one = [left.pop(0)]
        for i in one:
            near = [j for j in left if touch(events[i], events[j], rare)]
            one += near
            left = [j for j in left if j not in near]
        found.append(sorted(report for i in one for report in parts[i]))
    return found


def _parts(members: Sequence[int], reports: Sequence[Report]) -> list[list[int]]:
    """Reports by days that follow one another closely; without those that give no day of their own."""
    if any(reports[i].story for i in members):
        return []
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
    return days > FEW and published > FEW and not _recalls(a, b)


def _recalls(a: Report, b: Report) -> bool:
    if not a.day or not b.day:
        return False
    before, after = (a, b) if a.day.first <= b.day.first else (b, a)
    return any(day.is_single and apart(day, before.day) == 0 for day in after.said)


def _with_loose(
    parts: Sequence[Sequence[int]], members: Sequence[int], reports: Sequence[Report]
) -> tuple[tuple[int, ...], ...]:
    """The parts with the reports that give no day of their own, each where it fits best."""
    found = [list(part) for part in parts]
    placed = {i for part in parts for i in part}
    for loose in (i for i in members if i not in placed):
        fits = [_fits(loose, part, reports) for part in parts]
        found[fits.index(max(fits))].append(loose)
    return tuple(tuple(sorted(part)) for part in found)


def _fits(loose: int, part: Sequence[int], reports: Sequence[Report]) -> float:
    weights = [compare(reports[loose], reports[i]).weight for i in part[:_COMPARED]]
    return sum(weights) / len(weights)


def _reason(part: Sequence[int], reports: Sequence[Report]) -> str:
    """Why the reports of a part are one event: the reason of its strongest pair."""
    some = part[:_COMPARED]
    pairs = [compare(reports[a], reports[b]) for at, a in enumerate(some) for b in some[at + 1 :]]
    return max(pairs, key=lambda reason: reason.weight).words if pairs else ""
