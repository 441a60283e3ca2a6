"""Who is who across briefs: names joined into entities.

Reach for `link` with all briefs and all decisions. The way through: names with what is said of them (`uses`, `nodes`),
names worth comparing (`candidates`), evidence (`compare`), constrained clustering (`join`), pages (`assemble`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from generator.entities.assemble import entity_of, look_alike
from generator.entities.candidates import pairs_of
from generator.entities.continuing import decided
from generator.entities.decisions import BY_HAND, claims_of, is_brief, own_names
from generator.entities.join import Join, groups_of
from generator.entities.judging.compare import Verdict, verdict
from generator.entities.judging.surroundings import Surroundings, holders_of, known_of, surroundings_of
from generator.entities.kinds import kinds_of
from generator.entities.names.name_pair import name_pair
from generator.entities.names.normalize import folded
from generator.entities.nodes import Node, nodes_of
from generator.entities.slugs import with_slugs
from generator.entities.uses import Never, Use, uses_of
from generator.knowledge import read_yaml
from generator.knowledge.weighing import logistic
from generator.model import Brief, Entity, EntityDecision, EntityKind, PossiblySame

MOST_LOOK_ALIKES = 5

Previous = Mapping[str, tuple[str, ...]]
"""Kind and slug of a page -> the briefs that it was named in."""
Verdicts = Mapping[tuple[int, int], Verdict]


def link(
    briefs: tuple[Brief, ...],
    decisions: tuple[EntityDecision, ...] = (),
    previous: Previous = MappingProxyType({}),
) -> tuple[Entity, ...]:
    """Every name of every brief in exactly one entity; by kind and slug. The order of the input changes nothing.

    `previous` says which briefs each page ("person/brown") was named in, so that of several Browns each keeps its own.
    Withdrawn briefs don't count. Merges only what is sure; the rest stands in `possibly_same`, on both sides.
    """
    counted = sorted((brief for brief in briefs if not brief.withdrawn), key=lambda brief: brief.path)
    ordered = tuple(sorted(decisions, key=lambda d: (d.kind, d.slug)))
    kinds = kinds_of(counted, ordered)
    never = _never(ordered)
    uses = [use for brief in counted for use in uses_of(brief, kinds, never)]
    known = known_of(uses)
    nodes = nodes_of(uses, known, claims_of(ordered))
    around = surroundings_of(uses, nodes, known)
    persons = _joined(nodes, "person", ordered, around, previous)
    around = replace(around, holders=holders_of(uses, *_unparted(uses, nodes, persons, ordered, around)))
    others = [_joined(nodes, kind, ordered, around, previous) for kind in ("organization", "place")]
    groups = [group for found in (persons, *others) for group in found[0]]
    joins = [join for found in (persons, *others) for join in found[1]]
    verdicts = {pair: v for found in (persons, *others) for pair, v in found[2].items()}
    chosen = decided([tuple(nodes[i] for i in group) for group in groups], ordered, previous)
    return _entities(nodes, groups, joins, verdicts, chosen, ordered)


def _unparted(
    uses: Sequence[Use],
    nodes: tuple[Node, ...],
    persons: Joined,
    decisions: tuple[EntityDecision, ...],
    around: Surroundings,
) -> tuple[tuple[Node, ...], tuple[tuple[int, ...], ...]]:
    """The persons of a site as they are without those whom people parted: to part a person is to part no body that
    they were said to lead.
    """
    kept = tuple(d if d.kind != "person" else replace(d, apart=(), briefs=()) for d in decisions)
    if kept == decisions:
        return nodes, persons[0]
    bare = nodes_of(uses, around.known, claims_of(kept))
    return bare, _joined(bare, "person", kept, around, {})[0]


def _never(decisions: Sequence[EntityDecision]) -> Never:
    """Names that people said are not one, as folded pairs."""
    return frozenset(
        (folded(own), folded(other)) for said in decisions for own in own_names(said) for other in said.apart
    )


Joined = tuple[tuple[tuple[int, ...], ...], tuple[Join, ...], dict[tuple[int, int], Verdict]]


def _joined(
    nodes: tuple[Node, ...],
    kind: EntityKind,
    decisions: tuple[EntityDecision, ...],
    around: Surroundings,
    before: Previous,
) -> Joined:
    """Groups, joins and verdicts of the nodes of one kind, as indexes into `nodes`."""
    own = [index for index, node in enumerate(nodes) if node.kind == kind]
    some = tuple(nodes[index] for index in own)
    verdicts = {(a, b): verdict(some[a], some[b], around) for a, b in pairs_of(some)}

    @cache
    def contradict(a: int, b: int) -> bool:
        pair = (min(a, b), max(a, b))
        found = verdicts.get(pair) or verdict(some[pair[0]], some[pair[1]], around)
        return found.outcome in ("contradiction", "namesakes")

    relevant = [d for d in decisions if d.kind == kind]
    groups, joins = groups_of(
        len(some), tuple(_said_same(some, relevant, before)), tuple(_said_apart(some, relevant)), verdicts, contradict
    )
    return (
        tuple(tuple(own[i] for i in group) for group in groups),
        tuple(replace(join, left=own[join.left], right=own[join.right]) for join in joins),
        {(own[a], own[b]): found for (a, b), found in verdicts.items()},
    )


def _by_name(nodes: Sequence[Node]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, node in enumerate(nodes):
        for name in dict.fromkeys(folded(name) for name in node.spellings):
            found[name].append(index)
    return found


def _by_page(nodes: Sequence[Node]) -> dict[str, list[int]]:
    """The nodes of which a page claims some briefs."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, node in enumerate(nodes):
        if node.page:
            found[node.page].append(index)
    return found


def _of_page(nodes: Sequence[Node], found: Sequence[int], decision: EntityDecision, before: Previous) -> list[int]:
    """Of the nodes of one name those that a page speaks of: of namesakes the one that it claims, or held before."""
    page = f"{decision.kind}/{decision.slug}"
    free = [i for i in found if nodes[i].page in ("", page)]
    claimed = [i for i in free if nodes[i].page == page]
    if claimed or len({nodes[i].shared for i in free}) != 1 or not nodes[free[0]].shared:
        return claimed or free
    held = set(before.get(page, ()))
    return [min(free, key=lambda i: (-len(held.intersection(use.brief for use in nodes[i].uses)), nodes[i].key))]


def _said_same(nodes: Sequence[Node], decisions: Sequence[EntityDecision], before: Previous) -> Iterator[Join]:
    """Joins by the names and aliases that people gave, then by what is generally known."""
    named, claimed = _by_name(nodes), _by_page(nodes)
    for decision in decisions:
        first, *rest = claimed.get(f"{decision.kind}/{decision.slug}", [-1])
        yield from (Join(first, i, f"{BY_HAND}: a brief of {decision.name}", True, True) for i in rest)
        if len(own_names(decision)) > 1:
            some = [_of_page(nodes, named.get(folded(name), ()), decision, before) for name in own_names(decision)]
            members = [i for found in some for i in found]
            yield from (Join(members[0], i, f"{BY_HAND}: an alias of {decision.name}", True, True) for i in members[1:])
    for line in read_yaml("aliases"):
        members = [i for name in line["names"] for i in named.get(folded(name), ()) if nodes[i].kind == line["kind"]]
        yield from (Join(members[0], i, f"generally known: {line['reason']}", is_decided=True) for i in members[1:])


def _said_apart(nodes: Sequence[Node], decisions: Sequence[EntityDecision]) -> Iterator[tuple[int, int]]:
    """Pairs that `not` lists, removed aliases and claims by hand keep apart for good."""
    named, claimed = _by_name(nodes), _by_page(nodes)
    for decision in decisions:
        mine = claimed.get(f"{decision.kind}/{decision.slug}", [])
        refused = {name for name in decision.apart if is_brief(name)}
        others = {j for i in mine for name in nodes[i].names for j in named.get(folded(name), ())} if refused else set()
        yield from ((i, j) for i in mine for j in sorted(others) if any(use.brief in refused for use in nodes[j].uses))
        yield from ((i, j) for i in mine for other in claimed.values() if other is not mine for j in other)
        own = {i for name in own_names(decision) for i in named.get(folded(name), ())}
        if not own:
            aliases = [str(a) for a in decision.meta.get("aliases") or () if str(a) not in decision.apart]
            own = {i for name in aliases for i in named.get(folded(name), ())}
        foreign = {i for name in decision.apart for i in named.get(folded(name), ())} - own
        yield from sorted((a, b) for a in own for b in foreign)


def _entities(
    nodes: tuple[Node, ...],
    groups: Sequence[tuple[int, ...]],
    joins: Sequence[Join],
    verdicts: Verdicts,
    chosen: Mapping[int, EntityDecision],
    decisions: Sequence[EntityDecision],
) -> tuple[Entity, ...]:
    members = [tuple(nodes[i] for i in group) for group in groups]
    of = {index: number for number, group in enumerate(groups) for index in group}
    own_joins: dict[int, list[Join]] = defaultdict(list)
    for join in joins:
        own_joins[of[join.left]].append(join)
    bare = [entity_of(g, own_joins[n], nodes, chosen.get(n)) for n, g in enumerate(members)]
    found = with_slugs(bare, chosen, decisions)
    alike = _look_alikes(found, of, verdicts)
    entities = [replace(entity, possibly_same=alike.get(number, ())) for number, entity in enumerate(found)]
    return tuple(sorted(entities, key=lambda entity: (entity.kind, entity.slug)))


def _look_alikes(
    entities: Sequence[Entity], of: Mapping[int, int], verdicts: Verdicts
) -> dict[int, tuple[PossiblySame, ...]]:
    """For each entity those that it may be, most likely first; none that a person set apart."""
    best: dict[tuple[int, int], Verdict] = {}
    for (a, b), found in sorted(verdicts.items(), key=lambda item: (-item[1].evidence, item[0])):
        pair = (of[a], of[b])
        if found.is_asked and pair[0] != pair[1]:
            best.setdefault((min(pair), max(pair)), found)
    listed: dict[int, list[PossiblySame]] = defaultdict(list)
    for (a, b), found in best.items():
        if _set_apart(entities[a], entities[b]) or (found.outcome != "namesakes" and _differ(entities[a], entities[b])):
            continue
        score = logistic(found.evidence)
        listed[a].append(look_alike(entities[b], score, found.reason))
        listed[b].append(look_alike(entities[a], score, found.reason))
    return {
        number: tuple(sorted(found, key=lambda p: (-p.score, p.slug))[:MOST_LOOK_ALIKES])
        for number, found in listed.items()
    }


def _differ(a: Entity, b: Entity) -> bool:
    """Whether the names of two pages each have something that the other lacks: a likeness of lesser names then tells
    nothing.
    """
    pair = name_pair(a.name, b.name, a.kind)
    return bool(pair.left_over and pair.right_over)


def _set_apart(a: Entity, b: Entity) -> bool:
    """Whether a person said that two are not one, by a name or, of namesakes, by their briefs."""
    for one, other in ((a, b), (b, a)):
        said = {folded(name) for name in one.apart if not is_brief(name)}
        own = {folded(spelling.name) for spelling in other.spellings}
        briefs = {appearance.brief for appearance in other.appearances}
        if said & own or (one.name == other.name and not briefs.isdisjoint(one.apart)):
            return True
    return False
