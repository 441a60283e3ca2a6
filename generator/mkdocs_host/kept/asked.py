"""What a page asked of others while it was read: which files there are, and what stands in some."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import cast

from mkdocs.structure.files import File, Files

from generator.mkdocs_host.kept.ground import digest_of

Reader = Callable[[str], str | None]


class Asked(Files):
    """The files of a build, for one page: remembers which the page looked for, and what each was to it."""

    def __init__(self, files: Files) -> None:
        super().__init__(())
        self._src_uris = cast(dict[str, File], files.src_uris)
        self.answers: dict[str, str] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """The file of that path below docs/, or None: remembered, as `sign` has it."""
        name = PurePath(path).as_posix()
        file = self._src_uris.get(name)
        self.answers[name] = sign(file)
        return file


def sign(file: File | None) -> str:
    """All that a page takes from another file unread: its address, whether it is published, and edited."""
    if file is None:
        return ""
    flags = f"{'-' if file.inclusion.is_excluded() else '+'}{'-' if file.edit_uri is None else '+'}"
    return f"{flags}{file.url}"


def answers_hold(answers: Mapping[str, str], files: Mapping[str, File]) -> bool:
    """Whether each of the files looked for is to the page what it was."""
    return all(sign(files.get(name)) == was for name, was in answers.items())


class Texts:
    """The texts that pages took in from other files, each read once a build."""

    def __init__(self, read: Reader) -> None:
        self._read = read
        self._digests: dict[str, str] = {}
        self._asked: dict[str, str] = {}

    def forget(self) -> None:
        """They may have changed."""
        self._digests = {}

    def begin(self) -> None:
        """Another page begins."""
        self._asked = {}

    @property
    def asked(self) -> Mapping[str, str]:
        """What the page at hand took in, each text by its digest."""
        return self._asked

    def read(self, path: str) -> str | None:
        """The text of a file below docs/, remembered for the page at hand."""
        text = self._read(path)
        self._digests[path] = self._asked[path] = "" if text is None else digest_of(text)
        return text

    def hold(self, asked: Mapping[str, str]) -> bool:
        """Whether all of these still say what they said."""
        return all(self._digest(path) == was for path, was in asked.items())

    def _digest(self, path: str) -> str:
        if path not in self._digests:
            text = self._read(path)
            self._digests[path] = "" if text is None else digest_of(text)
        return self._digests[path]
