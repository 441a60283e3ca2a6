"""People, organisations and places across briefs, and what people decided on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.facts import Place
from generator.model.grounding import Span
from generator.model.kinds import EntityKind


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


@dataclass(frozen=True, slots=True, order=True)
class PossiblyTwo:
    """Some of an entity's briefs that may speak of another of its name; they stay until a person parts them."""

    briefs: tuple[str, ...]
    """`Brief.path`, sorted."""
    rest: str
    """A brief of the others."""
    reason: str
    """What speaks for one and what for two."""


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
    briefs: tuple[str, ...] = ()
    """Paths below `docs/` of briefs of which a person said that they speak of this one, of several of its name."""
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
    possibly_two: tuple[PossiblyTwo, ...] = ()
    told_by: str = ""
    """What tells it from others of its name: "treasury secretary", "Illinois"; empty where nothing need."""

    @property
    def title(self) -> str:
        """The name as lists and headings show it: "John Smith (treasury secretary)"."""
        return f"{self.name} ({self.told_by})" if self.told_by else self.name
