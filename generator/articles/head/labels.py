"""Lines that say what a text is, or head several: never its headline. Word lists in `resources/en/headers.yml`."""

from __future__ import annotations

import re
from functools import cache

from generator.knowledge import read_yaml

REPORT = re.compile(r"\b(?:situation report|sitrep|flash update|operational update)\b", re.IGNORECASE)
"""What names a report of a series, below the name of who puts it out."""
MARKED = re.compile(r"(?P<mark>\*\*|__)(?=\S).*\S(?P=mark)|(?P<level>#{1,3}\s+)\S.*")
"""A line that Markdown's marks make strong or a heading: "**Rocket reaches orbit**", "# Boat day"."""


def is_label(words: str) -> bool:
    """Whether words only say what a text is or where it stands: "FOR IMMEDIATE RELEASE", "World"."""
    return bool(_labels().fullmatch(words.strip(" :.|–—-")))


def is_digest_head(words: str) -> bool:
    """Whether a line heads several short reports: "World in brief"."""
    return bool(_digests().fullmatch(words.strip(" .:")))


def opens_digest(words: str) -> bool:
    """Whether a headline lists several reports behind the name of a digest: "World in brief: Floods, a vote"."""
    name, colon, rest = words.partition(":")
    return bool(colon and rest and len(name.split()) >= 2 and _digests().fullmatch(name.strip()))


@cache
def _labels() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{label})" for label in read_yaml("en/headers")["labels"]), re.IGNORECASE)


@cache
def _digests() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{head})" for head in read_yaml("en/headers")["digests"]), re.IGNORECASE)
