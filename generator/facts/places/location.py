"""Where the reported event took place.

Reach for `choose_location` after places are on the map. Every place of the text is a candidate, weighed by a visible
list of features; the dateline is where the report was written and stands when nothing better is said.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from generator.facts.places.scenes import Scene, scenes, words_for
from generator.knowledge import read_yaml
from generator.knowledge.countries import fold_name, name_of
from generator.knowledge.gazetteer import lookup
from generator.knowledge.weighing import NOTHING, Reason, in_favour, total
from generator.knowledge.words import longest_first
from generator.model import Affiliation, Article, Candidate, Fact, Mention, Toponym, Why

_SEATS = {"lede": 3.0, "caption": 2.5, "bullet": 2.5, "headline": 2.2, "second": 1.2, "dateline": 3.5, "later": -0.5}
_SEAT_NAMES = {"lede": "the first sentence", "second": "the second sentence", "later": "the text"}


def seat(scene: Scene) -> Reason:
    """News says first where it happened."""
    if scene.seat == "dateline":
        return Reason(_SEATS["dateline"], "the dateline; the text names no other scene")
    return Reason(_SEATS[scene.seat], f"in {_SEAT_NAMES.get(scene.seat, 'the ' + scene.seat)}")


@cache
def _leads() -> re.Pattern[str]:
    """ "in ", "visit to the capital ", "near "; what leads to the name right behind it."""
    words = longest_first(read_yaml("en/location")["prepositions"])
    middle = (
        r"(?:\s(?:the|a|an|his|her|its|their|downtown|central|northern|southern|eastern|western|north|south|east|west|"
    )
    middle += r"northwestern|northeastern|southwestern|southeastern|nearby|city|town|village|province|district|of|"
    middle += r"capital)\b)*"
    return re.compile(rf"\b({'|'.join(map(re.escape, words))}){middle}\s?(?:[A-Z][\w.-]+,\s)?$", re.IGNORECASE)


def _lead(scene: Scene) -> re.Match[str] | None:
    return _leads().search(scene.before[-60:])


def led_to(scene: Scene) -> Reason:
    """ "in Nakuru", "at the General Headquarters"; "from", "with", "of" lead elsewhere."""
    if scene.seat == "dateline":
        return NOTHING
    lead = _lead(scene)
    if lead:
        strength: float = read_yaml("en/location")["prepositions"][lead[1].lower()]
        return Reason(2.5 * strength, f'"{lead[0]}{scene.name}"')
    last = scene.before.split()[-1:] or [""]
    return Reason(-1.0 if last[0].lower() in words_for("elsewhere") else 0.0)


@cache
def _events() -> re.Pattern[str]:
    """ "meeting", "killed"; what can have happened at a place."""
    return re.compile(rf"\b(?:{'|'.join(words_for('events'))})\b")


@cache
def _asides() -> re.Pattern[str]:
    """ ", which", " since"; where a clause told beside the news begins."""
    return re.compile(rf",?\s(?:{'|'.join(words_for('asides'))})\b")


def _main_clause(scene: Scene) -> str:
    """What stands before the name, back to the last word that begins another clause."""
    return _asides().split(scene.before)[-1]


def attached(scene: Scene) -> Reason:
    """The event's own words lead to the place: "a meeting ... in Nakuru"."""
    events = _events().findall(_main_clause(scene))
    if not events or not _lead(scene) or _is_told_beside(scene):
        return NOTHING
    return Reason(0.8 if scene.seat == "later" else 1.5, f'said of "{events[-1]}"')


def aside(scene: Scene) -> Reason:
    """Told beside the news: "which was launched in Islamabad"."""
    if _is_told_beside(scene):
        return Reason(-3.0)
    return Reason(-0.5 if _main_clause(scene) != scene.before and scene.seat == "lede" else 0.0)


def _is_told_beside(scene: Scene) -> bool:
    clause = re.search(r",\s(?:which|who|whose|that)\b", scene.before)  # ", whose"
    return clause is not None and scene.seat not in ("headline", "bullet")


@cache
def _background() -> re.Pattern[str]:
    """ "last month", "was founded"; another time is spoken of."""
    return re.compile(rf"\b(?:{'|'.join(words_for('background'))})", re.IGNORECASE)


def other_time(scene: Scene) -> Reason:
    """A sentence about the past or the future."""
    return Reason(-1.5 if _background().search(scene.before + scene.after) and scene.seat == "later" else 0.0)


def in_list(scene: Scene) -> Reason:
    """Members and parties come in rows; scenes don't."""
    return Reason(-3.0 if scene.listed else 0.0)


def acting(scene: Scene) -> Reason:
    """A country that does or owns something: "Pakistan said", "Egypt's army"."""
    if scene.seat == "dateline" or _lead(scene):
        return NOTHING
    own = scene.after.startswith(("'s", "’s"))
    return Reason(-0.8 if own else -0.5)


def exactness(scene: Scene) -> Reason:
    """A town says more than its country."""
    if scene.place is None:
        return Reason(0.8)
    return Reason({"city": 1.0, "region": 0.4, "area": 0.6, "country": -0.8}[scene.place.kind])


FEATURES: tuple[Callable[[Scene], Reason], ...] = (
    seat,
    led_to,
    attached,
    aside,
    other_time,
    in_list,
    acting,
    exactness,
)

LEAST = 1.0
"""Below this sum no word of the text tells where the event was."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A scene with the sum of its features."""

    scene: Scene
    score: float
    reason: str


def choose_location(
    article: Article,
    mentions: tuple[Mention, ...],
    toponyms: tuple[Toponym, ...],
    affiliations: tuple[Affiliation, ...],
) -> Fact | None:
    """ "City, Country" of the event; a country or a building where no town is said; None where nothing is.

    `spans` are the deciding words and the other mentions of the same place in favour; runners-up are the other places.
    """
    # Duty stations in roles ("ambassador to Iran") are no scenes.
    roles = [affiliation.span for affiliation in affiliations]
    found = [s for s in scenes(article, mentions, toponyms) if not any(s.words.within(role) for role in roles)]
    towns = _towns_of_buildings(article, found)
    groups: defaultdict[str, list[Weighed]] = defaultdict(list)
    for scene in found:
        groups[towns.get(_key(scene), _key(scene))].append(weigh(scene))
    ranked = sorted((_sum(group) for group in groups.values()), key=lambda w: (-w.score, w.scene.words))
    if not ranked or ranked[0].score < LEAST:
        return None
    best, *others = ranked
    home = _home(toponyms)
    spans = [w.scene.words for w in sorted(groups[_key(best.scene)], key=lambda w: (-w.score, w.scene.words))]
    lead = best.score - others[0].score if others else 3.0
    runners = tuple(
        Candidate(place_line(w.scene, home), w.scene.words, round(w.score, 2), w.reason) for w in others[:5]
    )
    return Fact(place_line(best.scene, home), tuple(spans[:5]), _why(best, lead), runners)


def _key(scene: Scene) -> str:
    return fold_name(f"{scene.place.name} {scene.place.country}" if scene.place else scene.name)


def _towns_of_buildings(article: Article, found: list[Scene]) -> dict[str, str]:
    """Buildings whose town the text says right behind them: "Trump Tower in New York" counts for New York."""
    return {
        _key(first): _key(second)
        for first, second in pairwise(found)
        if first.place is None or first.place.kind == "area"
        if second.place and second.place.kind == "city"
        # " in downtown "
        if re.fullmatch(r",?\s(?:in\s)?(?:[a-z]+\s)?", article.text[first.words.end : second.words.start])
    }


def weigh(scene: Scene) -> Weighed:
    """The sum of all features; the reasons are those that speak for it."""
    reasons = [feature(scene) for feature in FEATURES]
    told = in_favour((*reasons[1:3], reasons[0]))
    return Weighed(scene, total(reasons), ", ".join(told) or "named in the text")


def _sum(group: list[Weighed]) -> Weighed:
    """The strongest mention decides; each further one in favour adds a little."""
    best = max(group, key=lambda w: (w.score, -w.scene.words.start))
    more = sum(min(0.5, max(0.1, w.score / 8)) for w in group if w is not best)
    towns = [w for w in group if w.scene.place and w.scene.place.kind == "city"]
    shown = max(towns, key=lambda w: (w.score, -w.scene.words.start)) if towns else best
    return Weighed(shown.scene, best.score + min(2.0, more), best.reason)


def _why(best: Weighed, lead: float) -> Why:
    rule = "location.dateline" if best.scene.seat == "dateline" else "location.scene"
    confidence = min(0.93, 0.45 + 0.05 * best.score + 0.06 * min(lead, 3.0))
    return Why(rule, best.reason, round(confidence, 2), inferred=best.scene.seat == "dateline")


def _home(toponyms: tuple[Toponym, ...]) -> str:
    """The country most named in the document: a building whose town is not said lies there."""
    votes = Counter(t.place.country for t in toponyms if t.place and t.place.country)
    return min(votes, key=lambda code: (-votes[code], code)) if votes else ""


def place_line(scene: Scene, home: str) -> str:
    """ "Nakuru, Kenya"; "Pakistan" for a country; "Central Station, Kenya" for a building."""
    place = scene.place
    if place is None:
        return f"{scene.name}, {name_of(home)}" if home else scene.name
    if place.kind == "country":
        return place.name
    # A name that only holds the place ("Kabul airport") shows the place, and so do capitals.
    known = place in lookup(scene.name) and not scene.name.isupper()
    shown = scene.name if known else place.name
    country = place.country_name or (name_of(place.country) if place.country else "")
    return f"{shown}, {country}" if country and fold_name(country) != fold_name(shown) else shown
