"""Short forms of organisations: some of the words with the first and the head word, or the name without its place."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from generator.facts.names.short_forms.forms import by_initials, cased, is_inside, keys_of, last_key, only_one
from generator.facts.names.short_forms.known import Known
from generator.facts.names.word_lists import words
from generator.knowledge import gazetteer
from generator.knowledge.countries import country_of
from generator.knowledge.words import word_set

_TOWN = 50_000
"""People of a place whose name says where an organisation is from; of smaller ones many are called like any word."""


def full_organization(name: str, known: Known) -> str:
    """The long form that the article explains or that fits its words or initials, or the name in ordinary letters."""
    name = known.longs.get(name, name)
    alike = known.organizations.get(last_key(name), [])
    return _longer_organization(name, alike) or by_initials(name, known.initials, 2) or cased(name, alike)


def _longer_organization(name: str, organizations: Sequence[str]) -> str | None:
    """The one longer name with the same first and head word: "Baltic Alliance" -> "Baltic Naval Alliance for Peace"; or
    the one that puts its place before a lone word, or words of any company behind it: "Falcons" -> "Kano Falcons",
    "Brunvik" -> "Brunvik Motor Company"; or the only one that a mere word for a body can mean: "the Association".
    """
    short = keys_of(name)
    if len(short) < 2:
        longer = [other for other in organizations if _is_of_a_place(name, other) or _is_company(name, other)]
        longer = longer or [other for other in organizations if _is_the_one(short, keys_of(other))]
        return only_one(longer) if len(name) > 3 and not gazetteer.is_place(name, _TOWN) else None
    longer = [other for other in organizations if len(keys_of(other)) > len(short) and _is_short_for(short, other)]
    return only_one(longer) or only_one([other for other in organizations if _is_in_law(name, other)])


def _is_the_one(short: Sequence[str], long: Sequence[str]) -> bool:
    """ "The Association" and "Transport Association of the Lakes": the word that the long name turns on."""
    return len(long) > 1 and short[0] in words("organizations", "lone") and head_of(long) == short[0]


def _is_of_a_place(name: str, long: str) -> bool:
    place = long.removesuffix(f" {name}")
    return place != long and (country_of(place) is not None or gazetteer.is_place(place, _TOWN))


def _is_company(name: str, long: str) -> bool:
    return _is_in_law(name, long) or _has_behind(name, long, words("organizations", "company_words"))


def _is_in_law(name: str, long: str) -> bool:
    """ "Norsk Tidevann" and "Norsk Tidevann ASA"."""
    return _has_behind(name, long, word_set("name_parts", "legal_forms"))


def _has_behind(name: str, long: str, known: Container[str]) -> bool:
    behind = keys_of(long.removeprefix(f"{name} ")) if long.startswith(f"{name} ") else []
    return bool(behind) and all(key in known for key in behind)


def _is_short_for(short: Sequence[str], long: str) -> bool:
    keys = keys_of(long)
    if not is_inside(short, keys) or short[-1] != head_of(keys):
        return False
    owner = long.split(maxsplit=1)[0]
    return short[0] == keys[0] or (short[0] == keys[1] and country_of(owner) is not None)


def head_of(keys: Sequence[str]) -> str:
    """The word an organisation's name turns on: the last one, or the one before "of", "for", "to"."""
    for before, link in pairwise(keys):
        if link in words("organizations", "links") and before in words("organizations", "heads"):
            return before
    return keys[-1]


def spells(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether words are an organisation's name with some left out: same first word, same head word, same order."""
    return short[0] == long[0] and short[-1] == head_of(long) and is_inside(short, long)
