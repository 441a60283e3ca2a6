"""A source text as its brief's page shows it: paragraphs, a sentence a line, each line a place to point at.

Reach for it through `Site.source_lines`. How much of the text stands there is the setting `source_text`; of excerpts
the sentences alone are left that the facts of the brief's page were read from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import Article, Brief, SourceText, Span, Zone
from generator.site.fields import read_from
from generator.site.routes import line_anchor
from generator.site.source_marks import Mark

_LEFT_OUT = ("furniture",)
_IN_ONE_LINE = ("headline", "caption", "byline", "publication")
_BULLETS = "•-*–· \t\n"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Zones that share a line of the source, and the lines that they become."""

    zones: tuple[Zone, ...]
    lines: tuple[Span, ...]

    @property
    def is_bullet(self) -> bool:
        """Whether it is an item of a list."""
        return self.zones[0].kind == "bullet"


@dataclass(frozen=True, slots=True)
class SourceLines:
    """What a page shows of a source text, and where."""

    paragraphs: tuple[Paragraph, ...] = ()
    marks: tuple[Mark, ...] = ()
    """Of the whole text, in reading order."""
    kept: frozenset[Span] = frozenset()
    """The lines that the site may show."""
    places: tuple[tuple[Span, str], ...] = ()
    """The words of each of them, in reading order, and its anchor."""

    @property
    def shown(self) -> tuple[Mark, ...]:
        """The marks that stand in lines that are shown."""
        return tuple(m for m in self.marks if any(m.span.within(line) for line, _ in self.places))

    def place_of(self, span: Span | None) -> str:
        """The anchor of the line that some words begin in; empty where the page does not show them."""
        found = (place for line, place in self.places if span and line.start <= span.start < line.end)
        return next(found, "")


NO_LINES = SourceLines()


def lines_of(brief: Brief, article: Article, marks: tuple[Mark, ...], source_text: SourceText) -> SourceLines:
    """The lines of a brief's article. Above them stands a line that explains marks or excerpts, where there are any."""
    paragraphs = _paragraphs(article, marks)
    every = [line for p in paragraphs for line in p.lines]
    if source_text == "excerpts":
        facts = read_from(brief)
        every = [line for line in every if any(line.overlaps(span) for span in facts)]
    explained = source_text == "excerpts" or any(m.span.within(line) for m in marks for line in every)
    places = tuple((line, line_anchor(n)) for n, line in enumerate(every, 2 if explained else 1))
    return SourceLines(tuple(paragraphs), marks, frozenset(every), places)


def _paragraphs(article: Article, found: Sequence[Mark]) -> list[Paragraph]:
    """Lines of the article taken apart into sentences."""
    every = ((zones, tuple(_sentences(article, zones, found))) for zones in _zones_by_line(article))
    return [Paragraph(tuple(zones), lines) for zones, lines in every if lines]


def _zones_by_line(article: Article) -> list[list[Zone]]:
    """Zones that share a line together: a dateline and the sentence behind it are one paragraph."""
    found: list[list[Zone]] = []
    for zone in article.zones:
        if zone.kind in _LEFT_OUT:
            continue
        between = article.text[found[-1][-1].span.end : zone.span.start] if found else "\n"
        if "\n" in between or between.strip():
            found.append([zone])
        else:
            found[-1].append(zone)
    return found


def _sentences(article: Article, zones: Sequence[Zone], found: Sequence[Mark]) -> Iterable[Span]:
    """Stretches from one sentence to the next, never cutting a mark in two."""
    start, end = zones[0].span.start, zones[-1].span.end
    if zones[0].kind == "bullet":
        words = article.text[start:end]
        start += len(words) - len(words.lstrip(_BULLETS))
    within = [] if zones[0].kind in _IN_ONE_LINE else [s.start for s in article.sentences if start < s.start < end]
    cuts = [at for at in within if not any(mark.span.start < at < mark.span.end for mark in found)]
    # The words of a dateline belong to the sentence behind it.
    cuts = [at for at in cuts if not (zones[0].kind == "dateline" and at <= zones[-1].span.start)]
    stretches = (Span(*pair) for pair in zip([start, *cuts], [*cuts, end], strict=True))
    return (stretch for stretch in stretches if stretch.of(article.text).strip())
