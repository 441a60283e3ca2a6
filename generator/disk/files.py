"""Reading and writing files: with `generator.disk.commit`, the only module that touches a site's disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path

from generator.disk.bounds import Listed, Look, is_hidden, listed
from generator.errors import DatelineError
from generator.model import Problem

STAGED = ".dateline-new"
"""End of the name of a file that waits, whole, to take its neighbour's place."""

LONGEST_NAME = 255
"""Bytes of a file's name."""


def read_texts(folder: Path, pattern: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Texts below a folder by relative path, in order, and a problem for each file that can't be read.

    `pattern` is a name's (`*.md`), at any depth. Line ends and byte order marks stay in the text. Hidden
    files are left out; so is, with a problem, whatever `texts_in` refuses.
    """
    found = texts_in(folder, pattern)
    texts, problems = read_listed(folder, found)
    return texts, (*found.refused, *problems)


def texts_in(folder: Path, pattern: str) -> Listed:
    """The files below a folder that `read_texts` would read, and what it would refuse: see `bounds.listed`."""
    return listed(folder, Look(lambda name: fnmatchcase(name, pattern), is_hidden, lambda n: fnmatchcase(n, pattern)))


def read_listed(folder: Path, found: Listed) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The texts of files that were found, and those of them that can't be read."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for file in found.files:
        name = file.relative_to(folder).as_posix()
        try:
            texts[name] = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            problems.append(Problem(name, line, f"is not UTF-8 text (byte {error.start})", "Save it as UTF-8"))
        except FileNotFoundError:
            # It went away while we were reading: as if it had not been there.
            continue
        except OSError as error:
            problems.append(Problem(name, None, f"can't be read: {error.strerror}", "Make it readable"))
    return texts, tuple(problems)


def text_of(path: Path, within: Path) -> str | None:
    """The text of one file; None where there is none. Raises DatelineError where it may not or can't be read."""
    refuse_links(path, within)
    if not path.exists():
        return None
    try:
        with told(path, "can't be read"):
            return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        name = path.relative_to(within).as_posix()
        raise DatelineError(Problem(name, None, "is not UTF-8 text", "Save it as UTF-8")) from error


def digest(data: bytes) -> str:
    """What tells one state of a file from another."""
    return sha256(data).hexdigest()


def digest_of(path: Path) -> str | None:
    """The same for the file as it stands; None where there is none."""
    try:
        return digest(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None


def write_changed(path: Path, text: str, within: Path | None = None) -> bool:
    """Write a text unless the file holds it already; True where it was written.

    The bytes go to a hidden file beside it, are flushed to the disk, and take the file's place in one step:
    at any moment the file is whole, old or new. Folders are made, permissions kept.
    Raises DatelineError where it can't be written, and for a link (with `within`: for one that leads out of it).
    """
    data = text.encode("utf-8")
    refuse_links(path, within)
    with told(path, "can't be written"):
        if path.is_file() and path.read_bytes() == data:
            return False
        stage(path, data)
        staged(path).replace(path)
        flush_folders([path.parent])
    return True


def staged(path: Path) -> Path:
    """Where the new bytes of a file wait."""
    beside = path.with_name(f".{path.name}{STAGED}")
    return beside if fits(beside.name) else path.with_name(f".{digest(path.name.encode())}{STAGED}")


def fits(path: str) -> bool:
    """Whether disks take each name in a path: they all have room for as many bytes, and none for more."""
    return all(len(part.encode("utf-8", "surrogatepass")) <= LONGEST_NAME for part in path.split("/"))


def stage(path: Path, data: bytes) -> None:
    """Put the new bytes of a file beside it, flushed to the disk; the file stays as it is. A failure leaves nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = staged(path)
    with ExitStack() as undo:
        undo.callback(_drop, beside)
        beside.unlink(missing_ok=True)
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        undo.pop_all()


def _drop(beside: Path) -> None:
    """Remove what could not be finished; the error that came first is the one to tell."""
    with suppress(OSError):
        beside.unlink(missing_ok=True)


def remove(path: Path, within: Path | None = None) -> bool:
    """Remove a file, and the folders it leaves empty (up to `within`); True where there was one."""
    refuse_links(path, within)
    with told(path, "can't be removed"):
        if not path.is_file():
            return False
        path.unlink()
        flush_folders([path.parent])
    if within is not None:
        _remove_empty(path.parent, within)
    return True


def flush_folders(folders: Iterable[Path]) -> None:
    """Makes new and removed names last through a power cut; Windows has no such call, and needs none."""
    if os.name != "posix":
        return
    for folder in sorted(set(folders)):
        if folder.is_dir():
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def refuse_links(path: Path, within: Path | None) -> None:
    """Raises DatelineError for a path that a link leads elsewhere (with `within`: out of it)."""
    outside = within is not None and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(within))
    if outside or (within is None and path.is_symlink()):
        what = "is a link that leads elsewhere" if path.is_symlink() else "lies outside the site"
        raise DatelineError(Problem(path.as_posix(), None, what, "Put a file of its own in its place"))


@contextmanager
def told(path: Path, what: str) -> Iterator[None]:
    """The system's errors as ours: the file, what can't be done to it, and the reason."""
    try:
        yield
    except OSError as error:
        remedy = "Free some space, or make the folder writable; then run again"
        raise DatelineError(Problem(path.as_posix(), None, f"{what}: {error.strerror}", remedy)) from error


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and folder.is_relative_to(root) and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
