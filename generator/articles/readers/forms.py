"""The forms in which people save an article: what each is known by, and how its text is got out of it.

Reach for `READERS` to add a form: a line here, and a module beside this one. The first reader that knows a text reads
it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.articles.readers.markup import html_to_text, is_html


@dataclass(frozen=True, slots=True)
class Reader:
    """One form of text."""

    form: str
    """What people call it."""
    knows: Callable[[str], bool]
    """Whether a decoded text has this form; cheap, and never raises."""
    read: Callable[[str], str]
    """The text of the article or articles in it, a block a line."""


def read_form(text: str) -> str:
    """What a decoded text says, whatever its form."""
    return next(reader for reader in READERS if reader.knows(text)).read(text)


def _anything(_: str) -> bool:
    return True


def _as_it_is(text: str) -> str:
    return text


READERS: tuple[Reader, ...] = (
    Reader("a saved web page", is_html, html_to_text),
    Reader("plain text", _anything, _as_it_is),
)
