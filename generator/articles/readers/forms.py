"""The forms in which people save an article: what each is known by, and how its articles are got out of it.

Reach for `READERS` to add a form: a line here, and a module beside this one. The first reader that knows a file reads
it; the last knows every text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from generator.articles.readers.clip import Read
from generator.articles.readers.decode import cleaned, decode
from generator.articles.readers.pages.markup import is_html


@dataclass(frozen=True)
class File:
    """A file as a reader sees it."""

    name: str
    """Shown in errors; its end may tell the form where the content does not."""
    data: bytes

    @cached_property
    def text(self) -> str:
        """Its characters. Raises DatelineError for what is no text."""
        return decode(self.name, self.data)

    def ends(self, *suffixes: str) -> bool:
        """Whether its name has one of these ends: ".csv"."""
        return self.name.lower().endswith(suffixes)


@dataclass(frozen=True, slots=True)
class Reader:
    """One form."""

    form: str
    """What people call it."""
    knows: Callable[[File], bool]
    """Whether a file has this form; cheap."""
    read: Callable[[File], Read]
    """The articles in it, or its text. Raises DatelineError with a remedy for a broken file, and nothing else."""


def read_file(name: str, data: bytes) -> tuple[str, Read]:
    """What a file is called, and what it says: a text, whose articles are to be found, or articles; all cleaned.

    Raises DatelineError, with the file's name and a remedy, for what no reader knows.
    """
    file = File(name, data)
    reader = next(reader for reader in READERS if reader.knows(file))
    found = reader.read(file)
    if isinstance(found, str):
        return reader.form, cleaned(found)
    return reader.form, tuple(clip.mapped(cleaned) for clip in found if not clip.is_empty)


def _page(file: File) -> Read:
    from generator.articles.readers.pages.page import page_to_clips  # here, as its libraries are slow to start

    return page_to_clips(file.text)


READERS: tuple[Reader, ...] = (
    Reader("a saved web page", lambda file: is_html(file.text), _page),
    Reader("plain text", lambda file: True, lambda file: file.text),
)
