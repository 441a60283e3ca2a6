"""A person at a front matter: the same values in any style, with comments anywhere."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from typing import Any

from generator.errors import DatelineError
from generator.front_matter import parse

_WORDS = re.compile(r"[A-Za-z][A-Za-z ]*[A-Za-z]")


def written_by_hand(meta: Mapping[str, Any], comments: list[str], chance: random.Random) -> str:
    """The lines of a front matter in nobody's style; each comment above a key or behind a value."""
    entries = [_entry(key, value, chance) for key, value in meta.items()]
    for comment in comments:
        at = chance.randrange(len(entries))
        if chance.random() < 0.5 and entries[at].count("\n") == 1 and "#" not in entries[at]:
            entries[at] = f"{entries[at].rstrip()}  # {comment}\n"
        else:
            entries[at] = f"# {comment}\n{entries[at]}"
    text = "".join(entry + chance.choice(["", "", "\n"]) for entry in entries)
    assert _read(text) == meta, text
    return text


def _read(text: str) -> Mapping[str, Any] | None:
    try:
        return parse("x.md", f"---\n{text}---\n").meta
    except DatelineError:
        return None


def _entry(key: str, value: Any, chance: random.Random) -> str:
    """`key: value`, in a style that gives the value back."""
    name = chance.choice([key, key, f"'{key}'", f'"{key}"'])
    for _ in range(3):
        text = f"{name}:{_value(value, chance)}\n"
        if _read(text) == {key: value}:
            return text
    return f"{key}: {json.dumps(value, ensure_ascii=False)}\n"


def _value(value: Any, chance: random.Random) -> str:
    if isinstance(value, list) and value and chance.random() < 0.6:
        indent = " " * chance.choice([0, 2, 4])
        return "".join(f"\n{indent}-{chance.choice([' ', '   '])}{_item(each, indent, chance)}" for each in value)
    if isinstance(value, dict) and value and chance.random() < 0.6:
        return "".join(f"\n  {key}: {_scalar(each, chance)}" for key, each in value.items())
    if isinstance(value, (list, dict)):
        return " " + _flow(value, chance)
    if value is None:
        return chance.choice(["", " ~", " null", " "])
    return chance.choice([" ", "  ", "\t"]) + _scalar(value, chance)


def _item(value: Any, indent: str, chance: random.Random) -> str:
    if not isinstance(value, dict) or chance.random() < 0.3:
        return _flow(value, chance)
    # The column of the keys is the column of the first one.
    return f"\n{indent}    ".join(["", *(f"{key}: {_flow(each, chance)}" for key, each in value.items())])


def _flow(value: Any, chance: random.Random) -> str:
    pad = chance.choice(["", " "])
    if isinstance(value, list):
        return f"[{pad}{', '.join(_flow(each, chance) for each in value)}{pad}]"
    if isinstance(value, dict):
        return f"{{{pad}{', '.join(f'{key}: {_flow(each, chance)}' for key, each in value.items())}{pad}}}"
    if value is None:
        return "null"
    words: str = value
    quoted = [json.dumps(words, ensure_ascii=False), "'" + words.replace("'", "''") + "'"]
    return chance.choice([*quoted, words] if _WORDS.fullmatch(words) else quoted)


def _scalar(value: Any, chance: random.Random) -> str:
    """One text: bare, in either quotes, as a block or folded."""
    if not isinstance(value, str):
        return _flow(value, chance)
    block = "".join(f"\n  {word}" for word in value.split(" "))
    return chance.choice([_flow(value, chance), _flow(value, chance), value, f"|-\n  {value}", f">-{block}"])
