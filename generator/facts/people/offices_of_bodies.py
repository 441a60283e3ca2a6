"""Takes the words of an office apart: the role, and the body or state whose it is."""

from __future__ import annotations

import re

from generator.facts.names.word_lists import is_common, words
from generator.facts.people.role_phrases import Phrase, Role, offices
from generator.facts.people.second_offices import JOINING, with_second
from generator.knowledge.countries import country_named, country_of, is_demonym, name_of
from generator.model import Mention, Span


def possessor(phrase: Phrase, start: int) -> tuple[int, str] | None:
    """Whose office it is: the body or state right before word `start`, with the index of its first word.

    Nobody is minister of a body: in "French Armed Forces Minister" the forces are the field.
    """
    owner = phrase.owners[start - 1] if start and phrase.tight(start) else None
    field = owner is not None and owner.kind == "ORG" and phrase.tokens[start].key == "minister"
    if owner is None or owner == phrase.owners[start] or (field and not phrase.tokens[start - 1].possessive):
        return None
    first = phrase.mention_start(start - 1)
    if _is_desk(phrase, first, start):
        return None
    whose = _body(owner, phrase.text)
    return (first, whose) if whose else None


def _is_desk(phrase: Phrase, first: int, start: int) -> bool:
    """Whether a place before an office is the part of the world that a body's office is for: "Amnesty's >Africa<
    director"."""
    owner, body = phrase.owners[start - 1], phrase.owners[first - 1] if first else None
    if owner is None or owner.kind != "PLACE" or phrase.tokens[start - 1].possessive or not phrase.tight(first):
        return False
    its = first > 0 and phrase.tokens[first - 1].key in {"its", "their"}
    return its or (body is not None and body.kind == "ORG" and phrase.tokens[first - 1].possessive)


def with_desk(phrase: Phrase, start: int) -> int:
    """First word of an office with the part of the world that it is for: "Africa" of "Amnesty's Africa director"."""
    if not start or not phrase.tight(start) or phrase.owners[start - 1] is None:
        return start
    first = phrase.mention_start(start - 1)
    return first if _is_desk(phrase, first, start) else start


def _body(owner: Mention | None, text: str) -> str | None:
    """The body, state or place that a mention names; of a nation's adjective the state: "Swedish" is Sweden."""
    if owner is None or owner.kind == "PERSON":
        return None
    words_ = owner.span.of(text)
    if owner.name.lower() in words("roles", "world"):
        return None
    if owner.kind == "NORP" and words_.lower() in words("roles", "peoples"):
        return None
    state = country_of(words_) if is_demonym(words_) else None
    return name_of(state) if state else words_


def whose_body(phrase: Phrase, span: Span) -> str | None:
    """The body or state that the words at a span name, with its seat; None for towns, persons and other words."""
    at = phrase.token_at(span.start)
    owner = phrase.owners[at]
    if owner is None or owner.kind not in {"ORG", "PLACE"}:
        return None
    if owner.kind == "PLACE":
        return owner.span.of(phrase.text) if country_named(owner.span.of(phrase.text)) else None
    start, stop = phrase.mention_start(at), phrase.mention_end(at)
    return phrase.words(start, _with_seat(phrase, stop, min(len(phrase.tokens), stop + 6)))


def capital_body(phrase: Phrase, at: int) -> str | None:
    """A body that no name was found for, by its last word or the one before "of": "the >University of Leeds<"."""
    token = phrase.tokens[at]
    if (
        not token.capital
        or phrase.is_person(phrase.span(at, at + 1))
        or token.key not in words("organizations", "heads")
    ):
        return None
    start, end = at, at + 1
    while start and phrase.tight(start) and phrase.tokens[start - 1].capital and phrase.tokens[start - 1].key != "the":
        start -= 1
    if end + 1 < len(phrase.tokens) and phrase.tokens[end].key == "of" and phrase.tight(end):
        behind = end + 2 if phrase.tokens[end + 1].key == "the" else end + 1
        while behind < len(phrase.tokens) and phrase.tight(behind) and phrase.tokens[behind].capital:
            behind += 1
            end = behind
    return phrase.words(start, end) if end - start > 1 else None


def noun_phrase(phrase: Phrase, start: int, end: int, at: int) -> Role | None:
    """The role in a noun phrase whose head, word `at`, is an office: words before it belong to it, "of Y" too."""
    end = with_second(phrase, end)
    found = offices(phrase, start, end)
    head, behind = next(((a, b) for a, b in found if a <= at < b), (end, end))
    if head == end:
        return None
    for after, stop in found:
        joined = after == behind + 1 and phrase.tokens[behind].key in JOINING  # "President and CEO"
        behind = stop if (after == behind or joined) and phrase.tight(after) else behind
    field = behind < end and phrase.tokens[behind].key in words("roles", "links")
    person = end < len(phrase.tokens) and phrase.tight(end) and phrase.is_person(phrase.span(end, end + 1))
    close = end if field and not person else behind
    first, whose = _after_possessor(phrase, start, head)
    role = split_organization(phrase, first, close)
    times = phrase.words(start, start + 1) if whose and phrase.tokens[start].key in words("roles", "adverbs") else ""
    return Role(f"{times} {role.role}".strip(), whose or role.organization, start, close)


def _after_possessor(phrase: Phrase, start: int, head: int) -> tuple[int, str | None]:
    """Where the role's own words begin, behind "Kenya's", "IMF", "the UK", and whose it is."""
    before = start - 1 if start and phrase.tokens[start - 1].possessive else start
    for at in range(head, before, -1):
        whose = possessor(phrase, at)
        if whose:
            return at, whose[1]
        if phrase.tokens[at - 1].possessive:
            return at, None
    # "2/ Energy Secretary X": posts of a thread are numbered
    while start < head and (phrase.tokens[start].key in _ARTICLES or phrase.tokens[start].text.isdigit()):
        start += 1
    return start, None


_ARTICLES = frozenset({"the", "a", "an", "one", "its", "their", "his", "her", "our", "my", "as"})


def split_organization(phrase: Phrase, start: int, end: int) -> Role:
    """Parts "Secretary-General of the Alliance" into role and body; "Minister for Defence" stays whole, and so does
    "Chief of Army Staff of Kenya", where "mayor of Accra" names the town."""
    if phrase.words(start, end).lower() in words("roles", "national"):
        last, own = phrase.owners[end - 1], phrase.mention_start(end - 1)
        body = phrase.words(own, end) if last is not None and last.kind == "ORG" and own > start else None
        return Role(phrase.words(start, end), body, start, end)
    for link in range(start + 1, end):
        if _is_direct(phrase, start, link):
            stop = _with_seat(phrase, phrase.mention_end(link), end)
            return Role(phrase.words(start, link), phrase.words(link, stop), start, end)
        if link == end - 1 or phrase.tokens[link].key not in {"of", "for", "at", "in", "with", "from", "to"}:
            continue
        if (first := _described_behind(phrase, link, end)) is not None:
            return Role(phrase.words(start, link), phrase.words(first, end), start, end)
        at = _body_behind(phrase, link, end)
        if at is None and (unit := _unit_behind(phrase, link, end)) is not None:
            return Role(phrase.words(start, link), phrase.words(unit, end), start, end)
        owner = phrase.owners[at] if at is not None else None
        before = [token.key for token in phrase.tokens[start:link]]
        # "Minister of Justice of Peru"; a "Chief of Army Staff of Peru" stays whole.
        field = "of" in before and "minister" not in before
        if phrase.tokens[link - 1].key == "minister" and phrase.tokens[link].key == "for":
            continue
        abroad = phrase.tokens[link].key == "for" and phrase.tokens[link - 1].key in words("roles", "sent")
        if at is not None and owner is not None and _is_whose(owner, phrase.tokens[link].key, field or abroad):
            stop = _with_seat(phrase, phrase.mention_end(at), end)
            return Role(phrase.words(start, link), phrase.words(at, stop), start, end)
    while end > start + 1 and phrase.tokens[end - 1].key in words("roles", "links"):
        end -= 1
    return Role(phrase.words(start, end), None, start, end)


def _is_whose(owner: Mention, link: str, field: bool) -> bool:
    """ "Head of the Alliance", "mayor of Accra"; ambassadors to Canada and directors in Vietnam are not theirs."""
    if owner.kind == "PLACE":
        governed = owner.name.lower() not in words("roles", "world")
        return governed and link in {"of", "for", "at", "from"} and (not field or link == "at")
    return owner.kind == "ORG" and not (link == "for" and _is_field(owner))


def _is_field(owner: Mention) -> bool:
    """ "High Representative for Foreign Affairs": several everyday words, none of them for a body."""
    said = owner.name.lower().split()
    plain = all(is_common(word) or word in words("roles", "links") for word in said)
    return len(said) > 1 and plain and not any(word in words("organizations", "heads") for word in said)


def _is_direct(phrase: Phrase, start: int, at: int) -> bool:
    """ "Officer Commanding >3 Division<": a body begins right behind an office."""
    owner = phrase.owners[at]
    begins = owner is not None and owner.kind == "ORG" and phrase.owners[at - 1] != owner and phrase.tight(at)
    return begins and any(stop == at for _, stop in offices(phrase, start, at))


def _body_behind(phrase: Phrase, link: int, end: int) -> int | None:
    """Index of the body that a link word leads to: "of the >Alliance<", "of the capital's >Rescue Directorate<",
    "for polling firm >Y<", "of Lima-based >Y<"."""
    for at in range(link + 1, end):
        owner = phrase.owners[at]
        if owner is not None and (owner.kind == "ORG" or (owner.kind == "PLACE" and _closes(phrase, at, end))):
            return at
        token = phrase.tokens[at]
        seat = owner is not None and at + 1 < end and phrase.tokens[at + 1].key in _BASED
        small = token.text.islower() and token.key not in words("roles", "links")
        plain = at + 1 < end and phrase.tight(at + 1) and phrase.tokens[at + 1].text.islower()
        if owner is not None and owner.kind in {"PLACE", "NORP"} and (token.possessive or plain):
            continue  # "Secretary at India's >Ministry<", "economist at the Lima broker >Y<"
        if not (seat or (owner is None and (small or token.key in _ARTICLES or token.possessive))):
            return None
    return None


def _unit_behind(phrase: Phrase, link: int, end: int) -> int | None:
    """First word of a unit that a number names: "commander of the >88th IB<"."""
    first = link + 2 if phrase.tokens[link + 1].key == "the" else link + 1
    numbered = first + 1 < end and _NUMBERED.fullmatch(phrase.tokens[first].text)
    return first if numbered and all(token.capital for token in phrase.tokens[first + 1 : end]) else None


_NUMBERED = re.compile(r"\d{1,4}(?:st|nd|rd|th)")  # "88th"
_BASED = frozenset({"based", "led", "headquartered", "backed"})
"""Behind a town or state they say where a body sits: "Geneva-based"."""


def _described_behind(phrase: Phrase, link: int, end: int) -> int | None:
    """First word of a body that is described with its place: "of the >Kherson regional administration<", "for the
    >Ashanti police<"."""
    first = link + 1
    while first < end and phrase.tokens[first].key in _ARTICLES:
        first += 1
    owners = [phrase.owners[at] for at in range(first, end)]
    placed = any(owner is not None and owner.kind in {"PLACE", "NORP"} for owner in owners[:-1])
    plain = all(owner is None or owner.kind in {"PLACE", "NORP"} for owner in owners)
    last = phrase.tokens[end - 1]
    linked = any(phrase.tokens[at].key in words("roles", "links") for at in range(first, end))
    is_body = last.text.islower() and last.key in words("organizations", "heads") | words("roles", "bare_bodies")
    return first if placed and plain and is_body and not linked else None


def _closes(phrase: Phrase, at: int, end: int) -> bool:
    """Whether nothing but a place stands from word `at` to the end, or where an envoy is sent: ">Peru< to Georgia"."""
    behind = phrase.mention_end(at)
    sent = behind < end and phrase.tokens[behind].key == "to"
    return (behind >= end or sent) and not phrase.tokens[min(behind, end) - 1].possessive


def _with_seat(phrase: Phrase, stop: int, end: int) -> int:
    """ "US Embassy in Islamabad": the town belongs to what the organisation is called."""
    if stop + 1 < end and phrase.tokens[stop].key == "in":
        owner = phrase.owners[stop + 1]
        if owner is not None and owner.kind == "PLACE":
            return phrase.mention_end(stop + 1)
    return stop
