"""Roles and ranks that stand before a name: "Interior Minister X", "the Secretary-General of Y, Major General X"."""

from __future__ import annotations

from generator.facts.names.word_lists import words
from generator.facts.people.role_phrases import Phrase, Role, offices, possessor, split_organization, widened_left

_REACH = 16
"""Words before a name that may hold its role."""


def rank_before(phrase: Phrase, at: int) -> int:
    """Index of the first word of rank and forms of address right before word `at`; `at` where there are none."""
    ends = {end: start for start, end, kind in phrase.titles if kind in {"rank", "honorific"}}
    while at in ends and _close(phrase, at):
        at = ends[at]
    return at


def _close(phrase: Phrase, at: int) -> bool:
    return at < len(phrase.tokens) and set(phrase.gap(at)) <= set(" .()\u00a0")


def rank_words(phrase: Phrase, start: int, end: int) -> str | None:
    """The rank among the title words of a stretch, forms of address left out: "Maj. Gen."."""
    ranks = [(a, b) for a, b, kind in phrase.titles if kind == "rank" and start <= a and b <= end]
    if not ranks:
        return None
    last = ranks[-1][1]
    while last < end and phrase.tokens[last].key in {"retd", "ret", "retired"}:
        last += 1
    closing = phrase.text[phrase.tokens[last - 1].end : phrase.tokens[last - 1].end + 1]
    tail = closing if closing == "." or (closing == ")" and "(" in phrase.words(ranks[0][0], last)) else ""
    return phrase.words(ranks[0][0], last) + tail


def role_before(phrase: Phrase, at: int) -> Role | None:
    """The role that ends right before word `at` (a rank or the name itself), or before a comma there."""
    if not at or at >= len(phrase.tokens):
        return None
    gap = phrase.gap(at).strip()
    if gap not in {"", ".", ",", "–", "—"}:
        return None
    least = _clause_start(phrase, at)
    for start, end in offices(phrase, least, at):
        if _leads_to(phrase, end, at) and (gap != "," or _is_definite(phrase, start)):
            return _role(phrase, start, at, least)
    return None


def _clause_start(phrase: Phrase, at: int) -> int:
    """How far left a role may reach: to a comma, a bracket, a quotation mark, a stop."""
    least = max(0, at - _REACH)
    for index in range(at - 1, least, -1):
        if not phrase.tight(index) and phrase.gap(index).strip() not in {"&", "-", "/"}:
            return index
    return least


def _leads_to(phrase: Phrase, start: int, end: int) -> bool:
    """Whether the words from an office to the name are its field: "of Staff of Kenya", "for Defence", nothing."""
    if start == end:
        return True
    if phrase.tokens[start].key not in {"of", "for", "to", "at", "in", "on", "and"}:
        return False
    if phrase.tokens[start].key == "to" and not _names_a_field(phrase, start + 1):
        return False  # "called on the dean to apologise": a verb
    inside = words("roles", "inside")
    return all(
        phrase.tokens[at].capital or phrase.tokens[at].key in inside or _is_noun(phrase, at) for at in range(start, end)
    ) and not any((owner := phrase.owners[at]) is not None and owner.kind == "PERSON" for at in range(start, end))


def _names_a_field(phrase: Phrase, at: int) -> bool:
    return phrase.tokens[at].capital or phrase.tokens[at].key in _ARTICLES


def _is_noun(phrase: Phrase, at: int) -> bool:
    """A lower-case word of the field: no verb that ends a role, no pronoun."""
    key = phrase.tokens[at].key
    return (
        key not in words("roles", "stops") and key not in words("names", "function_words") and phrase.owners[at] is None
    )


def _is_definite(phrase: Phrase, start: int) -> bool:
    """Before a comma only "the ...", "its ...", "Y's ..." or a capitalised office is an apposition, not a list item."""
    first = _noun_start(phrase, start)
    before = phrase.tokens[first - 1] if first else None
    definite = before is not None and (before.key in _ARTICLES or before.possessive)
    return (
        definite
        or possessor(phrase, widened_left(phrase, start, 0)) is not None
        or phrase.tokens[start].text[0].isupper()
    )


def _noun_start(phrase: Phrase, start: int) -> int:
    """Where the noun phrase of an office begins, behind its article: "the [Crown prosecutor]"; else `start`."""
    for at in range(start, max(0, start - 4), -1):
        if phrase.tokens[at - 1].key in _ARTICLES or phrase.tokens[at - 1].possessive:
            return at
        if not phrase.tight(at - 1) or phrase.owners[at - 1] is not None or not _is_noun(phrase, at - 1):
            break
    return start


_ARTICLES = frozenset({"the", "its", "his", "her", "their", "a", "an", "our", "my", "another"})


def _role(phrase: Phrase, start: int, end: int, least: int) -> Role:
    first = min(widened_left(phrase, start, least), max(least, _noun_start(phrase, start)))
    found = split_organization(phrase, first, end)
    whose = possessor(phrase, first)
    if not whose:
        return found
    former = widened_left(phrase, whose[0], least)
    role = f"{phrase.words(former, whose[0])} {found.role}".strip() if former < whose[0] else found.role
    return Role(role, found.organization or whose[1], former, end)
