"""Roles on the line below a name: how statements, letters and lists of those present are signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.facts.people.offices_of_bodies import split_organization
from generator.facts.people.role_phrases import Phrase, offices, phrase_of, widened_left
from generator.model import Affiliation, Article, Mention, Span, Why

_MOST_WORDS = 12
"""Words of a line that says who signs."""


def signed_roles(article: Article, mentions: Sequence[Mention]) -> Iterator[Affiliation]:
    """ "Elina Rautio" on a line of her own, and below it "Minister for Foreign Affairs, Finland"."""
    people = {one.span: one for one in mentions if one.kind == "PERSON"}
    for name, below in pairwise(article.spans_of("body", "bullet")):
        person = people.get(_bare(article.text, name))
        if person is None or article.text[name.end : below.start].count("\n") != 1:
            continue
        words = below.of(article.text)
        if len(words.split()) > _MOST_WORDS or words.endswith((".", ":", "?", "!", "”", '"')):
            continue
        yield from _role(article.text, below, mentions, person)


def _bare(text: str, line: Span) -> Span:
    """A line without the comma or the signs round its words."""
    words = line.of(text)
    start = line.start + len(words) - len(words.lstrip(" –—-_/"))
    return Span(start, max(start, line.end - (len(words) - len(words.rstrip(" ,;")))))


def _role(text: str, line: Span, mentions: Sequence[Mention], person: Mention) -> Iterator[Affiliation]:
    phrase = phrase_of(text, line, [one for one in mentions if one.span.within(line)])
    comma = next((at for at in range(1, len(phrase.tokens)) if phrase.gap(at).startswith(",")), len(phrase.tokens))
    held = offices(phrase, 0, comma)
    if not held or widened_left(phrase, held[0][0], 0):
        return
    role = split_organization(phrase, 0, comma)
    body = role.organization or _behind(phrase, comma)
    why = Why("people.signature", "the line below the name, as statements are signed", 0.85)
    yield Affiliation(person.name, role.role, body, None, line, why)


def _behind(phrase: Phrase, comma: int) -> str | None:
    """The body or state that the line names behind its comma."""
    owner = phrase.owners[comma] if comma < len(phrase.tokens) else None
    if owner is None or owner.kind not in {"ORG", "PLACE"}:
        return None
    return phrase.words(comma, phrase.mention_end(comma))
