"""Which pairs may merge at all, however good their score: one wrong page costs a reader more than two for one man.

Reach for `gate` beside the evidence: `shut` keeps a pair apart for now, `contradiction` for good, be it by way of a
third name.
"""

from __future__ import annotations

from itertools import product
from typing import Literal

from generator.entities.context import companions, only_bearer, overlap, roles_of, same_holder, shared_organization
from generator.entities.names.judge import is_acronym_of, name_pair
from generator.entities.names.name_pair import NamePair
from generator.entities.names.normalize import folded
from generator.entities.names.organization_words import acronym_letters, word_weight
from generator.entities.names.persons import adds_in_front
from generator.entities.nodes import Node
from generator.entities.surroundings import Surroundings

Gate = Literal["open", "shut", "contradiction"]


def gate(a: Node, b: Node, around: Surroundings) -> Gate:
    """The gate of a pair, by the rules of its kind."""
    return _person_gate(a, b, around) if a.kind == "person" else _organization_gate(a, b, around)


def names_of(node: Node, around: Surroundings) -> tuple[str, ...]:
    """What a node is compared by: its names, and for organisations the acronyms that its texts introduce and the short
    forms that stand for no other.
    """
    if node.kind != "organization":
        return node.names[:3]
    others = {word for use in node.uses[:20] for word, _ in use.others}
    short = {word for word in others if acronym_letters(word) or around.stand_for.get(folded(word)) == 1}
    return (*node.names[:3], *sorted(short, key=lambda word: (not acronym_letters(word), word))[:3])


def _together(a: Node, b: Node) -> bool:
    """Whether one text names both: then it means two, unless one is but a fuller form of the other."""
    return bool({use.brief for use in a.uses} & {use.brief for use in b.uses})


def _person_gate(a: Node, b: Node, around: Surroundings) -> Gate:
    pairs = [name_pair(x, y, "person") for x in a.names[:3] for y in b.names[:3]]
    pair = min(pairs, key=lambda p: (p.conflict, -p.shared_weight))
    if pair.identical and len(pair.left_parts) > 1:
        return "open"
    if pair.conflict or not pair.aligned.pairs or _together(a, b):
        return "contradiction" if pair.conflict >= 1 or not pair.aligned.pairs or _together(a, b) else "shut"
    roles = product(roles_of(a), roles_of(b))
    office = bool(shared_organization(a, b)) and any(x == y or overlap(x, y) for x, y in roles)
    lone = len(pair.left_parts) == 1
    spelt_apart = any(likeness < 0.95 for *_, likeness in pair.aligned.pairs)
    if lone and not office:
        known = folded(a.name) == folded(b.name) or only_bearer(a, b, around).weight
        return "open" if known and companions(a, b, around).weight >= 1 else "shut"
    if (spelt_apart or not pair.distinctive or adds_in_front(pair)) and not (
        office or companions(a, b, around).weight >= 0.5
    ):
        return "shut"
    return "open"


def _same_letters(pair: NamePair) -> bool:
    return folded(pair.left).replace(" ", "") == folded(pair.right).replace(" ", "")


def _organization_gate(a: Node, b: Node, around: Surroundings) -> Gate:
    if same_holder(a, b, around).weight:
        return "open"
    pairs = [name_pair(x, y, "organization") for x in names_of(a, around) for y in names_of(b, around)]
    if any(pair.identical or _same_letters(pair) for pair in pairs):
        return "open" if "|" not in a.key + b.key else "contradiction"
    for x, y in product(names_of(a, around), names_of(b, around)):
        if is_acronym_of(x, y) or is_acronym_of(y, x):
            letters = acronym_letters(x) or acronym_letters(y)
            return "open" if len(letters) >= 3 and around.bearers.get(letters, 0) == 1 else "shut"
    pair = min(pairs, key=lambda p: (p.conflict, len(p.left_over) + len(p.right_over)))
    if pair.left_over or pair.right_over:
        over = (*pair.left_over, *pair.right_over)
        return (
            "contradiction"
            if pair.conflict >= 1 or (any(word_weight(w) >= 1 for w in over) and _together(a, b))
            else "shut"
        )
    return "shut" if _together(a, b) or not pair.distinctive else "open"
