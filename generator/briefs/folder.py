"""Reading and writing pages and records: the only module here that touches the disk."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import DatelineError
from generator.model import Problem


def read_texts(folder: Path, pattern: str) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Texts below a folder by relative path, in order, and a problem for each file that can't be read.

    `pattern` is a name's (`*.md`), at any depth. Line ends and byte order marks stay in the text. Hidden
    files are left out; so are links that lead out of the folder, with a problem.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for file in sorted(folder.rglob(pattern), key=lambda each: each.relative_to(folder).as_posix()):
        name = file.relative_to(folder).as_posix()
        if any(part.startswith(".") for part in name.split("/")) or file.is_dir():
            continue
        if not file.resolve().is_relative_to(folder.resolve()):
            problems.append(Problem(name, None, "is a link that leads out of the folder", "Put the file itself here"))
            continue
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


def write_changed(path: Path, text: str, within: Path | None = None) -> bool:
    """Write a text unless the file holds it already; True where it was written.

    The bytes go to a hidden file beside it, are flushed to the disk, and take the file's place in one step:
    at any moment the file is whole, old or new. Folders are made, permissions kept.
    Raises DatelineError where it can't be written, and for a link (with `within`: for one that leads out of it).
    """
    data = text.encode("utf-8")
    _refuse_links(path, within)
    with _told(path, "can't be written"):
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        try:
            _write_through(beside, data, path)
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _flush_folder(path.parent)
    return True


def remove(path: Path, within: Path | None = None) -> bool:
    """Remove a file, and the folders it leaves empty (up to `within`); True where there was one."""
    _refuse_links(path, within)
    with _told(path, "can't be removed"):
        if not path.is_file():
            return False
        path.unlink()
        _flush_folder(path.parent)
    if within is not None:
        _remove_empty(path.parent, within)
    return True


def _write_through(file: Path, data: bytes, like: Path) -> None:
    file.unlink(missing_ok=True)
    with file.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if like.exists():
        file.chmod(stat.S_IMODE(like.stat().st_mode))


def _flush_folder(folder: Path) -> None:
    """Makes the new name last through a power cut; Windows has no such call, and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and folder.is_relative_to(root) and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _refuse_links(path: Path, within: Path | None) -> None:
    outside = within is not None and not path.resolve().is_relative_to(within.resolve())
    if outside or (within is None and path.is_symlink()):
        what = "is a link that leads elsewhere" if path.is_symlink() else "lies outside the site"
        raise DatelineError(Problem(path.as_posix(), None, what, "Put a file of its own in its place"))


@contextmanager
def _told(path: Path, what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        remedy = "Free some space, or make the folder writable; then run again"
        raise DatelineError(Problem(path.as_posix(), None, f"{what}: {error.strerror}", remedy)) from error
