"""Several short reports below one head: what the head says holds for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.articles.head.labels import is_digest_head, opens_digest
from generator.articles.lines import Line, lines_of
from generator.model import Article, Fact, Why

_HEAD = 6
"""Lines among which the head of a digest stands."""
_OWN = frozenset({"publisher.dateline", "publisher.last_words", "published.dateline"})
"""Rules that read what one report says of itself alone."""


def is_digest(lines: Sequence[Line]) -> bool:
    """Whether a text holds several short reports below one head: "World in brief"."""
    return any(is_digest_head(line.text) or opens_digest(line.text) for line in lines[:_HEAD])


def with_common_head(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles of one text; in a digest all have the day and publisher that its head gives.

    Reach for it once a text is taken apart. What a report says of itself wins. What it has from the head has no words
    in its own text, and says so.
    """
    if len(articles) < 2 or not is_digest(lines_of(articles[0].text)):
        return tuple(articles)
    first = articles[0]
    day, publisher = _shared(first.published, "day"), _shared(first.publisher, "publisher")
    rest = (replace(one, published=one.published or day, publisher=one.publisher or publisher) for one in articles[1:])
    return (first, *rest)


def _shared(fact: Fact | None, what: str) -> Fact | None:
    if fact is None or fact.why.rule in _OWN:
        return None
    reason = f"the head of the digest that this report stands in gives the {what}: {fact.why.reason}"
    return Fact(fact.value, (), Why(f"{fact.why.rule}_of_digest", reason, fact.why.confidence - 0.05), ())
