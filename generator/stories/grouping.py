"""Reports put into stories: candidate pairs from an inverted index, then average-link clustering.

Reach for `grouped` with all reports. The order of the input changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise

from generator.stories.same_event import APART, Report, Signal, compare, days_between

_TERMS = 15
"""Telling words of a report that it is looked up under."""
_CROWD = 40
"""A word that more reports share is followed only to the reports next to it in time."""
_SAMPLE = 12
"""Members of a large story that a report is compared with."""


def grouped(reports: Sequence[Report]) -> tuple[tuple[tuple[int, ...], str], ...]:
    """Index groups, one a story, each with the reason of its strongest link; empty reason for a single report."""
    seen: dict[tuple[int, int], Signal] = {}

    def signal(a: int, b: int) -> Signal:
        pair = (min(a, b), max(a, b))
        if pair not in seen:
            seen[pair] = compare(reports[pair[0]], reports[pair[1]])
        return seen[pair]

    order = sorted(range(len(reports)), key=lambda i: reports[i].path)
    rank = {index: place for place, index in enumerate(order)}
    pairs = {pair: signal(*pair) for pair in _candidates(reports, order)}
    strongest = sorted(pairs, key=lambda p: (-pairs[p].evidence, sorted((rank[p[0]], rank[p[1]]))))
    of = {index: [index] for index in order}
    reasons: dict[int, str] = {}
    for a, b in strongest:
        if pairs[a, b].evidence < 0:
            break
        first, second = of[a], of[b]
        if first is not second and _belong(first, second, signal):
            joined = sorted(first + second, key=lambda i: rank[i])
            reasons[joined[0]] = reasons.get(first[0]) or reasons.get(second[0]) or pairs[a, b].reason
            for member in joined:
                of[member] = joined
    groups = {members[0]: members for members in of.values()}
    return tuple((tuple(groups[i]), reasons.get(i, "") if len(groups[i]) > 1 else "") for i in order if i in groups)


def _belong(first: Sequence[int], second: Sequence[int], signal: Callable[[int, int], Signal]) -> bool:
    """Average link: the reports of two groups, taken together, rather tell one event; and no person said otherwise."""
    found = [signal(a, b).evidence for a in first[:_SAMPLE] for b in second[:_SAMPLE]]
    return min(found) > -50 and sum(found) >= 0


def _candidates(reports: Sequence[Report], order: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Pairs that share a telling word or an acting person, and may be near in time; or a story set by hand."""
    blocks: dict[str, list[int]] = defaultdict(list)
    in_time = sorted(order, key=lambda i: (reports[i].days is None, reports[i].days or (), reports[i].path))
    for index in in_time:
        for key in _keys(reports[index]):
            blocks[key].append(index)
    found: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        for a, b in _within(blocks[key], key.startswith("story ")):
            found.add((min(a, b), max(a, b)))
    return tuple(sorted(pair for pair in found if _near(reports[pair[0]], reports[pair[1]])))


def _keys(report: Report) -> Iterator[str]:
    telling = sorted(report.words, key=lambda term: (-report.words[term], term))[:_TERMS]
    yield from (f"word {term}" for term in telling)
    yield from (f"person {slug}" for slug in sorted(report.persons))
    if report.story:
        yield f"story {report.story}"


def _within(members: Sequence[int], by_hand: bool) -> Iterator[tuple[int, int]]:
    if by_hand:
        yield from pairwise(members)
    elif len(members) <= _CROWD:
        yield from combinations(members, 2)
    else:
        yield from ((a, b) for at, a in enumerate(members) for b in members[at + 1 : at + 9])


def _near(a: Report, b: Report) -> bool:
    gap = days_between(a, b)
    return gap is None or gap <= 3 * APART or not (a.dated and b.dated) or bool(a.story and a.story == b.story)
