"""The names that a spaCy pipeline of the user's own sees: for those who have a larger model.

spaCy is an optional extra (`pip install "dateline[spacy]"`) and is imported only when a pipeline is asked for.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from generator.errors import DatelineError
from generator.facts.names.recognizer.found import Found, FoundKind, with_odds
from generator.facts.names.recognizer.passages import passages_of
from generator.facts.names.recognizer.trim import trimmed
from generator.model import Article, Problem, Span

KINDS: dict[str, FoundKind] = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "PLACE": "PLACE",
    "NORP": "NORP",
    "EVENT": "MISC",
    "PRODUCT": "MISC",
    "LAW": "MISC",
    "WORK_OF_ART": "MISC",
    "MISC": "MISC",
}
"""Labels of OntoNotes, CoNLL and Wikipedia models -> our kinds; all others (dates, money) are no names."""
ODDS = 0.95
"""spaCy gives no probability for a name: what its large English pipelines get right on news, about."""


def names_by_spacy(article: Article, pipeline: str) -> tuple[Found, ...]:
    """What the pipeline's `ner` sees, within sentences, in reading order.

    Raises DatelineError where spaCy or the pipeline isn't installed.
    """
    passages = passages_of(article)
    found: list[Found] = []
    for passage, doc in zip(passages, loaded(pipeline).pipe(span.of(article.text) for span in passages), strict=True):
        for entity in doc.ents:
            kind = KINDS.get(entity.label_)
            if kind:
                span = Span(passage.start + entity.start_char, passage.start + entity.end_char)
                found += trimmed(article.text, with_odds(span, {kind: ODDS}), kind)
    return tuple(found)


@cache
def loaded(pipeline: str) -> Any:
    """The pipeline by its package name or folder; loaded once a process."""
    try:
        spacy = import_module("spacy")
    except ImportError as error:
        what = f"the recogniser `{pipeline}` needs spaCy, which is not installed"
        raise DatelineError(Problem("dateline.yml", None, what, 'pip install "dateline[spacy]"')) from error
    try:
        return spacy.load(pipeline)
    except OSError as error:
        what = f"the recogniser `{pipeline}` is no installed spaCy pipeline"
        hint = "Install it (example: recognizer: en_core_web_trf), or leave the setting out"
        raise DatelineError(Problem("dateline.yml", None, what, hint)) from error
