"""Pages to write, and what is remembered of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator.model.article import Article
from generator.model.facts import Facts
from generator.model.kinds import ShelfKind

SourceText = Literal["full", "excerpts", "none"]
"""How much of a source the site shows: all, the sentences that facts were read from, or no more than deciding words."""
EntityPages = Literal["every", "shared"]
"""Which names have a page: all, or those that somebody would look up; the others lead to the sentence that has them."""


@dataclass(frozen=True, slots=True)
class Page:
    """A Markdown page to write below `docs/`."""

    path: str
    meta: Mapping[str, Any]
    """What the generator proposes for the front matter (merged with the file before it is written)."""
    body: str
    """Markdown below the front matter, without the `## Notes` section."""
    kind: ShelfKind
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
    body: str | None = None
    """Digests of the lines that were last rendered below the front matter (`corrections/typed.py`): what stands beside
    them is a person's. None where an earlier version wrote the record."""
    front: str | None = None
    """The front matter as it last stood, comments and all: what counts while the page can't be read. None where
    `proposed` tells it all."""
