"""Roles that stand behind a name: "X, the head of Y,", "X, 54, chief executive of Y", "X was appointed Y chief"."""

from __future__ import annotations

import re

from generator.facts.names.word_lists import words
from generator.facts.people.role_phrases import (
    Phrase,
    Role,
    offices,
    organization_at,
    possessor,
    split_organization,
    widened_left,
)

_REACH = 18
"""Words behind a name that may hold its role."""
_AGE = re.compile(r"\d{1,3}")  # "46"


def roles_behind(phrase: Phrase, at: int) -> list[Role]:
    """Every role stated behind the name that ends before word `at`."""
    found = [_apposition(phrase, at), _predicate(phrase, at), _member(phrase, at)]
    return [role for role in found if role]


def _apposition(phrase: Phrase, at: int) -> Role | None:
    """ ", the head of Y," and ", 54, chief executive of Y"."""
    if at >= len(phrase.tokens) or phrase.gap(at).strip() not in {",", "–", "—", "-", "("}:
        return None
    if (
        _AGE.fullmatch(phrase.tokens[at].text)
        and at + 1 < len(phrase.tokens)
        and phrase.gap(at + 1).strip() in {",", "),"}
    ):
        at += 1
    start = _past(phrase, at, {"the", "a", "an", "one", "its", "their", "his", "her"})
    end = _phrase_end(phrase, start)
    return None if _belongs_to_next(phrase, end) else _noun_phrase(phrase, start, end)


def _belongs_to_next(phrase: Phrase, end: int) -> bool:
    """ "Jane Doe, the head of Y, Major General Omar Said, and": the role is the next person's."""
    if end >= len(phrase.tokens) or phrase.gap(end).strip() != ",":
        return False
    titles = {start: stop for start, stop, kind in phrase.titles if kind in {"rank", "honorific"}}
    at = end
    while at in titles:
        at = titles[at]
    owner = phrase.owners[at] if at < len(phrase.tokens) else None
    return at > end and owner is not None and owner.kind == "PERSON"


def _past(phrase: Phrase, at: int, small: set[str]) -> int:
    while at < len(phrase.tokens) and phrase.tokens[at].key in small and phrase.owners[at] is None:
        at += 1
    return at


def _phrase_end(phrase: Phrase, start: int) -> int:
    """Where a role that begins at word `start` ends: at a comma, a bracket, a verb."""
    end = start
    while end < min(len(phrase.tokens), start + _REACH):
        token = phrase.tokens[end]
        if end > start and not phrase.tight(end) and phrase.gap(end).strip() not in {"&", "-", "/"}:
            break
        if (
            phrase.owners[end] is None
            and token.key in words("roles", "stops")
            and not (token.key == "on" and end > start)
        ):
            break
        end += 1
    return end


def _noun_phrase(phrase: Phrase, start: int, end: int) -> Role | None:
    """The role in a noun phrase whose head is an office: words before it belong to it, "of Y" behind it too."""
    found = offices(phrase, start, end)
    if not found or any((owner := phrase.owners[at]) and owner.kind == "PERSON" for at in range(start, end)):
        return None
    head, behind = found[0]
    for after, stop in found[1:]:
        behind = stop if after == behind and phrase.tight(after) else behind
    links = words("roles", "links")
    close = end if behind < end and phrase.tokens[behind].key in links else behind
    first = _after_possessor(phrase, start, head)
    role = split_organization(phrase, first[0], close)
    return Role(role.role, role.organization or first[1], start, close)


def _after_possessor(phrase: Phrase, start: int, head: int) -> tuple[int, str | None]:
    """Where the role's own words begin, behind "Kenya's", "IMF", "the UK", and whose it is."""
    for at in range(head, start, -1):
        whose = possessor(phrase, at)
        if whose:
            return at, whose[1]
        if phrase.tokens[at - 1].possessive:
            return at, None
    return max(start, min(start, widened_left(phrase, head, start))), None


def _predicate(phrase: Phrase, at: int) -> Role | None:
    """ "is the chairman of Y", "was appointed as the Y commander", "took over as", "assumed the role at Y"."""
    copulas, fillers = words("roles", "copulas"), words("roles", "copula_fillers")
    start, seen = at, False
    while (
        start < min(len(phrase.tokens), at + 7)
        and (start == at or phrase.tight(start))
        and phrase.owners[start] is None
    ):
        key = phrase.tokens[start].key
        if key in copulas or (key in {"took", "takes", "assumed", "assumes"}):
            seen = True
        elif key not in fillers and key not in {"role", "office", "post", "who", "position"}:
            break
        start += 1
    if not seen or not phrase.tight(at) or start >= len(phrase.tokens):
        return None
    if phrase.tokens[start].key in {"at", "with"} or phrase.tokens[start - 1].key in {"in", "at"}:
        found = organization_at(phrase, start + 1 if phrase.tokens[start].key in {"at", "with"} else start)
        return Role(None, found[0], at, found[1]) if found else None
    return _noun_phrase(phrase, start, _phrase_end(phrase, start))


def _member(phrase: Phrase, at: int) -> Role | None:
    """ "X of the University of Y", "X from Y", "X, of Y", "X heads Y"."""
    if at >= len(phrase.tokens) or phrase.gap(at).strip() not in {"", ","}:
        return None
    key = phrase.tokens[at].key
    if key in {"of", "from", "with"} or (key in words("roles", "organization_verbs") and phrase.gap(at).strip() == ""):
        found = organization_at(phrase, at + 1)
        return Role(None, found[0], at, found[1]) if found else None
    return None
