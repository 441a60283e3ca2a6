"""Makes the places on the page "To review" (`docs/briefs/2026/02/flood.md:7`) links to the line that they name."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

_PLACE = re.compile(r'<a href="[^"]*">(?P<words>(?P<file>[^<>]+\.md):(?P<line>\d+))</a>')


def with_right_lines(html: str, docs: str, edit_url: Callable[[str], str | None]) -> str:
    """The HTML of a page with its places as links to the line in the editor of the repository's host.

    `docs`: the folder of the pages as the places name it; `edit_url`: the address that edits a page below it. Where
    there is none a place leads to its page on the site, as it stands in the Markdown, and its words say the line.
    """

    def shown(found: re.Match[str]) -> str:
        page = unescape(found["file"]).removeprefix(f"{docs}/")
        url = edit_url(page)
        return f'<a href="{escape(url)}#L{found["line"]}">{found["words"]}</a>' if url else found[0]

    return _PLACE.sub(shown, html)
