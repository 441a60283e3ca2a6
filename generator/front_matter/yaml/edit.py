"""Changing values in YAML that a person wrote, and nothing else.

Reach for it to write a merged front matter back: only the characters of changed values are replaced, so
comments, order, quoting, blank lines and line ends of the rest stay as they are. Entries and items are
cut into chunks (with the comment on their last line) and the gaps between them (with the comments above
the next); chunks of unchanged values are copied.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.corrections.identity import numbered, plain
from generator.front_matter.yaml.scalars import scalar
from generator.front_matter.yaml.tree import Node, scalars, value_of
from generator.front_matter.yaml.write import Layout, after_dash, after_key, entry, inline, item

_COMMENT = re.compile(r"(?:(?<=\s)|^)#[^\n]*", re.MULTILINE)
_BEFORE_DASH = re.compile(r"(?:\s|#[^\n]*)*")


@dataclass(frozen=True, slots=True)
class _Part:
    """An entry or item of the new text, and the gap that leads to it."""

    gap: str
    body: str


@dataclass(frozen=True, slots=True)
class Editor:
    """Edits of one YAML text."""

    text: str
    depth: int = 99
    """How many levels down values are edited in place; what lies deeper is written anew."""

    def edit(self, root: Node, meta: Mapping[str, Any]) -> str:
        """The whole text with `meta` in place of the root mapping's values."""
        end = self.line_end(root.end)
        return self.text[: root.start] + self.mapping(root, meta, self.depth) + self.text[end:]

    def mapping(self, node: Node, new: Mapping[str, Any], depth: int) -> str:
        """From the first key to the end of the last value's line."""
        if node.style == "flow":
            return self.flow(node, new) + self.trail(node)
        column = self.column(node.start)
        parts: dict[str, _Part] = {}
        spare = ""
        end = node.start
        for key, colon, value in node.entries:
            gap, name = self.text[end : key.start], str(value_of(key))
            end = self.line_end(value.end)
            if name not in new:
                spare += self.remains(gap, self.comments(value, colon), column)
                continue
            after = after_key(new[name], column, name)
            parts[name] = _Part(
                spare + gap, self.text[key.start : colon] + self.value(value, colon, new[name], after, depth)
            )
            spare = ""
        fresh = {k: _Part("", entry(k, v, column)) for k, v in new.items() if k not in parts}
        return _laid_out([parts.get(k) or fresh[k] for k in _order(list(parts), list(new))], spare, column)

    def sequence(self, node: Node, new: Sequence[Any], depth: int) -> str:
        """From the first dash to the end of the last item's line; items in the order of `new`."""
        column = self.column(node.start)
        wanted = dict(zip(numbered(new), new, strict=True))
        parts: dict[tuple[str, int], _Part] = {}
        spare = ""
        end = node.start
        for name, old in zip(numbered(map(value_of, node.items)), node.items, strict=True):
            found = _BEFORE_DASH.match(self.text, end)
            dash = found.end() if found else end
            gap, end = self.text[end:dash], self.line_end(old.end)
            if name not in wanted:
                spare += self.remains(gap, self.comments(old, dash), column)
                continue
            after = after_dash(wanted[name], column)
            parts[name] = _Part(spare + gap, "-" + self.value(old, dash + 1, wanted[name], after, depth))
            spare = ""
        fresh = {k: _Part("", item(v, column)) for k, v in wanted.items() if k not in parts}
        return _laid_out([parts.get(k) or fresh[k] for k in wanted], spare, column)

    def value(self, node: Node, start: int, new: Any, after: Layout, depth: int) -> str:
        """From behind the colon or dash to the end of the value's last line; `after` is the value written anew."""
        end = self.line_end(node.end)
        if value_of(node) == plain(new):
            return self.text[start:end]
        lead = self.text[start : node.start]
        editable = depth > 1 and node.style in ("block", "flow") and (node.items or node.entries) and new
        if editable and node.kind == "mapping" and isinstance(new, Mapping):
            return lead + self.mapping(node, new, depth - 1)
        if editable and node.kind == "sequence" and isinstance(new, (list, tuple)):
            if node.style == "flow" and not self.is_ragged(node):
                return lead + self.flow(node, new) + self.trail(node)
            if node.style == "block":
                return lead + self.sequence(node, new, depth - 1)
        return self.replaced(node, lead, after)

    def replaced(self, node: Node, lead: str, after: Layout) -> str:
        """A value written anew, the comments that stood in it behind its first line."""
        comments = self.comments(node, node.start - len(lead))
        if node.kind == "scalar" and node.style not in ("|", ">") and "#" not in lead:
            kept = self.trail(node)
        else:
            kept = f"  {' '.join(comments)}" if comments else ""
        blank = lead if after.head and lead.strip(" ") == "" else ""
        return (blank + after.head[1:] if blank else after.head) + kept + after.rest

    def flow(self, node: Node, new: Mapping[str, Any] | Sequence[Any]) -> str:
        """`[...]` or `{...}` on one line, kept values in their own spelling."""
        inner = self.text[node.start + 1 : node.end - 1]
        pad = " " if inner.startswith(" ") and inner.strip() else ""
        if isinstance(new, Mapping):
            old = {str(value_of(k)): (self.text[k.start : k.end], v) for k, _, v in node.entries}
            pairs = [
                (old[k][0] if k in old else scalar(k, flow=True), self.kept(old.get(k, ("", None))[1], v))
                for k, v in new.items()
            ]
            return f"{{{pad}{', '.join(f'{key}: {value}' for key, value in pairs)}{pad}}}"
        known = dict(zip(numbered(map(value_of, node.items)), node.items, strict=True))
        values = [self.kept(known.get(name), value) for name, value in zip(numbered(new), new, strict=True)]
        return f"[{pad}{', '.join(values)}{pad}]"

    def kept(self, node: Node | None, new: Any) -> str:
        """The text of a value: as it stands where it means the new one, else the new one in flow style."""
        if node is not None and value_of(node) == plain(new):
            return self.text[node.start : node.end]
        return inline(new)

    def comments(self, node: Node, start: int) -> list[str]:
        """All comments from an offset before a value to the end of its last line."""
        found: list[str] = []
        at = start
        for leaf in scalars(node):
            found += _COMMENT.findall(self.text[at : leaf.start])
            if leaf.style in ("|", ">"):
                found += _COMMENT.findall(self.text[leaf.start : leaf.end].partition("\n")[0])
            at = leaf.end
        return found + _COMMENT.findall(self.text[at : self.line_end(node.end)])

    def all_comments(self, root: Node) -> list[str]:
        """Every comment of the text."""
        return self.comments(root, 0) + _COMMENT.findall(self.text[self.line_end(root.end) :])

    def remains(self, gap: str, comments: list[str], column: int) -> str:
        """What is left of an entry that goes away: the comments above, in and behind it."""
        kept = gap.rstrip(" ").removesuffix("\n") if "#" in gap else ""
        return kept + "".join(f"\n{' ' * column}{comment}" for comment in comments)

    def trail(self, node: Node) -> str:
        """What follows a value on its line: blanks and a comment."""
        return self.text[node.end : self.line_end(node.end)]

    def is_ragged(self, node: Node) -> bool:
        """A flow list over several lines or with comments."""
        return "\n" in self.text[node.start : node.end]

    def line_end(self, offset: int) -> int:
        """The end of the line that an offset stands in."""
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def column(self, offset: int) -> int:
        """How far into its line an offset stands."""
        return offset - (self.text.rfind("\n", 0, offset) + 1)


def _order(kept: list[str], new: list[str]) -> list[str]:
    """Keys as they stand, each new one behind the key it follows in `new`."""
    order = list(kept)
    for before, key in zip([None, *new], new, strict=False):
        if key not in order:
            order.insert(order.index(before) + 1 if before else 0, key)
    return order


def _laid_out(parts: list[_Part], spare: str, column: int) -> str:
    """Parts joined by their gaps; the first stands where the value starts, without a gap."""
    default = f"\n{' ' * column}"
    joined = "".join((part.gap or default) + part.body for part in parts) + spare
    return joined.lstrip("\n ")
