"""The names of places in one article, gathered: one group a name, with what its text says about where it is.

Reach for `gather` before weighing meanings (`toponym_features`). A group holds all mentions of one name (one sense a
document), every meaning the gazetteer knows and every container that stands beside a mention: "Paris, Texas",
"Springfield, Ill.", "Pakistan's Punjab", "the town of Chaman in Balochistan".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from generator.knowledge import read_yaml
from generator.knowledge.countries import country_of, fold_name, is_demonym, name_of
from generator.knowledge.gazetteer import Entry, entries, state_abbreviations
from generator.model import Article, Mention

_MANY = 80
"""Meanings looked at for one name, most prominent first: hamlets behind them are never what news means."""
_TIES = frozenset(
    {*("de", "del", "do", "da", "dos", "upon", "on", "an", "der", "am", "im", "sur", "en", "la", "las", "los")}
)
_COMMA = re.compile(r"\s?[,(]\s?(?:in\s)?(?:the\s)?")  # ", ", " (in the "
# " in the northern ", " village of "
_OF_OR_IN = re.compile(
    r",?\s(?:(?:city|town|village|district|province|region|area|county)\s)?(?:of|in)\s(?:the\s)?"
    r"(?:[a-z-]+\s){0,3}(?:province\sof\s)?",
)
_POSSESSIVE = re.compile(r"['’]s?\s(?:[a-z-]+\s){0,3}")  # "’s port city of "
_LIST_GOES_ON = re.compile(r"\s?(?:,\s(?:and\s|or\s)?[A-Z]|and\s[A-Z]|or\s[A-Z]|&\s[A-Z])")  # ", and Accra"
# ", Bibb and Jones counties"
_COUNTIES_FOLLOW = re.compile(r"(?:(?:, and|,| and| or) [A-Z]\w+){0,6} (?:[Cc]ounties|County)\b")
_NAME_BEHIND_COMMA = re.compile(r"\s?[,(]\s?([A-Z][\w.]*(?:[ .-][A-Z][\w.]*)?)")  # ", Nakuru"


@dataclass(frozen=True, slots=True)
class Container:
    """What a text says a place lies in."""

    words: str
    meanings: tuple[Entry, ...]
    weight: float
    """1 for "Paris, Texas"; less for looser words ("in Texas" some words later)."""


@dataclass(frozen=True, slots=True)
class Group:
    """All mentions of one name in one article."""

    name: str
    mentions: tuple[Mention, ...]
    meanings: tuple[Entry, ...]
    containers: tuple[Container, ...]
    of_venue: bool = False
    """The text has it as the beginning of a building's name: "Queens", of "Queens Sports Club"."""
    is_word: bool = False
    """The text has it in small letters, too: "Hazard" of a headline in capitals."""


def gather(article: Article, mentions: tuple[Mention, ...]) -> tuple[Group, ...]:
    """One group for each name of a PLACE mention, in reading order of their first mention."""
    places = sorted((m for m in mentions if m.kind == "PLACE"), key=lambda m: m.span)
    members: dict[str, list[int]] = {}
    for index, mention in enumerate(places):
        members.setdefault(fold_name(mention.name), []).append(index)
    longer = {short: name for name in members for short in _short_forms(name) if short in members}
    return tuple(
        Group(
            name=places[indices[0]].name,
            mentions=tuple(places[i] for i in indices),
            meanings=_meanings(article.text, [places[i] for i in members.get(longer.get(folded, ""), indices)]),
            containers=_distinct(c for i in indices[:_MANY] for c in _containers(article.text, places, i)),
            of_venue=names_venue(article.text, places[indices[0]].name),
            is_word=_is_word(article.text, places[indices[0]].name),
        )
        for folded, indices in members.items()
    )


def names_venue(text: str, name: str) -> bool:
    """Whether a text has the name as the beginning of a building's: "Queens", of "Queens Sports Club"."""
    if f"{name} " not in text:
        return False
    return bool(re.search(rf"\b{re.escape(name)}(?: [A-Z][\w’'-]+){{0,2}} (?:{_venues()})\b", text))  # "Nehru Stadium"


def _is_word(text: str, name: str) -> bool:
    small = name.lower()
    if not name.isalpha() or small not in text:
        return False
    return bool(re.search(rf"(?<![\w@#/.-]){re.escape(small)}(?![\w@-])", text))  # "hazard"


@cache
def _venues() -> str:
    return "|".join(map(str, read_yaml("en/location")["facilities"]))


def _short_forms(name: str) -> tuple[str, ...]:
    """What a long name is called for short where small words tie its parts: "santiago", of "santiago de cuba"."""
    words = name.split()
    ties = [at for at, word in enumerate(words) if 0 < at < len(words) - 1 and word in _TIES]
    return (" ".join(words[: ties[0]]), " ".join(words[ties[-1] + 1 :])) if ties else ()


def _distinct(containers: Iterable[Container]) -> tuple[Container, ...]:
    """Each container once, in the order it is named."""
    return tuple({(c.words, c.weight): c for c in containers}.values())


def _meanings(text: str, mentions: list[Mention]) -> tuple[Entry, ...]:
    """The full name's meanings; else those of the words as they stand; else those of a shortened state."""
    if counties := _counties(text, mentions):
        return counties
    code = country_of(mentions[0].name)
    if code and is_demonym(mentions[0].name):
        return entries(name_of(code))[:1]
    for name in dict.fromkeys((mentions[0].name, mentions[0].span.of(text))):
        state = _state(name)
        if state and any(
            text[max(0, m.span.start - 3) : m.span.start].rstrip().endswith((",", "(")) for m in mentions[:_MANY]
        ):
            return (state,)
        if found := entries(name):
            return found[:_MANY]
        if state:
            return (state,)
    return entries(f"{mentions[0].name} County")


def _counties(text: str, mentions: list[Mention]) -> tuple[Entry, ...]:
    """The counties meant by "Barrow, Hall and Jackson counties"."""
    if any(_COUNTIES_FOLLOW.match(text, m.span.end, m.span.end + 120) for m in mentions[:_MANY]):
        return entries(f"{mentions[0].name} County")
    return ()


@cache
def _state(name: str) -> Entry | None:
    full = state_abbreviations().get(name.strip().removesuffix("."))
    if full is None:
        return None
    return next((e for e in entries(full) if e.place.kind == "region" and e.place.country in ("US", "CA")), None)


def _containers(text: str, places: list[Mention], index: int) -> Iterator[Container]:
    """What stands behind and before one mention."""
    span = places[index].span
    following = places[index + 1] if index + 1 < len(places) else None
    near = following is not None and 0 <= following.span.start - span.end < 40
    behind = list(_between(text, places[index], following)) if following and near else []
    yield from behind or _unmarked(text, span.end, following.span.start if following else len(text))
    before = places[index - 1] if index else None
    if before and before.span.end < span.start and _POSSESSIVE.fullmatch(text, before.span.end, span.start):
        yield Container(before.span.of(text), _wide(before.span.of(text)), 0.7)


def _between(text: str, mention: Mention, following: Mention) -> Iterator[Container]:
    start, end = mention.span.end, following.span.start
    name = following.span.of(text)
    if _COMMA.fullmatch(text, start, end):
        abbreviated = _state(name)
        if abbreviated:
            yield Container(name, (abbreviated,), 1.0)
        elif not _is_list(text, mention, following):
            yield Container(name, _wide(name), 1.0)
    elif _OF_OR_IN.fullmatch(text, start, end):
        yield Container(name, _wide(name), 0.7)


def _is_list(text: str, mention: Mention, following: Mention) -> bool:
    """ "Georgia, Texas and Florida", "Oklahoma, Pennsylvania": the comma stands between equals."""
    top = next(iter(entries(mention.name)), None)
    outer = next(iter(entries(following.name)), None)
    if top is None or outer is None or top.place.kind not in ("country", "region"):
        return False
    if outer.place.kind == top.place.kind:
        return True
    goes_on = (
        bool(_LIST_GOES_ON.match(text, following.span.end))
        or text[max(0, mention.span.start - 2) : mention.span.start] == ", "
    )
    return top.place.kind == "country" and goes_on


def _unmarked(text: str, end: int, limit: int) -> Iterator[Container]:
    """A container that the name finder left unmarked: "Springfield, Ill."."""
    match = _NAME_BEHIND_COMMA.match(text, end, min(end + 60, limit))
    if match:
        for words in (match[1], match[1].split(" ")[0]):
            state = _state(words)
            if state:
                yield Container(words, (state,), 1.0)
                return
            wide = _wide(words)
            if wide and (country_of(words) or wide[0].place.kind == "region"):
                yield Container(words, wide, 1.0)
                return


def _wide(name: str) -> tuple[Entry, ...]:
    """The meanings of a name that can hold a town: countries, regions, districts, areas."""
    return tuple(e for e in entries(name) if e.place.kind != "city")[:10]
