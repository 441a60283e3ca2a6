"""Events strung together: links between those of one matter, joined while all of a string have names in common.

Reach for `strung` with all events of a site. The order of the input changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import inf

from slugify import slugify

from generator.stories.over_time.events import Event, Rare
from generator.stories.over_time.same_matter import WEEKS, likeness

_NEXT = 8
"""Events behind one of the same name that it is compared with."""
MOST_OF, _CORE = 0.75, 2
"""Share of a string's events that name what it is about, and how many stems of names that takes."""


def strung(
    events: Sequence[Event], rare: Rare, links: Iterable[tuple[int, int]] = (), joined: bool = False
) -> tuple[tuple[int, ...], ...]:
    """Index groups of two and more, each a storyline, in order of time. `links`: events known to be of one matter,
    unless a person parts them. `joined`: likeness put all of them together.
    """
    order = sorted(range(len(events)), key=lambda i: _in_time(events[i]))
    told, place = [events[i] for i in order], {index: at for at, index in enumerate(order)}
    strings = _Strings(told)
    for a, b in _by_hand(told):
        strings.join(a, b)
    for a, b in links:
        if not strings.parted_by_hand(place[a], place[b]):
            strings.join(place[a], place[b])
    found = [
        (likeness(told[a], told[b], rare, joined), a, b) for a, b in _candidates(told, rare, inf if joined else WEEKS)
    ]
    for weight, a, b in sorted(found, key=lambda link: (-link[0], link[1:])):
        if weight and strings.hold(a, b, rare):
            strings.join(a, b)
    return tuple(tuple(order[i] for i in sorted(g)) for _, g in sorted(strings.members.items()) if len(g) > 1)


class _Strings:
    """Groups of events by their first one."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self.members = {index: [index] for index in range(len(events))}
        self.first = list(range(len(events)))

    def hold(self, a: int, b: int, rare: Rare) -> bool:
        """Whether two strings may be one: nobody parted them, and nearly all of their events name the same."""
        if self.first[a] == self.first[b] or self.parted_by_hand(a, b):
            return False
        both = self._both(a, b)
        named = Counter(stem for event in both for stem in event.telling)
        needed = MOST_OF * len(both)
        core = [s for s in named if s in rare and sum(s in event.stems for event in both) >= needed]
        return len(core) >= _CORE

    def parted_by_hand(self, a: int, b: int) -> bool:
        """Whether a person put their events into two storylines."""
        return len({slugify(event.storyline) for event in self._both(a, b) if event.storyline}) > 1

    def _both(self, a: int, b: int) -> list[Event]:
        return [self.events[i] for i in (*self.members[self.first[a]], *self.members[self.first[b]])]

    def join(self, a: int, b: int) -> None:
        """Make one string of two."""
        one, other = sorted((self.first[a], self.first[b]))
        if one != other:
            self.members[one] += self.members.pop(other)
            for index in self.members[one]:
                self.first[index] = one


def _in_time(event: Event) -> tuple[bool, date, date, str]:
    day = event.day
    return (
        day is None,
        day.first if day else date.min,
        day.last if day else date.min,
        min((report.path for report in event.reports), default=""),
    )


def _by_hand(events: Sequence[Event]) -> Iterator[tuple[int, int]]:
    first: dict[str, int] = {}
    for index, event in enumerate(events):
        if event.storyline:
            yield first.setdefault(slugify(event.storyline), index), index


def _candidates(events: Sequence[Event], rare: Rare, within: float) -> tuple[tuple[int, int], ...]:
    """Pairs that share a rare name of their leads, each with the next ones in time within weeks."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, event in enumerate(events):
        if event.day:
            for stem in event.telling:
                if stem in rare:
                    blocks[stem].append(index)
    return tuple(sorted({pair for block in blocks.values() for pair in _near(events, block, within)}))


def _near(events: Sequence[Event], block: Sequence[int], within: float) -> Iterator[tuple[int, int]]:
    for at, a in enumerate(block):
        for b in block[at + 1 : at + 1 + _NEXT]:
            days = events[a].day, events[b].day
            if days[0] and days[1] and days[0].apart(days[1]) <= within:
                yield a, b
