"""From a clip to its article: a text that shows every given fact, so that each has words to point to.

The text is what the form says and nothing more: the title, who wrote it, when and by whom it was published, where it
stands, then the blocks. Its first lines are labelled as in any clipping.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.articles.head.published import Source, find_published
from generator.articles.head.publisher import find_publisher
from generator.articles.header import Layout, lay_out
from generator.articles.language import language_of
from generator.articles.lines import Line, lines_of
from generator.articles.readers.clip import Clip
from generator.articles.sentences import sentences_in
from generator.model import Article, Fact, Span, Why, Zone, ZoneKind

_LABELS: tuple[tuple[str, str, ZoneKind], ...] = (
    ("author", "By ", "byline"),
    ("publisher", "Publisher: ", "publication"),
    ("published", "Published: ", "publication"),
    ("source_url", "Source: ", "publication"),
    ("archive_url", "Archived: ", "publication"),
    ("retrieved", "Retrieved: ", "publication"),
)
_BETWEEN = "\n\n"
_GIVEN = 0.97
"""A field can hold a slip, but hardly does."""


@dataclass(slots=True)
class _Text:
    """A text that grows, and where its parts stand."""

    zones: list[Zone] = field(default_factory=list)
    given: dict[str, Fact] = field(default_factory=dict)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        """All of it, put together anew at each call."""
        return _BETWEEN.join(self._parts)

    def add(self, words: str) -> Span:
        start = self._length + (len(_BETWEEN) if self._parts else 0)
        self._parts.append(words)
        self._length = start + len(words)
        return Span(start, self._length)


def article_of(clip: Clip, seed: str, part: int, sha256: str, day_first: bool | None = None) -> Article:
    """The article of a clip. Reach for it once a clip; any clip gives one. `day_first`: as in dateline.yml."""
    built, headline = _head(clip)
    lines, kinds = _block_lines(clip, built)
    text = built.text
    layout = _body_layout(text, lines, kinds, headline)
    zones = tuple(_tidy(text, sorted([*built.zones, *layout.zones], key=lambda zone: zone.span)))
    body = " ".join(zone.span.of(text)[:2000] for zone in zones if zone.kind == "body")
    language = language_of(body or text)
    name = f"{seed}#{part}"
    sentences = sentences_in(text, zones, language)
    given = built.given
    publisher = given.get("publisher") or find_publisher(text, lines, layout.dateline, layout.headline)
    source = Source(layout.headline, publisher.value if publisher else None, day_first)
    byline = next((zone.span for zone in zones if zone.kind == "byline"), layout.byline)
    return Article(
        id=name,
        seed=seed,
        part=part,
        sha256=sha256,
        text=text,
        zones=zones,
        sentences=sentences,
        language=language,
        headline=headline.span if headline else layout.headline,
        dateline=layout.dateline,
        byline=byline,
        published=given.get("published") or find_published(text, layout.dated, layout.dateline, source),
        publisher=publisher,
        source_url=given.get("source_url"),
        archive_url=given.get("archive_url"),
        retrieved=given.get("retrieved"),
        given_by=clip.by,
    )


def _head(clip: Clip) -> tuple[_Text, Line | None]:
    built = _Text()
    headline = None
    if clip.title:
        words = " ".join(clip.title.split())
        span = built.add(words)
        built.zones.append(Zone("headline", span))
        headline = Line(*span, words, 0)
    for name, label, kind in _LABELS:
        value = " ".join(getattr(clip, name).split())
        if value:
            span = built.add(label + value)
            own = Span(span.start + len(label), span.end)
            built.zones.append(Zone(kind, span))
            built.given[name] = Fact(value, (own,), Why("given", f"given by the {clip.by}", _GIVEN))
    return built, headline


def _block_lines(clip: Clip, built: _Text) -> tuple[list[Line], dict[int, ZoneKind]]:
    """The lines of the blocks, and the kinds of those that have one, by where they start."""
    lines: list[Line] = []
    kinds: dict[int, ZoneKind] = {}
    added = [(block, built.add(words)) for block in clip.blocks if (words := block.text.strip())]
    text = built.text
    for block, span in added:
        own = lines_of(text, *span)
        lines += own
        kinds |= {line.start: block.kind for line in own if block.kind}
    return lines, kinds


def _body_layout(text: str, lines: Sequence[Line], kinds: dict[int, ZoneKind], headline: Line | None) -> Layout:
    """Zones of the blocks: their own kind, else what the line shows."""
    open_lines = [line for line in lines if line.start not in kinds]
    layout = lay_out([headline, *open_lines] if headline else open_lines, headline)
    own = [zone for zone in layout.zones if headline is None or zone.span != headline.span]
    own += [Zone(kind, line.span) for line in lines if (kind := kinds.get(line.start))]
    return Layout(tuple(own), layout.headline, layout.byline, layout.dateline, layout.dated)


def _tidy(text: str, zones: Sequence[Zone]) -> Iterator[Zone]:
    for zone in zones:
        words = zone.span.of(text)
        start = zone.span.start + len(words) - len(words.lstrip())
        end = zone.span.start + len(words.rstrip())
        if start < end:
            yield Zone(zone.kind, Span(start, end))
