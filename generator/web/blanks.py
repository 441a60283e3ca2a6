"""Blank lines that a theme's templates leave in a page: an eighth of its bytes, and nothing of what it shows.

Reach for `without_blank_lines` with the HTML of a laid-out page.
"""

from __future__ import annotations

import re

_TAG_OR_BREAK = re.compile(r"<(/?)(pre|textarea|script|style)\b|\n\s*", re.IGNORECASE)
"""Where elements begin and end in which each blank counts; a line break with the blanks behind it."""


def without_blank_lines(html: str) -> str:
    """The page with one line break for each run of them beside a tag, and no indentation: browsers show both alike.

    Text in `pre`, `textarea`, `script` and `style` stays as it is, and so do breaks that touch no tag: they may stand
    in an attribute's value.
    """
    within = ""

    def shortened(found: re.Match[str]) -> str:
        nonlocal within
        ends, element = found.groups()
        if element:
            if not within and not ends:
                within = element.lower()
            elif ends and within == element.lower():
                within = ""
            return found[0]
        start, end = found.span()
        beside = html[start - 1 : start] == ">" or html[end : end + 1] == "<"
        return "\n" if beside and not within else found[0]

    return _TAG_OR_BREAK.sub(shortened, html)
