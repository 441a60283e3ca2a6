"""The one door to the names of an article, whoever reads them: the shipped recogniser, a spaCy pipeline, rules alone.

A recogniser gives spans with odds; the rules (`names_by_rules`) know countries, datelines and offices by heart. The two
are made to agree within the article (`recognizer.agreement`) and joined (`recognizer.combine`).
"""

from __future__ import annotations

from generator.facts.names.by_rules import names_by_rules
from generator.facts.names.recognizer.agreement import agreed
from generator.facts.names.recognizer.combine import combined
from generator.facts.names.recognizer.model_names import names_by_model
from generator.facts.names.recognizer.spacy_names import names_by_spacy
from generator.model import Article, Mention

SHIPPED = "dateline"
"""The recogniser inside the package."""
RULES = "rules"
"""No recogniser at all: rules and lists only."""


def find_names(article: Article, recognizer: str = SHIPPED) -> tuple[Mention, ...]:
    """Every name in headline, bullets, captions, body and the dateline's place, in reading order; none overlap.

    `recognizer`: `dateline`, `rules`, or an installed spaCy pipeline by its name. `Mention.name` is the name as it
    stands here; `with_full_names` widens it. Spans leave out titles, "the" and possessive endings. Pure: the same
    article gives the same names. Raises DatelineError for a recogniser that can't be loaded.
    """
    by_rules = names_by_rules(article)
    if recognizer == RULES:
        return by_rules
    seen = names_by_model(article) if recognizer == SHIPPED else names_by_spacy(article, recognizer)
    return combined(article, agreed(article.text, seen, by_rules), by_rules)
