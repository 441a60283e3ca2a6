"""What stands below some folders of a site, by digest, so that two moments can be told apart.

A file is read again only where its size, its times or its place on the disk have changed: no program can set the time
at which a file's state last changed (`st_ctime`) to one of its choice. Where a second change could bear the same time
as the first, and on Windows, where that time means something else, the file itself is read.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile

Standing = Mapping[str, tuple[str, str]]
"""By path below the root: what the file system says of a file (empty where that proves nothing), and its digest."""
COARSEST = 2_000_000_000
"""Nanoseconds between two times that every file system tells apart."""
_CHUNK = 1 << 20


class UnsureError(Exception):
    """Raised for what can't be vouched for: links to folders, pipes, names that no line of text can hold."""


def standing(root: Path, places: Iterable[str], known: Standing) -> Standing:
    """Every file and folder at or below the places, paths below the root; a place that is not there has none.

    `known`: what stood there before, for files that need not be read again. Raises UnsureError and OSError.
    """
    now, start = _now(root), len(str(root)) + 1
    found: dict[str, tuple[str, str]] = {}
    for place in sorted(set(places)):
        if os.path.lexists(root / place):
            for file, seen in _below(f"{root}/{place}"):
                found[file[start:]] = _state(file, seen, known.get(file[start:]), now)
    return found


def _now(root: Path) -> int:
    """The time by the clock of the disk, which may be another machine's."""
    with TemporaryFile(dir=root) as file:
        return os.fstat(file.fileno()).st_mtime_ns


def _below(file: str) -> Iterator[tuple[str, os.stat_result]]:
    """A file, or a folder and all that lies in it."""
    seen = os.lstat(file)
    yield file, seen
    waiting = [file] if stat.S_ISDIR(seen.st_mode) else []
    while waiting:
        folder = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if "\n" in entry.name:
                    raise UnsureError(entry.path)
                path = f"{folder}/{entry.name}"
                seen = entry.stat(follow_symlinks=False)
                if stat.S_ISDIR(seen.st_mode):
                    waiting.append(path)
                yield path, seen


def _state(file: str, seen: os.stat_result, known: tuple[str, str] | None, now: int) -> tuple[str, str]:
    if stat.S_ISDIR(seen.st_mode):
        return "", "folder"
    stamp = _stamp(seen, now)
    if stamp and known and known[0] == stamp:
        return known
    return stamp, _digest(file)


def _stamp(seen: os.stat_result, now: int) -> str:
    """What the file system says of a file; nothing where that would not show the next change."""
    settled = max(seen.st_mtime_ns, seen.st_ctime_ns) < now - COARSEST
    if os.name != "posix" or not settled or not stat.S_ISREG(seen.st_mode):
        return ""
    return f"{seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_ino} {seen.st_mode}"


def _digest(file: str) -> str:
    """Digest of what a reader of the path would read, links followed."""
    if not stat.S_ISREG(Path(file).stat().st_mode):
        raise UnsureError(file)
    digest = sha256()
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        while data := os.read(handle, _CHUNK):
            digest.update(data)
    finally:
        os.close(handle)
    return digest.hexdigest()


def same_but(before: Standing, after: Standing, written: Iterable[str], digest_of: Callable[[str], str | None]) -> bool:
    """Whether all is as it was but for files that were written, and these are as meant (`digest_of`; None: gone)."""
    ours = set(written)
    differ = (path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    others = (path for path in differ if path not in ours and not _is_folder(path, before, after))
    return all(_is_same(before.get(path), after.get(path)) for path in others) and all(
        (after[path][1] if path in after else None) == digest_of(path) for path in ours
    )


def _is_folder(path: str, *moments: Standing) -> bool:
    """Whether it is no more than a folder: these come and go with the files in them."""
    return all(moment.get(path, ("", "folder"))[1] == "folder" for moment in moments)


def _is_same(one: tuple[str, str] | None, other: tuple[str, str] | None) -> bool:
    if one is None or other is None:
        return one is other
    return one[1] == other[1] and (one[0] == other[0] or not (one[0] and other[0]))
