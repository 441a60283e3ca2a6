"""The source's own words for a table cell.

Reach for these to show what a report says, cut to a readable piece of one sentence, always an exact slice of its
article.
"""

from __future__ import annotations

from generator.model import Appearance, Brief, Cell, Span

LONGEST = 160


def cut(brief: Brief, span: Span | None) -> str:
    """The words of a span; empty without article or span."""
    return span.of(brief.article.text) if brief.article and span else ""


def cell_of_name(brief: Brief, appearance: Appearance) -> Cell:
    """The name where the article first has it."""
    return Cell(brief.path, appearance.spelling, cut(brief, appearance.span), appearance.span)


def cell_of_title(brief: Brief, appearance: Appearance, value: str) -> Cell:
    """The words that give role or rank, together with the name where both stand in one sentence."""
    span = _title_span(brief, appearance)
    return Cell(brief.path, value, cut(brief, span), span)


def _title_span(brief: Brief, appearance: Appearance) -> Span | None:
    if brief.article is None or brief.facts is None:
        return appearance.span
    said = sorted(a.span for a in brief.facts.affiliations if a.name == appearance.spelling)
    named = sorted(m.span for m in brief.facts.mentions if m.name == appearance.spelling)
    for span in said:
        sentence = brief.article.sentence_at(span.start)
        beside = [n for n in named if sentence and n.within(sentence)]
        whole = [Span(min(span.start, n.start), max(span.end, n.end)) for n in beside]
        short = [w for w in whole if w.end - w.start <= LONGEST]
        if short:
            return min(short, key=lambda w: (w.end - w.start, w))
    return said[0] if said else appearance.span
