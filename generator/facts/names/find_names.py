"""The one door to the names of an article, whoever reads them: the shipped recogniser, a spaCy pipeline, rules alone.

A recogniser gives spans with odds; the rules (`names_by_rules`) know countries, datelines and offices by heart. The two
are made to agree within the article (`recognizer.agreement`) and joined (`recognizer.combine`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.facts.names.by_rules import names_by_rules
from generator.facts.names.recognizer.agreement import agreed
from generator.facts.names.recognizer.combine import combined
from generator.facts.names.recognizer.found import Found
from generator.facts.names.recognizer.model_reading import read_by_model
from generator.facts.names.recognizer.spacy_names import names_by_spacy
from generator.facts.names.second_look import looked_again
from generator.model import Article, Mention

_SEAT = re.compile(r"[DRI]-[A-Z][A-Za-z.]{0,5}")  # "D-N.M."
SHIPPED = "dateline"
"""The recogniser inside the package."""
RULES = "rules"
"""No recogniser of names at all: rules and lists only."""


def find_names(
    article: Article, recognizer: str = SHIPPED, by_model: Sequence[Found] | None = None
) -> tuple[Mention, ...]:
    """Every name in headline, bullets, captions, body and the dateline's place, in reading order; none overlap.

    `recognizer`: `dateline`, `rules`, or an installed spaCy pipeline by its name. `by_model`: the names of
    `read_by_model`, where the article has been read already. `Mention.name` is the name as it
    stands here; `with_full_names` widens it. Spans leave out titles, "the" and possessive endings. Pure: the same
    article gives the same names. Raises DatelineError for a recogniser that can't be loaded.
    """
    by_rules = names_by_rules(article)
    if recognizer == RULES:
        return by_rules
    if recognizer != SHIPPED:
        seen: Sequence[Found] = names_by_spacy(article, recognizer)
    else:
        seen = read_by_model(article).names if by_model is None else by_model
    found = looked_again(article, combined(article, agreed(article.text, seen, by_rules), by_rules))
    return tuple(mention for mention in found if not _SEAT.fullmatch(mention.span.of(article.text)))
