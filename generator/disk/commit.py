"""Many files changed as if in one step: after a kill, a full disk or a power cut the next run finishes the work.

Reach for `commit` with the files of a run and for `recover` before the next one. The new bytes of every file are
put beside it first; then a journal in `.dateline/` says which files change; then each takes its place, a page
before its record, since a record that is ahead of its page would pass the generator's old words for a person's.
Taking its place and leaving the waiting place are one step for the file system, so what still waits tells, at any
later time, which pages are old and which new, even where a person has written on them since.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.disk.files import (
    STAGED,
    digest,
    digest_of,
    flush_folders,
    refuse_links,
    remove,
    stage,
    staged,
    told,
    write_changed,
)
from generator.errors import DatelineError
from generator.model import Problem

JOURNAL = ".dateline/journal.json"


@dataclass(frozen=True, slots=True)
class Step:
    """One file's way from an old state to a new one. Paths are below the root; states are digests, None for no file."""

    path: str
    before: str | None
    after: str | None


Change = tuple[Step, ...]
"""Files that go together: a page and then its record, or a file alone."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a commit."""

    paths: tuple[str, ...]
    """Files written or removed, below the root."""
    disturbed: tuple[str, ...]
    """Files that somebody else wrote meanwhile: left as they are, with what goes with them."""


def commit(root: Path, groups: Iterable[Mapping[str, str | None]], seen: Mapping[str, str | None]) -> Written:
    """Bring files to their new texts, None to remove one. Unchanged files keep their time stamps.

    Each of `groups` holds files that go together, page first. `seen`: the state of each file that the new texts
    were made from; where one has changed since, nothing is written at all.
    Raises DatelineError where a file can't be written: before the journal stands nothing has changed, and after it
    the next `recover` goes on.
    """
    listed = [dict(group) for group in groups]
    changes = [change for group in listed if (change := _change(root, group))]
    disturbed = tuple(path for path, state in seen.items() if _state(root / path) != state)
    if disturbed or not changes:
        return Written((), disturbed)
    texts = {path: text for group in listed for path, text in group.items() if text is not None}
    _stage_all(root, [step for change in changes for step in change if step.after], texts)
    journal = json.dumps([[asdict(step) for step in change] for change in changes], indent=1) + "\n"
    try:
        write_changed(root / JOURNAL, journal)
    except DatelineError:
        _unstage(root, changes)
        raise
    return _finish(root, changes)


def recover(root: Path, folders: Iterable[str]) -> tuple[str, ...]:
    """Finish what a run that was cut off had begun, and clear away what it had only prepared below `folders`.

    Gives the files that were written or removed. A page that a person wrote on before its turn came stays theirs.
    """
    changes = _journal(root)
    written = _finish(root, changes).paths if changes else ()
    remove(root / JOURNAL)
    for folder in folders:
        for left in sorted((root / folder).rglob(f".*{STAGED}")):
            remove(left, within=root)
    return written


def is_pending(root: Path) -> bool:
    """Whether a run was cut off in the middle of writing."""
    return (root / JOURNAL).is_file()


def _change(root: Path, group: Mapping[str, str | None]) -> Change:
    """The files of a group that are not yet as they should be."""
    steps = []
    for path, text in group.items():
        file = root / path
        refuse_links(file, root)
        before = _state(file)
        after = None if text is None else digest(text.encode("utf-8"))
        if before != after:
            steps.append(Step(path, before, after))
    return tuple(steps)


def _stage_all(root: Path, steps: Sequence[Step], texts: Mapping[str, str]) -> None:
    done: list[Step] = []
    try:
        for step in steps:
            done.append(step)
            with told(root / step.path, "can't be written"):
                stage(root / step.path, texts[step.path].encode("utf-8"))
        with told(root, "can't be written"):
            flush_folders((root / step.path).parent for step in steps)
    except DatelineError:
        _unstage(root, [tuple(done)])
        raise


def _unstage(root: Path, changes: Iterable[Change]) -> None:
    for change in changes:
        for step in reversed(change):
            remove(staged(root / step.path), within=root)


def _finish(root: Path, changes: Sequence[Change]) -> Written:
    """Every file takes its place: pages first, then, with these safe on the disk, what goes with them."""
    left: list[Change] = []
    for change in changes:
        if _is_spoken_over(root, change[0]):
            # In reverse: once its page waits no longer, a record counts as one to be put in place.
            _unstage(root, [change])
            left.append(change)
        else:
            _carry_out(root, change[0])
    done = [change for change in changes if change not in left]
    flush_folders((root / change[0].path).parent for change in done)
    for change in done:
        for step in change[1:]:
            _carry_out(root, step)
    flush_folders((root / step.path).parent for change in done for step in change)
    remove(root / JOURNAL)
    return Written(tuple(step.path for change in done for step in change), tuple(change[0].path for change in left))


def _is_spoken_over(root: Path, step: Step) -> bool:
    """Whether a file can't take its place, because somebody wrote on the old one."""
    state = _state(root / step.path)
    if step.after is None:
        return state not in (None, step.before)
    if _state(staged(root / step.path)) == step.after:
        return state != step.before
    # It has taken its place already, unless what waited was lost.
    return state == step.before


def _carry_out(root: Path, step: Step) -> None:
    file = root / step.path
    if step.after is None:
        remove(file, within=root)
        return
    with told(file, "can't be written"):
        if _state(staged(file)) == step.after:
            staged(file).replace(file)


def _state(file: Path) -> str | None:
    with told(file, "can't be read"):
        return digest_of(file)


def _journal(root: Path) -> list[Change]:
    """What a run had set out to do; nothing where there is no journal, or one of another version."""
    file = root / JOURNAL
    if not file.is_file():
        return []
    try:
        data: Any = json.loads(file.read_text(encoding="utf-8"))
        changes = [tuple(Step(**step) for step in change) for change in data]
    except (ValueError, TypeError):
        return []
    for change in changes:
        for step in change:
            refuse_links(root / step.path, root)
    return [change for change in changes if change]


def disturbed(path: str) -> Problem:
    """How a file that changed under a run is told."""
    what = "was saved again and again while this run was going on, and is left as it is"
    return Problem(path, None, what, "Run `dateline generate` once more")
