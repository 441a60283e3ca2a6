"""One article from its own text: its lines, its head taken apart, its zones, its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from generator.articles.head.foreign_days import foreign_published
from generator.articles.head.headline import find_headline
from generator.articles.head.pieces import in_pieces
from generator.articles.head.published import Source, find_published
from generator.articles.head.publisher import find_publisher
from generator.articles.header import Layout, lay_out
from generator.articles.language import language_of
from generator.articles.lines import Line, lines_of
from generator.articles.readers.pasted.origin_lines import origin_in, without
from generator.articles.readers.web_page import is_page, main_block
from generator.articles.sentences import sentences_in
from generator.model import Article, Fact, Span, Why, Zone


def plain_article(name: str, text: str, published: str | None = None, title: str | None = None) -> Article:
    """One clean article, its text untouched: every line is body but a headline and a dateline.

    Reach for it where the caller has already taken pages apart. `published` is an EDTF day and wins over the text's
    own; `title` helps to tell the headline. Any text gives an article.
    """
    lines = lines_of(text)
    headline = _given_headline(lines, title) or find_headline(lines)
    layout = lay_out(lines, headline)
    zones = _plain_zones(lines, layout)
    language = language_of(text)
    publisher = find_publisher(text, lines, layout.dateline, layout.headline)
    source = Source(layout.headline, publisher.value if publisher else None)
    said = find_published(text, layout.dated, layout.dateline, source)
    given = Fact(published, (), Why("given", "given with the text", 1.0)) if published else None
    return Article(
        id=name,
        seed=name,
        part=1,
        sha256=text_digest(text),
        text=text,
        zones=zones,
        sentences=sentences_in(text, zones, language),
        language=language,
        headline=layout.headline,
        dateline=layout.dateline,
        byline=layout.byline,
        published=given or said,
        publisher=publisher,
    )


def text_article(
    name: str, seed: str, part: int, digest: str, text: str, day_first: bool | None = None, is_titled: bool = False
) -> Article:
    """The article of a text of its own, with whatever stands in its head. Any text gives one.

    `day_first`: how days in figures are read where the text itself doesn't show it; `is_titled`: its first line is
    its title.
    """
    every = in_pieces(lines_of(text))
    origin = origin_in(every)
    told = {line for fact in origin.values() for line in every if fact.spans[0].within(line.span)}
    lines = tuple(line for line in every if line not in told)
    layout = lay_out(lines, lines[0]) if is_titled else laid_out(lines)
    zones = _tidy(text, sorted((*layout.zones, *(Zone("publication", line.span) for line in told)), key=_place))
    said = without(text, (fact.spans[0] for name, fact in origin.items() if name != "source_url"))
    language = language_of(" ".join(z.span.of(text)[:2000] for z in zones if z.kind == "body") or text)
    publisher = find_publisher(text, every, layout.dateline, layout.headline)
    source = Source(layout.headline, publisher.value if publisher else None, day_first)
    return Article(
        id=name,
        seed=seed,
        part=part,
        sha256=digest,
        text=text,
        zones=zones,
        sentences=sentences_in(text, zones, language),
        language=language,
        headline=layout.headline,
        dateline=layout.dateline,
        byline=layout.byline,
        published=find_published(said, layout.dated, layout.dateline, source) or _foreign_day(text, lines, language),
        publisher=publisher,
        source_url=origin.get("source_url"),
        archive_url=origin.get("archive_url"),
        retrieved=origin.get("retrieved"),
    )


def _foreign_day(text: str, lines: Sequence[Line], language: str) -> Fact | None:
    return foreign_published(text, lines, language) if language not in ("en", "und") else None


def laid_out(lines: Sequence[Line]) -> Layout:
    """Zones of all lines; on a page copied whole, everything but the article is furniture."""
    if not is_page(lines):
        return lay_out(lines)
    block = main_block(lines)
    layout = lay_out(block.kept, block.headline)
    kept = {line.start for line in block.kept}
    rest = [Zone("furniture", line.span) for line in lines if line.start not in kept]
    zones = tuple(sorted([*layout.zones, *rest], key=lambda zone: zone.span))
    return Layout(zones, layout.headline, layout.byline, layout.dateline, layout.dated)


def _given_headline(lines: Sequence[Line], title: str | None) -> Line | None:
    wanted = lines_of(title or "")
    return lines[0] if wanted and len(lines) > 1 and lines[0].key == wanted[0].key else None


def _plain_zones(lines: Sequence[Line], layout: Layout) -> tuple[Zone, ...]:
    return tuple(_plain(lines, layout))


def _plain(lines: Sequence[Line], layout: Layout) -> Iterator[Zone]:
    for line in lines:
        dateline = layout.dateline.span if layout.dateline else None
        if line.span == layout.headline:
            yield Zone("headline", line.span)
        elif dateline and dateline.within(line.span):
            yield from _tidy_line(line, dateline)
        else:
            yield Zone("body", line.span)


def _tidy_line(line: Line, dateline: Span) -> Iterator[Zone]:
    if line.start < dateline.start:
        yield Zone("body", Span(line.start, dateline.start))
    yield Zone("dateline", dateline)
    rest = line.text[dateline.end - line.start :]
    if rest.strip():
        yield Zone("body", Span(line.end - len(rest.lstrip()), line.end))


def _place(zone: Zone) -> Span:
    return zone.span


def _tidy(text: str, zones: Iterable[Zone]) -> tuple[Zone, ...]:
    """Zones without blanks at their ends, empty ones left out."""
    found = []
    for zone in zones:
        words = zone.span.of(text)
        start = zone.span.start + len(words) - len(words.lstrip())
        end = zone.span.start + len(words.rstrip())
        if start < end:
            found.append(Zone(zone.kind, Span(start, end)))
    return tuple(found)


def text_digest(text: str) -> str:
    """What tells a text from any other; half an emoji has one too."""
    return sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
