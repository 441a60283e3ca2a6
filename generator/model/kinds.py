"""The one table of kinds: what a page can be about, what it is called, and where it stands.

Reach for `KINDS` wherever something differs by the kind of page; a new kind of page is one line here, and its front
matter in `front_matter/schema.py`. Names follow schema.org and FollowTheMoney.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

PageKind = Literal["brief", "person", "organization", "place", "topic", "story", "storyline"]
"""What a page with facts in its front matter is about."""

EntityKind = Literal["person", "organization", "place"]
"""What names are brought together on."""

ShelfKind = Literal["brief", "person", "organization", "place", "topic", "story", "storyline", "index"]
"""A page that the generator has a part in: one about something, or an index, of which it owns a stretch."""

NameKind = Literal["PERSON", "ORG", "PLACE", "NORP"]
"""What a name in a text refers to; NORP: nationalities, religious and political groups."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page."""

    name: PageKind
    many: str
    """The plural: "people"."""
    folder: str
    """Where its pages stand below `docs/`, and so the first part of their addresses."""

    @property
    def label(self) -> str:
        """ "Person"."""
        return self.name.capitalize()

    @property
    def heading(self) -> str:
        """ "People"."""
        return self.many.capitalize()


KINDS: Mapping[PageKind, Kind] = {
    kind.name: kind
    for kind in (
        Kind("brief", "briefs", "briefs"),
        Kind("person", "people", "people"),
        Kind("organization", "organizations", "organizations"),
        Kind("place", "places", "places"),
        Kind("topic", "topics", "topics"),
        Kind("story", "stories", "stories"),
        Kind("storyline", "storylines", "storylines"),
    )
}
"""In the order in which they are listed everywhere."""

ENTITY_KINDS: tuple[EntityKind, ...] = ("person", "organization", "place")

KIND_IN: Mapping[str, PageKind] = {kind.folder: kind.name for kind in KINDS.values()}
"""Folder -> the kind of its pages."""

KIND_OF_NAME: Mapping[NameKind, EntityKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "NORP": "organization",
    "PLACE": "place",
}
"""What the bearer of a name is; a people or a movement counts as an organization."""

EVENT_KINDS: Mapping[str, str] = {
    "AGREE": "agreement",
    "CONSULT": "meeting",
    "SUPPORT": "support",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "YIELD": "concession",
    "REQUEST": "request",
    "ACCUSE": "accusation",
    "REJECT": "refusal",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanctions",
    "MOBILIZE": "mobilization",
    "COERCE": "coercion",
    "ASSAULT": "attack",
    "RETREAT": "withdrawal",
    "DISASTER": "disaster",
    "CRIME": "crime",
    "TRIAL": "court",
    "ELECT": "election",
    "APPOINT": "change of office",
    "DIE": "death",
    "DEAL": "deal",
    "RESULT": "result",
    "ANNOUNCE": "announcement",
}
"""Kinds of events as readers call them: PLOVER's (https://github.com/openeventdata/PLOVER), from DISASTER on ours."""

Modality = Literal["done", "planned", "denied", "alleged", "called for"]
"""How an event stands."""
MODALITIES: tuple[Modality, ...] = ("done", "planned", "denied", "alleged", "called for")
