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
from generator.articles.readers.documents import docx_to_clips, is_docx, is_pdf, pdf_to_text
from generator.articles.readers.lists.archive_export import archive_export_to_clips, is_archive_export
from generator.articles.readers.lists.feed import feed_to_clips, is_xml
from generator.articles.readers.lists.tables import is_json, is_table, json_to_clips, table_to_clips
from generator.articles.readers.mail import is_mail, mail_to_clips
from generator.articles.readers.pages.markup import is_html
from generator.articles.readers.pasted.markdown_file import is_markdown, markdown_to_clips
from generator.articles.readers.pasted.plain import plain_text
from generator.errors import DatelineError
from generator.model import Problem


@dataclass(frozen=True)
class File:
    """A file as a reader sees it."""

    name: str
    """Shown in errors; its end may tell the form where the content does not."""
    data: bytes

    @cached_property
    def text(self) -> str:
        """Its characters, lines ended as `\\n`. Raises DatelineError for what is no text."""
        return decode(self.name, self.data).replace("\r\n", "\n").replace("\r", "\n")


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
    clips = tuple(clip.mapped(cleaned) for clip in found if not clip.is_empty)
    if not clips:
        remedy = "Put one into it, or remove it."
        raise DatelineError(Problem(name, None, f"is {reader.form}, but holds no text of an article", remedy))
    return reader.form, clips


def _page(file: File) -> Read:
    from generator.articles.readers.pages.page import page_to_clips  # here, as its libraries are slow to start

    return page_to_clips(file.text)


READERS: tuple[Reader, ...] = (
    Reader("a PDF", lambda file: is_pdf(file.data), lambda file: pdf_to_text(file.name, file.data)),
    Reader("a Word document", lambda file: is_docx(file.data), lambda file: docx_to_clips(file.name, file.data)),
    Reader("a saved web page", lambda file: is_html(file.text), _page),
    Reader("a feed", lambda file: is_xml(file.text), lambda file: feed_to_clips(file.name, file.text)),
    Reader("JSON", lambda file: is_json(file.text), lambda file: json_to_clips(file.name, file.text)),
    Reader("a mail", lambda file: is_mail(file.text), lambda file: mail_to_clips(file.name, file.data, file.text)),
    Reader("a database's export", lambda f: is_archive_export(f.text), lambda f: archive_export_to_clips(f.text)),
    Reader("Markdown", lambda f: is_markdown(f.name, f.text), lambda f: markdown_to_clips(f.name, f.text)),
    Reader("a table", lambda file: is_table(file.name, file.text), lambda file: table_to_clips(file.name, file.text)),
    Reader("plain text", lambda file: True, lambda file: plain_text(file.text)),
)
"""The first that knows a file reads it: the telling ones stand above the ones that many texts could be."""
