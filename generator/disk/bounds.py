"""Reading stays inside its folder: which files below it may be read, and why the others may not.

Reach for `listed` before any folder of a site is read, for `is_inside` before a single file is. A folder of texts may
come from strangers: whatever leads out of it, or is no file at all, is refused by name, and the others go on.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.model import Problem

OUTSIDE = "is a link that leads out of the folder"


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody looks for in a folder, by names alone."""

    wanted: Callable[[str], bool]
    """Files to read; others are none of the caller's business."""
    passed_over: Callable[[str], bool]
    """Files and folders to pass over in silence."""
    file_like: Callable[[str], bool]
    """Names that promise a file: a folder that bears one is a mistake."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What is below a folder."""

    files: tuple[Path, ...] = ()
    """Plain files, and links to plain files below the same folder, by path."""
    refused: tuple[Problem, ...] = ()
    """Whatever may not be read, by its path below the folder."""


def is_hidden(name: str) -> bool:
    """Whether the system's file managers show it only on request."""
    return name.startswith(".")


def listed(folder: Path, look: Look) -> Listed:
    """What may be read below a folder, and what may not. Never raises; a folder that is not there holds nothing.

    Links to folders are not followed, so no way leads back; a link to a file may be read while that file lies below
    the same folder.
    """
    if not folder.is_dir():
        return Listed()
    files: list[Path] = []
    refused: list[Problem] = []
    home = Path(os.path.realpath(folder))
    waiting = [folder]
    while waiting:
        for entry in _entries(waiting.pop(), folder, refused):
            if look.passed_over(entry.name):
                continue
            why = _refusal(entry, home, look)
            if why:
                refused.append(_problem(entry, folder, *why))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            elif look.wanted(entry.name):
                files.append(Path(entry.path))
    return Listed(tuple(sorted(files, key=lambda file: file.relative_to(folder).as_posix())), tuple(sorted(refused)))


def is_inside(file: Path, folder: Path) -> bool:
    """Whether a path leads to a plain file below the folder, links followed. Never raises, whatever the path says."""
    real = stat.S_ISREG(_mode(file))
    return real and _is_below(Path(os.path.realpath(file)), Path(os.path.realpath(folder)))


def _entries(here: Path, folder: Path, refused: list[Problem]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(here) as found:
            return list(found)
    except OSError as error:
        what = f"is a folder that can't be opened ({error.strerror})"
        refused.append(_told(here, folder, what, "Give yourself the right to read it"))
        return []


def _refusal(entry: os.DirEntry[str], home: Path, look: Look) -> tuple[str, str] | None:
    """What is wrong with an entry, and the remedy; None for a folder or file that may be read."""
    if entry.is_symlink() or _is_junction(entry):
        return _refused_link(entry, home, look)
    is_folder = entry.is_dir(follow_symlinks=False)
    if not is_folder and not look.wanted(entry.name):
        return None
    if is_hidden(entry.name):
        return "is hidden (its name begins with a dot)", "Give it a name without the dot, or remove it"
    if not _is_text(entry.name):
        return "has a name that is not UTF-8", "Give it another name"
    if is_folder:
        named = look.file_like(entry.name)
        return ("is a folder with the name of a file", "Give the folder another name") if named else None
    return None if stat.S_ISREG(_mode(entry)) else ("is not a plain file", "Remove it, or put the text itself here")


def _refused_link(entry: os.DirEntry[str], home: Path, look: Look) -> tuple[str, str] | None:
    target, mode = Path(os.path.realpath(entry.path)), _mode(entry.path)
    if not stat.S_ISDIR(mode) and not look.wanted(entry.name):
        return None
    if is_hidden(entry.name) or not _is_text(entry.name):
        return "is a link with a hidden or unreadable name", "Remove it"
    if _is_below(Path(os.path.realpath(Path(entry.path).parent)), target):
        return "is a link that leads back to a folder it lies in", "Remove the link"
    if not _is_below(target, home):
        return OUTSIDE, "Put the file itself here, or remove the link"
    if stat.S_ISDIR(mode):
        return "is a link to a folder", "Remove it: what the folder holds is read where it stands"
    if not mode:
        return "is a link to nothing", "Remove it, or put the file back where it points"
    return None if stat.S_ISREG(mode) else ("is a link to what is not a plain file", "Remove the link")


def _is_below(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder)


def _mode(path: os.DirEntry[str] | Path | str) -> int:
    """What stands at a path, links followed; 0 where nothing does, or nothing that we may know of."""
    try:
        return Path(path).stat().st_mode
    except (OSError, ValueError):
        return 0


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Windows' other kind of link to a folder."""
    return os.name == "nt" and entry.is_dir() and Path(os.path.realpath(entry.path)) != Path(entry.path).absolute()


def _is_text(name: str) -> bool:
    """Whether a name can be written down: what is no UTF-8 on disk comes as lone surrogates."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def _problem(entry: os.DirEntry[str], folder: Path, what: str, remedy: str) -> Problem:
    return _told(Path(entry.path), folder, what, remedy)


def _told(path: Path, folder: Path, what: str, remedy: str) -> Problem:
    shown = path.relative_to(folder).as_posix().encode("utf-8", "backslashreplace").decode()
    return Problem("" if shown == "." else shown, None, what, remedy)
