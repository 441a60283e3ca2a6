"""Places that adjectives speak of without naming them: Turkey in "Turkish forces".

Reach for it to know which countries a report is about beyond those it names. No event takes place there for that: these
are kept apart from the toponyms that a brief's places come from.
"""

from __future__ import annotations

import re
from functools import cache

from generator.knowledge import read_yaml
from generator.knowledge.countries import country_of, is_demonym, name_of
from generator.knowledge.gazetteer import lookup
from generator.model import Article, Mention, Place, Toponym, Why

_NOUN_BEHIND = re.compile(r"[ \u00a0-][^\W\d_]")  # " troops", "-led"


def find_associated(article: Article, mentions: tuple[Mention, ...]) -> tuple[Toponym, ...]:
    """One toponym for each NORP mention that is an adjective of a place, in reading order.

    Nouns for people ("three Turks") and names of faiths and parties speak of no place.
    """
    found = []
    for mention in mentions:
        place = _place(mention.name) if mention.kind == "NORP" else None
        if place and _NOUN_BEHIND.match(article.text, mention.span.end):
            why = Why("places.adjective", f"an adjective of {place.name}", 0.9, inferred=True)
            found.append(Toponym(mention.span, place.name, place, why))
    return tuple(found)


def _place(word: str) -> Place | None:
    name = _areas().get(word) or (name_of(country_of(word) or "") if is_demonym(word) else "")
    return next(iter(lookup(name)), None) if name else None


@cache
def _areas() -> dict[str, str]:
    return {str(word): str(area) for word, area in read_yaml("areas")["adjectives"].items()}
