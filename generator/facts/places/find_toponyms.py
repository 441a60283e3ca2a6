"""Places put on the map: which Lahore, which Georgia, which Springfield.

Reach for `find_toponyms` after names are found. Every meaning of every name is weighed twice: first by what stands
beside the name and by its size, then with the rest of the document as the scene (`toponym_features`). One name has one
meaning in a document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from generator.facts.places.groups import Group, gather
from generator.facts.places.toponym_features import Scene, Vote, distance_km, weigh
from generator.knowledge import read_yaml
from generator.knowledge.countries import country_of, fold_name, is_demonym
from generator.knowledge.gazetteer import Entry, entries, is_place
from generator.knowledge.weighing import logistic
from generator.knowledge.words import longest_first, word_set
from generator.model import Article, Mention, Place, Toponym, Why

_CAPITALISED = re.compile(r"\b[A-Z][a-z]{2,20}\b")  # "Kisumu"
_ROUNDS = 3
_MOST = 300
"""Names weighed against one another; what a very long list names later is weighed alone."""
_SURE = 0.75
"""From here a name speaks for the others before anything else is known."""
_LANDMARKS = 40
"""Names kept as landmarks for the others: more make no difference and cost time."""

_TOWN = 100_000
"""A town of this size is known even under the name of an everyday thing: Nice, Reading."""

_VILLAGE = 20_000
"""Fewer people make no name known abroad."""
_FAR = 400
"""Kilometres from the middle of a state that are surely outside it, if the gazetteer has the place in another."""
GREAT = 3_000_000
"""A city of this size is meant wherever its name stands in another: "Berlin airport"."""
_HOME = 1.5
"""Votes that make other countries the text's own: a country named once and a town in it."""

Choice = tuple[Entry, float, str]
"""A meaning, how sure, and why."""


def find_toponyms(article: Article, mentions: tuple[Mention, ...]) -> tuple[Toponym, ...]:
    """One toponym for each PLACE mention, in reading order; `place` is None where the map doesn't know the name."""
    groups = gather(article, mentions)
    central, rest = groups[:_MOST], groups[_MOST:]
    hints = _hints(article)
    scene = _scene({}, central, hints)
    for _ in range(_ROUNDS):
        scene = _scene(_choices(central, scene), central, hints)
    chosen = _choices(central, scene) | _choices(rest, replace(scene, votes={}))
    known = {fold_name(name): choice[0].place for name, choice in chosen.items()}
    found = [_toponym(mention, group, chosen, known, scene) for group in groups for mention in group.mentions]
    return tuple(sorted(found, key=lambda t: t.span))


def _choices(groups: tuple[Group, ...], scene: Scene) -> dict[str, Choice]:
    return {group.name: choice for group in groups if (choice := _choose(group, scene))}


def _choose(group: Group, scene: Scene) -> Choice | None:
    """The meaning with the highest sum; how sure follows from its lead over the next one elsewhere."""
    if _is_everyday_word(group):
        return None
    weighed = [(weigh(group, entry, scene), entry) for entry in group.meanings]
    ranked = sorted(weighed, key=lambda one: (-one[0].weight, one[1].place))
    if not ranked:
        return None
    best, entry = ranked[0]
    if _is_stranger(group, entry, scene) or _is_said_to_lie_elsewhere(group, entry):
        return None
    rivals = [other.weight for other, e in ranked[1:] if abs(e.place.latitude - entry.place.latitude) > 1]
    lead = best.weight - rivals[0] if rivals else 4.0
    return entry, 0.2 + logistic(1.5 * lead - 1, most=0.75), best.words


def _is_everyday_word(group: Group) -> bool:
    """ "Mars", "Hospital", "Success": no village of that name is meant, unless the text says where it lies."""
    return (
        not group.containers
        and (group.is_word or not is_place(group.name))
        and all(e.place.kind == "city" and e.place.population < _TOWN for e in group.meanings)
    )


def _is_stranger(group: Group, entry: Entry, scene: Scene) -> bool:
    """A hamlet abroad that shares its name with a mine or a street of the country which the text is about; or any town
    abroad whose name is only the first word of a stadium there."""
    large = entry.place.kind == "region" or entry.weight >= _VILLAGE
    great = entry.place.kind == "country" or entry.weight >= GREAT
    known = great or group.containers or (large and not group.of_venue)
    elsewhere = scene.all_countries - scene.countries.get(entry.place.country, 0.0)
    own = scene.votes.get(group.name)
    mine = own.weight if own and own.meaning.place.country == entry.place.country else 0.0
    return not known and elsewhere >= _HOME and scene.countries.get(entry.place.country, 0.0) <= mine


def _is_said_to_lie_elsewhere(group: Group, entry: Entry) -> bool:
    """ "Holliday, Missouri", of which the map only knows the one in Texas."""
    said = [outer for container in group.containers for outer in container.meanings if outer.place.kind == "region"]
    return bool(said) and all(
        outer.region != entry.region and distance_km(outer.place, entry.place) > _FAR for outer in said
    )


def _hints(article: Article) -> Counter[str]:
    """What speaks for a country without being a place: its people, its habits ("sheriff", "lakh"), the publisher."""
    votes = Counter(_countries_by_cue()[match[0]] for match in _cues().finditer(article.text))
    for sentence in article.sentences:
        for match in _CAPITALISED.finditer(article.text, sentence.start, sentence.end):
            if is_demonym(match[0]):
                votes[country_of(match[0]) or ""] += 1
    if article.publisher:
        votes.update(_homes(article.publisher.value))
    return votes


def _homes(publisher: str) -> tuple[str, ...]:
    """The country that a publisher's name tells: "The Nairobi Star", "Dutch Daily"."""
    words = [word for word in publisher.split()[:8] if word[:1].isupper()]
    found = [country_of(word) or (entries(word)[0].place.country if is_place(word, 200_000) else "") for word in words]
    return tuple(code for code in found if code)


@cache
def _countries_by_cue() -> dict[str, str]:
    cues: dict[str, str] = read_yaml("areas")["country_cues"]
    return {cue.strip(): code for code, words in cues.items() for cue in words.split(";")}


@cache
def _cues() -> re.Pattern[str]:
    """ "lakh", "Crown Court", "£"; each tells a country without being a place."""
    cues = longest_first(cue for cue in _countries_by_cue() if cue != "£")
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, cues))})(?!\w)|£")


def _scene(chosen: Mapping[str, Choice], groups: tuple[Group, ...], nations: Counter[str]) -> Scene:
    """Votes of all names; a name that could be anywhere votes little."""
    countries: dict[str, float] = {code: float(n) ** 0.5 for code, n in sorted(nations.items())}
    regions: dict[str, float] = {}
    votes: dict[str, Vote] = {}
    for group in groups:
        choice = chosen.get(group.name) or _first_guess(group)
        if choice:
            entry, trust, _ = choice
            weight = trust**2 * len(group.mentions) ** 0.5
            countries[entry.place.country] = countries.get(entry.place.country, 0.0) + weight
            if entry.region:
                regions[entry.region] = regions.get(entry.region, 0.0) + weight
            if len(votes) < _LANDMARKS:
                votes[group.name] = Vote(entry, weight)
    return Scene(countries, regions, votes, sum(countries.values()), sum(regions.values()))


def _first_guess(group: Group) -> Choice | None:
    """Before anything else is known: unambiguous names and those with a container speak."""
    alone = Scene({}, {}, {}, 0.0, 0.0)
    choice = _choose(group, alone)
    return choice if choice and (choice[1] > _SURE or group.containers) else None


def _toponym(
    mention: Mention, group: Group, chosen: Mapping[str, Choice], known: Mapping[str, Place], scene: Scene
) -> Toponym:
    choice = chosen.get(group.name)
    if choice:
        entry, confidence, reason = choice
        why = Why("places.gazetteer", reason, round(confidence, 2), inferred=True)
        return Toponym(mention.span, mention.name, entry.place, why)
    for inner, reason in _nearest_known(group, known, scene):
        return Toponym(mention.span, mention.name, inner, Why("places.inside", reason, 0.55, inferred=True))
    why = Why("places.unknown", "the gazetteer knows no place of this name", 0.4)
    return Toponym(mention.span, mention.name, None, why)


def _nearest_known(group: Group, known: Mapping[str, Place], scene: Scene) -> Iterator[tuple[Place, str]]:
    """For a name that the map lacks: what the text says it lies in, then a place within its own words."""
    for container in group.containers:
        if place := known.get(fold_name(container.words)):
            yield place, f"not on the map itself; the text says it lies in {place.name}"
    building = group.name.rpartition(" ")[2] in word_set("en/location", "towns_own")
    home = max(scene.countries, key=lambda code: (scene.countries[code], code), default="") if building else ""
    inner = place_inside(group.name, home)
    elsewhere = inner is not None and not scene.countries.get(inner.country) and scene.all_countries >= _HOME
    if inner and not (elsewhere and inner.population < GREAT):
        yield inner, f"not on the map itself; {inner.name} is part of the name"


def place_inside(name: str, home: str = "") -> Place | None:
    """The place that an unknown name holds: Kabul for "Kabul airport"; of several that of the country `home`."""
    words = name.split()[:8]
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size + 1):
            part = " ".join(words[start : start + size])
            found = entries(part) if part[:1].isupper() and is_place(part) else ()
            own = [e for e in found if home and e.place.country == home and e.weight >= _VILLAGE]
            known = found[:1] if found and is_place(part, at_least=200_000) else ()
            best = next((e.place for e in (*own, *known) if e.place.kind in ("country", "city")), None)
            if best:
                return best
    return None
