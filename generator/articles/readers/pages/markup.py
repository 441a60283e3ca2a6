"""A saved web page as lines of text: tags away, blocks apart, entities read."""

from __future__ import annotations

import re
from html import unescape

_HEAD = re.compile(
    r"(?:\s|<!--(?:(?!-->).){0,2000}-->|<\?[^>]{0,200}>)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_PIECES = re.compile(r"(<[^<>]*>)")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_PUBLISHED = re.compile(
    r"<meta\b(?=[^>]*(?:article:published_time|datePublished|\bdate\b))[^>]*content=[\"'](\d{4}-\d\d-\d\d)", re.I
)
_SKIPPED = frozenset(
    {
        "script",
        "style",
        "template",
        "svg",
        "noscript",
        "iframe",
        "nav",
        "footer",
        "aside",
        "button",
        "select",
        "textarea",
    }
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "kbd", "mark", "q", "s", "small", "span"}
    | {"strong", "sub", "sup", "time", "u", "var", "wbr"}
)


def is_html(text: str) -> bool:
    """Whether a file is a web page: it starts with a doctype, or an html, head or body tag."""
    return bool(_HEAD.match(text))


def html_to_text(page: str) -> str:
    """The text of a page, one block a line; a publication day from its head as a line "Published: 2026-02-03".

    Scripts, styles, navigation, footers and asides are dropped. Any string gives a string, in linear time: tags are
    cut apart first, and what stays open to the end of the page hides nothing but itself.
    """
    out: list[str] = []
    skipping, comment = "", False
    for piece in _PIECES.split(page):
        if comment or piece.startswith("<!--"):
            comment = "-->" not in piece
        elif tag := _TAG.match(piece) if piece.startswith("<") and piece.endswith(">") else None:
            name, closing = tag[2].lower(), bool(tag[1])
            if skipping:
                skipping = "" if closing and name == skipping else skipping
            elif name in _SKIPPED and not closing and not piece.endswith("/>"):
                skipping = name
            else:
                out.append(_between(name, piece))
        elif not skipping and not piece.startswith(("<!", "<?")):
            out.append(re.sub(r"\s+", " ", unescape(piece)))
    return _tidied("".join(out))


def _between(name: str, tag: str) -> str:
    """What a tag leaves in the text: a new line for a block, nothing for a word's own markup."""
    if name == "meta":
        published = _PUBLISHED.match(tag)
        return f"\nPublished: {published[1]}\n" if published else ""
    return "" if name in _INLINE else "\n"


def _tidied(text: str) -> str:
    lines = (line.strip() for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)
