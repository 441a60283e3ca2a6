"""Why a place is, or is not, where the event was: one visible list of features, each gives a reason.

Adding a feature is one function and its line in `FEATURES`. Weights add up.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from generator.facts.obituaries import tells_death
from generator.facts.places.scenes import Scene, words_for
from generator.facts.places.words_before import (
    LEADS_IN,
    an_occasion,
    background,
    elsewhere,
    home,
    said_in,
    taken,
    told_the_press,
)
from generator.knowledge import read_yaml
from generator.knowledge.countries import capital_of
from generator.knowledge.weighing import NOTHING, Reason

_SEATS = {"lede": 3.0, "caption": 0.8, "bullet": 2.5, "headline": 2.2, "second": 1.2, "dateline": 3.5, "later": -0.5}
_PARTIES = ("nsubj", "nsubj:pass", "obj", "iobj")
_DOERS = ("nsubj", "nsubj:pass")
_HOLDERS = ("nsubj", "nmod:poss")
_LEADS = 0.5
"""Strength from which the words before a name lead to it."""
_SEAT_NAMES = {"lede": "the first sentence", "second": "the second sentence", "later": "the text"}


def seat(scene: Scene) -> Reason:
    """News says first where it happened."""
    if scene.seat == "dateline":
        return Reason(_SEATS["dateline"], "the dateline; the text names no other scene")
    return Reason(_SEATS[scene.seat], f"in {_SEAT_NAMES.get(scene.seat, 'the ' + scene.seat)}")


def _strength(scene: Scene) -> float:
    """How surely the words before a name put something there: 1 for "in Nakuru"; 0 where none do."""
    hanging = scene.hanging
    known: dict[str, float] = read_yaml("en/location")["prepositions"]
    verbs: dict[str, float] = read_yaml("en/location")["verbs"]
    if hanging is None:
        return 0.0
    led = LEADS_IN.search(scene.before) if scene.is_building else None
    if led and led[1] != hanging.preposition:
        return known.get(led[1], 0.0)  # "before Judge Lee in the Durban High Court": the sentence was read wrongly
    if hanging.preposition:
        if hanging.head in words_for(
            {"on": "assaults", "to": "visits", "of": "visits"}.get(hanging.preposition, "none")
        ):
            return 0.8
        if hanging.preposition == "of" and taken().search(scene.before):
            return 0.8
        if scene.seat not in ("lede", "headline") and elsewhere().search(scene.before):
            return 0.0
        if said_in().search(scene.before):
            return 0.2
        # "its embassy in Jakarta said", "the eve of the anniversary of the revolt in Yangon"
        far = hanging.host in _HOLDERS or len(hanging.way) > 2
        happens = any(word in words_for("events") for word in hanging.way[:-1] or hanging.way)
        return known.get(hanging.preposition, 0.0) * (0.5 if far and not happens else 1)
    if hanging.head == "told" and scene.place_in_name:
        return 0.8
    return verbs.get(hanging.head, 0.0) if hanging.relation == "obj" else 0.0


def _is_label(scene: Scene) -> bool:
    """ "Angola: minister says ...": what desks put before a headline."""
    return scene.seat == "headline" and not scene.before.strip() and scene.after.startswith(":")


def led_to(scene: Scene) -> Reason:
    """ "in Nakuru", "struck Mindanao"; "from", "with", "of" lead elsewhere. A label leads by itself."""
    if _is_label(scene):
        return Reason(2.0, "it stands before the headline's colon")
    hanging = scene.hanging
    if hanging is None:
        return NOTHING
    strength = _strength(scene)
    if strength:
        led = LEADS_IN.search(scene.before) if scene.is_building else None
        return Reason(2.5 * strength, f'"{led[1] if led else hanging.preposition or hanging.head} {scene.name}"')
    return Reason(-1.2 if hanging.preposition else 0.0)


def attached(scene: Scene) -> Reason:
    """The event's own words lead to the place: "a meeting ... in Nakuru"."""
    hanging = scene.hanging
    if hanging is None or not hanging.main or _strength(scene) < _LEADS:
        return NOTHING
    events = [word for word in hanging.way if word in words_for("events")]
    told = events[-1] if events else hanging.way[-1] if hanging.way else ""
    weight = (0.8 if events else 0.0) if scene.seat == "later" else (1.5 if events else 0.75)
    return Reason(weight, f'said of "{told}"' if told else "")


def aside(scene: Scene) -> Reason:
    """Told beside the news: "which was launched in Islamabad", "told reporters in Goma"; or in a clause of its own."""
    hanging = scene.hanging
    if hanging is None or scene.seat == "headline":
        return NOTHING
    if hanging.beside:
        return Reason(-3.0)
    if scene.seat == "bullet":
        return NOTHING
    if scene.seat != "lede" and told_the_press().search(scene.before):
        return Reason(-2.5)
    return Reason(0.0 if hanging.main else -1.0)


def in_quotation(scene: Scene) -> Reason:
    """What somebody speaks of is seldom where the news is."""
    return Reason(-1.5 if scene.quoted else 0.0)


def only_names(scene: Scene) -> Reason:
    """ "the Ukraine peace talks", "Paris Agreement": the name tells which, not where."""
    hanging = scene.hanging
    names = hanging is not None and hanging.relation == "compound" and not _is_label(scene)
    return Reason(-2.5 if names else 0.0)


@cache
def _mission_verbs() -> frozenset[str]:
    return frozenset(words_for("mission_verbs"))


def other_time(scene: Scene) -> Reason:
    """A sentence about the past or the future."""
    hanging = scene.hanging
    if hanging is not None and hanging.head in words_for("missions") and set(hanging.way) & _mission_verbs():
        return Reason(-4.0)  # "to close its embassy in Harare" is done at home
    if scene.seat == "lede":  # "will visit Warsaw next week" is told today
        away = hanging is not None and (hanging.relation == "obj" or hanging.head in words_for("missions"))
        return Reason(-3.0 if scene.to_come and away else 0.0)
    told = scene.other_year or scene.to_come or bool(background().search(scene.before + scene.after))
    return Reason(-1.5 if told and scene.seat != "headline" else 0.0)


def occasion(scene: Scene) -> Reason:
    """What a message is about, and what came before or after the news, may be anywhere; so may somebody's home."""
    return Reason(-5.0 if home().search(scene.before) else -3.0 if an_occasion().search(scene.before) else 0.0)


def of_death(scene: Scene) -> Reason:
    """An obituary names the places of a life; the news is where it ended."""
    if not scene.in_obituary or scene.seat == "dateline":
        return NOTHING
    return Reason(5.0 if tells_death(scene.before + scene.name + scene.after) else -6.0, "where somebody died")


def spoken_of(scene: Scene) -> Reason:
    """ "discussed the installation of a radar at ": what talks are about is not where they are."""
    way = scene.hanging.way if scene.hanging is not None else ()
    return Reason(-2.5 if len(way) > 1 and way[-1] in words_for("talk") else 0.0)


def in_list(scene: Scene) -> Reason:
    """Members and parties come in rows; scenes don't."""
    return Reason(-3.0 if scene.listed else 0.0)


def acting(scene: Scene) -> Reason:
    """A country that does or owns something: "Pakistan said", "Egypt's army"; a capital that is its government."""
    hanging = scene.hanging
    if hanging is None or _strength(scene) >= _LEADS:
        return NOTHING
    rules = scene.place is not None and scene.place.name == capital_of(scene.place.country)
    if rules and (hanging.relation in _PARTIES or hanging.preposition):
        return Reason(-2.5)
    if hanging.relation == "nmod:poss":
        # "Portugal's parliament will vote": what a state's own bodies do is done there
        own = (
            scene.seat == "lede"
            and hanging.main
            and hanging.host in _DOERS
            and hanging.head in words_for("state_bodies")
        )
        return Reason(0.2 if own else -0.8)
    return Reason(0.0 if hanging.preposition else -0.5)


def exactness(scene: Scene) -> Reason:
    """A town says more than its country."""
    if scene.unknown:  # perhaps no place at all, unless something leads to it
        if scene.seat == "dateline" and scene.sentence != scene.words:  # stands where the text names no other scene
            return Reason(-1.4)
        led = 0.2 if scene.seat != "caption" else -2.0  # a picture shows one place of many
        return Reason(led if _strength(scene) >= _LEADS else -4.0)
    if scene.place is None:
        return Reason(0.8)
    if scene.inside_country:
        return Reason(0.6)
    if not scene.place.country:  # seas, continents, regions across borders
        return Reason(-4.0 if scene.place.name in words_for("continents") else -1.0)
    return Reason({"city": 1.0, "region": 0.4, "area": 0.6, "country": -0.8}[scene.place.kind])


FEATURES: tuple[Callable[[Scene], Reason], ...] = (
    seat,
    led_to,
    attached,
    aside,
    in_quotation,
    only_names,
    other_time,
    occasion,
    of_death,
    spoken_of,
    in_list,
    acting,
    exactness,
)
