"""Puts the pages' pictures into their HTML, so that their links work and they follow the page's colours."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from html import escape, unescape

from generator.pages.routes import PICTURES

_IMAGE = re.compile(rf'<img alt="[^"]*" src="[^"]*?({re.escape(PICTURES)}/[^"]+\.svg)" ?/?>')
_TARGET = re.compile(r' href="([^"]*)"')


def with_pictures(html: str, read: Callable[[str], str | None], url_of: Callable[[str], str | None]) -> str:
    """The HTML of a page with our pictures in place of the images that show them.

    `read` gives the SVG text of a path below `docs/`, `url_of` the address of a page (a `.md` path below `docs/`) as
    seen from this one; None from either leaves the image, or the words without their link.
    """

    def shown(found: re.Match[str]) -> str:
        path = found[1]
        svg = read(path)
        if svg is None:
            return found[0]
        svg = svg.strip().replace(' class="dl alone"', ' class="dl"', 1)
        return f'<span class="dl-picture">{_TARGET.sub(lambda link: _linked(link[1], path), svg)}</span>'

    def _linked(target: str, path: str) -> str:
        page = posixpath.normpath(posixpath.join(posixpath.dirname(path), unescape(target)))
        url = url_of(page)
        return f' href="{escape(url)}"' if url else ""

    return _IMAGE.sub(shown, html)
