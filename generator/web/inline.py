"""Puts the pages' pictures into their HTML, so that their links work and they follow the page's colours."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from html import escape, unescape

from generator.site import routes

_IMAGE = re.compile(rf'<img alt="[^"]*" src="[^"]*?({re.escape(routes.PICTURES)}/[^"]+\.svg)" ?/?>')
_TARGET = re.compile(r' href="([^"]*)"')
_STYLE = re.compile(r"<style>[^<]*</style>")
"""The rules for pictures, which the style sheet of a page holds once."""


def with_pictures(html: str, read: Callable[[str], str | None], url_of: Callable[[str], str | None]) -> str:
    """The HTML of a page with our pictures in place of the images that show them, each for a desk and for a phone; the
    style sheet shows the one that fits.

    `read` gives the SVG text of a path below `docs/`, `url_of` the address of a page (a `.md` path below `docs/`) as
    seen from this one; None from either leaves the image, or the words without their link.
    """

    def shown(found: re.Match[str]) -> str:
        wide, narrow = read(found[1]), read(routes.narrow(found[1]))
        if wide is None:
            return found[0]
        return _inside(wide, found[1], url_of) + (_inside(narrow, found[1], url_of, " dl-narrow") if narrow else "")

    return _IMAGE.sub(shown, html)


def _inside(svg: str, path: str, url_of: Callable[[str], str | None], more: str = "") -> str:
    def linked(found: re.Match[str]) -> str:
        page = posixpath.normpath(posixpath.join(posixpath.dirname(path), unescape(found[1])))
        url = url_of(page)
        return f' href="{escape(url)}"' if url else ""

    svg = _STYLE.sub("", svg.strip().replace(' class="dl alone"', ' class="dl"', 1), count=1)
    return f'<span class="dl-picture{more}">{_TARGET.sub(linked, svg)}</span>'
