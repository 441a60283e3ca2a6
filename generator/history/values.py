"""The value at a field's path (`actors/Jane Doe/role`), before and after a change, in one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.corrections.base import ABSENT
from generator.corrections.identity import NAMING_KEYS, identity, plain, steps
from generator.model import FieldPath


def value_at(meta: Any, path: FieldPath) -> Any:
    """What stands at a path; ABSENT where nothing does."""
    keys = steps(path, meta)
    if len(keys) < len(path.steps):
        return ABSENT
    value = meta
    for key in keys:
        value = value[key]
    return value


def old_value(before: Any, after: Any, path: FieldPath) -> Any:
    """What stood at a path before; for the name of an item that was renamed, the name it had."""
    key = path.part
    if key not in NAMING_KEYS:
        return value_at(before, path)
    items = FieldPath.at(path.field)
    lists = value_at(before, items), value_at(after, items)
    now = value_at(after, path.parent)
    if not all(isinstance(each, list) for each in lists) or not isinstance(now, Mapping):
        return value_at(before, path)
    old, new = ([identity(item) for item in each] for each in lists)
    place = new.index(identity(now))
    vanished = [i for i, name in enumerate(old) if name not in new]
    index = place if place in vanished else next(iter(vanished), None)
    return ABSENT if index is None else lists[0][index].get(key, ABSENT)


def is_reordered(before: Any, after: Any, path: FieldPath) -> bool:
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
