"""What is found in an article, each with its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.model.grounding import Fact, Span, Why
from generator.model.kinds import EntityKind, Modality, NameKind


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


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of what, as somebody counts it."""

    what: str
    """Kind of `resources/en/figures.yml`: "killed", "displaced"."""
    value: int | float | None
    """The number, or the lower end of a range; None where the text names none ("dozens")."""
    most: int | float | None
    """The upper end of a range."""
    qualifier: str
    """exact, at least, about, up to, fewer than; or the word that stands for a number: dozens."""
    of: str | None
    """Who or what is counted, in the text's words: "civilians"."""
    unit: str | None
    """ISO 4217 code of a sum of money; None for all else, and where the currency can't be told."""
    who: str | None
    """Who says so; None where the report itself does."""
    who_span: Span | None
    """The words that name who says so."""
    span: Span
    """The words that give it: "killed at least 16 people"."""
    is_background: bool
    """Of another time than the reported event."""
    is_more: bool
    """On top of others that were counted before."""
    why: Why


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom."""

    kind: str
    """One of `EVENT_KINDS`: "ASSAULT"."""
    source: tuple[str, ...]
    """Who does it: full names, or the text's words. Empty where it says nobody."""
    target: tuple[str, ...]
    """To whom, with whom."""
    date: str | None
    """EDTF day; None where the text gives none for it."""
    place: str | None
    modality: Modality
    who: str | None
    """Who alleges, denies or calls for it."""
    span: Span
    """The words that tell it: "launched a strike on rebels"."""
    others: tuple[Span, ...]
    """The words that name who, whom, when and where."""
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
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    """The main ones, most important first."""
    answers: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    """`who`, `what`, `when`, `where` -> candidate phrases, best first. For `when`, `value` is the EDTF day."""
    associated: tuple[Toponym, ...] = ()
    """Places that an adjective speaks of without naming them ("Turkish" in "Turkish forces"): nothing happens there
    for that, so they are in no brief. Associative toponyms, in Gritta et al. (2019)."""
