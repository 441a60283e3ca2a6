"""What a page puts round an article: buttons, menus, notices. The patterns stand in `resources/en/furniture.yml`."""

from __future__ import annotations

import re
from functools import cache

from generator.knowledge import read_yaml

_LONGEST = 600
"""Characters; notices are short, and a longer line is never tried against the patterns."""


def is_furniture(line: str) -> bool:
    """Whether a whole line, trimmed, is something that no article says."""
    return len(line) <= _LONGEST and bool(_patterns("lines", False).fullmatch(line))


def opens_other_matter(line: str) -> bool:
    """Whether a line announces what follows an article: related stories, readers' comments."""
    return len(line) <= 120 and bool(_patterns("sections", False).fullmatch(line))


def opens_comments(line: str) -> bool:
    """Whether a line announces readers' comments."""
    return len(line) <= 120 and bool(_patterns("sections", True).fullmatch(line))


@cache
def _patterns(part: str, comments_only: bool) -> re.Pattern[str]:
    groups = [group for group in read_yaml("en/furniture")[part] if group.get("comments") or not comments_only]
    return re.compile("|".join(f"(?:{pattern})" for group in groups for pattern in group["patterns"]), re.IGNORECASE)
