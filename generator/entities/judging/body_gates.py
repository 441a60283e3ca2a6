"""Which pairs of organisations may merge: whole names first, letters only where no whole name contradicts them.

Reach for `organization_gate` by way of `gates.gate`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Literal

from generator.entities.judging.context import companions, same_holder
from generator.entities.judging.surroundings import Surroundings
from generator.entities.names.judge import is_acronym_of, name_pair
from generator.entities.names.name_pair import NamePair
from generator.entities.names.normalize import folded
from generator.entities.names.organization_words import acronym_letters, organization_words, word_weight
from generator.entities.nodes import Node
from generator.entities.settings.shared_names import is_worldwide
from generator.knowledge.countries import name_of

BodyGate = Literal["open", "shut", "asked", "contradiction", "namesakes"]


def names_of(node: Node, around: Surroundings) -> tuple[str, ...]:
    """What a node is compared by: its names, and for organisations the acronyms that its texts introduce and the short
    forms that stand for no other.
    """
    if node.kind != "organization":
        return node.names[:3]
    others = {word for use in node.uses[:20] for word, _ in use.others}
    short = {word for word in others if acronym_letters(word) or around.stand_for.get(folded(word)) == 1}
    return (*node.names[:3], *sorted(short, key=lambda word: (not acronym_letters(word), word))[:3])


def organization_gate(a: Node, b: Node, around: Surroundings) -> BodyGate:
    """Whether two bodies may be one. A holder of one office in both opens; whole names that contradict each other
    shut, whatever letters they share.
    """
    if same_holder(a, b, around).weight:
        return "open"
    every = names_of(a, around), names_of(b, around)
    whole = tuple([name for name in names if not _is_letters(name, _letters(names))] for names in every)
    if whole[0] and whole[1]:
        return _whole_names(a, b, whole, _letters(every[0]) & _letters(every[1]), around)
    return _letters_gate(a, b, every, around)


def _is_letters(name: str, letters: frozenset[str]) -> bool:
    """Whether a name is an acronym, in whatever capitals: "Afp" beside "AFP"."""
    return bool(acronym_letters(name)) or folded(name) in letters


def _whole_names(
    a: Node, b: Node, whole: Sequence[Sequence[str]], letters: frozenset[str], around: Surroundings
) -> BodyGate:
    pairs = [name_pair(x, y, "organization") for x, y in product(*whole)]
    if any(pair.identical or _same_letters(pair) for pair in pairs):
        return "open"
    pair = min(pairs, key=lambda p: (p.conflict, len(p.left_over) + len(p.right_over)))
    over = (*pair.left_over, *pair.right_over)
    if letters and over:
        return _same_acronym(a, b, pair, letters, around)
    if any(is_acronym_of(x, y) or is_acronym_of(y, x) for x, y in product(*whole)):
        return _letters_gate(a, b, (whole[0], whole[1]), around)
    if over:
        both_named = any(word_weight(word) >= 1 for word in over) and _together(a, b)
        return "contradiction" if pair.conflict >= 1 or both_named else "shut"
    return "shut" if _together(a, b) or not pair.distinctive else "open"


def _same_acronym(a: Node, b: Node, pair: NamePair, letters: frozenset[str], around: Surroundings) -> BodyGate:
    """Two whole names that texts give one set of letters: one body if no word contradicts and their countries agree."""
    if pair.conflict >= 1 or _together(a, b) or not pair.aligned.pairs:
        return "namesakes"
    over = {*pair.left_over, *pair.right_over}
    own = {word for land in a.lands | b.lands for word in organization_words(name_of(land))}
    agree = bool(a.lands & b.lands) or companions(a, b, around).weight >= 1 or any(map(is_worldwide, letters))
    return "open" if agree and (not pair.conflict or over <= own or pair.distinctive) else "namesakes"


def _letters_gate(a: Node, b: Node, names: Sequence[Sequence[str]], around: Surroundings) -> BodyGate:
    """Letters beside a whole name, or beside letters: only where they can mean nobody else, and not abroad."""
    abroad = bool(a.lands and b.lands) and a.lands.isdisjoint(b.lands)
    at_home = is_worldwide(a.name) or is_worldwide(b.name)
    pairs = [name_pair(x, y, "organization") for x, y in product(*names)]
    if abroad and not at_home and not companions(a, b, around).weight >= 1:
        return "asked" if any(p.identical for p in pairs) or _fits(names) else "shut"
    said = any(pair.identical for pair in pairs)
    if said or _fits(names):
        letters = next((found for side in names for name in side if (found := acronym_letters(name))), "")
        return "open" if (said or len(letters) >= 3) and _is_only_bearer(letters, a, b, around) else "asked"
    if any(_same_letters(pair) for pair in pairs):
        return "open"
    pair = min(pairs, key=lambda p: (p.conflict, len(p.left_over) + len(p.right_over)))
    return "contradiction" if pair.conflict >= 1 else "shut"


def _fits(names: Sequence[Sequence[str]]) -> bool:
    return any(is_acronym_of(x, y) or is_acronym_of(y, x) for x, y in product(*names))


def _is_only_bearer(letters: str, a: Node, b: Node, around: Surroundings) -> bool:
    """Whether no other body of the site has these letters, or none of the same country."""
    bearers = around.bearers.get(letters, ())
    near = [lands for lands in bearers if lands & a.lands & b.lands]
    return len(bearers) <= 1 or (len(near) == 1 and all(bearers))


def _letters(names: Sequence[str]) -> frozenset[str]:
    return frozenset(letters for name in names if (letters := acronym_letters(name)))


def _together(a: Node, b: Node) -> bool:
    return bool({use.brief for use in a.uses} & {use.brief for use in b.uses})


def _same_letters(pair: NamePair) -> bool:
    return folded(pair.left).replace(" ", "") == folded(pair.right).replace(" ", "")
