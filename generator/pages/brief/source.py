"""The source text of a brief: its words in order, a sentence a line, linked to what they became.

A line of Markdown is no line of the page, but a place to point at: the nth line below the heading has the anchor
`source-n`, which the host writes into the page (`web/source_section.py`). Which lines these are is the site's to say
(`site/source_lines.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import Article, Brief, Span
from generator.pages.brief.source_links import legend, target_of
from generator.pages.markdown import EMPTY, Markdown, dotted, em, escape, inline, link, strong
from generator.pages.origin import origin
from generator.pages.parts import Here
from generator.pages.words import CONTEXT
from generator.site.source_lines import Paragraph

Links = Sequence[tuple[Span, str]]
"""Words and where they lead to, in reading order."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source text as a page shows it."""

    text: Markdown = EMPTY
    """Paragraphs with blank lines between."""
    legend: Markdown = EMPTY
    """Stands above the text as its first line."""


def source(here: Here, brief: Brief) -> Source:
    """The text of a brief's article, as far as the site may show it; empty without an article."""
    found = here.site.source_lines(brief)
    if not brief.article or not found.places:
        return Source()
    shown = dotted(origin(brief), legend(here, found.shown))
    if here.site.source_text == "excerpts":
        shown = dotted(em("Only the sentences that facts were read from"), shown)
    links = [(mark.span, target_of(here, mark)) for mark in found.marks]
    return Source(_text(brief.article, found.paragraphs, links, found.kept), shown)


def words_linked(here: Here, brief: Brief, span: Span | None, context: int = CONTEXT) -> Markdown:
    """What a fact was read from; the deciding words lead to their sentence on the brief's page, where that shows it."""
    place = here.site.source_lines(brief).place_of(span)
    return here.words(brief, span, context, here.target(brief.path, place) if place else "")


def _text(article: Article, paragraphs: Sequence[Paragraph], found: Links, kept: frozenset[Span]) -> Markdown:
    blocks: list[str] = []
    was_bullet = False
    for paragraph in paragraphs:
        if any(line in kept for line in paragraph.lines):
            between = "\n" if was_bullet and paragraph.is_bullet else "\n\n"
            blocks.append(between + _dressed(paragraph, list(_shown(article, paragraph, found, kept))))
            was_bullet = paragraph.is_bullet
    return Markdown("".join(blocks).strip("\n"))


def _shown(article: Article, paragraph: Paragraph, found: Links, kept: frozenset[Span]) -> Iterable[Markdown]:
    """The lines of a paragraph that are kept, with an ellipsis where others are left out."""
    last = len(paragraph.lines) - 1
    for number, line in enumerate(paragraph.lines):
        if line in kept:
            before = "… " if number and paragraph.lines[number - 1] not in kept else ""
            after = " …" if number == last - 1 and paragraph.lines[last] not in kept else ""
            yield Markdown(f"{before}{_linked(article, line, found)}{after}")


def _dressed(paragraph: Paragraph, lines: list[Markdown]) -> Markdown:
    kind = paragraph.zones[0].kind
    if kind == "headline":
        return strong(lines[0])
    if paragraph.is_bullet:
        return Markdown("- " + "\n  ".join(lines))
    beside = all(zone.kind in ("caption", "byline", "publication") for zone in paragraph.zones)
    if kind == "subheading":
        return strong(lines[0])
    return em(lines[0]) if beside else Markdown("\n".join(lines))


def _linked(article: Article, line: Span, found: Links) -> Markdown:
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
