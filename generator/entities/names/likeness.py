"""How alike two name parts are, and which parts of two names answer each other.

Reach for it to compare names part by part. Likeness is 0 to 1; from `ALIKE` on, two parts may be one part in two
spellings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from generator.entities.names.normalize import skeleton, sound_key, sounds, voiceless, words_of
from generator.knowledge import read_yaml
from generator.knowledge.name_variants import group_of

ALIKE = 0.75
"""Below this, parts are taken for different ones."""

_INITIAL = 0.76
"""An initial that fits: no more than that."""
_TWO_KNOWN = 0.74
"""Two names that are known for two ("Hamid", "Hamad"), however near their letters."""
_KIN = 0.45
"""Made of one name, and two people: "Karim" and "Karima", "Petrov" and "Petrovich"."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which parts of two names answer each other."""

    pairs: tuple[tuple[int, int, float], ...]
    """Index on the left, index on the right, likeness; by left index. Joined parts give the first index."""
    left_over: tuple[int, ...]
    right_over: tuple[int, ...]


@lru_cache(maxsize=262144)
def part_likeness(a: str, b: str) -> float:
    """How likely two parts are one in two spellings, 0 to 1; an initial fits any part that begins with it."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return _INITIAL if a[:1] == b[:1] else 0.0
    if _of_two_genders(a, b) or _of_father_and_son(a, b):
        return _KIN
    if a.startswith("abd") or b.startswith("abd"):
        served = _served(a, b)
        if served is not None:
            return served
    return _spelt_alike(a, b)


def _spelt_alike(a: str, b: str) -> float:
    plain_a, plain_b = sounds(_without_article(a, b)), sounds(_without_article(b, a))
    known_a, known_b = group_of(a), group_of(b)
    if plain_a == plain_b or (known_a and known_a == known_b):
        return 0.97
    if nicknames(a) & nicknames(b):
        return 0.9
    near = max(_letters(plain_a, plain_b), _by_sound(a, b, plain_a, plain_b))
    return min(near, _TWO_KNOWN) if known_a and known_b else near


def _by_sound(a: str, b: str, plain_a: str, plain_b: str) -> float:
    """Likeness of the consonants, voiced or not: more where the vowels agree or there are many consonants."""
    if voiceless(plain_a) == voiceless(plain_b):
        return 0.92
    bones = skeleton(plain_a)
    if bones == skeleton(plain_b):
        return 0.9 if len(bones) >= 3 else 0.8 if len(bones) == 2 and plain_a[0] == plain_b[0] else 0.7
    return 0.86 if sound_key(a) and sound_key(a) == sound_key(b) else 0.0


def _served(a: str, b: str) -> float | None:
    """ "Abdul Hadi" and "Abdul Haq" are as alike as what is served; "Hamid" may be short for "Abdul Hamid"."""
    if a.startswith("abd") and b.startswith("abd") and min(len(a), len(b)) >= 5:
        rest = part_likeness(a[3:], b[3:])
        return rest if rest >= 0.86 else min(rest, _KIN)
    whole, short = (a, b) if a.startswith("abd") else (b, a)
    return 0.8 if len(short) >= 4 and part_likeness(whole[3:], short) >= 0.9 else None


def _letters(a: str, b: str) -> float:
    """Share of letters in common; a slip weighs more in a short part, and a different beginning more than an ending."""
    if not a or not b:
        return 0.0
    near = Levenshtein.normalized_similarity(a, b)
    if min(len(a), len(b)) >= 5:
        near = max(near, JaroWinkler.normalized_similarity(a, b) - 0.1)
    return near if a[0] == b[0] else near - 0.06


def _without_article(part: str, other: str) -> str:
    """ "alfayyadh" beside "fayyadh" loses the article that was written to it."""
    written = part[:2] in {"al", "el", "ul"} and not other.startswith(part[:2]) and len(part) >= 6
    return part[2:] if written else part


def _of_two_genders(a: str, b: str) -> bool:
    """ "karim" and "karima", "ivanov" and "ivanova": one letter apart, and two people."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return (
        len(short) >= 4
        and long.startswith(short)
        and short[-1] not in "aeiou"
        and long[len(short) :] in words_of("other_gender_endings")
    )


def _of_father_and_son(a: str, b: str) -> bool:
    """ "petrov" and "petrovich", "ruslan" and "ruslanovich": a patronymic beside the name that it is made of."""
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    father = _father(long)
    return bool(father) and len(short) >= 4 and short.startswith(father) and not _father(short)


@lru_cache(maxsize=65536)
def _father(part: str) -> str:
    """The father's name in a patronymic; empty for any other part."""
    endings = _patronymic_endings()
    return next(part.removesuffix(end) for end in endings if part.endswith(end)) if part.endswith(endings) else ""


@cache
def _patronymic_endings() -> tuple[str, ...]:
    return tuple(sorted(words_of("patronymic_endings")))


@cache
def _nickname_lines() -> dict[str, frozenset[int]]:
    lines: dict[str, set[int]] = {}
    for number, line in enumerate(read_yaml("name_parts")["nicknames"]):
        for word in line:
            lines.setdefault(str(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in lines.items()}


def nicknames(part: str) -> frozenset[int]:
    """The lines of short forms of given names that a part stands on: "bill" and "william" share one."""
    return _nickname_lines().get(part, frozenset())


def align(left: Sequence[str], right: Sequence[str]) -> Alignment:
    """Pair the parts of two names, most alike first; each part answers one other, in any order."""
    left, right = left[:12], right[:12]
    found = sorted(_possible(left, right), key=lambda p: (-p[2], abs(p[0][0] - p[1][0]), p[0], p[1]))
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs = []
    for mine, yours, likeness in found:
        if used_left.isdisjoint(mine) and used_right.isdisjoint(yours):
            used_left.update(mine)
            used_right.update(yours)
            pairs.append((mine[0], yours[0], likeness))
    return Alignment(
        tuple(sorted(pairs)),
        tuple(i for i in range(len(left)) if i not in used_left),
        tuple(j for j in range(len(right)) if j not in used_right),
    )


def _possible(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...], float]]:
    """Parts that may answer each other; also two neighbours written as one ("Safi Ad-Din", "Safieddin")."""
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            likeness = part_likeness(a, b)
            if likeness >= ALIKE:
                yield (i,), (j,), likeness
            if a[0] != b[0]:
                continue
            if i + 1 < len(left) and _joined(a, left[i + 1], b):
                yield (i, i + 1), (j,), 0.95
            if j + 1 < len(right) and _joined(b, right[j + 1], a):
                yield (i,), (j, j + 1), 0.95


def _joined(first: str, second: str, whole: str) -> bool:
    if len(whole) < 5 or abs(len(first) + len(second) - len(whole)) > 2:
        return False
    return part_likeness(first + second, whole) >= 0.9
