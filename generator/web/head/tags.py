"""Lines for a page's `<head>`: Open Graph, feeds, JSON-LD. Every value is escaped here and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from generator.web.head.about import About
from generator.web.head.subject import Subject

_ALTERNATE = "alternate "
"""The relation, with a blank behind it that HTML takes for nothing: the theme's script takes a bare `alternate` for a
translation of the site, and asks each for its sitemap."""
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def head_lines(subject: Subject, about: About, title: str, url: str | None) -> tuple[str, ...]:
    """The lines for one page; `title` stands in where the subject has none, `url` is absolute or None."""
    values = (
        ("og:type", subject.kind),
        ("og:site_name", about.name),
        ("og:title", subject.title or title),
        ("og:description", subject.description),
        ("og:url", url or ""),
        ("article:published_time", (subject.day or "") if subject.kind == "article" else ""),
    )
    lines = [f'<meta property="{name}" content="{escape(value)}">' for name, value in values if value]
    lines.append('<meta name="twitter:card" content="summary">')
    return (*lines, json_ld(subject.linked)) if subject.linked else tuple(lines)


def feed_lines(feeds: Iterable[tuple[str, str, str]]) -> tuple[str, ...]:
    """Links to feeds, each given by media type, title and address."""
    return tuple(
        f'<link rel="{_ALTERNATE}" type="{escape(media)}" title="{escape(title)}" href="{escape(address)}">'
        for media, title, address in feeds
    )


def json_ld(node: Mapping[str, Any]) -> str:
    """A script element that no text can end: what HTML would read is written as JSON's own escapes."""
    text = json.dumps(node, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)
    return f'<script type="application/ld+json">{text}</script>'


def with_head(html: str, lines: Iterable[str]) -> str:
    """A built page with more lines at the end of its head."""
    return html.replace("</head>", "\n".join((*lines, "</head>")), 1)
