"""The value at a field's path (`actors/Jane Doe/role`), before and after a change, in one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.corrections.base import ABSENT
from generator.corrections.identity import NAMING_KEYS, identity, plain, steps


def value_at(meta: Any, path: str) -> Any:
    """What stands at a path; ABSENT where nothing does."""
    value, rest = meta, path
    for key in steps(path, meta):
        value = value[key]
        names = (str(key),) if isinstance(key, str) else (identity(value), str(key))
        name = next((name for name in names if rest == name or rest.startswith(f"{name}/")), None)
        if name is None:
            return ABSENT
        rest = rest[len(name) + 1 :]
    return ABSENT if rest else value


def old_value(before: Any, after: Any, path: str) -> Any:
    """What stood at a path before; for the name of an item that was renamed, the name it had."""
    parent, _, key = path.rpartition("/")
    items, _, _ = parent.partition("/")
    if key not in NAMING_KEYS or items == parent == "":
        return value_at(before, path)
    lists = value_at(before, items), value_at(after, items)
    now = value_at(after, parent)
    if not all(isinstance(each, list) for each in lists) or not isinstance(now, Mapping):
        return value_at(before, path)
    old, new = ([identity(item) for item in each] for each in lists)
    place = new.index(identity(now))
    vanished = [i for i, name in enumerate(old) if name not in new]
    index = place if place in vanished else next(iter(vanished), None)
    return ABSENT if index is None else lists[0][index].get(key, ABSENT)


def is_reordered(before: Any, after: Any, path: str) -> bool:
    """Whether a list holds the same items in another order."""
    one, other = value_at(before, path), value_at(after, path)
    if not isinstance(one, list) or not isinstance(other, list):
        return False
    old, new = list(map(identity, one)), list(map(identity, other))
    return old != new and sorted(old) == sorted(new)


def told(value: Any) -> str:
    """A value in one line; empty for nothing."""
    if value is ABSENT or value is None:
        return ""
    if isinstance(value, Mapping):
        return ", ".join(filter(None, map(told, value.values())))
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, map(told, value)))
    return " ".join(str(plain(value)).split())
