"""The front matter of a page as it will be written, whatever its body: text, and the line of every value.

Reach for `front` where pages are planned, since other pages tell in which line of a page something stands; for `render`
where a page and its body are at hand. Of what a person wrote only the characters of changed values are replaced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.error import MarkedYAMLError

from generator.corrections.identity import plain, steps
from generator.front_matter.document import FENCE, Document, lead_of, values_of
from generator.front_matter.yaml.edit import Editor
from generator.front_matter.yaml.events import TreeError
from generator.front_matter.yaml.tree import Node, line_in, read_tree
from generator.front_matter.yaml.write import line_at, write
from generator.model import FieldPath


@dataclass(frozen=True, slots=True)
class Front:
    """A front matter to write, and the page that it is written over, if there is one."""

    meta: Mapping[str, Any]
    head: str
    """The YAML text."""
    like: Document | None = None
    tree: Node | None = field(default=None, repr=False, compare=False)
    """Of `head`, where it was read; else our own writing stands in it, from line `above` on."""
    above: int = 0

    def line_of(self, path: FieldPath) -> int:
        """The line of the file, 1-based, of a field or item, else of what holds it; 1 where nothing does."""
        keys = steps(path, self.meta)
        if self.tree is not None:
            line = line_in(self.tree, keys)
        else:
            line = line_at(self.meta, keys)
            line = None if line is None else line + self.above
        return 1 if line is None else line + 2

    def page(self, body: str) -> str:
        """The page's text. Line ends, byte order mark, comments, order and quoting of `like` stay."""
        body = body[len(lead_of(body)) :]
        like = self.like
        if like is None:
            return f"{FENCE}{self.head}{FENCE}" + (f"\n{body}" if body else "")
        same = plain(self.meta) == like.meta
        if same and body == like.body:
            return like.source
        if like.head is None and same:
            return (like.opening.removesuffix(FENCE) + like.lead + body).replace("\n", like.newline)
        lead = like.lead if like.body and like.head is not None else "\n" if body else ""
        closing = like.closing if like.closing.endswith("\n") else f"{like.closing}\n"
        return f"{like.opening}{self.head}{closing}{lead}{body}".replace("\n", like.newline)


def front(meta: Mapping[str, Any], like: Document | None = None) -> Front:
    """The front matter of a page; with `like`, the page as it stands, only what differs from it is changed."""
    if like is None:
        return Front(meta, write(meta))
    if plain(meta) == like.meta and like.head is not None:
        return Front(meta, like.head, like, like.tree)
    return _edited(like, meta)


def render(meta: Mapping[str, Any], body: str, like: Document | None = None) -> str:
    """A page's text; equal values give equal bytes."""
    return front(meta, like).page(body)


def _edited(like: Document, meta: Mapping[str, Any]) -> Front:
    """The YAML text with new values: edited in place, else by whole fields, else anew below its comments.

    Each attempt is read back: anchors and rare styles can make an edit mean something else.
    """
    head, tree = like.head or "", like.tree
    if tree is None:
        return Front(meta, head + write(meta), like, None, head.count("\n"))
    for depth in (99, 1):
        text = Editor(head, depth).edit(tree, meta)
        text = text if not text or text.endswith("\n") else f"{text}\n"
        read = _read_as(text, meta)
        if read is not None:
            return Front(meta, text, like, read)
    comments = "".join(f"{comment}\n" for comment in Editor(f"{head}\n").all_comments(tree))
    return Front(meta, comments + write(meta), like, None, comments.count("\n"))


def _read_as(text: str, meta: Mapping[str, Any]) -> Node | None:
    """The tree of a text that means these values; None for any other."""
    try:
        tree = read_tree(text)
    except (MarkedYAMLError, TreeError):
        return None
    return tree if tree is not None and values_of(tree) == plain(meta) else None
