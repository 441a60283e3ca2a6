"""Which names are worth comparing: those that share a key. So cost grows with the names, not with their square.

Reach for `pairs_of` before comparing. A person is indexed under every pair of consonant skeletons of its parts ("ktf
mmt" for "Muhammad Qadhafi"), and under single ones that few share; an organisation under its rarer words, its initials
and its acronym.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, permutations

from generator.entities.names.likeness import nicknames
from generator.entities.names.normalize import folded, person_parts, skeleton
from generator.entities.names.organization_words import acronym_letters, initials, organization_words, word_weight
from generator.entities.nodes import Node

CROWD = 30
"""A key that more names share than this tells little: there only neighbours in order are compared."""
NEIGHBOURS = 8


def pairs_of(nodes: tuple[Node, ...]) -> tuple[tuple[int, int], ...]:
    """Index pairs (smaller first, sorted) of nodes of one kind that share a key."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, node in enumerate(nodes):
        for key in sorted(set(keys_of(node))):
            blocks[key].append(index)
    found: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        if len(members) > 1:
            lone = {index for index in members if _is_lone(nodes[index])} if key.startswith("p end ") else None
            found.update(pair for pair in _within(members, nodes) if lone is None or not lone.isdisjoint(pair))
    return tuple(sorted(found))


def _is_lone(node: Node) -> bool:
    return all(len(person_parts(name)) == 1 for name in node.names[:3])


def _within(members: list[int], nodes: tuple[Node, ...]) -> Iterator[tuple[int, int]]:
    if len(members) <= CROWD:
        yield from combinations(members, 2)
        return
    ordered = sorted(members, key=lambda index: nodes[index].key)
    for at, index in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + NEIGHBOURS]:
            yield min(index, other), max(index, other)


def keys_of(node: Node) -> Iterable[str]:
    """What a node is looked up under; keys of two kinds never meet."""
    if node.kind == "place":
        return ()
    if node.kind == "person":
        return [f"p {key}" for name in node.names[:3] for key in _person_keys(name)]
    names = [*node.names[:3], *(word for use in node.uses[:20] for word, _ in use.others)]
    return [f"o {key}" for name in names for key in _organization_keys(name)]


def _person_keys(name: str) -> Iterator[str]:
    parts = person_parts(name)[:6]
    bones = sorted({skeleton(part) for part in parts})
    yield from (f"{a} {b}" for a, b in combinations(bones, 2))
    for a, b in permutations(parts, 2):
        yield from (f"short {line} {skeleton(b)}" for line in nicknames(a))
    if len(parts) == 1:
        yield f"alone {parts[0]}"
    # A family name stands last in most languages and first in others; with it a lone "Okonkwo" finds its full form.
    for part in {parts[0], parts[-1]} if parts else ():
        yield f"end {skeleton(part)} {part[:1]}"
    yield "".join(sorted(bones))


def _organization_keys(name: str) -> Iterator[str]:
    words = organization_words(name)
    letters = acronym_letters(name)
    if letters:
        yield f"acronym {letters}"
    yield from (f"acronym {form}" for form in initials(name) if len(form) >= 3)
    yield from (f"word {skeleton(word)}" for word in words[:8] if word_weight(word) >= 1 and len(word) > 2)
    told = sorted(set(words[:8]))
    yield from (f"words {a} {b}" for a, b in combinations(told, 2) if max(word_weight(a), word_weight(b)) >= 1)
    yield "told " + " ".join(told)
    yield f"all {folded(name).replace(' ', '')[:12]}"
