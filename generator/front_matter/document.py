"""A page as it stands: its front matter read with the place of every value.

Reach for `parse` for any page below `docs/`, and for `front` to write one. python-frontmatter finds and splits the
block (`RuamelHandler`), ruamel.yaml reads it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from frontmatter.default_handlers import BaseHandler

from generator.corrections.identity import steps
from generator.errors import DatelineError
from generator.front_matter.mistakes import mistakes, mistakes_in_yaml
from generator.front_matter.yaml.edit import Editor
from generator.front_matter.yaml.tree import Node, line_in, read_tree, value_of
from generator.front_matter.yaml.write import write
from generator.model import FieldPath

_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n)*")
FENCE = "---\n"


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
        return values_of(read_tree(fm))

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
    opening: str = FENCE
    closing: str = FENCE
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
        line = line_in(self.tree, keys)
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
        lead = lead_of(plain_text)
        body = plain_text[len(lead) :]
        return Document(path, {}, body, 1, text, None, _mark(bom) + FENCE, FENCE, lead, newline)
    opening, head, closing, rest = split
    lead = lead_of(rest)
    opening = _mark(bom) + opening
    return Document(path, values_of(tree), rest[len(lead) :], 2, text, head, opening, closing, lead, newline, tree)


def parse_keys(path: str, text: str) -> Document:
    """A file that holds nothing but `key: value` lines, such as settings, read as a front matter is.

    Raises DatelineError with every mistake that can be told apart: file, line, what, remedy.
    """
    head = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    problems, tree = mistakes_in_yaml(path, head)
    if problems:
        raise DatelineError(*problems)
    return Document(path, values_of(tree), "", 1, text, head, "", "", "", tree=tree)


def values_of(tree: Node | None) -> dict[str, Any]:
    """The values of a front matter; none where it is no mapping."""
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


def lead_of(body: str) -> str:
    """The blank lines that a text begins with."""
    found = _BLANK_LINES.match(body)
    return found[0] if found else ""


def _mark(bom: bool) -> str:
    return "\ufeff" if bom else ""
