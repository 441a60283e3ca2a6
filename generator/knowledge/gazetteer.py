"""Places of the world by name.

Reach for `lookup` to learn what a name can mean, most prominent first, and for `is_place` to learn whether a
capitalised word is likely to be a place at all. Towns, states and districts stand in `resources/places.tsv.gz`
(GeoNames data, CC BY 4.0), countries in `resources/countries.yml`, seas, regions and second names in
`resources/areas.yml`. The big file stays one block of sorted bytes that is searched by halving: nothing is parsed
before it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from generator.knowledge import read_yaml
from generator.knowledge.countries import (
    Country,
    all_countries,
    capital_of,
    country_named,
    fold_name,
    is_abbreviation,
    name_of,
)
from generator.knowledge.place_file import all_lines, lines_of
from generator.model import Place

_AREA_WEIGHT = 3_000_000
"""Seas and world regions weigh like a large city: "Atlantic" is the ocean before the town in Iowa."""
_KNOWN_REGION = 1_500_000
"""Wyoming is named more often than any town its size."""
_CAPITAL_BONUS = 20
"""A capital is named in the news as often as a town of many times its size."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One meaning of a name, with what is needed to choose between meanings."""

    place: Place
    region: str
    """`PK.04`: country and first-level code; empty for countries and areas."""
    weight: float
    """Prominence: people, corrected for the kind of place."""
    district: bool = False
    """A county or district (`Place.kind` is `area`)."""


def lookup(name: str) -> tuple[Place, ...]:
    """All places a name can mean, most prominent first; empty for an unknown one.

    Case, accents, hyphens, dots and "the" don't matter; "St." is "Saint"; "Punjab province" finds the provinces.
    """
    return tuple(entry.place for entry in entries(name))


def region_of(place: Place) -> str:
    """The region that a town lies in, by its usual name: "Illinois"; empty where it is not known, or is one itself."""
    if place.kind not in ("city", "area"):
        return ""
    same = (
        e.region
        for e in entries(place.name)
        if (e.place.latitude, e.place.longitude) == (place.latitude, place.longitude)
    )
    return _region_names().get(next(same, ""), "")


@cache
def _region_names() -> dict[str, str]:
    """`US.IL` -> "Illinois". Read through once, and only by a site that has two places of one name."""
    rows = (line.split("\t") for line in all_lines("r"))
    return {f"{row[3]}.{row[4]}": row[1] or row[0].title() for row in rows}


def is_place(name: str, at_least: int = 0) -> bool:
    """Whether a capitalised name, taken alone, is likely to be a place.

    False for towns named like common words ("Nice", "Most", "University") and, with `at_least`, for places
    where fewer people live (countries and areas always count).
    """
    if fold_name(name) in _common_words():
        return country_named(name) is not None
    found = entries(name)
    return bool(found) and (found[0].place.population >= at_least or found[0].place.kind in ("country", "area"))


_NOBODY = Entry(Place("", "", 0.0, 0.0, "city"), "", 0.0)


@lru_cache(maxsize=16384)
def entries(name: str) -> tuple[Entry, ...]:
    """What `lookup` gives, with regions and weights; for choosing between meanings."""
    if len(name) > 80:
        return ()
    key = fold_name(name)
    rows = _with_capitals(list(_rows(key)))
    if is_abbreviation(name) and len(key) < 4:
        # "EU", "SA" in capitals are no towns; "BC", "KP" may be provinces
        rows = [e for e in rows if e.place.kind == "region"]
    towns = [*_with_capitals(list(_other_name(key))), *rows]
    found = [*_countries(name), *_areas().get(key, ()), *towns]
    regions = (
        all(e.place.kind == "region" for e in found) and key.rpartition(" ")[2] in read_yaml("areas")["kind_words"]
    )
    if not found or regions:
        found += _without_kind_word(key)  # other lands' Southern Provinces stand as "Southern"
    unique = {(e.place.kind, e.place.country, e.place.latitude, e.place.longitude): e for e in reversed(found)}
    ordered = sorted(unique.values(), key=lambda e: (-e.weight, e.place.country, e.region, e.place))
    return tuple(_city_before_its_region(ordered))


def _city_before_its_region(ordered: list[Entry]) -> list[Entry]:
    """A state named after its city steps behind it: "New York", "São Paulo"."""
    cities = [e for e in ordered if e.place.kind == "city"]
    people = {e.region: e.place.population for e in reversed(cities)}
    named_after = [
        e
        for e in ordered
        if e.place.kind == "region"
        # Quebec is the province first: its capital is only a small part of it.
        and people.get(e.region, 0) > min(2_000_000, 0.3 * e.place.population)
    ]
    if not named_after:
        return ordered
    rest = [e for e in ordered if e not in named_after]
    at, most = rest.index(cities[0]) + 1, cities[0].weight / 2
    return [*rest[:at], *(replace(e, weight=min(e.weight, most)) for e in named_after), *rest[at:]]


def _with_capitals(found: list[Entry]) -> list[Entry]:
    """The largest town of a capital's name in its country is the capital."""
    best: dict[str, Entry] = {}
    for entry in found:
        country = entry.place.country
        if entry.place.kind == "city" and entry.weight > best.get(country, _NOBODY).weight:
            best[country] = entry
    capitals = {c: e for c, e in best.items() if fold_name(capital_of(c) or "") == fold_name(e.place.name)}
    return [replace(e, weight=e.weight * _CAPITAL_BONUS) if capitals.get(e.place.country) is e else e for e in found]


def _countries(name: str) -> Iterator[Entry]:
    if country := _countries_by_code().get(country_named(name) or ""):
        at, people = (country.latitude, country.longitude), country.population
        yield Entry(Place(country.name, country.code, *at, "country", people, country.name), "", 1e12)


@cache
def _countries_by_code() -> dict[str, Country]:
    return {country.code: country for country in all_countries()}


@cache
def _areas() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for names, at in read_yaml("areas")["areas"].items():
        first, *others = (part.strip() for part in names.split(";"))
        code = at[2] if len(at) > 2 else ""
        place = Place(first, code, float(at[0]), float(at[1]), "area", 0, name_of(code) if code else "")
        for name in (first, *others):
            found[fold_name(name)] = (Entry(place, "", _AREA_WEIGHT),)
    return found


@cache
def _other_names() -> dict[str, tuple[str, str]]:
    pairs: dict[str, str] = read_yaml("areas")["other_names"]
    split = {fold_name(other): main.split("|") for other, main in pairs.items()}
    return {other: (fold_name(main), code.strip()) for other, (main, code) in split.items()}


def _other_name(key: str) -> Iterator[Entry]:
    if key in _other_names():
        main, code = _other_names()[key]
        cities = [e for e in _rows(main) if e.place.country == code and e.place.kind == "city"]
        yield from sorted(cities, key=lambda e: -e.weight)[:1]


@cache
def _common_words() -> frozenset[str]:
    return frozenset(read_yaml("areas")["common_words"].split())


@cache
def state_abbreviations() -> dict[str, str]:
    """ "Ill" -> "Illinois", "IL" -> "Illinois"; keys as style sheets write them, without the last dot."""
    states: dict[str, str] = read_yaml("areas")["state_abbreviations"]
    return states


def _rows(key: str) -> Iterator[Entry]:
    for fields in lines_of(key):
        if fields[1].startswith("@"):
            main = [row for row in lines_of(fields[1][1:]) if row[2:5] == ["c", *fields[2:4]]]
            yield from (_entry(row, 0.5) for row in sorted(main, key=lambda row: -int(row[7]))[:1])
        else:
            yield _entry(fields, 1.0)


def _entry(fields: list[str], share: float) -> Entry:
    key, name, kind, country, region, lat, lon, people = fields
    name = name or key.title()
    kinds: Any = {"c": "city", "r": "region", "d": "area"}
    place = Place(name, country, float(lat), float(lon), kinds[kind], int(people), name_of(country))
    # Towns of a region are counted with the quarters in them, and people say the town when they mean both.
    known = kind == "r" and country in _known_regions()
    share *= 0.5 if known else {"c": 1.0, "r": 0.2, "d": 0.1}[kind]
    return Entry(place, f"{country}.{region}", int(people) * share + (_KNOWN_REGION if known else 1), kind == "d")


@cache
def _known_regions() -> frozenset[str]:
    return frozenset(read_yaml("areas")["known_regions"].split())


# -- names with a word for their kind ----------------------------------------------------------------


def _without_kind_word(key: str) -> Iterator[Entry]:
    """ "punjab province" as a province named Punjab, "province of punjab" too, "northern iraq" as Iraq."""
    if " " not in key:
        return
    for word, kinds in read_yaml("areas")["kind_words"].items():
        for core in (key.removesuffix(f" {word}"), key.removeprefix(f"{word} of "), key.removeprefix(f"{word} ")):
            if core != key:
                found = entries(core)
                yield from [e for e in found if e.place.kind in kinds] or found
                return
    lead, _, core = key.partition(" ")
    if lead in read_yaml("areas")["directions"] and core:
        yield from (e for e in entries(core) if e.weight > 100_000)
