"""Two names taken apart, and what a feature says of them.

Reach for `name_pair` before looking at features; a feature is a function from a `NamePair` to a `Reason`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from generator.entities.names.likeness import Alignment, align
from generator.entities.names.normalize import person_parts, weight_of
from generator.entities.names.organization_words import every_word, organization_words, telling_words, word_weight
from generator.entities.names.shortened import with_initials
from generator.knowledge.weighing import Reason
from generator.model import EntityKind

LOOSE = 0.86
"""Parts less alike than this may be two names: they count against, not only less."""

TOGETHER = 0.9
"""Whole names from here on are one name with other blanks."""


@dataclass(frozen=True, slots=True)
class NamePair:
    """Two names taken apart, the shorter one on the left."""

    left: str
    right: str
    left_parts: tuple[str, ...]
    right_parts: tuple[str, ...]
    aligned: Alignment
    left_over: tuple[str, ...]
    """Parts of the left name that nothing on the right answers or repeats."""
    right_over: tuple[str, ...]
    shared_weight: float
    distinctive: int
    """Shared parts that not everybody bears."""
    identical: bool
    conflict: float
    """How much the parts weigh that each name has for itself, taken where that is less; 0: one name fits into the
    other.
    """


Feature = Callable[[NamePair], Reason]
"""Its weight is log-odds for "the same"."""


@lru_cache(maxsize=65536)
def name_pair(a: str, b: str, kind: EntityKind) -> NamePair:
    """Take two names apart and pair their parts. Symmetric but for which is left."""
    split = _parts_of_persons if kind == "person" else _words_of_organizations
    weight = weight_of if kind == "person" else word_weight
    (left_parts, left), (right_parts, right) = sorted(
        zip(split(a, b), (a, b), strict=True), key=lambda n: (len(n[0]), n[0], n[1])
    )
    aligned = align(left_parts, right_parts)
    shared = [min(weight(left_parts[i]), weight(right_parts[j])) for i, j, _ in aligned.pairs]
    left_over = tuple(left_parts[i] for i in aligned.left_over if left_parts[i] not in right_parts)
    right_over = tuple(right_parts[j] for j in aligned.right_over if right_parts[j] not in left_parts)
    conflict = 0.0
    if left_over and right_over:
        conflict = min(max(map(weight, left_over)), max(map(weight, right_over)))
    return NamePair(
        left,
        right,
        left_parts,
        right_parts,
        aligned,
        left_over,
        right_over,
        sum(shared),
        sum(w >= 1 for w in shared),
        _identical(a, b, kind),
        conflict,
    )


def _parts_of_persons(a: str, b: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return person_parts(a), person_parts(b)


def _words_of_organizations(a: str, b: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The telling words of both, each with the initials that the other has in place of words."""
    first, second = every_word(a), every_word(b)
    return telling_words(with_initials(first, second)), telling_words(with_initials(second, first))


def _identical(a: str, b: str, kind: EntityKind) -> bool:
    split = person_parts if kind == "person" else organization_words
    return bool(split(a)) and split(a) == split(b)


def both(pair: NamePair, aligned: tuple[int, int, float]) -> str:
    """The two spellings of an aligned part: "Gaddafi and Qadhafi"."""
    return f"{shown(pair.left_parts[aligned[0]])} and {shown(pair.right_parts[aligned[1]])}"


def shown(*parts: str) -> str:
    """Parts as a reader knows names, each once: "Saeed, Mohammed"."""
    return ", ".join(f"“{part.title()}”" for part in dict.fromkeys(parts))
