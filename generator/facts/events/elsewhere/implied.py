"""Sides that one event leaves open and another of the same report tells: whose decision is criticised, which court."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator.facts.events.event_words import event_words
from generator.facts.events.party_words import Party, bare
from generator.facts.events.telling import Telling
from generator.facts.events.told_once import alike
from generator.knowledge.words import WORD
from generator.model import Mention, Span

_AT = re.compile(r"\b(?:at|in|before|by) (?:the )?\Z")  # "at the "
_NEAR = 5
"""Headline and first sentences, among which the court of a case is named."""
_AMONG = re.compile(r"[Aa]mong (?:those|them)\b[^.]{0,40}? (?:are|is|were|was) ")  # "Among those listed are "
_GAS = frozenset({"gas", "cannon", "baton", "batons", "truncheons"})
_TAKES_NAMES = frozenset({"SANCTION", "COERCE", "TRIAL"})


def with_sides(text: str, found: Sequence[Telling], mentions: Sequence[Mention], top: Sequence[Span]) -> list[Telling]:
    """The events with the sides that another event, or a name beside it, tells. `top`: the first sentences. Pure."""
    steps: tuple[Callable[[Telling], Telling], ...] = (
        lambda one: _by_court(one, list(_courts(text, mentions, top[:_NEAR]))),
        lambda one: _of_maker(one, found),
        lambda one: _at_protesters(one, found),
        lambda one: _at_accuser(one, found),
        lambda one: _against_employer(one, text, mentions, top),
        lambda one: _by_police(one, mentions, top),
        lambda one: _with_names(one, text, mentions, top),
    )
    kept = list(found)
    for step in steps:
        kept = [step(one) for one in kept]
    return kept


def _courts(text: str, mentions: Sequence[Mention], top: Sequence[Span]) -> Iterator[Party]:
    """Where the case was heard: "wept at >Leeds Crown Court<"."""
    for one in mentions:
        last = WORD.findall(one.name.casefold())[-1:]
        is_court = one.kind == "ORG" and bool(last) and last[0] in event_words().classes["court"]
        if (
            is_court
            and any(one.span.within(s) for s in top)
            and _AT.search(text[max(0, one.span.start - 12) : one.span.start])
        ):
            yield Party(bare(one.name), one.span, True)


def _by_court(one: Telling, courts: Sequence[Party]) -> Telling:
    """A trial by nobody, or by "the jury", is by the court that is named."""
    is_open = one.kind == "TRIAL" and not any(party.is_name for party in one.sources)
    described = all(set(WORD.findall(party.name.casefold())) & _court_words() for party in one.sources)
    return replace(one, sources=tuple(courts[:1])) if is_open and described and courts else one


def _court_words() -> frozenset[str]:
    return event_words().classes["court"]


def _of_maker(one: Telling, found: Sequence[Telling]) -> Telling:
    """ "Manufacturers criticised the decision": who decided is who did what the report begins with."""
    if one.kind not in {"ACCUSE", "SUPPORT", "REJECT", "PROTEST"} or len(one.targets) != 1 or one.order < 0:
        return one
    is_bare = one.targets[0].name.casefold() in event_words().classes["decision"]
    makers = [
        other.sources for other in found if other.order < min(one.order, 2) and other.sources and other.is_done_deed
    ]
    if not is_bare or not makers or not any(party.is_name for party in makers[0]):
        return one
    others = tuple(party for party in makers[0] if not any(alike(party, own) for own in one.sources))
    return replace(one, targets=others) if others else one


def _at_protesters(one: Telling, found: Sequence[Telling]) -> Telling:
    """ "Riot police used tear gas": at those who protest."""
    told = {word.casefold() for word in WORD.findall(one.words)}
    if one.kind != "COERCE" or one.targets or not told & _GAS:
        return one
    crowds = [other.sources for other in found if other.kind == "PROTEST" and other.sources]
    return replace(one, targets=crowds[0]) if crowds else one


def _at_accuser(one: Telling, found: Sequence[Telling]) -> Telling:
    """ "The ministry denied it", "rejected the demand": what somebody accused it of, or asked for."""
    if one.kind != "REJECT" or one.targets or not one.sources:
        return one
    asked = [other for other in found if other.kind in {"ACCUSE", "REQUEST"} and other.sources]
    before = [other for other in asked if other.order <= one.order and not _names(other) & _names(one)]
    at_them = [other for other in before if _share(other.targets, one.sources)]
    is_asked = {word.casefold() for word in WORD.findall(one.words)} & event_words().classes["asking"]
    open_ones = [other for other in before if is_asked and other.kind == "REQUEST" and not other.targets]
    accusers = at_them or open_ones
    return replace(one, targets=accusers[0].sources) if len(accusers) == 1 else one


def _names(one: Telling) -> set[str]:
    return {party.name for party in one.sources}


def _share(some: Sequence[Party], others: Sequence[Party]) -> bool:
    return any(alike(a, b) for a in some for b in others)


def _against_employer(one: Telling, text: str, mentions: Sequence[Mention], top: Sequence[Span]) -> Telling:
    """ "Miners walk out after talks with owner X broke down"."""
    if one.kind != "PROTEST" or one.targets:
        return one
    for sentence in top:
        talks = _TALKS.search(text, sentence.start, sentence.end)
        bodies = (m for m in mentions if m.kind == "ORG" and talks is not None and m.span.start == talks.end())
        named = next(bodies, None)
        if named is not None:
            return replace(one, targets=(Party(bare(named.name), named.span, True),))
    return one


_TALKS = re.compile(  # "talks with owner "
    r"\b(?:talks|negotiations) (?:with|between [\w ]{2,40} and) (?:the |its |their )?(?:\w+ )?"
    r"(?:owner|operator|company|employer|management|firm|ministry|government)? ?"
)


def _by_police(one: Telling, mentions: Sequence[Mention], top: Sequence[Span]) -> Telling:
    """ "Two were detained": by the police that are named, where no others are."""
    arrests = {word.casefold() for word in WORD.findall(one.words)} & _ARRESTS
    if one.kind != "COERCE" or one.sources or not arrests:
        return one
    near = (m for m in mentions if m.kind == "ORG" and any(m.span.within(s) for s in top))
    forces = {bare(m.name): m for m in near if {word.casefold() for word in WORD.findall(m.name)} & _FORCES}
    named = [Party(name, m.span, True) for name, m in forces.items()]
    return replace(one, sources=(named[0],)) if len(named) == 1 else one


_ARRESTS = frozenset({"arrested", "detained", "held"})
_FORCES = frozenset({"police", "gendarmerie", "constabulary", "sheriff", "garda", "carabinieri"})


def _with_names(one: Telling, text: str, mentions: Sequence[Mention], top: Sequence[Span]) -> Telling:
    """ "Sanctions on a network. Among those listed are X and Y": they are named there."""
    if one.kind not in _TAKES_NAMES or not one.targets or any(party.is_name for party in one.targets):
        return one
    for sentence in top:
        lead = _AMONG.match(text, sentence.start)
        if lead is None:
            continue
        named = [m for m in mentions if m.kind in {"ORG", "PERSON"} and lead.end() <= m.span.start < sentence.end]
        return replace(one, targets=tuple(Party(bare(m.name), m.span, True) for m in named) or one.targets)
    return one
