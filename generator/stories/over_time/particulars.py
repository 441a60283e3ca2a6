"""What a report has of its event alone: its numbers, and its names beside those of whom or what recurs.

Reach for `tell_two` where likeness says one event and the days say two. A minister's errands, the boats of one strait
and the clashes of two states are told in the same words of the same people and places; what is not told again is how
many, and who or what else.
"""

from __future__ import annotations

from generator.stories.in_time import HARDLY
from generator.stories.over_time.events import states, stems_of
from generator.stories.report import Report


def tell_two(a: Report, b: Report) -> bool:
    """Whether each has particulars of its own and the other none of them: numbers, or else names."""
    return _counts_differ(a.counts or a.all_counts, b.counts or b.all_counts, a, b)


def lead_to_two(a: Report, b: Report) -> bool:
    """The same of their leads alone."""
    return _counts_differ(a.counts, b.counts, a, b)


def _counts_differ(of_a: frozenset[str], of_b: frozenset[str], a: Report, b: Report) -> bool:
    if of_a & b.all_counts or of_b & a.all_counts:
        return False
    return bool(of_a and of_b) or have_other_names(a, b)


def have_other_names(a: Report, b: Report) -> bool:
    """Whether both leads name somebody or something beside what recurs, and the other report none of it."""
    return _told_again(a, b) == _told_again(b, a) == 0.0


def have_hardly_a_name(a: Report, b: Report) -> bool:
    """Whether they tell two, and hardly a name of either stands in the other, beside what recurs."""
    return tell_two(a, b) and max(_told_again(a, b) or 0.0, _told_again(b, a) or 0.0) < HARDLY


def of_one_office(a: Report, b: Report) -> bool:
    """Whether somebody in office is named in both."""
    return bool(a.in_office & b.in_office)


def _told_again(a: Report, b: Report) -> float | None:
    """Share of the names of one lead, by rarity, that the other report has; None where it names nothing of its own."""
    recurs = _recurring(a, b)
    own = {stem: weight for stem, weight in a.telling.items() if stem not in recurs}
    total = sum(own.values())
    return sum(weight for stem, weight in own.items() if stem in b.stems) / total if own else None


def _recurring(a: Report, b: Report) -> frozenset[str]:
    """Stems of the places and holders of offices that both name, and of states that both speak of."""
    shared = a.named & b.named
    pages = [page for page in shared if page.startswith("places/") or page in a.in_office | b.in_office]
    return frozenset().union(states() & a.stems & b.stems, *map(stems_of, pages))
