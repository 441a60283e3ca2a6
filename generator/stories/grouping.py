"""Reports put into stories: candidate pairs from an inverted index, then average-link clustering.

Reach for `grouped` with all reports. The order of the input changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import heapify, heappop, heappush
from itertools import combinations, pairwise
from math import inf

from generator.errors import go_on
from generator.knowledge.weighing import Reason
from generator.knowledge.words import Vector
from generator.stories.report import Report
from generator.stories.same_event import BY_HAND, compare

_TERMS = 40
"""Telling words of a report that it is looked up under."""
_LEAD_TERMS = 20
"""The same, of its title and first sentences."""
_CROWD = 40
"""A word that more reports share is followed only to the reports next to it in time."""
_SAMPLE = 12
"""Members of a large story that a report is compared with."""
_MANY = 200
"""Reports from which the words of one theme are rare among all, so that any two events of that theme look alike."""
_SEVERAL, _OF_OWN = 5, 0.35
"""Two groups of so many reports each are one event only if they have this share of what holds either together."""


def grouped(reports: Sequence[Report]) -> tuple[tuple[tuple[int, ...], str], ...]:
    """Index groups, one a story, each with the reason of its strongest link; empty reason for a single report."""
    order = sorted(range(len(reports)), key=lambda i: reports[i].path)
    groups = _Groups([reports[i] for i in order])
    where = {index: place for place, index in enumerate(order)}
    groups.join_all((where[a], where[b]) for a, b in _candidates(reports, order))
    found, reasons = sorted(groups.members.values()), groups.strongest()
    return tuple((tuple(order[i] for i in members), reasons.get(members[0], "")) for members in found)


class _Groups:
    """Average-link clustering: the two groups whose reports most tell one event are joined first, until none do.

    Reports are numbered by path, groups by their first report, so that nothing depends on the order of the input.
    """

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = reports
        self.members = {index: [index] for index in range(len(reports))}
        self.near: dict[int, set[int]] = defaultdict(set)
        self.reasons: dict[tuple[int, int], Reason] = {}
        self.changes: Counter[int] = Counter()

    def evidence(self, a: int, b: int) -> Reason:
        """What speaks for two reports telling one event."""
        pair = (min(a, b), max(a, b))
        if pair not in self.reasons:
            go_on()
            self.reasons[pair] = compare(self.reports[pair[0]], self.reports[pair[1]])
        return self.reasons[pair]

    def link(self, a: int, b: int) -> float:
        """How much two groups, taken together, rather tell one event; far below 0 where a person said otherwise."""
        found = [self.evidence(x, y).weight for x in self.members[a][:_SAMPLE] for y in self.members[b][:_SAMPLE]]
        by_hand = max(found) if max(found) >= BY_HAND else 0.0
        if min(found) <= -BY_HAND:
            return min(found)
        return by_hand + sum(found) / len(found) - self._of_theme(a, b)

    def _of_theme(self, a: int, b: int) -> float:
        """What two tellings of one theme have in common, another event or not: a share of what either has in itself.

        Source of the idea: relative closeness, Karypis, Han and Kumar 1999 (Chameleon).
        """
        if len(self.reports) < _MANY or min(len(self.members[a]), len(self.members[b])) < _SEVERAL:
            return 0.0
        return _OF_OWN * max(0.0, min(self._within(a), self._within(b)))

    def _within(self, group: int) -> float:
        """How much the reports of a group rather tell one event, on average."""
        pairs = list(combinations(self.members[group][:_SAMPLE], 2))
        return sum(self.evidence(a, b).weight for a, b in pairs) / len(pairs)

    def join_all(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Join as long as any two groups rather tell one event. That takes a pair that does: only such are followed."""
        for a, b in pairs:
            if self.evidence(a, b).weight >= 0:
                self.near[a].add(b)
                self.near[b].add(a)
        waiting = [(-self.link(a, b), a, b, 0, 0) for a in self.near for b in self.near[a] if a < b]
        heapify(waiting)
        while waiting and waiting[0][0] <= 0:
            _, a, b, *changes = heappop(waiting)
            if changes == [self.changes[a], self.changes[b]]:
                self.join(a, b)
                for other in sorted(self.near[a]):
                    first, second = min(a, other), max(a, other)
                    link = -self.link(first, second)
                    heappush(waiting, (link, first, second, self.changes[first], self.changes[second]))

    def join(self, a: int, b: int) -> None:
        """Put the group of the later first report into the other."""
        self.changes[a] += 1
        self.changes[b] += 1
        self.members[a] = sorted(self.members[a] + self.members.pop(b))
        for other in self.near.pop(b):
            self.near[other].discard(b)
            if other != a:
                self.near[other].add(a)
                self.near[a].add(other)

    def strongest(self) -> dict[int, str]:
        """Why the reports of each group belong together, by its first report."""
        group_of = {report: members[0] for members in self.members.values() for report in members}
        best: dict[int, tuple[float, tuple[int, int]]] = {}
        for pair, reason in self.reasons.items():
            if group_of[pair[0]] == (group := group_of[pair[1]]):
                best[group] = min(best.get(group, (inf, pair)), (-reason.weight, pair))
        return {group: self.reasons[pair].words for group, (_, pair) in best.items()}


def _candidates(reports: Sequence[Report], order: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Pairs that share a telling word or an acting person, of many the ones near in time; or a story set by hand."""
    blocks: dict[str, list[int]] = defaultdict(list)
    in_time = sorted(order, key=lambda i: _in_time(reports[i]))
    for index in in_time:
        for key in _keys(reports[index]):
            blocks[key].append(index)
    found: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        for a, b in _within(blocks[key], key.startswith("story ")):
            found.add((min(a, b), max(a, b)))
    return tuple(sorted(found))


def _in_time(report: Report) -> tuple[bool, date, str]:
    return report.day is None, report.day.first if report.day else date.min, report.path


def _keys(report: Report) -> Iterator[str]:
    telling = {*_heaviest(report.words, _TERMS), *_heaviest(report.lead, _LEAD_TERMS)}
    yield from (f"word {term}" for term in sorted(telling))
    yield from (f"person {slug}" for slug in sorted(report.persons))
    if report.story:
        yield f"story {report.story}"


def _heaviest(words: Vector, most: int) -> list[str]:
    return sorted(words, key=lambda term: (-words[term], term))[:most]


def _within(members: Sequence[int], by_hand: bool) -> Iterator[tuple[int, int]]:
    if by_hand:
        yield from pairwise(members)
    elif len(members) <= _CROWD:
        yield from combinations(members, 2)
    else:
        yield from ((a, b) for at, a in enumerate(members) for b in members[at + 1 : at + 9])
