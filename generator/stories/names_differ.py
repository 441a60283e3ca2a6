"""When two spellings of one person's name differ enough to show.

Reach for `spelt_apart` with two names; titles are compared in `generator.knowledge.same_title`.
"""

from __future__ import annotations

from rapidfuzz import fuzz
from slugify import slugify

from generator.knowledge.titles import strip_titles


def spelt_apart(a: str, b: str) -> bool:
    """Whether a part is written in two ways; a part more or less is no other spelling."""
    first, second = (slugify(strip_titles(name)[:160], separator=" ").split() for name in (a, b))
    own = [part for part in first if part not in second]
    others = [part for part in second if part not in first]
    return any(fuzz.ratio(x, y) >= 60 for x in own for y in others)
