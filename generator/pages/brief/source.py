"""The source text of a brief: its words in order, a sentence a line, linked to what they became.

A line of Markdown is no line of the page, but a place to point at: the nth line below the heading has the anchor
`source-n`, which the host writes into the page (`web/source_section.py`). How much of the text stands there is
the setting `source_text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import Article, Brief, Span, Zone
from generator.pages.brief.ledger import read_from
from generator.pages.brief.source_marks import Mark, legend, marks
from generator.pages.headings import line_anchor
from generator.pages.markdown import EMPTY, Markdown, dotted, em, escape, inline, link, strong
from generator.pages.parts import Here
from generator.pages.words import CONTEXT
from generator.site.site import Site

_LEFT_OUT = ("furniture",)
_IN_ONE_LINE = ("headline", "caption", "byline", "publication")
_BULLETS = "•-*–· \t\n"


@dataclass(frozen=True, slots=True)
class Source:
    """A source text as a page shows it."""

    text: Markdown = EMPTY
    """Paragraphs with blank lines between."""
    legend: Markdown = EMPTY
    """Stands above the text as its first line."""
    places: tuple[tuple[Span, str], ...] = ()
    """The words of each line, and its anchor."""

    def place_of(self, span: Span) -> str:
        """The anchor of the line that some words begin in; empty where the page does not show them."""
        return next((place for line, place in self.places if line.start <= span.start < line.end), "")


NO_SOURCE = Source()


@dataclass(frozen=True, slots=True)
class _Paragraph:
    zones: tuple[Zone, ...]
    lines: tuple[Span, ...]

    @property
    def is_bullet(self) -> bool:
        return self.zones[0].kind == "bullet"


def source(site: Site, brief: Brief) -> Source:
    """The text of a brief's article, as far as the site may show it; empty without an article.

    Of excerpts the sentences alone are left that the facts of the brief's page were read from.
    """
    known = site.sources.get(brief.path)
    if known is None:
        known = site.sources[brief.path] = _source(Here(site, brief.path), brief, read_from(brief))
    return known


def words_linked(here: Here, brief: Brief, span: Span | None, context: int = CONTEXT) -> Markdown:
    """What a fact was read from; the deciding words lead to their sentence on the brief's page, where that shows it."""
    place = source(here.site, brief).place_of(span) if span else ""
    return here.words(brief, span, context, here.target(brief.path, place) if place else "")


def _source(here: Here, brief: Brief, read_from: Sequence[Span]) -> Source:
    if not brief.article or here.site.source_text == "none":
        return NO_SOURCE
    found = marks(here, brief, brief.article)
    paragraphs = _paragraphs(brief.article, found)
    kept = {line for p in paragraphs for line in p.lines}
    if here.site.source_text == "excerpts":
        kept = {line for line in kept if any(line.overlaps(span) for span in read_from)}
    lines = [line for p in paragraphs for line in p.lines if line in kept]
    shown = legend(here, [m for m in found if any(m.span.within(line) for line in lines)])
    if here.site.source_text == "excerpts":
        shown = dotted(em("Only the sentences that facts were read from"), shown)
    places = tuple((line, line_anchor(n)) for n, line in enumerate(lines, 2 if shown else 1))
    return Source(_text(brief.article, paragraphs, found, kept), shown, places)


def _paragraphs(article: Article, found: Sequence[Mark]) -> list[_Paragraph]:
    """Lines of the article taken apart into sentences."""
    every = ((zones, tuple(_sentences(article, zones, found))) for zones in _zones_by_line(article))
    return [_Paragraph(tuple(zones), lines) for zones, lines in every if lines]


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


def _text(article: Article, paragraphs: Sequence[_Paragraph], found: Sequence[Mark], kept: set[Span]) -> Markdown:
    blocks: list[str] = []
    was_bullet = False
    for paragraph in paragraphs:
        if any(line in kept for line in paragraph.lines):
            between = "\n" if was_bullet and paragraph.is_bullet else "\n\n"
            blocks.append(between + _dressed(paragraph, list(_shown(article, paragraph, found, kept))))
            was_bullet = paragraph.is_bullet
    return Markdown("".join(blocks).strip("\n"))


def _shown(article: Article, paragraph: _Paragraph, found: Sequence[Mark], kept: set[Span]) -> Iterable[Markdown]:
    """The lines of a paragraph that are kept, with an ellipsis where others are left out."""
    last = len(paragraph.lines) - 1
    for number, line in enumerate(paragraph.lines):
        if line in kept:
            before = "… " if number and paragraph.lines[number - 1] not in kept else ""
            after = " …" if number == last - 1 and paragraph.lines[last] not in kept else ""
            yield Markdown(f"{before}{_linked(article, line, found)}{after}")


def _dressed(paragraph: _Paragraph, lines: list[Markdown]) -> Markdown:
    kind = paragraph.zones[0].kind
    if kind == "headline":
        return strong(lines[0])
    if paragraph.is_bullet:
        return Markdown("- " + "\n  ".join(lines))
    beside = all(zone.kind in ("caption", "byline", "publication") for zone in paragraph.zones)
    return em(lines[0]) if beside else Markdown("\n".join(lines))


def _linked(article: Article, line: Span, found: Sequence[Mark]) -> Markdown:
    at = line.start
    parts: list[Markdown] = []
    for span, target in found:
        if at <= span.start and span.end <= line.end:
            parts += [_first(article.text[at : span.start], not parts), link(span.of(article.text), target)]
            at = span.end
    parts.append(_first(article.text[at : line.end].rstrip(), not parts))
    return Markdown("".join(parts).strip())


def _first(text: str, opens: bool) -> Markdown:
    """A stretch of a line; the one that opens it must not act as a list or heading."""
    if not opens:
        return inline(text)
    return escape(text) + (" " if text[-1:].isspace() else "")
