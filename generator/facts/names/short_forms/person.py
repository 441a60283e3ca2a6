"""Short forms of persons: a family name, a given name alone, a family name with a slip of the pen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from jellyfish import nysiis
from rapidfuzz.distance import JaroWinkler

from generator.facts.names.short_forms.forms import cased, is_inside, keys_of, last_key, only_one
from generator.facts.names.short_forms.known import Known

_ARTICLE_PREFIX = re.compile(r"^(?:al|el|ul|as|ash|ad|an|ar|at|az)[-' ]")  # "al-"


def full_person(name: str, known: Known) -> str:
    """The longer name that a person's name stands for, the nearest one in spelling, or the name in ordinary letters."""
    alike = known.people.get(last_key(name), [])
    return _longer_person(name, alike, known.often) or _near_person(name, known) or cased(name, alike)


def _longer_person(name: str, people: Sequence[str], often: Counter[str]) -> str | None:
    """The one longer person's name that a short form stands for: same family name, or a given name alone."""
    short = keys_of(name)
    longer = [other for other in people if len(keys_of(other)) > len(short) and is_inside(short, keys_of(other))]
    by_family = [other for other in longer if keys_of(other)[-1] == short[-1]]
    if by_family:
        return only_one(by_family, often)
    return only_one(longer) if len(short) == 1 and len(short[0]) > 2 else None


def _near_person(name: str, known: Known) -> str | None:
    """The one longer name with nearly the same family name and the same rank: a typing slip within one article."""
    short, ranks = keys_of(name), known.ranks.get(name)
    if len(short) != 1 or not ranks:
        return None
    same_rank = [other for other in known.ranked if ranks & known.ranks[other]]
    return only_one([other for other in same_rank if _sounds_alike(short[0], keys_of(other)[-1])])


def _sounds_alike(one: str, other: str) -> bool:
    a, b = _ARTICLE_PREFIX.sub("", one), _ARTICLE_PREFIX.sub("", other)
    if min(len(a), len(b)) < 4 or a[0] != b[0] or not (a.isascii() and b.isascii() and a.isalpha() and b.isalpha()):
        return False
    return nysiis(a) == nysiis(b) or (min(len(a), len(b)) > 5 and JaroWinkler.normalized_similarity(a, b) >= 0.9)
