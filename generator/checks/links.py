"""Links and anchors of Markdown pages: what points where, and what points nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.pages.headings import SOURCE_TEXT
from generator.site.routes import line_anchor

PARSER = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, slots=True)
class Outline:
    """What a page offers to links and where it points itself."""

    anchors: frozenset[str]
    links: tuple[tuple[str, int], ...]
    """Target as written, and the 1-based line in the file."""


def outline(text: str) -> Outline:
    """Headings and links of one page, front matter skipped."""
    body, skipped = _without_front_matter(text)
    tokens = PARSER.parse(body)
    anchors: list[str] = []
    links: list[tuple[str, int]] = []
    line, source_lines = 1, None
    for previous, token in zip([None, *tokens], tokens, strict=False):
        line = token.map[0] + 1 if token.map else line
        if token.type == "hr":
            source_lines = None
        if token.type != "inline":
            continue
        if previous is not None and previous.type == "heading_open":
            anchors.append(slugify(_words(token), "-"))
            source_lines = 0 if _words(token) == SOURCE_TEXT else None
        elif source_lines is not None:
            more = token.content.count("\n") + 1
            anchors.extend(line_anchor(source_lines + n) for n in range(1, more + 1))
            source_lines += more
        links.extend((target, line + skipped) for target in _targets(token))
    return Outline(frozenset(anchors), tuple(links))


def dead_links(pages: Mapping[str, str], files: frozenset[str]) -> Iterator[tuple[str, int, str]]:
    """Page, line and target of every relative link that leads nowhere.

    `pages`: Markdown by path; `files`: every path below the same folder, images and the like included.
    """
    outlines = {path: outline(text) for path, text in pages.items()}
    for path, page in outlines.items():
        for target, line in page.links:
            if not _resolves(path, target, outlines, files):
                yield path, line, target


def _resolves(path: str, target: str, outlines: Mapping[str, Outline], files: frozenset[str]) -> bool:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return True
    home = posixpath.dirname(path)
    aim = posixpath.normpath(posixpath.join(home, unquote(parts.path))) if parts.path else path
    if aim not in files:
        return False
    return not parts.fragment or aim not in outlines or unquote(parts.fragment) in outlines[aim].anchors


def _without_front_matter(text: str) -> tuple[str, int]:
    lines = text.split("\n")
    if lines[0].rstrip() not in ("---", "\ufeff---"):
        return text, 0
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), 0)
    return "\n".join(lines[end + 1 :]), end + 1


def _words(token: Token) -> str:
    return "".join(child.content for child in token.children or () if child.type in ("text", "code_inline"))


def _targets(token: Token) -> Iterator[str]:
    for child in token.children or ():
        target = child.attrGet("href" if child.type == "link_open" else "src")
        if child.type in ("link_open", "image") and target:
            yield str(target)
