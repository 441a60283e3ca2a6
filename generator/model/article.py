"""Seeds and articles: the immutable texts that every span points into."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from generator.model.grounding import Fact, Span

MOST_NAMED = 120_000
"""Different characters of one article in which a model reads names: 20,000 words. Names further on are found by the
rules alone, and take their kind from the same names before: the model costs twenty times what they do."""
MOST_READ = 300_000
"""Characters of an article that facts are read from: 50,000 words, a book. The longest reports of news have a third."""

TELLING = 200
"""Characters from which on a text shows its language."""

ZoneKind = Literal[
    "headline", "bullet", "caption", "byline", "dateline", "publication", "furniture", "subheading", "body"
]
"""What a stretch of an article is. `publication`: a line that says when, where or by whom it was published;
`subheading`: a title within the body; `furniture`: what the page put there ("Short Url", "Follow", share buttons). None
of these is a source of facts."""


@dataclass(frozen=True, slots=True, order=True)
class Seed:
    """One file of `seeds/`, as read."""

    name: str
    """Path below `seeds/`, with forward slashes."""
    data: bytes
    sha256: str
    """Hex digest of `data`, and of `note` where there is one."""
    note: bytes = b""
    """The note beside it: `flood.yml` for `flood.txt`."""
    note_name: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Zone:
    """A line or paragraph of an article and what it is."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True, order=True)
class Dateline:
    """The line that opens a news report: `ISLAMABAD, Feb 03 (APP):`."""

    span: Span
    place: Span | None
    day: Span | None
    agency: Span | None


@dataclass(frozen=True, slots=True, order=True)
class Article:
    """One article: immutable text that every span points into, and its header taken apart."""

    id: str
    """`<seed name>#<part>`; for filter commands the caller's own id."""
    seed: str
    part: int
    """1-based place within the seed."""
    sha256: str
    """Digest of the whole seed."""
    text: str
    """Decoded, newlines as `\\n`; the words of the seed for this article, furniture included."""
    zones: tuple[Zone, ...]
    """In reading order, not overlapping, together covering every non-blank character. A dateline zone
    holds only the dateline itself; the sentence behind it is the start of a body zone."""
    sentences: tuple[Span, ...]
    """Sentences of headline, bullet, caption and body zones, in reading order; each within one zone."""
    language: str = "en"
    """ISO 639-1; `und` where it can't be told."""
    headline: Span | None = None
    dateline: Dateline | None = None
    byline: Span | None = None
    published: Fact | None = None
    """EDTF day of publication, `XXXX-02-03` while the year is unknown."""
    publisher: Fact | None = None
    """As the source names it ("APP"). None where the text does not say."""
    source_url: Fact | None = None
    """Where it was read: an http or https address."""
    archive_url: Fact | None = None
    """A copy of that, kept by an archive of the web."""
    retrieved: Fact | None = None
    """EDTF day on which somebody saved it."""
    given_by: str = ""
    """Who gave the facts that are not read from its words: "page", "mail", "feed"; empty where nobody did."""

    @property
    def is_foreign(self) -> bool:
        """Whether it is in another language than English, and long enough that this is sure."""
        return self.language not in ("en", "und") and len(self.text) >= TELLING

    def zone_at(self, offset: int) -> ZoneKind | None:
        """What the character at an offset belongs to; None between zones."""
        at = bisect_right(self.zones, offset, key=lambda zone: zone.span.start) - 1
        return self.zones[at].kind if at >= 0 and offset < self.zones[at].span.end else None

    def spans_of(self, *kinds: ZoneKind) -> tuple[Span, ...]:
        """The stretches of the given kinds, in reading order."""
        return tuple(z.span for z in self.zones if z.kind in kinds)

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence round an offset; None outside every sentence."""
        at = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None
