"""Several short reports below one head: what the head says holds for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from generator.articles.cues import bullet_width
from generator.articles.head.labels import is_digest_head, opens_digest
from generator.articles.lines import Line, lines_of
from generator.model import Article, Fact, Why

_HEAD = 6
"""Lines among which the head of a digest stands."""
_SUMS = frozenset({"summary", "in brief", "headlines", "news summary"})
"""Heads of digests that head the points of one report as well."""
_OWN = frozenset({"publisher.dateline", "publisher.last_words", "published.dateline"})
"""Rules that read what one report says of itself alone."""


def is_digest(lines: Sequence[Line]) -> bool:
    """Whether a text holds several short reports below one head: "World in brief"."""
    heads = enumerate(lines[:_HEAD])
    return any(
        opens_digest(line.text) or (is_digest_head(line.text) and not _sums_up(lines, place)) for place, line in heads
    )


def _sums_up(lines: Sequence[Line], place: int) -> bool:
    """Points below "Summary", and then the text that they sum up."""
    below = lines[place + 1 :]
    intro = bool(below) and below[0].is_prose and not bullet_width(below[0])  # "Here is what we know so far:"
    below = below[1:] if intro else below
    points = sum(1 for _ in takewhile(bullet_width, below))
    own = place > 0 and lines[place].text.strip(" .:").casefold() in _SUMS
    return own and points > 0 and any(line.is_prose for line in below[points:])


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
