"""Reading `seeds/` from the disk: the only module of this stage that touches files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from generator.model import Problem, Seed

MAX_BYTES = 20 * 1024 * 1024
"""More than a year of any newsroom's texts; larger files are exports or scans, not seeds."""

_NOT_SEEDS = frozenset({"thumbs.db", "desktop.ini", "icon\r", "readme.md", "license", "license.md", "license.txt"})


def read_seeds(folder: Path) -> tuple[tuple[Seed, ...], tuple[Problem, ...]]:
    """Every file below `folder`, sorted by path, and what could not be read.

    Reach for it once, at the start of a run. Hidden files and what file managers leave behind are passed over in
    silence, README and LICENSE too; a file that is too large or can't be read is a problem with a remedy, and the
    others go on. Never raises for a file: a missing folder gives a problem as well.
    """
    if not folder.is_dir():
        return (), (Problem(folder.name, None, "is not a folder", "Make it and put your texts into it."),)
    seeds, problems = [], []
    for path in sorted(_files(folder, frozenset()), key=lambda found: found.relative_to(folder).as_posix()):
        read = _read(folder, path)
        if isinstance(read, Seed):
            seeds.append(read)
        else:
            problems.append(read)
    return tuple(seeds), tuple(problems)


def _files(folder: Path, above: frozenset[str]) -> Iterator[Path]:
    """Files and everything that may not be entered; a folder that leads back into itself comes out as a path."""
    real = os.path.realpath(folder)
    if real in above:
        yield folder
        return
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.name.lower() in _NOT_SEEDS or entry.name.endswith("~"):
            continue
        if entry.is_dir():
            yield from _files(entry, above | {real})
        else:
            yield entry


def _read(folder: Path, path: Path) -> Seed | Problem:
    shown = f"{folder.name}/{path.relative_to(folder).as_posix()}"
    if path.is_dir():
        again = os.path.realpath(path) in {os.path.realpath(parent) for parent in path.parents}
        if again:
            return Problem(shown, None, "is a folder that leads back into itself", "Remove the link.")
        return Problem(shown, None, "is a folder that can't be opened", "Give yourself the right to read it.")
    if path.is_symlink() and not path.exists():
        return Problem(shown, None, "is a link to nothing", "Remove it, or put the file back where it points.")
    if not path.is_file():
        return Problem(shown, None, "is not a plain file", "Remove it, or put the text itself here.")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            what = f"is {size / 1_000_000:.0f} MB; at most {MAX_BYTES // 1_000_000} MB are read"
            return Problem(shown, None, what, "Split it into files of one article or a few each.")
        data = path.read_bytes()
    except OSError as error:
        return Problem(shown, None, f"can't be read ({error.strerror})", "Give yourself the right to read it.")
    return Seed(path.relative_to(folder).as_posix(), data, sha256(data).hexdigest())
