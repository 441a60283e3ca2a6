"""Which list item is which, and the paths that name fields and items.

Reach for it wherever lists are compared item by item: an actor is its name, a quotation its words, a
string itself.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

NAMING_KEYS = ("name", "quote")
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
    """`name` or `quote` where an item has one; None for strings and other items."""
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


def steps(path: str, value: Any) -> tuple[str | int, ...]:
    """The keys and indexes that lead along a path (`actors/Jane Doe/role`), as far as they exist.

    A name that holds a slash is found too: at each list the longest item name that fits is taken.
    """
    if not path:
        return ()
    if isinstance(value, Mapping):
        key, _, rest = path.partition("/")
        return (key, *steps(rest, value[key])) if key in value else ()
    if isinstance(value, Sequence) and not isinstance(value, str):
        index = _index(path, value)
        if index is None:
            return ()
        name = identity(value[index])
        rest = path[len(name) + 1 :] if path == name or path.startswith(f"{name}/") else path.partition("/")[2]
        return (index, *steps(rest, value[index]))
    return ()


def _index(path: str, items: Sequence[Any]) -> int | None:
    names = [identity(item) for item in items]
    fits = [(len(name), -i) for i, name in enumerate(names) if path == name or path.startswith(f"{name}/")]
    if fits:
        return -max(fits)[1]
    first = path.partition("/")[0]
    return int(first) if first.isdecimal() and first.isascii() and int(first) < len(items) else None
