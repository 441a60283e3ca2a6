"""How much of an article facts are read from: what bounds the time that one text can take."""

from __future__ import annotations

from dataclasses import replace

from generator.model import MOST_READ, Article, Span, Zone


def within_reach(article: Article, most: int = MOST_READ) -> Article:
    """The same text with the zones and sentences of its first characters; the article itself where it is no longer.

    Reach for it before reading facts, so that no text takes more time than a book does. Offsets stay true.
    """
    if len(article.text) <= most:
        return article
    zones = (Zone(zone.kind, Span(zone.span.start, min(zone.span.end, most))) for zone in article.zones)
    return replace(
        article,
        zones=tuple(zone for zone in zones if zone.span.start < zone.span.end),
        sentences=tuple(sentence for sentence in article.sentences if sentence.end <= most),
    )
