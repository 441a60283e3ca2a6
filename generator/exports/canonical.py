"""JSON with one form for one value: keys in order, no blanks, numbers as RFC 8785 has them.

Reach for `canonical` for one object and `lines_of_objects` for a file of many: an object a line, so that a correction
changes the lines of what it corrects and no others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def canonical(value: Any) -> str:
    """RFC 8785 for what our files hold: text without lone surrogates, ASCII keys, numbers of everyday size."""
    return _ENCODER.encode(_numbers(value))


def lines_of_objects(head: Mapping[str, Any], key: str, objects: Iterable[Mapping[str, Any]]) -> str:
    """One JSON object: the values of `head`, then under `key` the objects, each on a line of its own."""
    opening = "".join(f"{canonical(name)}:{canonical(value)},\n" for name, value in sorted(head.items()))
    rows = ",\n".join(canonical(each) for each in objects)
    return f"{{{opening}{canonical(key)}:[\n{rows}\n]}}\n"


def _numbers(value: Any) -> Any:
    kind = type(value)
    if kind is dict:
        return {key: _numbers(each) for key, each in value.items()}
    if kind is list:
        return [_numbers(each) for each in value]
    return int(value) if kind is float and value.is_integer() else value
