"""How the meanings of a place name are weighed: one visible list of features, each gives a reason.

Weights add up in powers of ten of people: a meaning with `+1` may have ten times fewer people and still win.
Method: population as the prior, containers, country and region votes of the whole document and closeness to its
other places, after Lieberman, Samet and Sankaranarayanan (2010) and Leidner (2007).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import asin, cos, log10, radians, sin, sqrt

from generator.facts.places.groups import Container, Group
from generator.knowledge.countries import name_of
from generator.knowledge.gazetteer import Entry
from generator.knowledge.weighing import NOTHING, Reason, in_favour, total
from generator.model import Place

COUNTRY, REGION, NEAR = 3.0, 3.0, 2.4
"""The most that votes for the country, votes for the state and close neighbours can add."""
NAMESAKE = 1.6
"""The same for votes for the country of a smaller town that bears a great city's name."""
GREAT = 180_000
"""People in a city that needs no country beside its name."""
NEAR_KM = 150.0
"""About two hours by road: what one local report covers."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What one name of the document says about where the document plays."""

    meaning: Entry
    weight: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What the document says about where it plays."""

    countries: Mapping[str, float]
    """Country code -> sum of votes, nationalities ("Pakistani officials") included."""
    regions: Mapping[str, float]
    """`US.GA` -> sum of votes."""
    votes: Mapping[str, Vote]
    """Group name -> its own vote, so that no name speaks for itself."""

    all_countries: float
    """Sum of all votes for countries, and below for regions."""
    all_regions: float

    def share_of_country(self, code: str, group: str) -> float:
        """How much of what the other places speak for lies in a country, 0 to 1; the group's own word left out."""
        own = self.votes.get(group)
        mine = own.weight if own and own.meaning.place.country == code else 0.0
        others = self.all_countries - (own.weight if own else 0.0)
        return _share(self.countries.get(code, 0.0) - mine, others) if code else 0.0

    def share_of_region(self, region: str, group: str) -> float:
        """How much of what the other places speak for lies in a region, 0 to 1; the group's own word left out."""
        own = self.votes.get(group)
        mine = own.weight if own and own.meaning.region == region else 0.0
        others = self.all_regions - (own.weight if own and own.meaning.region else 0.0)
        return _share(self.regions.get(region, 0.0) - mine, others) if region else 0.0


def _share(votes: float, everybody: float) -> float:
    """Share of the others' votes; half a vote for nobody keeps one weak hint from speaking for all."""
    return max(0.0, votes) / max(0.5, everybody + 0.5)


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance."""
    dlat, dlon = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    h = sin(dlat / 2) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(dlon / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))


def prominence(group: Group, entry: Entry, scene: Scene) -> Reason:
    """People live there: the larger place is meant, other things equal."""
    if entry.place.kind == "country":
        return Reason(8.5, "the country of that name")
    size = log10(entry.weight + 10)
    first = group.meanings[0] is entry
    return Reason(size, f"the {'largest' if first else 'smaller'} {entry.place.name}" if first else "")


def contained(group: Group, entry: Entry, scene: Scene) -> Reason:
    """The text itself says what the place lies in."""
    best = max((c.weight for c in group.containers if _holds(c, entry)), default=0.0)
    words = next((c.words for c in group.containers if _holds(c, entry) and c.weight == best), "")
    return Reason(8 * best, f"the text says it lies in {words}")


def _holds(container: Container, entry: Entry) -> bool:
    return any(_lies_in(entry, outer) for outer in container.meanings)


def _lies_in(entry: Entry, outer: Entry) -> bool:
    """Whether a place lies in another as far as the gazetteer can tell."""
    place, other = entry.place, outer.place
    if place == other or place.kind == "country":
        return False
    if other.kind == "country":
        return place.country == other.country
    if other.kind == "region":
        return entry.region == outer.region and place.kind != "region"
    return (place.country == other.country or not other.country) and distance_km(place, other) < 120


def country_named(group: Group, entry: Entry, scene: Scene) -> Reason:
    """The document names its country, or other places there. No village takes a great city's name by that alone."""
    share = scene.share_of_country(entry.place.country, group.name)
    most = NAMESAKE if _is_namesake(group, entry) else COUNTRY
    return Reason(most * sqrt(share), f"{name_of(entry.place.country)} is named in the same text")


def _is_namesake(group: Group, entry: Entry) -> bool:
    """Geneva in Illinois, while there is a Geneva that all the world knows."""
    first = group.meanings[0].place
    known = first.kind == "city" and first.population >= GREAT and entry.place.kind == "city"
    return known and entry.place.country != first.country and entry.place.population * 8 < first.population


def region_named(group: Group, entry: Entry, scene: Scene) -> Reason:
    """The document names its state or province, or other places there."""
    share = scene.share_of_region(entry.region, group.name)
    return Reason(REGION * sqrt(share), "other places of the text lie in the same state or province")


def near_others(group: Group, entry: Entry, scene: Scene) -> Reason:
    """Other places of the document lie close by."""
    if entry.place.kind == "country":
        return NOTHING
    near = [(_nearness(entry, vote), vote) for name, vote in scene.votes.items() if name != group.name]
    closeness = sum(score for score, _ in near)
    closest = max(near, key=lambda n: n[0], default=None)
    return Reason(NEAR * min(1.0, closeness / 1.5), f"{closest[1].meaning.place.name} is close by" if closest else "")


def _nearness(entry: Entry, vote: Vote) -> float:
    """From 0 at `NEAR_KM` to the other name's weight at no distance."""
    same = vote.meaning.place == entry.place
    if same or vote.meaning.place.kind == "country" or abs(vote.meaning.place.latitude - entry.place.latitude) > 2:
        return 0.0
    return vote.weight * max(0.0, 1 - distance_km(entry.place, vote.meaning.place) / NEAR_KM)


FEATURES: tuple[Callable[[Group, Entry, Scene], Reason], ...] = (
    prominence,
    contained,
    country_named,
    region_named,
    near_others,
)


def weigh(group: Group, entry: Entry, scene: Scene) -> Reason:
    """All features together: the sum, and the words that count, strongest first."""
    reasons = [feature(group, entry, scene) for feature in FEATURES]
    telling = sorted((reason for reason in reasons[1:] if reason.weight > 0.3), key=lambda reason: -reason.weight)
    return Reason(total(reasons), "; ".join(in_favour((reasons[0], *telling[:2]))))
