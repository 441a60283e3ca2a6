"""Whether two titles of a person go together, and of which time they speak.

Reach for `same_title` with two appearances before saying that sources differ, for `time_of` where "former" counts.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from slugify import slugify

from generator.knowledge import read_yaml
from generator.knowledge.countries import country_of
from generator.knowledge.words import word_set
from generator.model import Appearance

Time = Literal["past", "now", "coming"]

_REMEMBERED = 8192
"""Titles: those of one person are compared pair by pair, and most are said often."""
_SMALL = {"of", "the", "for", "and", "in", "s", "a", "on"}


def title_of(appearance: Appearance) -> str:
    """Rank and role as one line: "General, Chief of Staff"."""
    return ", ".join(part for part in (appearance.rank, appearance.role) if part)


def same_title(a: Appearance, b: Appearance) -> bool:
    """Whether two titles go together: neither says something where the other says something else. "Former minister"
    and "minister" do not: they claim two times.
    """
    at_one_time = time_of(a.role) == time_of(b.role) or not a.role or not b.role
    return at_one_time and same_office(a, b)


def same_office(a: Appearance, b: Appearance) -> bool:
    """Whether two titles speak of one rank and office, be it held, left or to come."""
    roles = (_role(a.role or "", a.organization or ""), _role(b.role or "", b.organization or ""))
    return _agree(_rank(a.rank or ""), _rank(b.rank or "")) and _agree(*roles)


def exclude(a: Appearance, b: Appearance) -> bool:
    """Whether two titles can't both be held: other ranks, other times of one office, or two public offices. A mayor may
    be a doctor, and a founder is a chief executive.
    """
    if same_title(a, b):
        return False
    if not _agree(_rank(a.rank or ""), _rank(b.rank or "")) or same_office(a, b):
        return True
    if _is_acting(a.role or "") != _is_acting(b.role or ""):
        return False
    return _is_exclusive(a.role or "") and _is_exclusive(b.role or "")


def _is_acting(role: str) -> bool:
    """Whether a role is held in another's place: whoever does so keeps an office of their own."""
    return not word_set("en/titles", "acting").isdisjoint(slugify(role, separator=" ").split())


def _is_exclusive(role: str) -> bool:
    """Whether a role is an office beside which nobody holds another."""
    return not word_set("en/titles", "exclusive").isdisjoint(slugify(role, separator=" ").split(" of ")[0].split())


@lru_cache(maxsize=_REMEMBERED)
def time_of(role: str | None) -> Time:
    """Whether a role is held, was held ("former", "ex-"), or will be ("-elect", "incoming")."""
    words = set(slugify(role or "", separator=" ").split())
    if words & _times("past"):
        return "past"
    return "coming" if words & _times("coming") else "now"


@cache
def _times(time: str) -> frozenset[str]:
    return frozenset(map(str, read_yaml("en/titles")["times"][time]))


def _agree(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or a <= b or b <= a


@lru_cache(maxsize=_REMEMBERED)
def _role(role: str, organization: str) -> frozenset[str]:
    """The words of the role less those of its organisation, countries, times and reach: "Pakistani", "of Kenya",
    "former", "provincial".
    """
    left_out = {*slugify(organization, separator=" ").split(), *_SMALL}
    left_out |= _times("past") | _times("coming") | word_set("en/titles", "broader")
    words = _written_out(role).replace("-", " ").replace("’s", "").replace("'s", "").split()
    kept = [slugify(word) for word in words if not country_of(word.strip(",."))]
    return frozenset(_one_form(word) for word in kept if word and word not in left_out)


def _written_out(role: str) -> str:
    forms = read_yaml("en/titles")["written_out"]
    return " ".join(str(forms.get(word.casefold().strip(",."), word)) for word in role.split())


def _one_form(word: str) -> str:
    return {"defense": "defence", "centre": "center", "ministry": "minister"}.get(word, word).removesuffix("s")


@lru_cache(maxsize=_REMEMBERED)
def _rank(rank: str) -> frozenset[str]:
    """The words of the rank written out: "Maj. Gen." is "major general"."""
    words = slugify(rank.replace(".", " "), separator=" ")
    return frozenset(_ranks().get(words, words).split())


@cache
def _ranks() -> dict[str, str]:
    lines = [[slugify(str(form), separator=" ") for form in line] for line in read_yaml("en/titles")["ranks"]]
    return {form: line[0] for line in lines for form in line}
