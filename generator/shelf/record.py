"""Records as text: one fact a line, so that a diff in git shows what the generator changed its mind about."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.model import Record

_ADAPTER: TypeAdapter[Record] = TypeAdapter(Record)
_DEEPEST = 3
"""Levels of keys that get lines of their own."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(record: Record) -> str:
    """A record as JSON: keys and list items on lines of their own, compact inside. The same record, the same bytes."""
    data = _ADAPTER.dump_python(record, exclude_defaults=True)
    text = f"{_laid_out(data, 0)}\n"
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def from_json(text: str) -> Record | None:
    """The record, or None where it is damaged.

    Of a record in an older or newer form, what the generator proposed is kept: without it, all of the page
    would count as a person's.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    try:
        return _ADAPTER.validate_python(data)
    except ValidationError:
        pass
    if not isinstance(data, dict) or not {"page", "proposed"} <= data.keys():
        return None
    try:
        return _ADAPTER.validate_python({"page": data["page"], "generator": "", "proposed": data["proposed"]})
    except ValidationError:
        return None


def _laid_out(value: Any, depth: int) -> str:
    if isinstance(value, Mapping) and value and depth < _DEEPEST:
        pairs = (f"{_compact(str(key))}: {_laid_out(each, depth + 1)}" for key, each in value.items())
        return "\n".join(("{", *_lines(list(pairs), depth + 1), " " * depth + "}"))
    if isinstance(value, (list, tuple)) and any(isinstance(each, Mapping) for each in value):
        return "\n".join(("[", *_lines([_compact(each) for each in value], depth + 1), " " * depth + "]"))
    return _compact(value)


def _lines(texts: list[str], indent: int) -> Iterator[str]:
    for i, text in enumerate(texts, 1):
        yield f"{' ' * indent}{text}{',' if i < len(texts) else ''}"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))
