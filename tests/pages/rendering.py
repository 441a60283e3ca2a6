"""Markdown rendered as MkDocs and as GitHub would, taken apart into elements and text."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import markdown
from markdown_it import MarkdownIt


class _Parts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.append("comment")


@cache
def _github() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def as_mkdocs(text: str) -> _Parts:
    """With Python-Markdown and the extensions of mkdocs.yml and of MkDocs itself."""
    return _parse(markdown.markdown(text, extensions=["tables", "toc", "fenced_code"]))


def as_github(text: str) -> _Parts:
    """With a CommonMark parser plus tables and strikethrough."""
    return _parse(_github().render(text))


def _parse(html: str) -> _Parts:
    parts = _Parts()
    parts.feed(html)
    parts.close()
    return parts


def text_of(parts: _Parts) -> str:
    return folded("".join(parts.words))


def folded(text: str) -> str:
    """What a reader sees of a text: no control characters, blanks folded."""
    return re.sub(r"\s+", " ", re.sub(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]", "", text)).strip()
