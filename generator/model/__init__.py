"""Every value that crosses a stage, frozen.

Reach for this module to learn what a stage takes and gives; nothing here does any work beyond
looking at itself. Spans are half-open character offsets into `Article.text`, as in the W3C Web
Annotation model; dates are EDTF strings (ISO 8601-2): `2026`, `2026-02`, `2026-02-03`,
`2026-02-02/2026-02-06`, `2025-12~`, and `XXXX-02-03` where the text gives a day and month but no year.
"""

from generator.model.article import MOST_NAMED, MOST_READ, Article, Dateline, Seed, Zone, ZoneKind
from generator.model.brief import Brief, Disagreement, Evidence, FigureText, Proposal, QuotationText
from generator.model.entity import Appearance, Entity, EntityDecision, PossiblySame, PossiblyTwo, Spelling
from generator.model.facts import (
    Acronym,
    Actor,
    ActorFact,
    Affiliation,
    DateMention,
    Facts,
    Figure,
    Mention,
    Place,
    Quotation,
    Topic,
    Toponym,
)
from generator.model.fields import DATE, DAYS, FIELDS, LOCATION, PUBLISHED, PUBLISHER, SUMMARY, Field, FieldPath, Part
from generator.model.grounding import SURE, Candidate, Fact, Span, Standing, Why
from generator.model.kinds import (
    ENTITY_KINDS,
    KIND_IN,
    KIND_OF_NAME,
    KINDS,
    EntityKind,
    Kind,
    NameKind,
    PageKind,
    ShelfKind,
)
from generator.model.page import Page, Record, SourceText
from generator.model.problem import Problem, Problems
from generator.model.story import Cell, Copy, Discrepancy, Reading, Story

__all__ = [
    "DATE",
    "DAYS",
    "ENTITY_KINDS",
    "FIELDS",
    "KINDS",
    "KIND_IN",
    "KIND_OF_NAME",
    "LOCATION",
    "MOST_NAMED",
    "MOST_READ",
    "PUBLISHED",
    "PUBLISHER",
    "SUMMARY",
    "SURE",
    "Acronym",
    "Actor",
    "ActorFact",
    "Affiliation",
    "Appearance",
    "Article",
    "Brief",
    "Candidate",
    "Cell",
    "Copy",
    "DateMention",
    "Dateline",
    "Disagreement",
    "Discrepancy",
    "Entity",
    "EntityDecision",
    "EntityKind",
    "Evidence",
    "Fact",
    "Facts",
    "Field",
    "FieldPath",
    "Figure",
    "FigureText",
    "Kind",
    "Mention",
    "NameKind",
    "Page",
    "PageKind",
    "Part",
    "Place",
    "PossiblySame",
    "PossiblyTwo",
    "Problem",
    "Problems",
    "Proposal",
    "Quotation",
    "QuotationText",
    "Reading",
    "Record",
    "Seed",
    "ShelfKind",
    "SourceText",
    "Span",
    "Spelling",
    "Standing",
    "Story",
    "Topic",
    "Toponym",
    "Why",
    "Zone",
    "ZoneKind",
]
