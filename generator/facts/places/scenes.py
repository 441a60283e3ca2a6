"""Where an event may have taken place: every place and building of an article, with the words round it.

Reach for `scenes` before `location.choose_location` weighs them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Any, Literal

from generator.facts.dates.tense import Tenses, tenses_of
from generator.facts.grammar.sentence_words import Grammar
from generator.facts.obituaries import is_obituary
from generator.facts.places.find_toponyms import GREAT, place_inside
from generator.facts.places.groups import names_venue
from generator.facts.places.hanging import Hanging, hanging_of
from generator.knowledge import read_yaml
from generator.knowledge.countries import fold_name
from generator.knowledge.gazetteer import is_place, lookup
from generator.model import Article, Mention, Place, Span, Toponym, ZoneKind

Seat = Literal["dateline", "headline", "bullet", "caption", "lede", "second", "later"]
"""Which part of the report a place is named in."""

_ENDS = re.compile(r"[.!?…:।。][\"”’')\]]{0,3}$")  # "said."
_OWNER = re.compile(r"((?:[A-Z][\w-]+\s){0,2}[A-Z][\w-]+)['’]s\s")  # "Costa Rica’s "
_KNOWN = 0.6
"""Below this a place is one of many of its name, and tells nothing of the country of others."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")  # "2021"
_CAPITALISED = r"[A-Z][\w'’&.-]*"
_NEARBY = 160
"""Characters looked at on either side of a name: a clause or two."""
_MOST = 400
"""Places looked at: what a very long text names later is not the scene of its first sentences."""

_HEADS: Mapping[ZoneKind, Seat] = {"headline": "headline", "bullet": "bullet", "caption": "caption"}
"""Zones that are a part of the report by themselves."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A place or building where the event may have been, and how the text leads to it."""

    words: Span
    """The name itself."""
    place: Place | None
    """None for a building that the map does not know."""
    name: str
    seat: Seat
    sentence: Span
    before: str
    """What stands before it in its sentence, the nearest 160 characters."""
    after: str
    """What follows it in its sentence."""
    hanging: Hanging | None = None
    """None where the sentence was not read, and in a dateline."""
    quoted: bool = False
    """Within somebody's words."""
    other_year: bool = False
    """Its sentence names a year that is not the report's."""
    to_come: bool = False
    """Its clause is of something that has not happened yet."""
    unknown: bool = False
    """A place that the map does not know."""
    place_in_name: bool = False
    """A building whose name holds its town: "Durban High Court"."""
    is_building: bool = False
    """Known by the form of its name alone, behind a word for a place."""
    listed: bool = False
    """One of three or more places in a row."""
    in_obituary: bool = False

    @property
    def inside_country(self) -> bool:
        """A place that the map lacks, of which the text says in which country it lies."""
        place = self.place
        if place is None or place.kind != "country" or fold_name(place.name) in fold_name(self.name):
            return False
        return place not in lookup(self.name)


@cache
def words_for(kind: str) -> tuple[str, ...]:
    """One of the word lists of `resources/en/location.yml`."""
    knowledge: dict[str, Any] = read_yaml("en/location")
    return tuple(knowledge[kind])


def scenes(
    article: Article,
    mentions: tuple[Mention, ...],
    toponyms: tuple[Toponym, ...],
    grammar: Grammar,
    quoted: Sequence[Span],
) -> tuple[Scene, ...]:
    """Every scene in reading order, the dateline's included; `quoted`: the words that somebody says, in order."""
    known = list(toponyms[:_MOST])
    seats = _seats(article)
    # "at Queens", of Queens Sports Club: a short name that no map has
    short = [t for t in known if t.place is None and names_venue(article.text, t.name)]
    places = [scene for t in known if t not in short and (scene := _scene(article, seats, t.span, t.place, t.name))]
    listed = _listed(article.text, known)
    marked = [replace(scene, listed=scene.words in listed, unknown=_is_unknown(scene)) for scene in places]
    taken = [scene.words for scene in marked] + [m.span for m in mentions if m.kind in ("PERSON", "NORP")][:_MOST]
    home = home_of(article, toponyms)
    found = sorted([*marked, *_buildings(article, seats, taken, home)], key=lambda s: s.words)
    tenses, obituary = tenses_of(article.text), is_obituary(article)
    read = (_read(scene, article, grammar, quoted, tenses) for scene in found)
    return tuple(replace(scene, in_obituary=obituary) for scene in read)


def home_of(article: Article, toponyms: tuple[Toponym, ...]) -> str:
    """The dateline's country, else the one most named: a building whose town is not said lies there."""
    known = [t.place for t in toponyms if t.place and t.why.confidence >= _KNOWN]
    dateline = article.dateline
    here = [t.place for t in toponyms if dateline and t.place and t.place.country and t.span.within(dateline.span)]
    if here:
        return here[0].country
    votes = Counter(place.country for place in known if place.country)
    return min(votes, key=lambda code: (-votes[code], code)) if votes else ""


def _is_unknown(scene: Scene) -> bool:
    return scene.place is None and scene.name.rpartition(" ")[2] not in words_for("facilities")


def _read(scene: Scene, article: Article, grammar: Grammar, quoted: Sequence[Span], tenses: Tenses) -> Scene:
    """With its place in the grammar of its sentence."""
    at = bisect_right(quoted, scene.words.start, key=lambda span: span.start) - 1
    inside = at >= 0 and scene.words.start < quoted[at].end
    hanging = None if scene.seat == "dateline" else hanging_of(grammar, scene.words, article.text)
    year = article.published.value[:4] if article.published else ""
    years = _YEAR.findall(scene.before + scene.after)
    other = bool(year and years) and year not in years
    to_come = tenses.at(*scene.words, scene.sentence) == "future"
    return replace(scene, hanging=hanging, quoted=inside, other_year=other, to_come=to_come)


def _scene(
    article: Article, seats: list[tuple[Span, Seat]], words: Span, place: Place | None, name: str
) -> Scene | None:
    dateline = article.dateline
    if dateline and words.within(dateline.span):
        # "ASTENA:": what stands before a colon may be a desk's label
        label = dateline.span.of(article.text).rstrip().endswith(":")
        return Scene(words, place, name, "dateline", words if label else dateline.span, "", "")
    if _is_dateline(article, words):
        return Scene(words, place, name, "dateline", words, "", "")
    index = bisect_right(seats, words.start, key=lambda seat: seat[0].start) - 1
    if index < 0 or not words.within(seats[index][0]):
        return None
    sentence, seat = seats[index]
    before = article.text[max(sentence.start, words.start - _NEARBY) : words.start]
    after = article.text[words.end : min(sentence.end, words.end + _NEARBY)]
    return Scene(words, place, name, seat, sentence, before, after)


# ", 17 July 2024", ", CO. (March 14, 2013)", alone on its line
_DATED = re.compile(
    r"(?:, [A-Z][\w.]{1,20})?[.,]?\s?\(?(?:\d{1,2}\s[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?\s\d{1,2})\b|\s*$"
)
_TOP = 8
"""Paragraphs of the body among which a dateline may stand that the reader of the layout took for words."""


def _is_dateline(article: Article, words: Span) -> bool:
    """A place that opens a line and is followed by a day, or by nothing."""
    line = next((zone for zone in article.spans_of("body")[:_TOP] if zone.start == words.start), None)
    return line is not None and bool(_DATED.match(article.text, words.end, line.end))


def _seats(article: Article) -> list[tuple[Span, Seat]]:
    """Every sentence with its part of the report; sentences of a few words (kickers) don't count as first or second."""
    seats: list[tuple[Span, Seat]] = []
    order: list[Seat] = ["lede", "second"]
    for sentence in sorted(article.sentences):
        kind = article.zone_at(sentence.start)
        head = _HEADS.get(kind) if kind else None
        if head:
            seats.append((sentence, head))
        elif order and sentence.end - sentence.start > 40 and _ENDS.search(article.text, sentence.start, sentence.end):
            seats.append((sentence, order.pop(0)))
        else:
            seats.append((sentence, "later"))
    return seats


def _listed(text: str, toponyms: list[Toponym]) -> frozenset[Span]:
    """Names in rows of three or more: "Egypt, Jordan, Qatar and others"."""
    rows: list[list[Toponym]] = [[]]
    for toponym in toponyms:
        row = rows[-1]
        # ", and the "
        if row and not re.fullmatch(r",?\s?(?:and|or|&)?\s?(?:the\s)?", text[row[-1].span.end : toponym.span.start]):
            rows.append([])
        rows[-1].append(toponym)
    return frozenset(t.span for row in rows if len(row) > 2 for t in row)


@cache
def _building() -> re.Pattern[str]:
    """ "at the General Headquarters", "outside Acacia Tower"; the name is its group."""
    kinds = "|".join(words_for("facilities"))
    name = rf"((?:{_CAPITALISED}\s(?:of\s)?(?:the\s)?){{0,6}}?(?:{_CAPITALISED}\s)?(?:{kinds}))(?!\s[A-Z]|[\w-]|\sof\s)"
    return re.compile(rf"\b(?:at|inside|outside|in|near|told)\s(?:the\s|a\s|his\s|her\s)?(?:[a-z]+\s)?{name}")


def _buildings(article: Article, seats: list[tuple[Span, Seat]], taken: list[Span], home: str) -> Iterator[Scene]:
    """ "at the General Headquarters", "outside Trump Tower": named grounds that follow a word for a place."""
    for sentence in (span for span, seat in seats if seat != "later"):
        for match in islice(_building().finditer(article.text, sentence.start, sentence.end), 20):
            owner = _OWNER.match(match[1])
            start = match.start(1) + (owner.end() if owner and is_place(owner[1]) else 0)
            words, name = Span(start, match.end(1)), article.text[start : match.end(1)]
            if not any(words.within(other) for other in taken):
                known = [p for p in lookup(name) if p.kind == "area" and not p.population]
                named_after = name.rpartition(" ")[2] in words_for("towns_own")
                town = None if known else place_inside(name, home if named_after else "")
                if town and home and town.country != home and town.population < GREAT:
                    town = None  # "Windsor Sports Ground" of a report from Kenya
                scene = _scene(article, seats, words, known[0] if known else town, name)
                if scene:
                    yield replace(scene, place_in_name=town is not None, is_building=True)
