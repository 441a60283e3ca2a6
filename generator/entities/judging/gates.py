"""Which pairs may merge at all, however good their score: one wrong page costs a reader more than two for one man.

Reach for `gate` beside the evidence: `shut` keeps a pair apart for now, `contradiction` for good, be it by way of a
third name.
"""

from __future__ import annotations

from itertools import product
from typing import Literal

from generator.entities.judging.body_gates import organization_gate
from generator.entities.judging.context import (
    companions,
    days_apart,
    only_bearer,
    overlap,
    roles_of,
    shared_organization,
)
from generator.entities.judging.surroundings import Surroundings
from generator.entities.names.generations import generation_of
from generator.entities.names.judge import name_pair
from generator.entities.names.name_pair import NamePair
from generator.entities.names.normalize import folded
from generator.entities.names.persons import adds_in_front, turned_patronymic
from generator.entities.nodes import Node
from generator.entities.settings.shared_names import is_of_every_country
from generator.entities.settings.weigh import weigh

A_TERM = 30
"""Days within which the holder of an office hardly changes."""

Gate = Literal["open", "shut", "asked", "contradiction", "namesakes"]
"""`asked`: shut, and a person is asked; `namesakes`: never one, not even by way of a third name, and a person is asked.
"""


def gate(a: Node, b: Node, around: Surroundings) -> Gate:
    """The gate of a pair, by the rules of its kind."""
    if a.shared and a.shared == b.shared:
        return "contradiction" if _of_two_countries(a, b, around) else "namesakes"
    if a.page and b.page and a.page != b.page:
        return "contradiction"
    return _person_gate(a, b, around) if a.kind == "person" else organization_gate(a, b, around)


def _of_two_countries(a: Node, b: Node, around: Surroundings) -> bool:
    """Whether two senates are those of two countries beyond a question."""
    apart = bool(a.lands and b.lands) and a.lands.isdisjoint(b.lands) and not companions(a, b, around).weight
    return a.kind == "organization" and is_of_every_country(a.name) and apart


def _together(a: Node, b: Node) -> bool:
    """Whether one text names both: then it means two, unless one is but a fuller form of the other."""
    return bool({use.brief for use in a.uses} & {use.brief for use in b.uses})


def _person_gate(a: Node, b: Node, around: Surroundings) -> Gate:
    pairs = [name_pair(x, y, "person") for x in a.names[:3] for y in b.names[:3]]
    pair = min(pairs, key=lambda p: (p.conflict, -p.shared_weight))
    roles = product(roles_of(a), roles_of(b))
    office = bool(shared_organization(a, b)) and any(x == y or overlap(x, y) for x, y in roles)
    if kin := _kin_gate(a, b, pair, office):
        return kin
    if pair.identical and len(pair.left_parts) > 1:
        return "open"
    if pair.conflict or not pair.aligned.pairs or _together(a, b):
        return "contradiction" if pair.conflict >= 1 or not pair.aligned.pairs or _together(a, b) else "shut"
    office = office or _same_post(a, b)
    known = folded(a.name) == folded(b.name) or bool(only_bearer(a, b, around).weight)
    company = companions(a, b, around).weight
    if weigh(a.profile, b.profile, around.known).outcome == "two" and not office:
        return "shut"
    if len(pair.left_parts) == 1 and not office:
        return "open" if known and company >= 1 else "shut"
    spelt_apart = any(likeness < 0.95 for *_, likeness in pair.aligned.pairs)
    return "shut" if (spelt_apart or not pair.distinctive) and not (office or company >= 0.5) else "open"


def _same_post(a: Node, b: Node) -> bool:
    """The same role in one country within weeks: not two at a time, where the names are alike as well."""
    days = days_apart([use.date for use in a.uses], [use.date for use in b.uses])
    near = days is not None and days <= A_TERM and not a.lands.isdisjoint(b.lands)
    return near and bool(roles_of(a).keys() & roles_of(b).keys())


def _kin_gate(a: Node, b: Node, pair: NamePair, office: bool) -> Gate | None:
    """Father and son: they share names, office and company, so that only one office of one body tells that they are
    one. None where the names don't look like it.
    """
    first, second = ({generation_of(name) for name in node.names} | node.profile.generations for node in (a, b))
    if (first - {""}) and (second - {""}) and first.isdisjoint(second):
        return "namesakes"
    if turned_patronymic(pair):
        return "namesakes"
    if adds_in_front(pair) or first.isdisjoint(second):
        return None if office and not _together(a, b) else "asked"
    return None
