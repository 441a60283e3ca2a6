"""What to link in a source text, and where to: days, names, and the words that somebody said.

Marks never overlap: a quotation is marked in pieces round the names and days that stand in it, so that each of them
leads to its own page. Reach for `marks` before laying the text out in lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.model import DAYS, Article, Brief, Span
from generator.pages.headings import ALSO_MENTIONED, HOW_WE_KNOW, THEIR_WORDS, WHAT_WAS_SAID, anchor
from generator.pages.markdown import EMPTY, Markdown, em, link
from generator.pages.parts import Here

_PIECE = re.compile(r"\S(?:.*\S)?")  # a stretch of one line, without the blanks at its ends


class Mark(NamedTuple):
    """Words to link."""

    span: Span
    target: str


def marks(here: Here, brief: Brief, article: Article) -> tuple[Mark, ...]:
    """All marks of a brief's article, in reading order and never overlapping: days before names before quotations."""
    chosen: list[Mark] = []
    free = bytearray(len(article.text))
    for mark in (*_days(brief), *_names(here, brief)):
        start, end = mark.span
        if 0 <= start < end <= len(free) and not any(free[start:end]) and "\n" not in mark.span.of(article.text):
            free[start:end] = b"\x01" * (end - start)
            chosen.append(mark)
    return tuple(sorted([*chosen, *_said(here, brief, article, sorted(chosen))]))


def _days(brief: Brief) -> Iterable[Mark]:
    """The words of the event's day and of publication lead to the ledger, all other days to what is also mentioned."""
    known = f"#{anchor(HOW_WE_KNOW)}"
    told = [span for row in brief.evidence if row.field in DAYS for span in row.spans]
    yield from (Mark(span, known) for span in dict.fromkeys(told))
    for found in brief.facts.dates if brief.facts else ():
        if found.value:
            also = found.value not in (brief.date, brief.published)
            yield Mark(found.span, f"#{anchor(ALSO_MENTIONED)}" if also else known)


def _names(here: Here, brief: Brief) -> list[Mark]:
    text = brief.article.text if brief.article else ""
    found: list[Mark] = []
    for mention in brief.facts.mentions if brief.facts else ():
        surface = mention.span.of(text)
        entity = here.site.entity_of(brief.path, mention.name) or here.site.entity_of(brief.path, surface)
        if entity:
            found.append(Mark(mention.span, here.entity_target(entity)))
    return sorted(found, key=lambda mark: (mark.span.start - mark.span.end, mark.span.start))


def _said(here: Here, brief: Brief, article: Article, taken: Sequence[Mark]) -> Iterable[Mark]:
    """A quotation leads to its speaker's words where they have a page, else to what was said here."""
    said = {quotation.quote: quotation.speaker for quotation in brief.quotations}
    end = 0
    for quotation in brief.facts.quotations if brief.facts else ():
        words = quotation.span.of(article.text)
        if words in said and quotation.span.start >= end:
            end = quotation.span.end
            target = _words_of(here, brief, said[words])
            yield from (Mark(piece, target) for piece in _pieces(article, quotation.span, taken))


def _words_of(here: Here, brief: Brief, speaker: str | None) -> str:
    entity = here.site.entity_of(brief.path, speaker) if speaker else None
    if entity and here.site.is_quoted(entity):
        return f"{here.entity_target(entity)}#{anchor(THEIR_WORDS)}"
    return f"#{anchor(WHAT_WAS_SAID)}"


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


def legend(here: Here, shown: Iterable[Mark]) -> Markdown:
    """What the lines under the words mean, for the kinds of marks that a text has."""
    targets = [mark.target for mark in shown]
    said = (f"#{anchor(WHAT_WAS_SAID)}", f"#{anchor(THEIR_WORDS)}")
    days = (f"#{anchor(HOW_WE_KNOW)}", f"#{anchor(ALSO_MENTIONED)}")
    kinds = (
        (here.index("person", "people"), _any(targets, "people/", but=said)),
        (here.index("organization", "organizations"), _any(targets, "organizations/", but=said)),
        (here.index("place", "places"), _any(targets, "places/", but=said)),
        (link("dates", next((t for t in targets if t in days), "")), any(t in days for t in targets)),
        (link("quotations", said[0]), any(t.endswith(said) for t in targets)),
    )
    words = [word for word, is_shown in kinds if is_shown]
    return em(Markdown("Underlined: {}").format(Markdown(", ").join(words))) if words else EMPTY


def _any(targets: Iterable[str], sign: str, but: tuple[str, str]) -> bool:
    return any(sign in target and not target.endswith(but) for target in targets)
