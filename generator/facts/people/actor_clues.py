"""What speaks for somebody acting in the reported event: the visible list `CLUES`, judged name by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.facts.names.tokens import Token, tokens_in
from generator.facts.names.word_lists import words
from generator.knowledge.titles import is_office
from generator.knowledge.weighing import Reason
from generator.model import Affiliation, Article, Mention, Quotation, Span, ZoneKind

_MOST = 300
"""Names looked at: who is named after three hundred others is no main actor."""

_ENOUGH = 40
"""Mentions of one name that are looked at."""


@dataclass(frozen=True, slots=True)
class Place:
    """One mention in its sentence."""

    mention: Mention
    zone: ZoneKind | None
    order: int
    """Index of the sentence among those of the body; -1 outside the body."""
    before: tuple[Token, ...]
    """Eight words of the sentence before the mention."""
    far: tuple[Token, ...]
    """The words before those, two dozen at most."""
    after: tuple[Token, ...]
    mates: int
    """Names in the same sentence that only commas and "and" part from this one."""


@dataclass(frozen=True, slots=True)
class Named:
    """Everything that is known of one name."""

    places: tuple[Place, ...]
    affiliations: tuple[Affiliation, ...]
    spoken: int
    """Quotations it speaks."""

    @property
    def in_text(self) -> tuple[Place, ...]:
        """The places where it is named, captions left out."""
        return tuple(place for place in self.places if place.zone != "caption")

    @property
    def is_organization(self) -> bool:
        """Whether it names an organization."""
        return self.places[0].mention.kind == "ORG"


def named_in(
    article: Article, mentions: Sequence[Mention], affiliations: Sequence[Affiliation], quotations: Sequence[Quotation]
) -> Mapping[tuple[str, str], Named]:
    """Persons and organisations by kind and full name, in reading order."""
    rows: dict[tuple[str, str], list[Place]] = {}
    zones: list[ZoneKind | None] = [article.zone_at(sentence.start) for sentence in article.sentences]
    ordered = sorted(mentions, key=lambda mention: mention.span)
    at, order = 0, -1
    for sentence, zone in zip(article.sentences, zones, strict=True):
        order += zone == "body"
        here = []
        while at < len(ordered) and ordered[at].span.start < sentence.end:
            if ordered[at].span.start >= sentence.start:
                here.append(ordered[at])
            at += 1
        for place in _places(article.text, sentence, zone, order if zone == "body" else -1, here):
            key = (place.mention.kind, place.mention.name)
            if place.mention.kind in {"PERSON", "ORG"} and (key in rows or len(rows) < _MOST):
                same = rows.setdefault(key, [])
                if len(same) < _ENOUGH:
                    same.append(place)
    speakers = Counter(quotation.speaker for quotation in quotations)
    roles: dict[str, list[Affiliation]] = {}
    for one in affiliations:
        roles.setdefault(one.name, []).append(one)
    return {
        key: Named(tuple(places), tuple(roles.get(key[1], ())) if key[0] == "PERSON" else (), speakers[key[1]])
        for key, places in rows.items()
    }


def _places(text: str, sentence: Span, zone: ZoneKind | None, order: int, here: Sequence[Mention]) -> Iterator[Place]:
    tokens = tokens_in(text, sentence) if here else ()
    lists = _list_sizes(text, here)
    at = 0
    for mention, mates in zip(here, lists, strict=True):
        while at < len(tokens) and tokens[at].end <= mention.span.start:
            at += 1
        behind = at
        while behind < len(tokens) and tokens[behind].start < mention.span.end:
            behind += 1
        far, before = tokens[max(0, at - 32) : max(0, at - 8)], tokens[max(0, at - 8) : at]
        yield Place(mention, zone, order, before, far, tokens[behind : behind + 10], mates)


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


def in_headline(named: Named) -> Iterator[Reason]:
    """The headline and the bullets name those whom a report is about."""
    if any(place.zone == "headline" for place in named.places):
        yield Reason(2.5, "in the headline")
    if any(place.zone == "bullet" for place in named.places):
        yield Reason(1.2, "in a bullet")
    if any(place.zone == "caption" for place in named.places):
        yield Reason(0.8, "in a caption")


_BY_SENTENCE = (3.0, 2.0, 1.5, 1.0, 1.0)


def early(named: Named) -> Iterator[Reason]:
    """News gives the actors first. An employer before a title ("IMF chief X") counts half."""
    first = min((place.order for place in named.places if place.order >= 0 and not is_aside(place)), default=-1)
    if first < 0:
        return
    weight = _BY_SENTENCE[first] if first < len(_BY_SENTENCE) else 0.0 if first < 8 else -0.7
    if all(is_owner(place) for place in named.places if place.order == first):
        weight /= 2
    yield Reason(weight, "in the first sentence" if first == 0 else f"from sentence {first + 1} on")


def acts(named: Named) -> Iterator[Reason]:
    """Subject of a verb other than one of saying."""
    doing = [place for place in named.places if does(place)]
    if doing:
        yield Reason(1.5 if len(doing) == 1 else 2.0, f"acts: “{_verb(doing[0])}”")
    near = [token for place in _bare(named) for token in place.before]
    if any(one.role for one in named.affiliations):
        near += [token for place in _bare(named) for token in place.far]
    if any(token.key in words("actors", "partners") for token in near):
        yield Reason(0.8, "takes part with others")


def _bare(named: Named) -> list[Place]:
    return [place for place in named.in_text if not is_aside(place) and place.order < 5]


def often(named: Named) -> Iterator[Reason]:
    """Named again and again."""
    if len(named.in_text) > 1:
        yield Reason(min(len(named.in_text) - 1, 5) * 0.4, f"named {len(named.in_text)} times")


def has_role(named: Named) -> Iterator[Reason]:
    """A stated role."""
    if any(one.role or one.rank for one in named.affiliations):
        yield Reason(0.8, "holds a stated role")
    if named.spoken and not named.is_organization:
        yield Reason(0.7, "is quoted")


def only_a_source(named: Named) -> Iterator[Reason]:
    """An agency or a press office that only says so."""
    if named.is_organization and all(is_source(place) for place in named.places):
        yield Reason(-4.0, "only a source")


def only_aside(named: Named) -> Iterator[Reason]:
    """Named beside the event: other years, former offices, "under President X", members of a list, a venue."""
    asides = [place for place in named.places if is_aside(place)]
    if len(asides) == len(named.places):
        yield Reason(-3.0, "only named in passing")
    if all(place.mates > 3 for place in named.places):
        yield Reason(-2.0, "only in a list")


Clues = Callable[[Named], Iterator[Reason]]

CLUES: tuple[Clues, ...] = (in_headline, early, acts, often, has_role, only_a_source, only_aside)


def does(place: Place) -> bool:
    """Whether a verb that is none of saying follows."""
    return _verb(place) != "" and not is_source(place)


def _verb(place: Place) -> str:
    """The verb behind a mention, past an acronym in brackets, a weekday or an adverb; empty where there is none."""
    for token in place.after[:4]:
        key = token.key
        if key in words("actors", "auxiliaries") or (len(key) > 4 and key.endswith("ed") and token.text.islower()):
            return token.text
        if not (token.text[0].isupper() or key in {"on", "also", "jointly"} or key.endswith("ly")) or token.gap.strip(
            " ()'’s"
        ):
            return ""
    return ""


def is_source(place: Place) -> bool:
    """ "X said", "according to X", "(X)"."""
    near = [token.key for token in place.after[:2]] + [token.key for token in place.before[-3:]]
    bracketed = bool(place.after and place.after[0].gap.startswith(")")) or not place.after
    return any(key in words("actors", "speech") for key in near) or (bracketed and place.zone == "caption")


def is_owner(place: Place) -> bool:
    """ "IMF chief X", "the head of the IMF": the organisation is named for somebody's role."""
    behind = bool(place.after) and is_office(place.after[0].text) and place.after[0].gap.strip("'’s") == " "
    keys = [token.key for token in place.before[-3:]]
    return behind or (any(is_office(key) for key in keys[:-1]) and keys[-1] in {"of", "the", "for", "at"})


def is_aside(place: Place) -> bool:
    """Whether this mention shows nobody acting."""
    keys = [token.key for token in place.before]
    near = keys[-4:]
    if any(key in words("actors", "asides") for key in near):
        return True
    if place.mention.kind == "ORG" and (set(near[-2:]) & words("actors", "venues")) and not does(place):
        return True
    nearby = keys + [token.key for token in place.after]
    years = any(re.fullmatch(r"(?:19|20)\d\d", key) for key in nearby)  # "2026"
    return place.order > 1 and (years or sum(key in words("actors", "background") for key in nearby) > 1)
