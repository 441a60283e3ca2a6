"""Front matter of a page: read with the place of every value, written so that every reader agrees.

Reach for `parse` and `render` for any page below `docs/`. python-frontmatter finds and splits the block
(`RuamelHandler`), ruamel.yaml reads it, and writing replaces only the characters of changed values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from frontmatter.default_handlers import BaseHandler
from ruamel.yaml.error import MarkedYAMLError

from generator.corrections.identity import plain, steps
from generator.errors import DatelineError
from generator.front_matter.mistakes import mistakes
from generator.front_matter.yaml.edit import Editor
from generator.front_matter.yaml.tree import Node, TreeError, read_tree, value_of
from generator.front_matter.yaml.write import write
from generator.model import FieldPath

_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n)*")
_FENCE = "---\n"


class RuamelHandler(BaseHandler):
    """python-frontmatter's way to our YAML: `frontmatter.loads(text, handler=RuamelHandler())`.

    MkDocs takes `...` for a closing line too, and nothing but exactly three dashes for an opening one.
    """

    FM_BOUNDARY = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def detect(self, text: str) -> bool:
        """Whether the text opens with front matter."""
        return text.startswith("---") and super().detect(text)

    def load(self, fm: str) -> dict[str, Any]:
        """The values: text, None, lists and dicts."""
        return _values(read_tree(fm))

    def export(self, metadata: dict[str, object], **_: object) -> str:
        """The YAML lines of a mapping."""
        return write(metadata).rstrip("\n")


HANDLER = RuamelHandler()


@dataclass(frozen=True, slots=True)
class Document:
    """A page as a person left it."""

    path: str
    """As errors should show it: `docs/briefs/2026/02/x.md`."""
    meta: Mapping[str, Any]
    """Front matter; every scalar is the text that stands there, or None where nothing does."""
    body: str
    """Below the front matter, from its first line that is not blank; line ends as `\\n`."""
    first_line: int = 1
    """Line of the file, 1-based, on which the front matter's first line stands."""
    source: str = ""
    """The whole text as read."""
    head: str | None = None
    """The YAML text; None where the page has no front matter."""
    opening: str = _FENCE
    closing: str = _FENCE
    lead: str = "\n"
    """Blank lines between front matter and body."""
    newline: str = "\n"
    """`\\r\\n` where every line ends so."""
    tree: Node | None = field(default=None, repr=False, compare=False)

    @property
    def has_comments(self) -> bool:
        """Whether a person wrote a comment into the front matter."""
        if self.tree is None:
            return bool((self.head or "").strip())
        return bool(Editor(self.head or "").all_comments(self.tree))

    def line_of(self, path: FieldPath) -> int:
        """The line of the file, 1-based, of a field or item (`actors/Jane Doe/role`), else of what holds it."""
        return self.line_at(steps(path, self.meta))

    def line_at(self, keys: tuple[str | int, ...]) -> int:
        """The same for keys and indexes (`("actors", 0, "role")`); 1 where not even the first key exists."""
        node, line = self.tree, None
        for key in keys:
            if node is None:
                break
            if node.kind == "mapping":
                found = next((e for e in node.entries if value_of(e.key) == key), None)
                node, line = (found.value, found.key.line) if found else (None, line)
            elif isinstance(key, int) and key < len(node.items):
                node = node.items[key]
                line = node.line
        return 1 if line is None else self.first_line + line


def parse(path: str, text: str) -> Document:
    """A page's front matter and body; a page without front matter gives an empty `meta`.

    Raises DatelineError with every mistake that can be told apart: file, line, what, remedy.
    """
    bom = text.startswith("\ufeff")
    newline = "\r\n" if "\n" in text and text.count("\n") == text.count("\r\n") else "\n"
    plain_text = text.removeprefix("\ufeff").replace(newline, "\n")
    split = _split(plain_text)
    problems, tree = mistakes(path, plain_text, split[1] if split else None)
    if problems:
        raise DatelineError(*problems)
    if split is None:
        lead = _lead(plain_text)
        body = plain_text[len(lead) :]
        return Document(path, {}, body, 1, text, None, _mark(bom) + _FENCE, _FENCE, lead, newline)
    opening, head, closing, rest = split
    lead = _lead(rest)
    opening = _mark(bom) + opening
    return Document(path, _values(tree), rest[len(lead) :], 2, text, head, opening, closing, lead, newline, tree)


def render(meta: Mapping[str, Any], body: str, like: Document | None = None) -> str:
    """A page's text. With `like`, the page as it stands, only what differs from it is changed.

    Line ends, byte order mark, comments, order and quoting of `like` stay; equal values give equal bytes.
    """
    body = body[len(_lead(body)) :]
    if like is None:
        return f"{_FENCE}{write(meta)}{_FENCE}" + (f"\n{body}" if body else "")
    same = plain(meta) == like.meta
    if same and body == like.body:
        return like.source
    if like.head is None and same:
        return (like.opening.removesuffix(_FENCE) + like.lead + body).replace("\n", like.newline)
    head = like.head if same and like.head is not None else _edited(like, meta)
    lead = like.lead if like.body and like.head is not None else "\n" if body else ""
    closing = like.closing if like.closing.endswith("\n") else f"{like.closing}\n"
    return f"{like.opening}{head}{closing}{lead}{body}".replace("\n", like.newline)


def _edited(like: Document, meta: Mapping[str, Any]) -> str:
    """The YAML text with new values: edited in place, else by whole fields, else anew below its comments.

    Each attempt is read back: anchors and rare styles can make an edit mean something else.
    """
    head, tree = like.head or "", like.tree
    if tree is None:
        return head + write(meta)
    for depth in (99, 1):
        text = Editor(head, depth).edit(tree, meta)
        text = text if not text or text.endswith("\n") else f"{text}\n"
        if _reads_as(text, meta):
            return text
    comments = Editor(f"{head}\n").all_comments(tree)
    return "".join(f"{comment}\n" for comment in comments) + write(meta)


def _reads_as(text: str, meta: Mapping[str, Any]) -> bool:
    try:
        return bool(_values(read_tree(text)) == plain(meta))
    except (MarkedYAMLError, TreeError):
        return False


def _values(tree: Node | None) -> dict[str, Any]:
    values = value_of(tree) if tree else {}
    return values if isinstance(values, dict) else {}


def _split(text: str) -> tuple[str, str, str, str] | None:
    """Opening line, YAML, closing line, the rest; None without (whole) front matter."""
    if not HANDLER.detect(text):
        return None
    try:
        head, rest = HANDLER.split(text)
    except ValueError:
        return None
    opening, yaml = text[: text.index("\n") + 1], head[1:]
    at = len(opening) + len(yaml)
    closing = text[at : len(text) - len(rest)] + rest[:1]
    return opening, yaml, closing, rest[1:]


def _lead(body: str) -> str:
    found = _BLANK_LINES.match(body)
    return found[0] if found else ""


def _mark(bom: bool) -> str:
    return "\ufeff" if bom else ""
