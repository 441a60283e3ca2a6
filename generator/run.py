"""One run over a site: build, write, remember. What the command line and MkDocs both call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.build import build
from generator.config import Settings
from generator.disk.commit import disturbed, recover
from generator.disk.fingerprint import is_current, remember
from generator.disk.lock import only_run
from generator.facts import Mapper
from generator.model import Disagreement, Problem
from generator.shelf.files import misnamed, write
from generator.shelf.inputs import How, Outcome
from generator.site import Site

TRIES = 3
"""Runs begun anew because somebody saved a page meanwhile, before it is left to the next one."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did, brief by brief. Paths are those of the pages below `docs/`."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    corrected: tuple[str, ...]
    """Briefs in which a person's words stand; each is also new, changed or unchanged."""
    failed: tuple[Problem, ...]
    moved: Mapping[str, str]
    """Pages that lead to another one."""
    withdrawn: tuple[str, ...]
    """Briefs that stay on disk and leave the site."""
    disagreements: tuple[tuple[str, Disagreement], ...]
    written: frozenset[str]
    """Files written or removed, below the root, entity pages and records included."""
    site: Site
    """What the pages were made from."""
    mistaken: tuple[str, ...]
    """Every mistake in a front matter that can't be read, ready to be told; also among `failed`."""
    stand_ins: Mapping[str, str]
    """Pages with such mistakes: what a host shows until they are mended."""

    def headline(self) -> str:
        """One line: "4 briefs: 1 new, 0 changed, 3 unchanged, 2 corrected by hand, 0 failed"."""
        total = len(self.new) + len(self.changed) + len(self.unchanged)
        counts = f"{len(self.new)} new, {len(self.changed)} changed, {len(self.unchanged)} unchanged"
        briefs = "1 brief" if total == 1 else f"{total} briefs"
        return (
            f"{briefs}: {counts}, {len(self.corrected)} corrected by hand, {len({p.path for p in self.failed})} failed"
        )


def generate(root: Path, settings: Settings, reading: Mapper = map, prune: bool = False) -> Report:
    """Brings `docs/` and `records/` of the site at `root` up to date with its seeds and corrections.

    `reading` maps the reading of an article over those that are new or changed. First finishes what a run that was cut
    off had begun. Pages that are saved while it works are read again.
    A page that can't be read is left as it is and told; the others go on. Raises DatelineError where another run is
    at work, and where nothing can be written.
    """
    with only_run(root):
        begun = recover(root, (settings.docs, settings.records, ".dateline"))
        how = how_to(root, settings, reading, prune)
        for _ in range(TRIES):
            outcome = build(root, settings, how)
            written = write(root, outcome.files, outcome.shelf, settings)
            if not written.disturbed:
                break
        if how.fresh:
            remember(root, settings)
        failed = (
            *outcome.failed,
            *misnamed(outcome.files, outcome.shelf, settings),
            *map(disturbed, written.disturbed),
        )
        return _report(outcome, failed, frozenset((*begun, *written.paths)), settings)


def how_to(root: Path, settings: Settings, reading: Mapper = map, prune: bool = False) -> How:
    """How a run goes about the site at `root`: facts that another version found are found anew."""
    return How(fresh=not is_current(root, settings), prune=prune, map=reading)


def _report(outcome: Outcome, failed: tuple[Problem, ...], written: frozenset[str], settings: Settings) -> Report:
    before = outcome.shelf.documents
    briefs = [s.brief for s in outcome.settled]
    touched = {b.path for b in briefs if f"{settings.docs}/{b.path}" in written}
    return Report(
        new=tuple(b.path for b in briefs if b.path not in before),
        changed=tuple(b.path for b in briefs if b.path in before and b.path in touched),
        unchanged=tuple(b.path for b in briefs if b.path in before and b.path not in touched),
        corrected=tuple(b.path for b in briefs if b.corrected),
        failed=failed,
        moved=outcome.files.moved,
        withdrawn=tuple(b.path for b in briefs if b.withdrawn),
        disagreements=tuple((b.path, d) for b in briefs for d in b.disagreements),
        written=written,
        site=outcome.site,
        mistaken=tuple(map(str, outcome.shelf.mistakes(settings.docs))),
        stand_ins=outcome.stand_ins,
    )
