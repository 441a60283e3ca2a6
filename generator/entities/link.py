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

from generator.entities.assemble import decided, entity_of, look_alike
from generator.entities.candidates import pairs_of
from generator.entities.compare import Verdict, verdict
from generator.entities.decisions import BY_HAND, own_names
from generator.entities.join import Join, groups_of
from generator.entities.kinds import kinds_of
from generator.entities.names.normalize import folded
from generator.entities.nodes import Node, nodes_of
from generator.entities.slugs import with_slugs
from generator.entities.surroundings import Surroundings, holders_of, surroundings_of
from generator.entities.uses import uses_of
from generator.knowledge import read_yaml
from generator.knowledge.weighing import logistic
from generator.model import Brief, Entity, EntityDecision, PossiblySame

MOST_LOOK_ALIKES = 5

Verdicts = Mapping[tuple[int, int], Verdict]


def link(
    briefs: tuple[Brief, ...],
    decisions: tuple[EntityDecision, ...] = (),
    previous: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> tuple[Entity, ...]:
    """Every name of every brief in exactly one entity; by kind and slug. The order of the input changes nothing.

    `previous` says which briefs each page ("person/brown") was named in, so that of several Browns each keeps its own.
    Withdrawn briefs don't count. Merges only what is sure; the rest stands in `possibly_same`, on both sides.
    """
    counted = sorted((brief for brief in briefs if not brief.withdrawn), key=lambda brief: brief.path)
    ordered = tuple(sorted(decisions, key=lambda d: (d.kind, d.slug)))
    kinds = kinds_of(counted, ordered)
    uses = [use for brief in counted for use in uses_of(brief, kinds)]
    nodes = nodes_of(uses)
    surroundings = surroundings_of(uses, nodes)
    persons = _joined(nodes, "person", ordered, surroundings)
    surroundings = replace(surroundings, holders=holders_of(uses, nodes, persons[0]))
    others = _joined(nodes, "organization", ordered, surroundings), _joined(nodes, "place", ordered, surroundings)
    groups = [group for found in (persons, *others) for group in found[0]]
    joins = [join for found in (persons, *others) for join in found[1]]
    verdicts = {pair: v for found in (persons, *others) for pair, v in found[2].items()}
    chosen = decided([tuple(nodes[i] for i in group) for group in groups], ordered, previous)
    return _entities(nodes, groups, joins, verdicts, chosen, ordered)


Joined = tuple[tuple[tuple[int, ...], ...], tuple[Join, ...], dict[tuple[int, int], Verdict]]


def _joined(nodes: tuple[Node, ...], kind: str, decisions: tuple[EntityDecision, ...], around: Surroundings) -> Joined:
    """Groups, joins and verdicts of the nodes of one kind, as indexes into `nodes`."""
    own = [index for index, node in enumerate(nodes) if node.kind == kind]
    some = tuple(nodes[index] for index in own)
    verdicts = {(a, b): verdict(some[a], some[b], around) for a, b in pairs_of(some)}

    @cache
    def contradict(a: int, b: int) -> bool:
        pair = (min(a, b), max(a, b))
        found = verdicts.get(pair) or verdict(some[pair[0]], some[pair[1]], around)
        return found.outcome == "contradiction"

    relevant = [d for d in decisions if d.kind == kind]
    groups, joins = groups_of(
        len(some), tuple(_said_same(some, relevant)), tuple(_said_apart(some, relevant)), verdicts, contradict
    )
    return (
        tuple(tuple(own[i] for i in group) for group in groups),
        tuple(replace(join, left=own[join.left], right=own[join.right]) for join in joins),
        {(own[a], own[b]): found for (a, b), found in verdicts.items()},
    )


def _by_name(nodes: Sequence[Node]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, node in enumerate(nodes):
        for name in dict.fromkeys(folded(name) for name in node.names):
            found[name].append(index)
    return found


def _said_same(nodes: Sequence[Node], decisions: Sequence[EntityDecision]) -> Iterator[Join]:
    """Joins by the names and aliases that people gave, then by what is generally known."""
    named = _by_name(nodes)
    for decision in decisions:
        if len(own_names(decision)) > 1:
            members = [i for name in own_names(decision) for i in named.get(folded(name), ())]
            yield from (Join(members[0], i, f"{BY_HAND}: an alias of {decision.name}", True) for i in members[1:])
    for line in read_yaml("aliases"):
        members = [i for name in line["names"] for i in named.get(folded(name), ()) if nodes[i].kind == line["kind"]]
        yield from (Join(members[0], i, f"generally known: {line['reason']}") for i in members[1:])


def _said_apart(nodes: Sequence[Node], decisions: Sequence[EntityDecision]) -> Iterator[tuple[int, int]]:
    """Pairs that `not` lists and removed aliases keep apart for good."""
    named = _by_name(nodes)
    for decision in decisions:
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
        if found.outcome in ("unsure", "same") and pair[0] != pair[1]:
            best.setdefault((min(pair), max(pair)), found)
    listed: dict[int, list[PossiblySame]] = defaultdict(list)
    for (a, b), found in best.items():
        if _set_apart(entities[a], entities[b]):
            continue
        score = logistic(found.evidence)
        listed[a].append(look_alike(entities[b], score, found.reason))
        listed[b].append(look_alike(entities[a], score, found.reason))
    return {
        number: tuple(sorted(found, key=lambda p: (-p.score, p.slug))[:MOST_LOOK_ALIKES])
        for number, found in listed.items()
    }


def _set_apart(a: Entity, b: Entity) -> bool:
    names = [{folded(s.name) for s in entity.spellings} for entity in (a, b)]
    apart = [{folded(name) for name in entity.apart} for entity in (a, b)]
    return bool(apart[0] & names[1] or apart[1] & names[0])
