"""Where the reported event took place.

Reach for `choose_location` after places are on the map. Every place of the text is a candidate, weighed by a visible
list of features (`scene_features`); the dateline, where the report was written, stands when nothing better is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.facts.grammar.sentence_words import Grammar
from generator.facts.places.scene_features import FEATURES
from generator.facts.places.scenes import Scene, home_of, scenes
from generator.knowledge.countries import country_named, fold_name, name_of
from generator.knowledge.gazetteer import lookup
from generator.knowledge.weighing import in_favour, total
from generator.model import Affiliation, Article, Candidate, Fact, Mention, Span, Toponym, Why

_OF_STATE = re.compile(
    r"(?i:(?:the )?(?:ministry|government|parliament|presidency|cabinet|republic|kingdom|supreme court|bank)"
    r"\b.{0,80}\bof (?:the )?(?P<state>[^\W\d_][\w ]{2,30}?)(?:\s?[,|–-].{0,40})?)"
)  # "Ministry of Foreign Affairs of Georgia - Press Centre"
_STATES_PAGE = re.compile(r"(?i:(?:www\.)?gov\.(?P<code>[a-z]{2}))")  # "GOV.UK"
_SURE = 5.0
"""From here on a place that is named far down is surely where something happened."""
LEAST = 2.0
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
    grammar: Grammar,
    quoted: Sequence[Span] = (),
    talk: Span | None = None,
) -> Fact | None:
    """ "City, Country" of the event; a country or a building where no town is said; None where nothing is.

    `talk`: the questions and answers of an interview, which speak of places all over. `spans` are the deciding words
    and the other mentions of the same place in favour; runners-up are the other places.
    """
    # Duty stations in roles ("ambassador to Iran") are no scenes.
    roles = [affiliation.span for affiliation in affiliations]
    found = [
        s
        for s in scenes(article, mentions, toponyms, grammar, quoted)
        if not any(s.words.within(role) for role in roles) and not (talk and s.words.within(talk))
    ]
    towns = _towns_of_buildings(article, found)
    groups: defaultdict[str, list[Weighed]] = defaultdict(list)
    for scene in found:
        groups[towns.get(_key(scene), _key(scene))].append(weigh(scene))
    ranked = sorted((_sum(group) for group in groups.values()), key=lambda w: (-w.score, w.scene.words))
    if not ranked or ranked[0].score < LEAST:
        return _own_state(article)
    best, *others = ranked
    own = _own_state(article) if best.scene.seat == "later" and best.score < _SURE else None
    if own and best.scene.place and best.scene.place.country_name != own.value:
        return None  # what a ministry names abroad and far down is beside its news
    home = home_of(article, toponyms)
    spans = [w.scene.words for w in sorted(groups[_key(best.scene)], key=lambda w: (-w.score, w.scene.words))]
    lead = best.score - others[0].score if others else 3.0
    runners = tuple(
        Candidate(place_line(w.scene, home), w.scene.words, round(w.score, 2), w.reason) for w in others[:5]
    )
    return Fact(place_line(best.scene, home), tuple(spans[:5]), _why(best, lead), runners)


def _own_state(article: Article) -> Fact | None:
    """The state whose ministry put a text out that names no scene."""
    publisher = article.publisher
    state = _state_of(publisher.value) if publisher else ""
    if publisher is None or not state:
        return None
    reason = "the state whose body put the text out; it names no other scene"
    return Fact(state, publisher.spans, Why("location.own_state", reason, 0.6, inferred=True))


def _state_of(publisher: str) -> str:
    page = _STATES_PAGE.fullmatch(publisher)
    if page:
        return name_of(page["code"].upper().replace("UK", "GB"))
    found = _OF_STATE.fullmatch(publisher)
    code = country_named(found["state"]) if found else None
    return name_of(code) if code else ""


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
        if re.fullmatch(r",? (?:in )?(?:[a-z]+ )?", article.text[first.words.end : second.words.start])
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


def place_line(scene: Scene, home: str) -> str:
    """ "Nakuru, Kenya"; "Pakistan" for a country; "Central Station, Kenya" for a building."""
    place = scene.place
    if place is None and scene.seat == "dateline" and scene.name.isupper():
        return scene.name.title()
    if place is None:
        return f"{scene.name}, {name_of(home)}" if home and not scene.unknown else scene.name
    if place.kind == "country":
        return f"{scene.name}, {place.name}" if scene.inside_country else place.name
    # A name that only holds the place ("Kabul airport") shows the place, and so do capitals.
    known = place in lookup(scene.name) and not scene.name.isupper()
    shown = scene.name if known else place.name
    country = place.country_name or (name_of(place.country) if place.country else "")
    return f"{shown}, {country}" if country and fold_name(country) != fold_name(shown) else shown
