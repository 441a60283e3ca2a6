"""Trees as JSON, so that a front matter that has been read once need not be parsed again."""

from __future__ import annotations

import json
from typing import Any

from generator.front_matter.yaml.tree import Entry, Node
from generator.model import Problem
from generator.store import Form

Read = tuple[list[Problem], Node | None]
"""What is wrong with a text, and its tree."""


def written(read: Read) -> str:
    """The JSON of a tree with which nothing is wrong. Raises ValueError for any other: it names its page."""
    problems, tree = read
    if problems:
        raise ValueError("mistakes are told anew")
    return json.dumps(_packed(tree) if tree else None, ensure_ascii=False, separators=(",", ":"))


def read_written(text: str) -> Read:
    """The same again. Raises ValueError, TypeError, KeyError or IndexError for what was never written so."""
    packed = json.loads(text)
    return [], _tree(packed) if packed else None


READ: Form[Read] = Form(written, read_written)


def _packed(node: Node) -> list[Any]:
    place = [node.start, node.end, node.line, node.style]
    below: Any = node.text
    if node.kind == "sequence":
        below = [_packed(each) for each in node.items]
    elif node.kind == "mapping":
        below = {"": [[_packed(key), colon, _packed(value)] for key, colon, value in node.entries]}
    return [*place, below, node.size, node.shared] if node.shared or node.size > 1 else [*place, below]


def _tree(packed: list[Any]) -> Node:
    start, end, line, style, below, *rest = packed
    size, shared = rest or (1, False)
    if isinstance(below, list):
        items = tuple(map(_tree, below))
        return Node("sequence", start, end, line, style, items=items, size=size, shared=shared)
    if isinstance(below, dict):
        entries = tuple(Entry(_tree(key), colon, _tree(value)) for key, colon, value in below[""])
        return Node("mapping", start, end, line, style, entries=entries, size=size, shared=shared)
    return Node("scalar", start, end, line, style, text=below, size=size, shared=shared)
