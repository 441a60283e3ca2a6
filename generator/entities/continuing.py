"""Which page each group of names continues, so that pages keep their addresses.

Reach for `decided` once the groups are settled: who is whom does not depend on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.entities.decisions import own_names, texts
from generator.entities.names.normalize import folded
from generator.entities.nodes import Node
from generator.model import EntityDecision

Group = tuple[Node, ...]


def decided(
    groups: Sequence[Group], decisions: Sequence[EntityDecision], previous: Mapping[str, Sequence[str]]
) -> dict[int, EntityDecision]:
    """Which page each group continues: the one by whose name it goes, then the one whose aliases by hand it holds,
    else the one with most names in common, and of several Browns the one that was named in the same briefs
    (`previous`: kind and slug -> briefs).
    """
    pages = _kept_names(decisions)
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, kept in enumerate(pages):
        for name in kept:
            named[decisions[number].kind, name].append(number)
    offers = []
    for index, group in enumerate(groups):
        names = {folded(name) for node in group for name in node.spellings}
        inside = {folded(other) for node in group for use in node.uses for other, _ in use.others}
        briefs = {use.brief for node in group for use in node.uses}
        for number in {number for name in names for number in named.get((group[0].kind, name), ())}:
            decision = decisions[number]
            joined = len({folded(n) for n in decision.same} & names)
            renamed = decision.before in own_names(decision)
            titled = folded(decision.name) in names or (renamed and folded(decision.before) in names)
            common = len(pages[number] & (names | inside))
            claimed = len(briefs.intersection(decision.briefs))
            if not briefs.isdisjoint(decision.apart) or any(n.page not in ("", _page(decision)) for n in group):
                continue
            known = len(briefs.intersection(previous.get(f"{decision.kind}/{decision.slug}", ())))
            rank = (
                -claimed,
                not titled,
                -joined,
                not decision.named_by_hand,
                -common,
                -known,
                decision.slug,
                group[0].uses[0].brief,
            )
            offers.append((rank, index, number))
    return _taken_best_first(offers, decisions)


def _kept_names(decisions: Sequence[EntityDecision]) -> list[set[str]]:
    """The names of each page, without those that a person took away."""
    found = []
    for decision in decisions:
        kept = {folded(n) for n in (*own_names(decision), *texts(decision.meta.get("aliases")))}
        found.append(kept - ({folded(n) for n in decision.apart} - {folded(decision.name)}))
    return found


Offer = tuple[tuple[int, bool, int, bool, int, int, str, str], int, int]
"""How well a page suits a group (least first), the group, the page."""


def _taken_best_first(offers: Sequence[Offer], decisions: Sequence[EntityDecision]) -> dict[int, EntityDecision]:
    chosen: dict[int, EntityDecision] = {}
    taken: set[int] = set()
    for _, index, number in sorted(offers):
        if index not in chosen and number not in taken:
            chosen[index] = decisions[number]
            taken.add(number)
    return chosen


def _page(decision: EntityDecision) -> str:
    return f"{decision.kind}/{decision.slug}"
