"""Countries and territories: their names, nationalities, capitals and where they lie.

Reach for this module to learn which country a word stands for ("UAE", "Türkiye", "Emirati"). The knowledge
itself is `resources/countries.yml`; codes are ISO 3166-1 alpha-2 (and XK for Kosovo).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.knowledge import read_yaml

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "&": " and "}
    | dict.fromkeys("'’‘ʻʼ`´.ʿʾ", "")
    | dict.fromkeys("-‐‑–—/_", " ")
)
_FIRST_WORDS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
"""Shortened first words of place names, as news and maps write them."""


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory as `resources/countries.yml` has it."""

    code: str
    """ISO 3166-1 alpha-2."""
    name: str
    names: tuple[str, ...]
    """Other names and abbreviations."""
    demonyms: tuple[str, ...]
    """Adjectives and nouns, singular."""
    capital: str | None
    latitude: float
    longitude: float
    population: int


_FORMAL = re.compile(
    r"(?:[A-Z][\w'’-]+ ){0,2}(?:Republic|Kingdom|Sultanate|Federation|Principality|Duchy|Emirate)"
    r" of (?:the )?(?P<name>\S.*)"
)  # "Republic of Kazakhstan"; the State of Georgia is another thing


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """The form under which place names are compared: no case, accents, dots or hyphens, "St." as "Saint"."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    words = "".join(c for c in plain if not unicodedata.combining(c)).split()
    if words and words[0] == "the":
        words = words[1:]
    if len(words) > 1:
        words[0] = _FIRST_WORDS.get(words[0], words[0])
    return " ".join(words)


@cache
def all_countries() -> tuple[Country, ...]:
    """Every country and territory, by code."""
    return tuple(
        Country(
            code=code,
            name=entry["name"],
            names=_listed(entry.get("names", "")),
            demonyms=_listed(entry.get("demonyms", "")),
            capital=entry.get("capital"),
            latitude=float(entry["at"][0]),
            longitude=float(entry["at"][1]),
            population=int(entry["population"]),
        )
        for code, entry in sorted(read_yaml("countries").items())
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def is_abbreviation(name: str) -> bool:
    """Whether a name is short and all capitals ("US", "D.R.C."): such a name is matched in capitals only."""
    letters = name.replace(".", "").replace(" ", "")
    return 2 <= len(letters) <= 4 and letters.isalpha() and letters.isupper()


@cache
def _codes_by_name() -> dict[str, str]:
    return {
        fold_name(name): country.code
        for country in all_countries()
        for name in (country.name, *country.names)
        if not is_abbreviation(name)
    }


@cache
def _codes_by_abbreviation() -> dict[str, str]:
    return {
        name.replace(".", ""): country.code
        for country in all_countries()
        for name in country.names
        if is_abbreviation(name)
    }


@cache
def _codes_by_demonym() -> dict[str, str]:
    return {fold_name(word): country.code for country in all_countries() for word in country.demonyms}


def country_named(name: str) -> str | None:
    """The code of the country that a name stands for; nationalities don't count ("Pakistani" gives None)."""
    if is_abbreviation(name) and (code := _codes_by_abbreviation().get(name.replace(".", "").replace(" ", ""))):
        return code
    formal = _FORMAL.match(name)
    codes = _codes_by_name()
    return codes.get(fold_name(name)) or (codes.get(fold_name(formal["name"])) if formal else None)


def country_of(name: str) -> str | None:
    """The code of the country that a name or a nationality belongs to: "Pakistan", "UAE", "U.S.", "Pakistanis"."""
    return country_named(name) or _country_of_demonym(name)


def _country_of_demonym(word: str) -> str | None:
    """Nationality words carry a capital letter in English; "polish" and "pole" are no Poles."""
    if not word[:1].isupper():
        return None
    folded = fold_name(word)
    return _codes_by_demonym().get(folded) or _codes_by_demonym().get(folded.removesuffix("s"))


def is_demonym(word: str) -> bool:
    """Whether a capitalised word names a country's people or is its adjective: "Saudi", "Britons", "Filipino"."""
    return _country_of_demonym(word) is not None


@cache
def _by_code() -> dict[str, Country]:
    return {country.code: country for country in all_countries()}


def name_of(iso2: str) -> str:
    """The English name that Dateline shows for a country code; the code itself where it is unknown."""
    country = _by_code().get(iso2)
    return country.name if country else iso2


def capital_of(iso2: str) -> str | None:
    """The capital of a country; None where it has none or the code is unknown."""
    country = _by_code().get(iso2)
    return country.capital if country else None
