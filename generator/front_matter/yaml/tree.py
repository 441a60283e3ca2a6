"""YAML as a tree that knows where each of its values stands in the text.

Reach for it to read front matter and to find the characters to change. Parsing is ruamel.yaml's; what
is ours is the reading of values: every scalar is the text that stands there (`2026-02-30` and `NO` are
strings), only an empty value, `~` and `null` are None. So no value is bent, and none raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

from ruamel.yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.front_matter.yaml.events import TreeError, events_of

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "seq", "map", "timestamp")
)
_COLON = re.compile(r"\s*:")
_HALF = re.compile("[\ud800-\udfff]")
_MOST_VALUES = 50_000
"""Aliases of aliases can stand for more values than memory holds."""
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Node:
    """A value and the characters it stands on."""

    kind: Literal["scalar", "sequence", "mapping"]
    start: int
    """Offset of its first character, anchor and tag included."""
    end: int
    """Offset behind its last character that is no blank or newline; equals `start` for an empty value."""
    line: int
    """0-based."""
    style: str
    """`'`, `"`, `|`, `>`, `flow`, `block`, `alias`, or empty for bare words."""
    text: str | None = None
    items: tuple[Node, ...] = ()
    entries: tuple[Entry, ...] = ()
    size: int = 1
    """Values below and with it, aliases written out."""
    shared: bool = False
    """Holds an anchor or an alias."""


class Entry(NamedTuple):
    """A key and its value."""

    key: Node
    colon: int
    """Offset behind the colon."""
    value: Node


def read_tree(text: str) -> Node | None:
    """The tree of one YAML document; None where there is nothing but blanks and comments.

    Raises ruamel.yaml's `MarkedYAMLError` for what is no YAML, `TreeError` for what can't be front matter.
    """
    events = events_of(text)
    builder = _Builder(text, events)
    first = next(events, None)
    if first is None:
        return None
    root = builder.node(first, 0)
    if (second := next(events, None)) is not None:
        remedy = "Keep one block of `key: value` lines"
        raise TreeError(second.start_mark.line, "a second YAML document starts here", remedy)
    return None if root.kind == "scalar" and root.start == root.end else root


def value_of(node: Node) -> Any:
    """The plain value: str, None, list or dict."""
    if node.kind == "mapping":
        return {str(value_of(key)): value_of(value) for key, _, value in node.entries}
    if node.kind == "sequence":
        return [value_of(each) for each in node.items]
    return node.text


def scalars(node: Node) -> Iterator[Node]:
    """All keys and single values of a tree, in the order of the text."""
    if node.kind == "scalar" or node.style == "alias":
        yield node
    for each in node.items:
        yield from scalars(each)
    if node.style != "alias":
        for key, _, value in node.entries:
            yield key
            yield from scalars(value)


class _Builder:
    """Turns ruamel.yaml's events into nodes, aliases written out."""

    def __init__(self, text: str, events: Iterator[Event]) -> None:
        self.text = text
        self.events = events
        self.anchors: dict[str, Node] = {}

    def node(self, event: Event, depth: int) -> Node:
        line = event.start_mark.line
        if depth > _DEEPEST:
            raise TreeError(line, f"values are nested more than {_DEEPEST} deep", "Write them flatter")
        if isinstance(event, AliasEvent):
            return self.alias(event)
        self.check_tag(event)
        if isinstance(event, ScalarEvent):
            made = self.scalar(event)
        elif isinstance(event, SequenceStartEvent):
            made = self.sequence(event, depth)
        else:
            assert isinstance(event, MappingStartEvent)
            made = self.mapping(event, depth)
        if made.size > _MOST_VALUES:
            what = f"stands for too many values (over {_MOST_VALUES}, aliases written out)"
            raise TreeError(line, what, "Keep long lists out of the front matter")
        if event.anchor:
            self.anchors[event.anchor] = made
        return made

    def alias(self, event: AliasEvent) -> Node:
        target = self.anchors.get(str(event.anchor))
        start, line = event.start_mark.index, event.start_mark.line
        if target is None:
            what = f"`*{event.anchor}` points to nothing"
            raise TreeError(line, what, 'A value that starts with `*` needs quotes: title: "*Exclusive* report"')
        end = start + 1 + len(str(event.anchor))
        return replace(target, start=start, end=end, line=line, style="alias", shared=True)

    def check_tag(self, event: Event) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None and str(tag) not in _TAGS and str(tag) != "!":
            what = f"`{self.text[event.start_mark.index :].split(maxsplit=1)[0]}` is read as a YAML tag"
            raise TreeError(event.start_mark.line, what, 'A value that starts with `!` needs quotes: title: "!Alert"')

    def scalar(self, event: ScalarEvent) -> Node:
        start, line = event.start_mark.index, event.start_mark.line
        # A block scalar ends, for the parser, where the next thing starts; for us behind its last word.
        end = start + len(self.text[start : event.end_mark.index].rstrip())
        bare = event.style is None and event.implicit[0]
        text = None if bare and event.value in _NULLS else str(event.value)
        if text and (half := _HALF.search(text)):
            what = f"`\\u{ord(half[0]):04x}` is half of a character, which no file can hold"
            raise TreeError(line, what, 'Type the character itself: title: "Flood in Beira 🌊"')
        return Node("scalar", start, end, line, event.style or "", text=text, shared=bool(event.anchor))

    def sequence(self, event: SequenceStartEvent, depth: int) -> Node:
        items: list[Node] = []
        while not isinstance(inner := next(self.events), SequenceEndEvent):
            items.append(self.node(inner, depth + 1))
        end = inner.end_mark.index if event.flow_style or not items else items[-1].end
        return _collection("sequence", event, end, tuple(items), ())

    def mapping(self, event: MappingStartEvent, depth: int) -> Node:
        entries: list[Entry] = []
        while not isinstance(inner := next(self.events), MappingEndEvent):
            key = self.node(inner, depth + 1)
            value = self.node(next(self.events), depth + 1)
            entries.append(self.entry(key, value))
        _check_keys(entries)
        end = inner.end_mark.index if event.flow_style or not entries else entries[-1].value.end
        return _collection("mapping", event, end, (), tuple(entries))

    def entry(self, key: Node, value: Node) -> Entry:
        """An empty value has no place of its own for the parser; for us it stands right behind the colon."""
        found = _COLON.match(self.text, key.end)
        colon = found.end() if found else key.end
        if value.kind == "scalar" and value.start == value.end:
            value = replace(value, start=colon, end=colon, line=key.line)
        return Entry(key, colon, value)


def _collection(
    kind: Literal["sequence", "mapping"],
    event: SequenceStartEvent | MappingStartEvent,
    end: int,
    items: tuple[Node, ...],
    entries: tuple[Entry, ...],
) -> Node:
    below = (*items, *(each for entry in entries for each in (entry.key, entry.value)))
    return Node(
        kind,
        event.start_mark.index,
        end,
        event.start_mark.line,
        "flow" if event.flow_style else "block",
        items=items,
        entries=entries,
        size=1 + sum(each.size for each in below),
        shared=bool(event.anchor) or any(each.shared for each in below),
    )


def _check_keys(entries: list[Entry]) -> None:
    for key, _, _ in entries:
        if key.kind != "scalar":
            remedy = "Keys are single words: title: Flood in Beira; a value that starts with `{` or `[` needs quotes"
            raise TreeError(key.line, "a key is itself a list or a mapping", remedy)
        if key.text is None:
            raise TreeError(key.line, "a key is empty", "Write a word before the colon: title: Flood in Beira")
        if key.text == "<<":
            raise TreeError(key.line, "`<<` (merging of YAML mappings) is not supported", "Write the keys out")


def line_in(tree: Node | None, keys: Sequence[str | int]) -> int | None:
    """The line, from 0, of what stands at some keys and indexes, else of what holds it; None where nothing does."""
    node, line = tree, None
    for key in keys:
        if node is None:
            break
        if node.kind == "mapping":
            found = next((e for e in node.entries if value_of(e.key) == key), None)
            node, line = (found.value, found.key.line) if found else (None, line)
        elif isinstance(key, int) and key < len(node.items):
            node = node.items[key]
            line = node.line
    return line
