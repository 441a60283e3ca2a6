"""Text as people paste it: with entities and tags that came along, broken at some width, dressed as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from generator.articles.wrapping import unwrapped

_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,20});")  # "Malm&#246;", "caf&eacute;"
_BLOCK_TAG = re.compile(
    r"(?:(?<![^\S\n])[^\S\n]+)?<(?:/(?:p|div|h[1-6]|li|blockquote|tr|ul|ol|section|article)|br\s*/?|(?:p|div|h[1-6]|li|hr)(?:\s[^<>]{0,300})?)>[^\S\n]*",
    re.I,
)  # "</p>", "<br>"
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|center|cite|code|em|figcaption|figure|font|i|img|mark|ol|q|s|section|article|small|span"
    r"|strong|sub|sup|table|tbody|td|time|tr|u|ul)(?:\s[^<>]{0,500})?/?>",
    re.I,
)  # "<strong>", "<a href='x'>"
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,200}\")?\)")  # "![A ship](ship.jpg)"
_LINK = re.compile(
    r"\[([^\[\]\n]{1,300})\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,200}\")?\)"
)  # "[Rotterdam](https://x.example)"
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]\n]{1,200})\]\]")  # "[[Anna Kist]]"
_STRONG = re.compile(r"(?<![\w*_])(\*\*\*|\*\*|__|\*|_)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1(?![\w*_])")  # "**ROTTERDAM**"
_HEADING = re.compile(r"^[^\S\n]{0,3}#{1,6}[^\S\n]+(.+?)[^\S\n]*#*$", re.M)  # "## What happened"
_QUOTE = re.compile(r"^[^\S\n]{0,3}>[^\S\n]?", re.M)
_MARK = re.compile(r"[\[*_#>]")  # "*": without one of them nothing is marked
_LINK_BEHIND = re.compile(
    r"([.!?][\"”’')]?)[^\S\n]+\[[^\[\]\n]{1,25}\]\([^()\s]{1,2000}\)[^\S\n]*$", re.M
)  # "… Friday. [Read](https://…)"
_LINK_ALONE = re.compile(
    r"^[^\S\n]*\[(?:[^\[\]\n]{1,60})\]\([^()\s]{1,2000}\)[^\S\n]*$", re.M
)  # "[Read more](https://…)"


def plain_text(text: str, fewest: int = 3) -> str:
    """A pasted text as it was meant: entities and tags read, lines that were broken at a width put together.

    `fewest`: as in `unwrapped`.
    """
    return unwrapped(without_markup(text), fewest=fewest)


def without_markup(text: str) -> str:
    """Entities as their characters; tags of HTML, where there are some, as the line breaks that they stand for.

    One pair of angle brackets is left as it is: people write about tags, too.
    """
    if len(_BLOCK_TAG.findall(text)) + len(_INLINE_TAG.findall(text)) >= 2:
        text = _INLINE_TAG.sub("", _BLOCK_TAG.sub("\n\n", text))
    return _ENTITY.sub(lambda found: unescape(found[0]), text)


def without_marks(text: str) -> str:
    """Markdown as text: emphasis, links, pictures and headings without their signs; a link alone, a page's, goes."""
    if not _MARK.search(text):
        return text
    text = _IMAGE.sub("", text)
    text = _LINK_BEHIND.sub(r"\1", _LINK_ALONE.sub("", text))
    text = _WIKI_LINK.sub(r"\1", _LINK.sub(r"\1", text))
    for _ in range(2):
        text = _STRONG.sub(r"\2", text)
    return _QUOTE.sub("", _HEADING.sub(r"\1", text)).replace("\\*", "*").replace("\\_", "_")


def is_marked(lines: Sequence[str]) -> bool:
    """Whether lines are Markdown's rather than a text's: a heading, or links, or strong words as only Markdown has."""
    text = "\n".join(lines[:400])
    signs = (
        _HEADING.search(text),
        _LINK.search(text),
        _IMAGE.search(text),
        re.search(r"\*\*\S[^*\n]{0,200}\*\*", text),
    )
    return sum(map(bool, signs)) >= 1
