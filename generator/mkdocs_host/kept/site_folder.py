"""The folder of a built site: only what differs is written, each file as a whole, and what no build made goes."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path

from generator.mkdocs_host.kept.ground import digest_of

STAGED = ".dateline-new"
"""End of the name of a file that waits, whole, to take its place."""


class SiteFolder:
    """What one build does to a folder. Files of its `unpublished` folder are not copied to it."""

    def __init__(self, folder: str, unpublished: str, copy: Callable[[str, str], None]) -> None:
        self._folder = Path(folder).absolute()
        self._unpublished = self._folder / unpublished
        self._copy = copy
        self._made: set[str] = set()
        self._left: list[str] = []

    def holds(self, path: str) -> bool:
        """Whether a file is or would be in the folder."""
        return Path(path).absolute().is_relative_to(self._folder)

    def is_self(self, folder: str) -> bool:
        """Whether this is the folder itself."""
        return Path(folder).absolute() == self._folder

    def write(self, content: bytes, path: str) -> None:
        """A file of this content; one that has it is left alone."""
        target = self._is_made(path)
        if _content(target) != content:
            _replace(content, target)

    def copy(self, source: str, path: str) -> None:
        """The same for a file that is copied."""
        target = Path(path).absolute()
        if target.is_relative_to(self._unpublished):
            return
        self._made.add(str(target))
        with suppress(OSError):
            if Path(source).stat().st_size == target.stat().st_size and _content(Path(source)) == _content(target):
                return
        self._copy(source, path)

    def has(self, path: str, digest: str) -> bool:
        """Whether the file stands there with just this content; then it stays."""
        content = _content(self._is_made(path))
        return content is not None and digest_of(content) == digest

    def keep(self, *paths: str) -> None:
        """Files and folders, below this one, that this build left on purpose, or wrote by another way."""
        for path in map(str, (self._folder / path for path in paths)):
            self._made.add(path)
            self._left.append(f"{path}{os.sep}")

    def remove_pages_but(self, paths: Collection[str]) -> None:
        """Away with HTML that an earlier build left and that none of these files will replace."""
        kept = {str(Path(path).absolute()) for path in paths}
        for path in _files(str(self._folder)):
            if path.endswith(".html") and path not in kept:
                _remove(path)

    def remove_the_rest(self) -> None:
        """Away with whatever this build has not made, and with empty folders. Hidden files of the folder stay."""
        left = tuple(self._left)
        for path in _files(str(self._folder)):
            if path not in self._made and not path.startswith(left):
                _remove(path)
        for folder, _, files in os.walk(self._folder, topdown=False):
            if not files and Path(folder) != self._folder:
                with suppress(OSError):
                    Path(folder).rmdir()

    def _is_made(self, path: str) -> Path:
        target = Path(path).absolute()
        self._made.add(str(target))
        return target


def _files(folder: str) -> Iterator[str]:
    for inner, folders, files in os.walk(folder):
        is_top = inner == folder
        if is_top:
            folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (f"{inner}{os.sep}{name}" for name in files if not (is_top and name.startswith(".")))


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _replace(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    staged = target.with_name(target.name + STAGED)
    staged.write_bytes(content)
    staged.replace(target)


def _remove(path: str) -> None:
    with suppress(OSError):
        Path(path).unlink()
