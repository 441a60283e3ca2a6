"""Every value that crosses a stage, frozen.

Reach for this module to learn what a stage takes and gives; nothing here does any work beyond
looking at itself. Spans are half-open character offsets into `Article.text`, as in the W3C Web
Annotation model; dates are EDTF strings (ISO 8601-2): `2026`, `2026-02`, `2026-02-03`,
`2026-02-02/2026-02-06`, `2025-12~`, and `XXXX-02-03` where the text gives a day and month but no year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

NameKind = Literal["PERSON", "ORG", "PLACE", "NORP"]
"""What a name in a text refers to; NORP: nationalities, religious and political groups."""

EntityKind = Literal["person", "organization", "place"]
"""What has a page of its own."""

ZoneKind = Literal["headline", "bullet", "caption", "byline", "dateline", "publication", "furniture", "body"]
"""What a stretch of an article is. `publication`: a line that says when it was published;
`furniture`: what the page put there ("Short Url", "Follow", share buttons), never a source of facts."""

SourceText = Literal["full", "excerpts", "none"]
"""How much of a source the site shows: all, the sentences that facts were read from, or no more than deciding words."""

Standing = Literal["stated", "inferred", "unsure", "by hand"]

SURE = 0.5
"""Facts under this confidence are "unsure": shown with their words as to review, never put into a brief as facts."""


class Span(NamedTuple):
    """Half-open character offsets into `Article.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True, order=True)
class Why:
    """How a fact was found, in data: what a reader needs to believe it or not."""

    rule: str
    """Stable dotted id of the rule or model, e.g. `dates.weekday`."""
    reason: str
    """One plain clause: "Monday, as published Monday 2 Feb 2026"."""
    confidence: float
    """0 to 1: of facts given .9, about nine in ten should be right."""
    inferred: bool = False
    """True where the value isn't in the words but follows from them, or from elsewhere."""

    @property
    def standing(self) -> Standing:
        """The word a page shows in place of a number."""
        if self.confidence < SURE:
            return "unsure"
        return "inferred" if self.inferred else "stated"


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A runner-up: what else a fact could have been, and why it was not chosen."""

    value: str
    span: Span | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One value with the words it was read from."""

    value: str
    spans: tuple[Span, ...]
    """The deciding words, best first. Empty only for a value that no words of this article give."""
    why: Why
    runners_up: tuple[Candidate, ...] = ()


# -- seeds and articles ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Seed:
    """One file of `seeds/`, as read."""

    name: str
    """Path below `seeds/`, with forward slashes."""
    data: bytes
    sha256: str
    """Hex digest of `data`."""


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

    def zone_at(self, offset: int) -> ZoneKind | None:
        """What the character at an offset belongs to; None between zones."""
        return next((z.kind for z in self.zones if z.span.start <= offset < z.span.end), None)

    def spans_of(self, *kinds: ZoneKind) -> tuple[Span, ...]:
        """The stretches of the given kinds, in reading order."""
        return tuple(z.span for z in self.zones if z.kind in kinds)

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence round an offset; None outside every sentence."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)


# -- facts ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A name in the text."""

    kind: NameKind
    span: Span
    """The name's own words: no rank, title, article or possessive ending."""
    name: str
    """The fullest form this name has within the article: "Wanjiru Odhiambo" for a later "Odhiambo"."""
    why: Why


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point on the map, from the gazetteer."""

    name: str
    country: str
    """ISO 3166-1 alpha-2; empty for seas, continents and regions across borders."""
    latitude: float
    longitude: float
    kind: Literal["country", "region", "city", "area"]
    population: int = 0
    country_name: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Toponym:
    """A PLACE mention put on the map."""

    span: Span
    name: str
    place: Place | None
    """None: a place, but which one is not known."""
    why: Why


@dataclass(frozen=True, slots=True, order=True)
class DateMention:
    """A time expression and the day, month, year or range it means."""

    span: Span
    value: str | None
    """EDTF, resolved against the publication date; None where it can't be (durations, "now")."""
    timex: str
    """TIMEX3 value: `2026-02-02`, `2026-W05`, `PRESENT_REF`, `P3D`, ..."""
    why: Why
    """`reason` shows the arithmetic: `"on Monday" + published Mon 2026-02-02 -> 2026-02-02`."""


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """Words in quotation marks that somebody said or wrote."""

    span: Span
    """The quoted words, without the marks."""
    speaker: str | None
    """Fullest form of the speaker's name in the article; None where it can't be told."""
    speaker_span: Span | None
    """The words that name the speaker here: "the minister"."""
    why: Why


@dataclass(frozen=True, slots=True, order=True)
class Affiliation:
    """A role that somebody is said to hold, in the source's words."""

    name: str
    """`Mention.name` of the person."""
    role: str | None
    """ "Secretary-General", "Chief of Army Staff of Pakistan"."""
    organization: str | None
    """As named in the article: "WHO", "Pakistan"."""
    rank: str | None
    """Military, police, clerical or noble rank: "Maj. Gen."."""
    span: Span
    """The words that say it, name excluded where they can be told apart."""
    why: Why


@dataclass(frozen=True, slots=True, order=True)
class Acronym:
    """A short form and what it stands for in this article."""

    short: str
    long: str
    span: Span
    """The short form where it is introduced."""


@dataclass(frozen=True, slots=True, order=True)
class Topic:
    """A topic of the taxonomy found in an article."""

    id: str
    """Slug, as in `resources/en/topics.yml`."""
    label: str
    medtop: str | None
    """IPTC Media Topic code, e.g. `medtop:20000053`."""
    spans: tuple[Span, ...]
    """The words that speak for it."""
    why: Why


@dataclass(frozen=True, slots=True, order=True)
class Actor:
    """Somebody who takes part in the reported event."""

    name: str
    role: str | None = None
    organization: str | None = None
    rank: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class ActorFact:
    """An actor as found, with the words that show them acting."""

    actor: Actor
    kind: EntityKind
    span: Span
    why: Why


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was found in one article. Tuples are in reading order unless said otherwise."""

    title: Fact
    date: Fact | None
    """EDTF day of the reported event; runners-up hold the other days that could have been meant."""
    location: Fact | None
    """ "Nakuru, Kenya"."""
    actors: tuple[ActorFact, ...]
    """Most important first."""
    mentions: tuple[Mention, ...]
    toponyms: tuple[Toponym, ...]
    dates: tuple[DateMention, ...]
    quotations: tuple[Quotation, ...]
    affiliations: tuple[Affiliation, ...]
    acronyms: tuple[Acronym, ...]
    topics: tuple[Topic, ...]
    """Strongest first."""
    summary: Fact | None
    """Sentences of the source, joined by a blank."""
    answers: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    """`who`, `what`, `when`, `where` -> candidate phrases, best first. For `when`, `value` is the EDTF day."""
    associated: tuple[Toponym, ...] = ()
    """Places that an adjective speaks of without naming them ("Turkish" in "Turkish forces"): nothing happens there
    for that, so they are in no brief. Associative toponyms, in Gritta et al. (2019)."""


# -- briefs --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Why a front matter value is what it is."""

    field: str
    """Path: `date`, `actors/Jane Doe`, `actors/Jane Doe/role`, `topics/diplomacy`, `quotations/0/speaker`."""
    value: str
    spans: tuple[Span, ...]
    why: Why
    runners_up: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the generator would put into a brief."""

    meta: Mapping[str, Any]
    """Front matter: str, list and dict only, keys in the order they are written."""
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, order=True)
class Disagreement:
    """A field that a person set and the generator now reads differently."""

    field: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True, order=True)
class QuotationText:
    """A quotation as front matter gives it."""

    quote: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as it stands: the generator's proposal with a person's corrections applied."""

    path: str
    """Below `docs/`: `briefs/2026/02/army-chief-receives.md`."""
    title: str
    date: str | None
    published: str | None
    publisher: str | None
    location: str | None
    actors: tuple[Actor, ...]
    topics: tuple[str, ...]
    summary: str | None
    quotations: tuple[QuotationText, ...]
    mentions: tuple[str, ...]
    seed: str | None
    """Article id `<seed name>#<part>`; None for a brief written by hand."""
    story: str | None = None
    withdrawn: bool = False
    seed_gone: bool = False
    """Its seed is named, but no longer there: the brief stands on its record."""
    corrected: tuple[str, ...] = ()
    """Paths of the fields and list items that a person set, changed, added or removed."""
    disagreements: tuple[Disagreement, ...] = ()
    """Those that the person has not accepted."""
    accepted: tuple[tuple[str, str], ...] = ()
    """Field, reading: what the source says there and a person has seen and left as it is."""
    article: Article | None = None
    facts: Facts | None = None
    evidence: tuple[Evidence, ...] = ()

    def names(self) -> tuple[str, ...]:
        """Everyone and everything named, actors first, each once."""
        ordered = [a.name for a in self.actors] + list(self.mentions)
        return tuple(dict.fromkeys(ordered))


# -- entities and stories ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Appearance:
    """An entity in a brief."""

    brief: str
    """`Brief.path`."""
    spelling: str
    """The name as the front matter of that brief has it."""
    acting: bool
    role: str | None = None
    organization: str | None = None
    rank: str | None = None
    span: Span | None = None
    """Its first mention in the brief's article, if there is one."""


@dataclass(frozen=True, slots=True, order=True)
class Spelling:
    """One of an entity's names."""

    name: str
    briefs: tuple[str, ...]
    reason: str
    """Why it is the same: "sounds alike; same office; same week". The main name's is "the page's name"."""


@dataclass(frozen=True, slots=True, order=True)
class PossiblySame:
    """Another entity that may be the same; reported, never merged."""

    slug: str
    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class EntityDecision:
    """What a person wrote on an entity's page: the only thing linking knows from earlier runs."""

    kind: EntityKind
    slug: str
    name: str
    """The page's name as it stands."""
    same: tuple[str, ...] = ()
    """Names that stand in `aliases`: these are this entity, whatever the scores say."""
    apart: tuple[str, ...] = ()
    """Names in `not`, and aliases that a person removed: never this entity."""
    named_by_hand: bool = False
    """A person chose `name`: keep it."""
    before: str = ""
    """The name that the generator gave the page; empty for a page that a person made."""
    meta: Mapping[str, Any] = field(default_factory=dict)
    """The page's whole front matter as it stands."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place across all briefs."""

    kind: EntityKind
    slug: str
    """Page: `people/<slug>.md`, `organizations/<slug>.md`, `places/<slug>.md`."""
    name: str
    spellings: tuple[Spelling, ...]
    """Main name first."""
    appearances: tuple[Appearance, ...]
    """By date, then path."""
    possibly_same: tuple[PossiblySame, ...] = ()
    place: Place | None = None
    description: str | None = None
    same_as: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    """The `not` list."""


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """What one brief says about a disputed fact."""

    brief: str
    value: str
    words: str
    """The source's own words; empty for values without any."""
    span: Span | None = None
    """Where the words stand in that brief's article."""


Reading = Literal["conflict", "may agree", "change over time", "one person", "one body", "one place"]
"""What a difference means: two claims for one time, or one for each time, or two names of one thing."""


@dataclass(frozen=True, slots=True, order=True)
class Discrepancy:
    """A fact that the reports of a story give differently."""

    field: Literal["date", "place", "title", "spelling", "name", "number"]
    label: str
    """ "Date", "Title of Jane Doe", "Spelling of Muammar Qaddafi"."""
    cells: tuple[Cell, ...]
    reading: Reading
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A report whose text is that of another report of its story, cut or lightly edited."""

    brief: str
    """`Brief.path`."""
    of: str
    """Path of the fullest report of that text."""
    reason: str
    """ "11 of its 12 sentences stand there too"."""


@dataclass(frozen=True, slots=True)
class Story:
    """Briefs of one event."""

    slug: str
    title: str
    briefs: tuple[str, ...]
    """`Brief.path`s by date, then path."""
    reason: str
    """Why they belong together; "a single report" for one."""
    date: str | None
    """EDTF; an interval where the reports differ."""
    location: str | None
    actors: tuple[str, ...]
    """Entity slugs with kind: `people/jane-doe`."""
    discrepancies: tuple[Discrepancy, ...] = ()
    related: tuple[str, ...] = ()
    """Slugs of follow-ups and side events."""
    not_stated: tuple[str, ...] = ()
    """Which of who, when, where, what its sources leave open."""
    copies: tuple[Copy, ...] = ()
    """Reports that are no witnesses of their own; all others are."""

    @property
    def origins(self) -> int:
        """How many texts its reports go back to."""
        return len(self.briefs) - len(self.copies)


# -- pages ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page to write below `docs/`."""

    path: str
    meta: Mapping[str, Any]
    """What the generator proposes for the front matter (merged with the file before it is written)."""
    body: str
    """Markdown below the front matter, without the `## Notes` section."""
    kind: Literal["brief", "entity", "topic", "story", "index", "redirect"]
    pictures: tuple[tuple[str, str], ...] = ()
    """Paths below `docs/` and the SVG texts of the pictures that the page shows."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the generator last said of one page: merge base, evidence and cache in one."""

    page: str
    """Path below `docs/`."""
    generator: str
    """Fingerprint of the code and its knowledge that made it."""
    proposed: Mapping[str, Any]
    """Front matter as proposed: the base of the three-way merge."""
    article: Article | None = None
    facts: Facts | None = None
    members: tuple[str, ...] = ()
    """For a story: the briefs it held, so that it keeps its page while most of them stay."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong with a user's file, told so that it can be mended."""

    path: str
    """Relative to the site's root, forward slashes."""
    line: int | None
    """1-based."""
    what: str
    remedy: str

    def within(self, folder: str) -> Problem:
        """The same, its path below a folder."""
        return replace(self, path=f"{folder}/{self.path}".rstrip("/"))

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else self.path
        return f"{where}: {self.what}. {self.remedy}" if self.remedy else f"{where}: {self.what}"
