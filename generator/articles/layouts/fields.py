"""Fields of forms: lines that give a value behind its name, "Hazard: The lower hook can crack"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.articles.lines import Line
from generator.knowledge import read_yaml

_FIELD = re.compile(r"(?P<name>[A-ZÀ-Þ][\w/’'() -]{1,34}?)\s?:(?:\s+(?P<value>\S.*))?")  # "Recall Date: May 6, 2020"
_WORDS = 5
"""Of the name of a field."""


def is_field(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is a field: named as fields of heads are ("From: Office of the Mayor"), or one of several.

    Reach for it before a line is taken for a title. "Davos: Skier dies" stands alone and is none; "Title: ..." gives
    the title itself.
    """
    name = _name(lines[place])
    if name is None or name.casefold() in _titles():
        return False
    return name.casefold() in _known() or any(_is_beside(lines, place, other) for other in (place - 1, place + 1))


def names_title(line: Line) -> bool:
    """Whether a line is the name of the field of a title, the title itself cut off: "Title:"."""
    return line.text.endswith(":") and line.text.rstrip(" :").casefold() in _titles()


def field_in(line: Line, names: str) -> re.Match[str] | None:
    """The name and the value of a line whose field has one of the names of a list of `resources/en/headers.yml`."""
    found = _FIELD.fullmatch(line.text)
    return found if found and found["value"] and found["name"].casefold() in _listed(names) else None


def _name(line: Line) -> str | None:
    found = _FIELD.fullmatch(line.text)
    return found["name"].strip() if found and len(found["name"].split()) <= _WORDS else None


def _is_beside(lines: Sequence[Line], place: int, other: int) -> bool:
    """Directly above or below it stands another field, of another name."""
    if not 0 <= other < len(lines) or lines[max(place, other)].gap != 1:
        return False
    name = _name(lines[other])
    return name is not None and name != _name(lines[place]) and not lines[other].is_prose


def _known() -> frozenset[str]:
    return _listed("fields") | _listed("issuing_fields")


def _titles() -> frozenset[str]:
    return _listed("title_fields")


@cache
def _listed(names: str) -> frozenset[str]:
    return frozenset(str(name).casefold() for name in read_yaml("en/headers")[names])
