"""PDF and Word documents, read where `dateline[documents]` is installed; else refused with the command that does."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from logging import CRITICAL, getLogger
from zipfile import BadZipFile, ZipFile

from generator.articles.readers.clip import Block, Clip, Read, paragraphs
from generator.articles.readers.pasted.plain import plain_text
from generator.errors import DatelineError
from generator.model import Problem

_INSTALL = (
    "Install what reads it: pip install 'dateline[documents]'. Or save its text as a .txt file and put that here."
)
_TEXT = "Save its text as a .txt file and put that here."
_MOST_UNPACKED = 60_000_000
"""Bytes that a Word document may unpack to; a thousand pages of text have ten million."""
_MOST_PAGES = 400
_BROKEN = (
    *(ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError, RecursionError),
    *(struct.error, zlib.error),
)
"""What readers of documents raise on files that are none, beside exceptions of their own."""
_WORD_PART = "word/document.xml"
_PAGE_NUMBER = re.compile(r"\s*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*", re.I)  # "Page 3 of 7"


def is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF."""
    return data[:1024].lstrip().startswith(b"%PDF-")


def is_docx(data: bytes) -> bool:
    """Whether a file is a ZIP archive that holds a document of Word's."""
    return data.startswith(b"PK\x03\x04") and _WORD_PART.encode() in data


def pdf_to_text(name: str, data: bytes) -> Read:
    """The text of a PDF, its lines made whole. Raises DatelineError for one without text, locked or broken."""
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.layout import LTTextBox
        from pdfminer.pdfexceptions import PDFException
        from pdfminer.psexceptions import PSException
    except ImportError:
        raise DatelineError(Problem(name, None, "is a PDF", _INSTALL)) from None
    getLogger("pdfminer").setLevel(CRITICAL)  # what it can't use we tell ourselves
    pages: list[list[str]] = []
    try:
        for page in extract_pages(io.BytesIO(data), maxpages=_MOST_PAGES):
            boxes = [box.get_text() for box in page if isinstance(box, LTTextBox)]
            pages.append([text for box in boxes if (text := box.strip())])
    except (PDFException, PSException, *_BROKEN) as error:
        what = f"is a PDF that can't be read ({type(error).__name__})"
        raise DatelineError(Problem(name, None, what, _TEXT)) from error
    text = plain_text("\n\n".join(_flowing(pages)), fewest=1)
    if len(text.split()) < 5:
        raise DatelineError(
            Problem(name, None, "is a PDF without text: pictures of pages", "Read it with a program for OCR first.")
        )
    return text


def _flowing(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """The paragraphs of all pages, without the lines that stand on each."""
    edges = [box for page in pages for box in (*page[:1], *page[-1:])]
    for page in pages:
        for box in page:
            is_running = len(pages) > 2 and edges.count(box) > len(pages) / 2
            if not is_running and not _PAGE_NUMBER.fullmatch(box):
                yield box


def docx_to_clips(name: str, data: bytes) -> Read:
    """The text of a Word document, with the title and author that its properties give where they are filled in.

    Raises DatelineError for one that is broken, holds no text, or unpacks to more than any text has.
    """
    try:
        from docx import Document
        from docx.opc.exceptions import OpcError
    except ImportError:
        raise DatelineError(Problem(name, None, "is a Word document", _INSTALL)) from None
    _check_size(name, data)
    try:
        found = [
            (each.style.name or "" if each.style else "", each.text.strip())
            for each in Document(io.BytesIO(data)).paragraphs
        ]
    except (OpcError, BadZipFile, SyntaxError, *_BROKEN) as error:
        what = f"is a Word document that can't be read ({type(error).__name__})"
        raise DatelineError(Problem(name, None, what, _TEXT)) from error
    told = [(style, text) for style, text in found if text]
    if not told:
        raise DatelineError(Problem(name, None, "is a Word document without text", _TEXT))
    titles = [text for style, text in told if style == "Title"]
    if not titles:
        return "\n\n".join(text for _, text in told)
    rest = [
        Block(text, "subheading" if style.startswith("Heading") else None) for style, text in told if text != titles[0]
    ]
    return (Clip(by="document", title=titles[0], blocks=tuple(rest) or paragraphs(titles[0])),)


def _check_size(name: str, data: bytes) -> None:
    """Nothing is unpacked before its size is known; what an archive says of itself is not believed."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            left = _MOST_UNPACKED
            for part in archive.infolist():
                with archive.open(part) as stream:
                    while left > 0 and (piece := stream.read(min(1_000_000, left + 1))):
                        left -= len(piece)
                if left <= 0:
                    what = f"unpacks to more than {_MOST_UNPACKED // 1_000_000} MB, which no text does"
                    raise DatelineError(Problem(name, None, what, _TEXT))
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError) as error:
        raise DatelineError(Problem(name, None, "is a broken archive", _TEXT)) from error
