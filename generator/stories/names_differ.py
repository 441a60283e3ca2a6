"""When two spellings or two titles of one person differ enough to show.

Reach for `spelt_apart` with two names, `same_title` with two appearances.
"""

from __future__ import annotations

from functools import cache

from rapidfuzz import fuzz
from slugify import slugify

from generator.knowledge import read_yaml
from generator.knowledge.countries import country_of
from generator.knowledge.titles import strip_titles
from generator.model import Appearance

_SMALL = {"of", "the", "for", "and", "in", "s", "a", "on"}


def spelt_apart(a: str, b: str) -> bool:
    """Whether a part is written in two ways; a part more or less is no other spelling."""
    first, second = (slugify(strip_titles(name)[:160], separator=" ").split() for name in (a, b))
    own = [part for part in first if part not in second]
    others = [part for part in second if part not in first]
    return any(fuzz.ratio(x, y) >= 60 for x in own for y in others)


def title_of(appearance: Appearance) -> str:
    """Rank and role as one line: "General, Chief of Staff"."""
    return ", ".join(part for part in (appearance.rank, appearance.role) if part)


def same_title(a: Appearance, b: Appearance) -> bool:
    """Whether two titles go together: neither says something where the other says something else."""
    return _agree(_rank(a.rank), _rank(b.rank)) and _agree(_role(a), _role(b))


def _agree(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or a <= b or b <= a


def _role(appearance: Appearance) -> frozenset[str]:
    """The words of the role, less those of its body and of countries: "Pakistani", "of Kenya"."""
    body = set(slugify(appearance.organization or "", separator=" ").split())
    words = (appearance.role or "").replace("-", " ").replace("’s", "").replace("'s", "").split()
    kept = [slugify(word) for word in words if not country_of(word.strip(",."))]
    return frozenset(_one_form(word) for word in kept if word and word not in _SMALL and word not in body)


def _one_form(word: str) -> str:
    return {"defense": "defence", "centre": "center", "ministry": "minister"}.get(word, word).removesuffix("s")


def _rank(rank: str | None) -> frozenset[str]:
    """The words of the rank written out: "Maj. Gen." is "major general"."""
    words = slugify((rank or "").replace(".", " "), separator=" ")
    return frozenset(_ranks().get(words, words).split())


@cache
def _ranks() -> dict[str, str]:
    lines = [[slugify(str(form), separator=" ") for form in line] for line in read_yaml("titles")["ranks"]]
    return {form: line[0] for line in lines for form in line}
