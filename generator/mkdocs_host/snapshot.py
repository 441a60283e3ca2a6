"""The state of a set of files and folders, to tell a person's save from an echo of our own writing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

Snapshot = frozenset[tuple[str, int, int]]
"""Path, modification time in nanoseconds, size in bytes."""


def snapshot(paths: Iterable[Path]) -> Snapshot:
    """Every file at or below the paths, as it stands now. Files that vanish meanwhile are left out."""
    return frozenset(entry for path in paths for file in _files(path) for entry in _entry(file))


def after_writing(before: Snapshot, after: Snapshot, written: Collection[str]) -> Snapshot:
    """The state a build has seen: our own writes as they are now, all else as it was before we read it."""
    kept = {entry for entry in before if entry[0] not in written}
    return frozenset(kept | {entry for entry in after if entry[0] in written})


def _files(path: Path) -> Iterable[Path]:
    return path.rglob("*") if path.is_dir() else (path,)


def _entry(file: Path) -> Iterable[tuple[str, int, int]]:
    try:
        stat = file.stat()
    except OSError:
        return ()
    return () if file.is_dir() else ((str(file), stat.st_mtime_ns, stat.st_size),)
