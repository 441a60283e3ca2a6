"""Who holds which role: "Interior Minister X", "X, the head of Y", with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.facts.people.after_name import roles_behind
from generator.facts.people.before_name import rank_before, rank_words, role_before
from generator.facts.people.role_phrases import Phrase, Role, phrases_of
from generator.knowledge.titles import is_office
from generator.model import Acronym, Affiliation, Article, Mention, Span, Why

_FIELD = re.compile(r"\s(?:of|for|at|in|on|to|from|with|who|that)\s")  # " of "


def find_affiliations(
    article: Article, mentions: Sequence[Mention], acronyms: Sequence[Acronym]
) -> tuple[Affiliation, ...]:
    """Every statement of a role, an organisation or a rank, for each person the fullest first.

    Persons come in the order of their first statement. Role, organisation and rank are the source's words (an
    organisation's short form stays short); `span` covers them without the name.
    """
    found: list[Affiliation] = []
    for phrase in phrases_of(article, mentions):
        for at, owner in enumerate(phrase.owners):
            if owner is not None and owner.kind == "PERSON" and (not at or phrase.owners[at - 1] != owner):
                found += _statements(phrase, at, owner)
    order = {name: index for index, name in enumerate(dict.fromkeys(one.name for one in found))}
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (order[one.name], -_fullness(one), one.span)))


def _fullness(one: Affiliation) -> int:
    return 4 * (one.role is not None) + 2 * (one.organization is not None) + (one.rank is not None)


def _statements(phrase: Phrase, at: int, person: Mention) -> Iterator[Affiliation]:
    first = rank_before(phrase, at)
    rank = rank_words(phrase, first, at)
    before = role_before(phrase, first)
    # "Ministers Odhiambo and Said" each are one; "lawyers for Odhiambo" are not Odhiambo.
    before = None if before and before.role and _FIELD.search(before.role) and of_many(before.role) else before
    if before or rank:
        role = before or Role(None, None, first, at)
        span = Span(phrase.tokens[role.start].start, phrase.tokens[at - 1].end)
        yield _affiliation(person, role, rank, span, "before")
    for behind in roles_behind(phrase, phrase.mention_end(at)):
        if of_many(behind.role):
            continue
        yield _affiliation(person, behind, None, phrase.span(behind.start, behind.end), "behind")


def of_many(role: str | None) -> bool:
    """Whether a role's head is the plural of an office, so that no single person holds it: "lawyers for X"."""
    head = _FIELD.split(role or "")[0].split()
    if not head or head[0].lower() == "one":
        return False
    last = head[-1].lower()
    one = f"{last[:-3]}y" if last.endswith("ies") else last.removesuffix("s")
    return last.endswith("s") and not last.endswith("ss") and is_office(one)


def _affiliation(person: Mention, role: Role, rank: str | None, span: Span, side: str) -> Affiliation:
    confidence = 0.9 if side == "before" else 0.8
    why = Why(f"people.{side}", f"the words stand {side} the name", confidence)
    return Affiliation(person.name, role.role or None, role.organization, rank, span, why)
