"""The names that the shipped model sees in an article: a few sentences at a time (`passages`), cut to the name's own
words (`trim`)."""

from __future__ import annotations

from generator.errors import CompiledCode
from generator.facts.names.recognizer.found import Found
from generator.facts.names.recognizer.passages import passages_of, within_budget
from generator.facts.names.recognizer.session import recognize
from generator.facts.names.recognizer.trim import trimmed
from generator.model import Article, Span


def names_by_model(article: Article) -> tuple[Found, ...]:
    """What the model alone sees, within sentences, in reading order; names of events and products (MISC) among them."""
    passages = passages_of(article)
    read = within_budget([span.of(article.text) for span in passages])
    passages = tuple(span for span in passages if span.of(article.text) in read)
    with CompiledCode(article.id):
        recognized = recognize([span.of(article.text) for span in passages])
    found: list[Found] = []
    for passage, names in zip(passages, recognized, strict=True):
        for name in names:
            span = Span(passage.start + name.start, passage.start + name.end)
            found += trimmed(article.text, Found(span, name.odds), name.kind)
    return tuple(found)
