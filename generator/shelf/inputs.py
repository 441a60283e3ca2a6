"""What a run starts from, what it makes of it, and how it goes about it: the values that `build.py` hands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.config import Settings
from generator.facts import Mapper
from generator.model import Problem, Seed
from generator.shelf.files import Files
from generator.shelf.read import Shelf
from generator.shelf.settle import Settled
from generator.site.site import Site


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a site is made from, as it stands on disk."""

    root: Path
    settings: Settings
    seeds: tuple[Seed, ...] = ()
    shelf: Shelf = field(default_factory=Shelf)
    failed: tuple[Problem, ...] = ()
    """Seeds, pages and records that may not or can't be read, by path below the root."""

    def with_edit(self, texts: Mapping[str, str | None]) -> Inputs:
        """The same with other texts of pages and records, by path below the root, None for one that is gone: as if they
        stood so on disk.

        Raises DatelineError for front matter that can't be read.
        """
        return replace(self, shelf=self.shelf.with_texts(texts, self.settings))


@dataclass(frozen=True, slots=True)
class How:
    """How a run goes about it."""

    fresh: bool = False
    """Read every article anew instead of trusting the facts in its record."""
    prune: bool = False
    """Give up the briefs whose seed is gone, as far as no person has touched them."""
    map: Mapper = map
    """Carries out the reading of articles: one after the other, on all cores, elsewhere."""


@dataclass(frozen=True, slots=True)
class Told:
    """A site, and what became of each brief and seed on the way to it."""

    site: Site
    settled: tuple[Settled, ...]
    failed: tuple[Problem, ...] = ()
    """Seeds that could not be used; the others went on."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """All of a run but the writing."""

    inputs: Inputs
    told: Told
    files: Files

    @property
    def site(self) -> Site:
        """What the pages were made from."""
        return self.told.site

    @property
    def settled(self) -> tuple[Settled, ...]:
        """Every brief, with its corrections applied."""
        return self.told.settled

    @property
    def shelf(self) -> Shelf:
        """What stood on disk before."""
        return self.inputs.shelf

    @property
    def failed(self) -> tuple[Problem, ...]:
        """Seeds that could not be used."""
        return self.told.failed
