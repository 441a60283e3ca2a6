"""One run over a site: build, write, remember. What the command line and MkDocs both call."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from generator.build import build
from generator.config import FILE, Settings
from generator.disk import digest
from generator.disk.commit import disturbed, recover
from generator.disk.fingerprint import is_current, remember
from generator.disk.lock import only_run
from generator.facts import Mapper
from generator.model import Problem
from generator.shelf.files import misnamed, write
from generator.shelf.inputs import How, Inputs, Outcome, Told
from generator.site import Site
from generator.store import keeping
from generator.store.last_run import Summary, Watch
from generator.store.left import leave
from generator.web.told import told_of
from generator.web.told import written as written_down

LARGE = 500
"""Briefs from which on pages of names that nobody looks up weigh more than they are worth."""
TRIES = 3
"""Runs begun anew because somebody saved a page meanwhile, before it is left to the next one."""


@dataclass(frozen=True)
class Report(Summary):
    """What a run did, and the site that it made."""

    written: frozenset[str]
    """Files written or removed, below the root, entity pages and records included."""
    inputs: Inputs
    """What stood on disk before."""
    told: Told
    """The site that it made of that."""
    mistaken: tuple[str, ...]
    """Every mistake in a front matter that can't be read, ready to be told; also among `failed`."""
    stand_ins: Mapping[str, str]
    """Pages with such mistakes: what a host shows until they are mended."""

    @property
    def site(self) -> Site:
        """What the pages were made from."""
        return self.told.site

    @property
    def advice(self) -> str:
        """What a site this large would save without the pages of names that nobody looks up."""
        every, wanted = len(self.site.paged), len(self.site.looked_up)
        if len(self.site.briefs) < LARGE or every == wanted:
            return ""
        passing = f"{every - wanted:,} of {every:,} pages of names are of those that one brief mentions in passing"
        return f"{passing}: `entity_pages: shared` in {FILE} does without them"


def generate(root: Path, settings: Settings, reading: Mapper = map, prune: bool = False, anew: bool = False) -> Report:
    """Brings `docs/` and `records/` of the site at `root` up to date with its seeds and corrections.

    `reading` maps the reading of an article over those that are new or changed; `anew` uses nothing that an earlier
    run worked out. First finishes what a run that was cut off had begun. Pages that are saved while it works are read
    again. A page that can't be read is left as it is and told; the others go on. Raises DatelineError where another run
    is at work, and where nothing can be written.
    """
    with only_run(root), nullcontext() if anew else keeping(root):
        begun = recover(root, (settings.docs, settings.records, ".dateline"))
        watch = Watch.begin(root, _places(settings), prune)
        how = how_to(root, settings, reading, prune, anew)
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
        report = _report(outcome, failed, frozenset((*begun, *written.paths)), settings)
        texts = outcome.files.texts
        mark = watch.remember(
            report, written.paths, lambda path: digest(texts[path].encode()) if path in texts else None
        )
        if mark:
            leave(root, mark, written_down(told_of(outcome.told.site)))
        return replace(report, mark=mark)


def how_to(root: Path, settings: Settings, reading: Mapper = map, prune: bool = False, anew: bool = False) -> How:
    """How a run goes about the site at `root`: facts that another version found are found anew."""
    return How(fresh=anew or not is_current(root, settings), prune=prune, map=reading)


def _places(settings: Settings) -> tuple[str, ...]:
    """All that a run reads or writes."""
    folders = (settings.seeds, settings.docs, settings.records, settings.templates)
    return (FILE, *(folder for folder in folders if folder))


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
        mark="",
        written=written,
        inputs=outcome.inputs,
        told=outcome.told,
        mistaken=tuple(map(str, outcome.shelf.mistakes(settings.docs))),
        stand_ins=outcome.stand_ins,
    )
