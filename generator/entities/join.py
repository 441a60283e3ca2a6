"""From verdicts on pairs to groups: best first, each join checked against every member, a person's word above all.

Reach for `groups_of` to cluster nodes. A pure function of the nodes, the verdicts and the decisions; the order in which
they come changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.entities.judging.compare import Verdict


@dataclass(frozen=True, slots=True)
class Join:
    """Why a node is in its group: the node it was joined to, and the reason."""

    left: int
    right: int
    reason: str
    by_hand: bool = False
    is_decided: bool = False
    """By hand, or by what the world knows: no likeness was judged."""


class _Groups:
    """Disjoint sets that know their members, and who may never be among them.

    A group holds strands: names that resemble each other. People join strands that don't, so names are only checked for
    contradictions within a strand, but for being set apart within the whole group.
    """

    def __init__(self, size: int, apart: Iterable[tuple[int, int]]) -> None:
        self.members = [[index] for index in range(size)]
        self.of = list(range(size))
        self.strands = [[index] for index in range(size)]
        self.strand_of = list(range(size))
        self.apart: list[set[int]] = [set() for _ in range(size)]
        for a, b in apart:
            self.apart[a].add(b)
            self.apart[b].add(a)

    def set_apart(self, a: int, b: int) -> bool:
        """Whether a person set a member of one group apart from a member of the other."""
        second = self.members[self.of[b]]
        return any(not self.apart[member].isdisjoint(second) for member in self.members[self.of[a]])

    def contradict(self, a: int, b: int, contradict: Callable[[int, int], bool]) -> bool:
        """Whether two names that are alike, one of each group, contradict each other."""
        first, second = self.strands[self.strand_of[a]], self.strands[self.strand_of[b]]
        return any(contradict(x, y) for x in first for y in second)

    def join(self, a: int, b: int, alike: bool) -> None:
        """Make the groups of two nodes one; `alike` says that it was for their names."""
        _unite(self.members, self.of, a, b)
        if alike:
            _unite(self.strands, self.strand_of, a, b)


def _unite(sets: list[list[int]], of: list[int], a: int, b: int) -> None:
    keep, go = sorted((of[a], of[b]))
    if keep != go:
        for member in sets[go]:
            of[member] = keep
        sets[keep] = sorted(sets[keep] + sets[go])
        sets[go] = []


def groups_of(
    size: int,
    same: Iterable[Join],
    apart: Iterable[tuple[int, int]],
    verdicts: Mapping[tuple[int, int], Verdict],
    contradict: Callable[[int, int], bool],
) -> tuple[tuple[tuple[int, ...], ...], tuple[Join, ...]]:
    """Groups of node indexes, and the joins that made them.

    First what a person (or general knowledge) says is `same`, except where `apart` stands between; then the pairs
    found to be the same, strongest first, unless any two members are apart or contradict each other.
    """
    groups = _Groups(size, apart)
    made: list[Join] = []
    for join in sorted(same, key=lambda j: (not j.by_hand, j.left, j.right)):
        if groups.of[join.left] != groups.of[join.right] and not groups.set_apart(join.left, join.right):
            groups.join(join.left, join.right, alike=False)
            made.append(join)
    for _, (a, b) in sorted((-v.evidence, pair) for pair, v in verdicts.items() if v.outcome == "same"):
        together = groups.of[a] == groups.of[b]
        if (together or not groups.set_apart(a, b)) and not groups.contradict(a, b, contradict):
            groups.join(a, b, alike=True)
            made += [] if together else [Join(a, b, verdicts[a, b].reason)]
    return tuple(tuple(members) for members in groups.members if members), tuple(made)
