"""What a run starts from, what it makes of it, and how it goes about it: the values that `build.py` hands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.config import Settings
from generator.facts import Mapper
from generator.model import Problems, Seed
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
    unread: Problems = ()
    """Seeds that may not or can't be read, by path below their folder; pages and records stand in `shelf.refused`."""

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
    unread: Problems = ()
    """Seeds and articles that could not be used, by path below the seeds' folder; the others went on."""
    left: Problems = ()
    """Pages, by path below `docs/`, that could not be settled or linked, and stay as they are."""

    def failed(self, inputs: Inputs) -> Problems:
        """All that went wrong so far, by path below the root."""
        settings = inputs.settings
        seeds, pages = ((settings.seeds, self.unread), (settings.docs, self.left))
        within = (problem.within(folder) for folder, found in (seeds, pages) for problem in found)
        return (*within, *inputs.shelf.refused)


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
    def stand_ins(self) -> Mapping[str, str]:
        """Pages whose front matter can't be read, by path below `docs/`, as they would stand if nobody had touched
        them since a run could read them."""
        docs, texts = self.inputs.settings.docs, self.files.texts
        paths = ((path, f"{docs}/{path}") for path in sorted(self.shelf.mistaken))
        return {path: texts[file] for path, file in paths if file in texts}

    @property
    def failed(self) -> Problems:
        """All that could not be used or made, by path below the root; the rest went on."""
        made = (problem.within(self.inputs.settings.docs) for problem in self.files.failed)
        return tuple(dict.fromkeys((*self.told.failed(self.inputs), *made)))
