"""Names of organisations that several bear: "Ministry of Health", "Labour Party", letters such as "NIA".

Reach for `is_shared` before uses of one name are taken for one body's.
"""

from __future__ import annotations

from functools import cache, lru_cache

from generator.entities.names.normalize import folded, words_of
from generator.entities.names.organization_words import acronym_letters, organization_words
from generator.knowledge import read_yaml


@lru_cache(maxsize=65536)
def is_shared(name: str) -> bool:
    """Whether the name alone does not say whose it is, so that the country decides."""
    if is_worldwide(name):
        return False
    words = organization_words(name)
    return bool(acronym_letters(name)) or (bool(words) and all(word in _everywhere() for word in words))


@lru_cache(maxsize=65536)
def is_of_every_country(name: str) -> bool:
    """Whether each country has one of that name, so that two countries mean two: "Senate", "Supreme Court"."""
    words = organization_words(name)
    return bool(words) and all(word in _every_country() for word in words)


@lru_cache(maxsize=65536)
def is_worldwide(name: str) -> bool:
    """Whether a body is no one country's, or one that the world knows by this name."""
    known = folded(name) in _known() or folded(name) in words_of("worldwide")
    return known or not words_of("no_country_has").isdisjoint(organization_words(name))


@cache
def _every_country() -> frozenset[str]:
    """The words of a list, each as written and in its one form."""
    return _in_one_form(words_of("every_country_has"))


@cache
def _everywhere() -> frozenset[str]:
    return _every_country() | _in_one_form(words_of("many_countries_have"))


def _in_one_form(listed: frozenset[str]) -> frozenset[str]:
    return listed | {form for word in listed for form in organization_words(word)}


@cache
def _known() -> frozenset[str]:
    listed = str(read_yaml("en/organizations")["known"]).split(",")
    listed += [str(name) for line in read_yaml("aliases") for name in line["names"]]
    return frozenset(folded(" ".join(name.split())) for name in listed)
