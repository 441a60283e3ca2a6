"""Which list item is which, and the paths that name fields and items.

Reach for it wherever lists are compared item by item: an actor is its name, a quotation, a
figure and an event their words, a string itself.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.model import FieldPath

NAMING_KEYS = ("name", "quote", "words")
"""The key that tells an item from its neighbours, first one present."""


def plain(value: Any) -> Any:
    """A value as YAML would give it back to us: text, None, lists and dicts only."""
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def naming_key(item: Any) -> str | None:
    """`name`, `quote` or `words` where an item has one; None for strings and other items."""
    return next((key for key in NAMING_KEYS if key in item), None) if isinstance(item, Mapping) else None


def identity(item: Any) -> str:
    """What makes an item the same item in another version of its list."""
    key = naming_key(item)
    if key:
        return str(plain(item[key]))
    value = plain(item)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def numbered(items: Iterable[Any]) -> list[tuple[str, int]]:
    """Identities with a count, so that an item that stands twice is two."""
    seen: Counter[str] = Counter()
    found = []
    for item in items:
        name = identity(item)
        found.append((name, seen[name]))
        seen[name] += 1
    return found


def steps(path: FieldPath, value: Any) -> tuple[str | int, ...]:
    """The keys and indexes that lead along a path through a value, as far as they exist."""
    keys: list[str | int] = []
    for step in path.steps:
        key = _key(step, value)
        if key is None:
            break
        keys.append(key)
        value = value[key]
    return tuple(keys)


def _key(step: str, value: Any) -> str | int | None:
    """A key of a mapping; of a list the place of the item that a step names, else the place that it counts to."""
    if isinstance(value, Mapping):
        return step if step in value else None
    if not isinstance(value, Sequence) or isinstance(value, str):
        return None
    index = next((i for i, item in enumerate(value) if identity(item) == step), None)
    if index is None and step.isdecimal() and step.isascii() and int(step) < len(value):
        return int(step)
    return index
