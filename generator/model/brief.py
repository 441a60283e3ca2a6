"""A brief: what the generator proposes, what a person made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.article import Article
from generator.model.facts import Actor, Facts
from generator.model.fields import FieldPath
from generator.model.grounding import Candidate, Span, Why
from generator.model.kinds import EVENT_KINDS


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Why a front matter value is what it is."""

    field: FieldPath
    """`date`, `actors/Jane Doe`, `actors/Jane Doe/role`, `topics/diplomacy`, `quotations/0/speaker`."""
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

    field: FieldPath
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True, order=True)
class QuotationText:
    """A quotation as front matter gives it."""

    quote: str
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class FigureText:
    """A figure as front matter gives it, numbers as they stand there."""

    words: str
    """What the source says: "killed at least 16 people"."""
    what: str | None = None
    value: str | None = None
    most: str | None = None
    unit: str | None = None
    qualifier: str | None = None
    of: str | None = None
    who: str | None = None

    @property
    def count(self) -> str:
        """The number as a reader says it: "at least 16", "30 to 40", "dozens", "1,200,000 USD"."""
        sure = "" if self.qualifier in (None, "exact") else self.qualifier
        most = f"to {_grouped(self.most)}" if self.most else ""
        return " ".join(word for word in (sure, _grouped(self.value), most, self.unit) if word)

    @property
    def told(self) -> str:
        """In one line: "killed: at least 16"."""
        return f"{self.what or 'figure'}: {self.count or self.words}"


def _grouped(number: str | None) -> str:
    """Digits in groups of three, as news prints them; what is no number stays as it is."""
    whole, dot, rest = (number or "").partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.isascii() and whole.isdecimal() else number or ""


@dataclass(frozen=True, slots=True)
class EventText:
    """An event as front matter gives it."""

    words: str
    """What the source says: "launched a strike on rebels"."""
    kind: str | None = None
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    modality: str | None = None
    who: str | None = None

    @property
    def noun(self) -> str:
        """The kind as a reader calls it: "attack"."""
        return EVENT_KINDS.get(self.kind or "", (self.kind or "event").lower())

    @property
    def standing(self) -> str:
        """How it stands, in words; empty for what was done: "denied by the army"."""
        if self.modality in (None, "done"):
            return ""
        return f"{self.modality} by {self.who}" if self.who else str(self.modality)

    @property
    def told(self) -> str:
        """In one line: "attack: Russia → Odesa, alleged by Kyiv"."""
        sides = " → ".join(", ".join(side) for side in (self.source, self.target) if side)
        return ", ".join(part for part in (f"{self.noun}: {sides or self.words}", self.standing) if part)


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
    source_url: str | None = None
    """Where it was read: an http or https address."""
    retrieved: str | None = None
    archive_url: str | None = None
    story: str | None = None
    storyline: str | None = None
    figures: tuple[FigureText, ...] = ()
    events: tuple[EventText, ...] = ()
    withdrawn: bool = False
    seed_gone: bool = False
    """Its seed is named, but no longer there: the brief stands on its record."""
    corrected: tuple[FieldPath, ...] = ()
    """Paths of the fields and list items that a person set, changed, added or removed."""
    disagreements: tuple[Disagreement, ...] = ()
    """Those that the person has not accepted."""
    accepted: tuple[tuple[str, str], ...] = ()
    """Path as text, reading: what the source says there and a person has seen and left as it is."""
    article: Article | None = None
    facts: Facts | None = None
    evidence: tuple[Evidence, ...] = ()

    def evidence_of(self, path: FieldPath) -> Evidence | None:
        """Why the value at a path is what the generator says; None where it says nothing."""
        return next((row for row in self.evidence if row.field == path), None)

    def names(self) -> tuple[str, ...]:
        """Everyone and everything named, actors first, each once."""
        ordered = [a.name for a in self.actors] + list(self.mentions)
        return tuple(dict.fromkeys(ordered))
