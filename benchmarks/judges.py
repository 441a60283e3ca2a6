"""Which of Dateline's facts are right, by the annotations: one judge a kind of fact.

Reach for `KINDS` to ask whether a stated confidence is true. A judge takes a gold line and Dateline's answer and gives
a claim for every fact that the annotations can decide; what they leave open (optional names, say) gives none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import ModuleType
from typing import Any, NamedTuple

from benchmarks.tasks import Json, Verb
from generator.knowledge.countries import country_named


class Claim(NamedTuple):
    """A fact with its confidence, and whether it is right."""

    confidence: float
    right: bool


Scorers = Mapping[str, ModuleType]
"""The scorers by file name: their notion of a match is ours."""
Judge = Callable[[Scorers, Json, Json], Iterator[Claim]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact that carries a confidence, and where it can be judged."""

    name: str
    """As `resources/calibration.yml` names it."""
    verb: Verb
    sets: tuple[str, ...]
    """Files below `dev/`, without `.jsonl`; each is a task of `tasks.TASKS`."""
    judge: Judge
    lower_bound: bool = False
    """The annotations list only some of what is right: the true share is higher."""


def _names(scorers: Scorers, gold: Json, said: Json) -> Iterator[Claim]:
    norm = scorers["score_ner"].norm
    for name in said["entities"]:
        touched = [e for e in gold["entities"] if _touch(e, name)]
        same = [e for e in touched if norm(e["type"]) == name["type"]]
        if name["type"] != "NORP" and (any(e.get("named", True) for e in same) or not same):
            yield Claim(name["confidence"], bool(same))


def _places(scorers: Scorers, gold: Json, said: Json) -> Iterator[Claim]:
    """Put on the map within 161 km; places of which nothing is claimed, and names that are no place, left out."""
    km = scorers["score_geo"].km
    known = [dict(t, _r=True) for t in gold["toponyms"] if t.get("required", True) and "lat" in t]
    matched, _ = scorers["score_geo"].match(known, said["toponyms"], False)
    for i, j in matched.items():
        found = said["toponyms"][j]
        if found["lat"] is not None:
            far = km(known[i]["lat"], known[i]["lon"], found["lat"], found["lon"])
            yield Claim(found["confidence"], far <= 161)


def _dates(scorers: Scorers, gold: Json, said: Json) -> Iterator[Claim]:
    points = [t for t in gold["timexes"] if t["type"] in ("DATE", "TIME")]
    same = scorers["score_dates"].rel
    matched, _ = scorers["score_dates"].match(points, said["timexes"], False)
    for i, j in matched.items():
        value = said["timexes"][j]["value"]
        yield Claim(said["timexes"][j]["confidence"], bool(value) and same(points[i].get("value")) == same(value))


def _event_date(_: Scorers, gold: Json, said: Json) -> Iterator[Claim]:
    """The day of the event: one of those that the annotators give."""
    if "event_dates" in gold:
        days = {_day(day) for day in gold["event_dates"]} - {None}
    else:
        when = gold["gold"].get("when", ())
        days = {_day(w["parsed"]) for w in when if w.get("parsed") and not w.get("suspect")} - {None}
    if said["date"] and days:
        first, _, last = said["date"].partition("/")
        yield Claim(said["confidence"]["date"], not days.isdisjoint({_day(first), _day(last or first)}))


def _answer(question: str) -> Judge:
    """The first answer to a question."""

    def judge(scorers: Scorers, gold: Json, said: Json) -> Iterator[Claim]:
        phrases = _phrases(gold, question)
        for first in said["answers"][question][:1] if phrases else ():
            right = any(scorers["score_5w1h"].matches(phrase, first["text"]) for phrase in phrases)
            yield Claim(first["confidence"], right)

    return judge


def _location(scorers: Scorers, gold: Json, said: Json) -> Iterator[Claim]:
    """The place of the event, with or without its country."""
    phrases = _phrases(gold, "where")
    if said["location"] and phrases:
        told = (said["location"], said["location"].partition(",")[0])
        right = any(scorers["score_5w1h"].matches(phrase, words) for phrase in phrases for words in told)
        country = country_named(said["location"])
        right = right or (country is not None and country in map(country_named, phrases))
        yield Claim(said["confidence"]["location"], right)


def _actors(scorers: Scorers, gold: Json, said: Json) -> Iterator[Claim]:
    """Named in what an annotator wrote of who did what; other participants count as wrong: a lower bound."""
    phrases = _phrases(gold, "who")
    acts = " ".join(_phrases(gold, "who") + _phrases(gold, "what")).casefold()
    for actor in said["actors"] if phrases else ():
        last = actor["name"].split()[-1].casefold()
        named = any(scorers["score_5w1h"].matches(phrase, actor["name"]) for phrase in phrases)
        yield Claim(actor["confidence"], named or re.search(rf"\b{re.escape(last)}\b", acts) is not None)


def _speakers(scorers: Scorers, gold: Json, said: Json) -> Iterator[Claim]:
    """Who said a directly quoted passage, as far as the corpus names them by more than a pronoun."""
    score = scorers["score_quotes"]
    for one in gold["attributions"]:
        quote = max(said["quotes"], key=lambda q: _covered(one["content"], q), default=None)
        asked = one["direct"] and one["source"] and not one["pronoun"]
        if not asked or quote is None or not quote["speaker"] or not _covered(one["content"], quote):
            continue
        at = (quote.get("speaker_start", 0), quote.get("speaker_end", 0))
        touches = any(min(end, at[1]) > max(start, at[0]) for start, end in one["source"])
        theirs, ours = score.tok(one["source_text"]), score.tok(quote["speaker"])
        alike = score.last(theirs) is not None and score.last(theirs) == score.last(ours)
        yield Claim(quote["confidence"], touches or alike or score.f1(theirs, ours) >= 0.5)


def _roles(scorers: Scorers, gold: Json, said: Json) -> Iterator[Claim]:
    """Of people whose role is annotated. One that the gold does not list counts as wrong: a lower bound."""
    score = scorers["score_roles"]
    for person in said["people"]:
        known = [r["role"] for r in gold["roles"] if score.name_ok(r["name"], person["name"])]
        if known and person["role"]:
            yield Claim(person["confidence"], any(score.role_ok(role, person["role"]) for role in known))


def _published(_: Scorers, gold: Json, said: Json) -> Iterator[Claim]:
    first = next(iter(said["articles"]), None)
    if first and first["published"] and "X" not in first["published"]:
        yield Claim(first["confidence"]["published"], first["published"] == gold["date"])


def _titles(_: Scorers, gold: Json, said: Json) -> Iterator[Claim]:
    """The headline of each article, in files that were split into as many articles as there are."""
    if len(said["articles"]) == len(gold["articles"]):
        for theirs, ours in zip(gold["articles"], said["articles"], strict=True):
            if ours["title"]:
                yield Claim(ours["confidence"]["title"], theirs["title"].split() == ours["title"].split())


def _phrases(gold: Json, question: str) -> list[str]:
    return [x["text"] for x in gold["gold"].get(question, ()) if x.get("text")]


def _covered(spans: list[list[int]], quote: Json) -> int:
    return sum(max(0, min(end, quote["end"]) - max(start, quote["start"])) for start, end in spans)


def _touch(a: Json, b: Json) -> bool:
    return bool(min(a["end"], b["end"]) > max(a["start"], b["start"]))


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


_GIVEME = ("fivew/giveme5w1h",)
KINDS: tuple[Kind, ...] = (
    Kind("names", "facts", ("ner/worldwide", "ner/conllpp2020", "ner/uner_pud", "ner/wikigold"), _names),
    Kind("places", "facts", ("geo/geowebnews", "geo/geovirus", "geo/trnews", "geo/lgl"), _places),
    Kind("dates", "facts", ("dates/te3_platinum", "dates/tbaq", "dates/meantime"), _dates),
    Kind("date", "facts", ("dates/meantime", *_GIVEME), _event_date),
    Kind("location", "facts", _GIVEME, _location),
    Kind("actors", "facts", _GIVEME, _actors, lower_bound=True),
    Kind("who", "facts", _GIVEME, _answer("who")),
    Kind("what", "facts", _GIVEME, _answer("what")),
    Kind("when", "facts", _GIVEME, _answer("when")),
    Kind("where", "facts", _GIVEME, _answer("where")),
    Kind("speakers", "facts", ("quotes/polnear",), _speakers),
    Kind("roles", "facts", ("roles/roles",), _roles, lower_bound=True),
    Kind("published", "articles", ("dates/pubdate",), _published),
    Kind("title", "articles", ("raw/multi",), _titles),
)
