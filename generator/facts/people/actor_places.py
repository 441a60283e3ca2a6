"""Where the names of an article stand: sentence, zone, and what the grammar makes of each in its clause."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.facts.grammar.predicates import preposition
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.facts.names.word_lists import words
from generator.facts.people.described import bodies_of, described_agents
from generator.knowledge.countries import country_named, country_of, fold_name, is_demonym
from generator.model import Affiliation, Article, Mention, NameKind, Quotation, Span, ZoneKind

_MOST = 300
"""Names looked at: who is named after three hundred others is no main actor."""
_ENOUGH = 40
"""Mentions of one name that are looked at."""

Part = Literal["agent", "patient", "partner", "source", "owner", "beside"]
"""What a name is in its clause: who does it, to whom it is done, with or against whom, who says so, whose something is;
`beside` is all else."""

_BESIDE_ONE = frozenset({"appos", "conj", "flat", "nmod:desc", "list", "dep"})
"""Relations by which a name shares the part of another word."""
_SUBORDINATE = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl"})
_WHICH = re.compile(r", (?:which|who|whose|where) [^,.;]{1,120},")  # ", which Peru joined in 2018,"
_THEN = re.compile(r"(?:In|Since|By|During|Until) (?:[A-Z]?[a-z]+ )?((?:19|20)\d\d)\b")  # "In March 2017"
_SOURCES = frozenset({"according", "by according", "citing", "quoting"})


@dataclass(frozen=True, slots=True)
class Place:
    """One mention in its sentence."""

    mention: Mention
    zone: ZoneKind | None
    order: int
    """Index of the sentence among those of the body; -1 outside the body."""
    part: Part
    verb: str
    """The predicate of its clause, in small letters; empty where it stands in none."""
    main: bool
    """Whether its clause is no relative or adverbial one."""
    near: tuple[str, ...]
    """Words of the sentence round it, in small letters: four before, then those behind."""
    mates: int
    """Names in the same sentence that only commas and "and" part from this one."""

    @property
    def says(self) -> bool:
        """Whether it only says so."""
        return self.part == "source" or (self.part == "agent" and self.verb in words("actors", "speech"))

    @property
    def does(self) -> bool:
        """Whether it does something else than say so."""
        return self.part == "agent" and not self.says


@dataclass(frozen=True, slots=True)
class Named:
    """Everything that is known of one name."""

    kind: NameKind
    places: tuple[Place, ...]
    affiliations: tuple[Affiliation, ...]
    spoken: int
    """Quotations it speaks."""
    represented: bool
    """A state whose office-holder, or whose embassy's, is named: they act for it."""
    comes_first: bool
    """The first body that the report names."""
    members_speak: bool
    """A body somebody of which is quoted."""
    persons: int
    """Persons whom the report names."""

    @property
    def in_text(self) -> tuple[Place, ...]:
        """The places where it is named, captions left out."""
        return tuple(place for place in self.places if place.zone != "caption")

    @property
    def body(self) -> tuple[Place, ...]:
        """The places in the text below the headline, in reading order."""
        return tuple(place for place in self.places if place.order >= 0)


def named_in(
    article: Article,
    mentions: Sequence[Mention],
    affiliations: Sequence[Affiliation],
    quotations: Sequence[Quotation],
    grammar: Grammar,
) -> Mapping[tuple[NameKind, str], Named]:
    """Persons, bodies, groups and states by kind and full name, in reading order."""
    rows: dict[tuple[NameKind, str], list[Place]] = {}
    described = described_agents(article.text, bodies_of(mentions, article.text), grammar)
    for place in _places(article, sorted((*mentions, *described), key=lambda mention: mention.span), grammar):
        key = (place.mention.kind, place.mention.name)
        if _may_act(place) and (key in rows or len(rows) < _MOST):
            same = rows.setdefault(key, [])
            if len(same) < _ENOUGH:
                same.append(place)
    speakers = Counter(quotation.speaker for quotation in quotations)
    roles: dict[str, list[Affiliation]] = {}
    for one in affiliations:
        roles.setdefault(one.name, []).append(one)
    states = {state for one in affiliations for state in _states(f"{one.organization or ''} {one.role or ''}")}
    heard = {fold_name(one.organization) for one in affiliations if one.organization and speakers[one.name]}
    first = next((name for kind, name in rows if kind == "ORG"), None)
    persons = sum(kind == "PERSON" for kind, _ in rows)
    return {
        (kind, name): Named(
            kind,
            tuple(places),
            tuple(roles.get(name, ())) if kind == "PERSON" else (),
            speakers[name],
            kind == "PLACE" and country_of(name) in states,
            kind == "ORG" and name == first,
            kind == "ORG" and fold_name(name) in heard,
            persons,
        )
        for (kind, name), places in rows.items()
    }


def _states(said: str) -> Iterator[str]:
    """The states that an office speaks of: "Chief of Pakistani Defense Forces", "US Embassy"."""
    yield from filter(None, (country_of(said.strip()), *map(country_of, said.split())))


def _may_act(place: Place) -> bool:
    """Whether a name can be an actor's: no adjective of a nation; of places only states, and what does something."""
    mention = place.mention
    if mention.kind == "PLACE":
        return country_named(mention.name) is not None or place.part == "agent"
    return mention.kind != "NORP" or not is_demonym(mention.name)


def _places(article: Article, ordered: Sequence[Mention], grammar: Grammar) -> Iterator[Place]:
    at, order = 0, -1
    for sentence in article.sentences:
        zone = article.zone_at(sentence.start)
        order += zone == "body"
        here = []
        while at < len(ordered) and ordered[at].span.start < sentence.end:
            if ordered[at].span.start >= sentence.start:
                here.append(ordered[at])
            at += 1
        for mention, mates in zip(here, _list_sizes(article.text, here), strict=True):
            part, verb, main = _part(grammar.head_of(mention.span), article.text)
            near = _near(article.text, sentence, mention.span)
            yield Place(mention, zone, order if zone == "body" else -1, part, verb, main, near, mates)


def _part(name: Word | None, text: str) -> tuple[Part, str, bool]:
    """What a name is in its clause, the clause's predicate, and whether it is a main clause."""
    if name is None:
        return "beside", "", False
    top = name
    while top.relation in _BESIDE_ONE and top.head is not None:
        top = top.head
    if top.relation in {"nmod", "compound"} and top.head is not None and _are_its_people(top, text):
        top = top.head
    head = top.head
    if head is None:
        return "beside", "", True
    verb = head.span.of(text).casefold()
    main = not any(word.relation in _SUBORDINATE for word in (head, *head.above))
    small = preposition(top, text)
    if top.relation in {"nsubj", "nsubj:outer", "obl:agent", "csubj"} or (
        top.relation in {"obl", "nmod"} and small == "by"
    ):
        return "agent", verb, main
    if top.relation in {"obj", "iobj", "nsubj:pass"}:
        return "patient", verb, main
    if small.split(" ")[0] in _SOURCES:
        return "source", verb, main
    if top.relation == "obl" and small in words("actors", "partners"):
        return "partner", verb, main
    return ("owner" if top.relation in {"nmod:poss", "compound", "nmod"} else "beside"), verb, main


def _are_its_people(name: Word, text: str) -> bool:
    """Whether a name is of the body whose people are told of: "soldiers of >212 Battalion<", ">Guard< officers"."""
    people = name.head.span.of(text).casefold() if name.head is not None else ""
    return people in words("actors", "members") and preposition(name, text) in {"", "of", "from", "at"}


def _near(text: str, sentence: Span, span: Span) -> tuple[str, ...]:
    before = re.findall(r"\w+", text[max(sentence.start, span.start - 60) : span.start].casefold())[-4:]  # "under"
    aside = _WHICH.match(text, span.end, sentence.end)  # what else is told of it says nothing of this clause
    behind = aside.end() if aside is not None else span.end
    then = _THEN.match(text, sentence.start, span.start)
    after = re.findall(r"\w+", text[behind : min(sentence.end, behind + 60)].casefold())[:8]  # "in 2011"
    return (*before, *after, *(then.groups() if then is not None else ()))


def _list_sizes(text: str, here: Sequence[Mention]) -> list[int]:
    """For each mention how many stand in one enumeration with it, itself included."""
    sizes = [1] * len(here)
    start = 0
    for index in range(1, len(here) + 1):
        apart = index == len(here) or not re.fullmatch(
            # ", and the "
            r"(?:['’]s)?,? ?(?:and |or )?(?:the )?",
            text[here[index - 1].span.end : here[index].span.start],
        )
        if apart:
            sizes[start:index] = [index - start] * (index - start)
            start = index
    return sizes
