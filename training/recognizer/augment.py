"""Makes training texts more like the world: other people's names, other towns, headlines in capitals, datelines."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from training.recognizer.sets import Labelled, Name
from training.recognizer.word_lists import listed

NAMES_SHARE, PLACES_SHARE, CAPITALS_SHARE, TITLES_SHARE, LOWER_SHARE, DATELINE_SHARE = 0.25, 0.08, 0.03, 0.03, 0.0, 0.04
MONTHS = (*listed("months"), *listed("short_months"))
AGENCIES, CITIES = listed("agencies"), listed("cities")


@cache
def people() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Given and family names by part of the world; hyphens in family names of several words become blanks."""
    table = YAML(typ="safe").load((Path(__file__).parent / "names.yml").read_text(encoding="utf-8"))
    return tuple(
        (tuple(g.split()), tuple(map(_spaced, f.split()))) for g, _, f in (v.partition("|") for v in table.values())
    )


def _spaced(name: str) -> str:
    small = name.split("-", maxsplit=1)[0] in ("bin", "binti", "ibn", "van", "de", "da", "dos", "Dela", "Te")
    return name.replace("-", " ").replace(" Al ", " Al-") if small else name


def changed(one: Labelled, chance: random.Random) -> Labelled:
    """The passage, or, by chance, a variant of it."""
    if chance.random() < NAMES_SHARE:
        one = _with_other_people(one, chance)
    if chance.random() < PLACES_SHARE:
        one = _with_other_towns(one, chance)
    if chance.random() < DATELINE_SHARE and "\n" not in one.text:
        one = _with_dateline(one, chance)
    draw = chance.random()
    if draw < CAPITALS_SHARE and len(one.text.upper()) == len(one.text):
        return one._replace(text=one.text.upper())
    if draw < CAPITALS_SHARE + TITLES_SHARE and len(one.text) < 160:
        return one._replace(text=title_case(one.text))
    return one


def title_case(text: str) -> str:
    """The text as a headline: capitals, but for small words."""
    small = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "from", "as"}
    return " ".join(w if w in small or not w[:1].islower() else w[0].upper() + w[1:] for w in text.split(" "))


def _rewritten(one: Labelled, new: dict[Name, str]) -> Labelled:
    """The passage with some names' words replaced."""
    text, names, unsure, at = "", [], [], 0
    for start, end, kind in sorted([*one.names, *(Name(s, e, "") for s, e in one.unsure)]):
        if start < at:
            continue
        text += one.text[at:start]
        first = len(text)
        text += new.get(Name(start, end, kind), one.text[start:end])
        if kind:
            names.append(Name(first, len(text), kind))
        else:
            unsure.append((first, len(text)))
        at = end
    return one._replace(text=text + one.text[at:], names=tuple(names), unsure=tuple(unsure))


def _with_other_people(one: Labelled, chance: random.Random) -> Labelled:
    given, family = chance.choice(people())
    new: dict[Name, str] = {}
    families: dict[str, str] = {}
    for name in (n for n in one.names if n.kind == "PERSON"):
        words = one.text[name.start : name.end].split()
        last = families.setdefault(words[-1], chance.choice(family))
        if len(words) == 1:
            new[name] = last if " " not in last else last.split()[-1]
            continue
        first = chance.choice(given)
        if chance.random() < 0.2:
            first += " " + (
                chance.choice(given) if chance.random() < 0.7 else chance.choice("ABCDEFGHIJKLMNOPRSTVWZ") + "."
            )
        if chance.random() < 0.04:
            first += chance.choice((" “{}”", ' "{}"', " ({})")).format(chance.choice(given))
        new[name] = f"{first} {last}"
    return _rewritten(one, new)


def _with_other_towns(one: Labelled, chance: random.Random) -> Labelled:
    towns = [n for n in one.names if n.kind == "PLACE" and one.text[n.start : n.end].isalpha()]
    return _rewritten(one, {n: chance.choice(CITIES) for n in towns})


def _with_dateline(one: Labelled, chance: random.Random) -> Labelled:
    town, agency = chance.choice(CITIES), chance.choice(AGENCIES)
    town = town.upper() if chance.random() < 0.6 else town
    day = f"{chance.choice(MONTHS)} {chance.randint(1, 28)}"
    form = chance.choice(
        ["{t}, {d} ({a}): ", "{t} ({a}) - ", "{t}, {d} ({a}) -- ", "{t} — ", "{t}: ", "{t}, {d}: ", "{t} ({a}) "]
    )
    head = form.format(t=town, d=day, a=agency)
    names = [Name(0, len(town), "PLACE")]
    at = head.find(agency, len(town))
    if at > 0:
        names.append(Name(at, at + len(agency), "ORG"))
    moved = [Name(n.start + len(head), n.end + len(head), n.kind) for n in one.names]
    unsure = tuple((s + len(head), e + len(head)) for s, e in one.unsure)
    return one._replace(text=head + one.text, names=(*names, *moved), unsure=unsure)
