"""Organisations whose name goes on in lower case: "Baltic defence council" in a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.facts.names.short_forms.forms import MOST, keys_of, names_of, only_one
from generator.facts.names.short_forms.organization import spells
from generator.model import Article, Mention, Span


def lower_case_forms(article: Article, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Widens a people's adjective or a lone word to an organisation where lower-case words of its name follow."""
    organizations = [name for name in names_of(mentions, "ORG") if len(name.split()) > 2][:MOST]
    if not organizations:
        return tuple(mentions)
    return tuple(_lower_case_form(article, mention, organizations) for mention in mentions)


def _lower_case_form(article: Article, mention: Mention, organizations: Sequence[str]) -> Mention:
    if mention.kind == "PERSON":
        return mention
    line = article.sentence_at(mention.span.start) or mention.span
    # " defence council"
    behind = re.match(r"(?: [a-z]+){1,6}", article.text[mention.span.end : min(line.end, mention.span.end + 80)])
    small = behind.group().split() if behind else []
    first = keys_of(mention.span.of(article.text))
    for length in range(len(small), 0, -1):
        short = [*first, *small[:length]]
        fitting = [name for name in organizations if len(short) > 2 and spells(short, keys_of(name))]
        full = only_one(fitting)
        if full:
            end = mention.span.end + len(" ".join(["", *small[:length]]))
            why = replace(
                mention.why, rule="names.lower_case", reason=f"the words of “{full}” in lower case", confidence=0.85
            )
            return Mention("ORG", Span(mention.span.start, end), full, why)
    return mention
