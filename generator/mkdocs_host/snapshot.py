"""The state of a set of files and folders, to tell a person's save from an echo of our own writing."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

State = tuple[int, int]
"""Modification time in nanoseconds, size in bytes."""
Snapshot = Mapping[str, State]
"""The state of each file, by its path."""


def snapshot(paths: Iterable[Path]) -> dict[str, State]:
    """Every file at or below the paths, as it stands now. Files that vanish meanwhile are left out."""
    return states_of(file for path in paths for file in _files(path))


def states_of(files: Iterable[str]) -> dict[str, State]:
    """These files as they stand now; without those that are not there."""
    return {file: state for file in files if (state := state_of(file)) is not None}


def state_of(file: str) -> State | None:
    """One file as it stands now; None for one that is not there, or is a folder."""
    try:
        found = Path(file).stat()
    except OSError:
        return None
    return None if stat.S_ISDIR(found.st_mode) else (found.st_mtime_ns, found.st_size)


def after_writing(before: Snapshot, after: Snapshot, written: Collection[str]) -> dict[str, State]:
    """The state a build has seen: our own writes as they are now, all else as it was before we read it."""
    kept = {file: state for file, state in before.items() if file not in written}
    return kept | {file: state for file, state in after.items() if file in written}


def _files(path: Path) -> Iterator[str]:
    if not path.is_dir():
        yield str(path)
    for folder, _, names in os.walk(path):
        yield from (f"{folder}{os.sep}{name}" for name in names)
