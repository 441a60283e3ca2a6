"""What to mark in a source text: days, names, and the words that somebody said.

Marks never overlap: a quotation is marked in pieces round the names and days that stand in it, so that each of them
leads to its own page. Reach for `marks_of` before laying the text out in lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.model import DAYS, Article, Brief, Entity, Span

_PIECE = re.compile(r"\S(?:.*\S)?")  # a stretch of one line, without the blanks at its ends

EntityOf = Callable[[str, str], Entity | None]
"""Brief (by path), spelling -> who or what that is."""
IsQuoted = Callable[[Entity], bool]
"""Whether an entity's page holds words of theirs."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that lead somewhere."""

    span: Span
    kind: Literal["day", "other day", "name", "words"]
    """The day of the event or of publication, another day, a name, or words that were said."""
    entity: Entity | None = None
    """Whose page it leads to: the bearer of the name; the speaker, where their page holds the words."""


def marks_of(
    brief: Brief, article: Article, entity_of: EntityOf, is_quoted: Callable[[Entity], bool]
) -> tuple[Mark, ...]:
    """All marks of a brief's article, in reading order and never overlapping: days before names before quotations."""
    chosen: list[Mark] = []
    free = bytearray(len(article.text))
    for mark in (*_days(brief), *_names(brief, article, entity_of)):
        start, end = mark.span
        if 0 <= start < end <= len(free) and not any(free[start:end]) and "\n" not in mark.span.of(article.text):
            free[start:end] = b"\x01" * (end - start)
            chosen.append(mark)
    chosen.sort(key=_by_span)
    return tuple(sorted([*chosen, *_said(brief, article, chosen, entity_of, is_quoted)], key=_by_span))


def _by_span(mark: Mark) -> Span:
    return mark.span


def _days(brief: Brief) -> Iterable[Mark]:
    told = [span for row in brief.evidence if row.field in DAYS for span in row.spans]
    yield from (Mark(span, "day") for span in dict.fromkeys(told))
    for found in brief.facts.dates if brief.facts else ():
        if found.value:
            yield Mark(found.span, "day" if found.value in (brief.date, brief.published) else "other day")


def _names(brief: Brief, article: Article, entity_of: EntityOf) -> list[Mark]:
    found: list[Mark] = []
    for mention in brief.facts.mentions if brief.facts else ():
        entity = entity_of(brief.path, mention.name) or entity_of(brief.path, mention.span.of(article.text))
        if entity:
            found.append(Mark(mention.span, "name", entity))
    return sorted(found, key=lambda mark: (mark.span.start - mark.span.end, mark.span.start))


def _said(
    brief: Brief,
    article: Article,
    taken: Sequence[Mark],
    entity_of: EntityOf,
    is_quoted: IsQuoted,
) -> Iterable[Mark]:
    said = {quotation.quote: quotation.speaker for quotation in brief.quotations}
    end = 0
    for quotation in brief.facts.quotations if brief.facts else ():
        words = quotation.span.of(article.text)
        if words in said and quotation.span.start >= end:
            end = quotation.span.end
            speaker = entity_of(brief.path, said[words] or "")
            entity = speaker if speaker and is_quoted(speaker) else None
            yield from (Mark(piece, "words", entity) for piece in _pieces(article, quotation.span, taken))


def _pieces(article: Article, span: Span, taken: Sequence[Mark]) -> Iterable[Span]:
    """What is left of a span between marks, line breaks and the starts of sentences."""
    inside = [mark.span for mark in taken if mark.span.overlaps(span)]
    starts = [Span(s.start, s.start) for s in article.sentences if span.start < s.start < span.end]
    at = span.start
    for cut in (*sorted([*inside, *starts]), Span(span.end, span.end)):
        for piece in _PIECE.finditer(article.text, at, max(at, cut.start)):
            if any(letter.isalnum() for letter in piece[0]):
                yield Span(*piece.span())
        at = max(at, cut.end)
