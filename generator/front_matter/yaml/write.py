"""Front matter from nothing: a mapping as block YAML, two blanks a level.

Reach for it where there is no file yet; `edit.py` changes what a person has already written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from generator.front_matter.yaml.scalars import LINE, folded, scalar


class Layout(NamedTuple):
    """What follows `key:` or `-`: on the same line, and the lines below (each led by its newline)."""

    head: str
    rest: str = ""


def write(meta: Mapping[str, Any]) -> str:
    """A mapping as YAML lines, keys in their own order; empty text for an empty mapping."""
    return "".join(entry(key, value, 0) + "\n" for key, value in meta.items())


def line_at(value: Any, keys: Sequence[str | int], column: int = 0, key: str = "") -> int | None:
    """The line, from 0, on which `write` puts what stands at some keys and indexes, else what holds it.

    None where not even the first of them exists, or where it has no line of its own.
    """
    if not keys:
        return None
    first, rest = keys[0], keys[1:]
    if isinstance(value, Mapping) and first in value:
        before = [entry(k, v, column) for k, v in takewhile(lambda pair: pair[0] != first, value.items())]
        below = line_at(value[first], rest, column + 2, str(first))
        if below is not None and isinstance(value[first], Mapping):
            below += 1
    elif isinstance(value, (list, tuple)) and isinstance(first, int) and first < len(value):
        if not _list(value, column - 2, key).rest:
            return None
        before = ["", *(item(each, column) for each in value[:first])]
        below = line_at(value[first], rest, column + 2)
    else:
        return None
    return sum(text.count("\n") + 1 for text in before) + (below or 0)


def entry(key: str, value: Any, column: int) -> str:
    """`key: value` at a column, without the blanks that lead to it and without the last newline."""
    return f"{scalar(key)}:{''.join(after_key(value, column, key))}"


def item(value: Any, column: int) -> str:
    """`- value`, where the dash stands at `column`."""
    return f"-{''.join(after_dash(value, column))}"


def after_key(value: Any, column: int, key: str = "") -> Layout:
    """What follows `key:`, where the key stands at `column`."""
    if isinstance(value, Mapping) and value:
        return Layout("", _lines((entry(k, v, column + 2) for k, v in value.items()), column + 2))
    if isinstance(value, (list, tuple)) and value:
        return _list(value, column, key)
    return _leaf(value, column + 2, key)


def after_dash(value: Any, column: int) -> Layout:
    """What follows `-`, where the dash stands at `column`."""
    if isinstance(value, Mapping) and value:
        first, *others = [entry(k, v, column + 2) for k, v in value.items()]
        return Layout(f" {first}", _lines(others, column + 2))
    if isinstance(value, (list, tuple)) and value:
        return Layout("", _lines((item(each, column + 2) for each in value), column + 2))
    return _leaf(value, column + 2, "")


def inline(value: Any) -> str:
    """A value in flow style: `[a, b]`, `{name: x}`, or a scalar as it may stand inside them."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(k, flow=True)}: {inline(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(inline(each) for each in value) + "]"
    return scalar(value, flow=True)


def _list(values: list[Any] | tuple[Any, ...], column: int, key: str) -> Layout:
    """Short lists of words on one line, others one item a line."""
    if not any(isinstance(each, (Mapping, list, tuple)) for each in values):
        line = inline(values)
        if column + len(key) + 2 + len(line) <= LINE:
            return Layout(f" {line}")
    return Layout("", _lines((item(each, column + 2) for each in values), column + 2))


def _leaf(value: Any, indent: int, key: str) -> Layout:
    if isinstance(value, (Mapping, list, tuple)):
        return Layout(f" {inline(value)}")
    if isinstance(value, str) and (lines := folded(value, indent)):
        return Layout(" >-", "".join(f"\n{line}" for line in lines))
    text = scalar(value, key)
    return Layout(f" {text}" if text else "")


def _lines(texts: Any, column: int) -> str:
    return "".join(f"\n{' ' * column}{text}" for text in texts)
