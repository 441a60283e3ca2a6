"""What `generate` made of a site the last time, for the pages that MkDocs builds of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from generator.errors import GivenWayError
from generator.mkdocs_host.kept.site import InterruptedBuildError
from generator.mkdocs_host.snapshot import State, after_writing, snapshot, state_of, states_of
from generator.site import Site
from generator.store.last_run import Summary, unchanged
from generator.store.left import left
from generator.web.told import NOTHING, Told, read, told_of

if TYPE_CHECKING:
    from generator.config import Settings
    from generator.run import Report

log = get_plugin_logger(__name__)


@dataclass(frozen=True, slots=True)
class Generated:
    """What the pages need to know of it."""

    withdrawn: frozenset[str] = frozenset()
    """Pages that stay on disk and leave the site."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Pages that lead to another one."""
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    """Pages that can't be read, and what is shown for them until they are mended."""
    mistaken: tuple[str, ...] = ()
    report: Report | None = None
    """Of the run that made the site; None where it was not made here, or all has been taken from it."""
    mark: str = ""
    """Of the run, see `Summary.mark`."""
    written: frozenset[str] = frozenset()
    """Files written or removed, as they are found from the root."""

    @property
    def site(self) -> Site | None:
        """What the pages were made from."""
        return self.report.site if self.report else None

    def differing(self, other: Generated) -> set[str]:
        """Pages that are not the same under both, whatever their files say."""
        pairs = [(self.moved, other.moved), (self.stand_ins, other.stand_ins)]
        found = {path for a, b in pairs for path in {*a, *b} if a.get(path) != b.get(path)}
        return found | (self.withdrawn ^ other.withdrawn)


class Seen:
    """The files that builds depend on, as the last one saw them: what differs is a person's save."""

    def __init__(self) -> None:
        self.states: dict[str, State] = {}

    def generating(self, watched: tuple[Path, ...], generate: Callable[[], Report], root: Path) -> Report:
        """Runs `generate`, and takes what it writes for seen. What is saved meanwhile is not."""
        self.states = snapshot(watched)
        try:
            report = generate()
        except GivenWayError as error:
            raise InterruptedBuildError from error
        written = {str(root / path) for path in report.written}
        self.states = after_writing(self.states, states_of(written), written)
        return report

    def see_written(self, report: Report, root: Path) -> None:
        """After a save, only what a run wrote is looked at."""
        written = [str(root / path) for path in report.written]
        self.see({file: state_of(file) for file in written})

    def differ(self, files: set[str]) -> dict[str, State | None]:
        """Those of the files that are not as the last build saw them, as they are now."""
        now = states_of(files)
        return {file: now.get(file) for file in files if now.get(file) != self.states.get(file)}

    def all_that_differ(self, watched: tuple[Path, ...]) -> dict[str, State | None]:
        """The same among all files there are."""
        return self.differ({*self.states, *snapshot(watched)})

    def see(self, states: Mapping[str, State | None]) -> None:
        """Take these files for seen."""
        for file, state in states.items():
            if state is None:
                self.states.pop(file, None)
            else:
                self.states[file] = state


FEW = 25
"""Briefs of a site over which a whole run takes no longer than a reader waits."""


def after_saves(before: Report | None, pages: Iterable[str]) -> Report | None:
    """Some saved pages, followed one after the other on the pages nearest to each: see `save.after_save`.

    None where that needs a whole run, or one is soon made.
    """
    if before is None or len(before.site.briefs) <= FEW:
        return None
    from generator.save import after_save

    written: set[str] = set()
    for page in pages:
        after = after_save(before, page)
        if after is None:
            return None
        before, written = after, written | after.written
    # No run left the site like this: what the last one left for builds is not of it.
    return replace(before, written=frozenset(written), mark="")


def run(root: Path, settings: Settings) -> Report:
    """One run. All that it is made of is loaded here: a build of what the last one left does without."""
    from generator.run import generate

    return generate(root, settings)


def generated_of(report: Report) -> Generated:
    """What a run says to the pages; what it says to people is logged."""
    said = _said_by(report)
    return replace(said, stand_ins=report.stand_ins, mistaken=report.mistaken, report=report, written=report.written)


def as_left(root: Path) -> Generated | None:
    """What the last run made, where all stands as it left it and another would have nothing to do."""
    summary = unchanged(root)
    return _said_by(summary) if summary and left(root, summary.mark) else None


def told_by(generated: Generated, root: Path) -> Told:
    """What the site tells machines: as the run left it, or taken from the site that it made."""
    with suppress(ValueError, TypeError, LookupError, AttributeError):
        return read(left(root, generated.mark))
    return told_of(generated.site) if generated.site else NOTHING


def _said_by(summary: Summary) -> Generated:
    log.info(summary.headline())
    for path, d in summary.disagreements:
        log.info("%s: `%s` is yours, %r; the source says %r", path, d.field, d.mine, d.theirs)
    for problem in summary.failed:
        log.warning("%s", problem)
    return Generated(frozenset(summary.withdrawn), summary.moved, mark=summary.mark)


def below(files: Iterable[str], folder: Path) -> Iterator[str]:
    """Those of the files that lie in a folder, as they are found from it."""
    for file in map(Path, files):
        if file.is_relative_to(folder):
            yield file.relative_to(folder).as_posix()
