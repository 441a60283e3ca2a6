"""Every mistake in a page's front matter that a parser can see, with file, line and remedy.

Reach for it through `front_matter.parse`. One mistake hides the rest from a parser, so the field that
holds it is blanked and the rest read again, until all are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ruamel.yaml.error import MarkedYAMLError

from generator.front_matter.yaml.events import TreeError
from generator.front_matter.yaml.not_yaml import explain, masked, no_keys
from generator.front_matter.yaml.tree import Node, read_tree, value_of
from generator.front_matter.yaml.written_tree import READ
from generator.model import Problem
from generator.store import kept

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_DASHES = re.compile(r"[-–—]+\s*$")
_KEY = re.compile(
    r"(?:title|date|published|publisher|location|actors|topics|summary|seed|name|aliases|medtop):(?:\s|$)"
)
_EXAMPLE = "Example:\n---\ntitle: Flood in Beira\ndate: 2026-02-03\n---"
_MOST = 20
"""Mistakes told of one page."""

_LONGEST_REREAD = 2_000
"""Lines of front matter that are read again for further mistakes."""


def mistakes(path: str, text: str, head: str | None) -> tuple[list[Problem], Node | None]:
    """What is wrong with a page of the given YAML text (None: none found), or else its tree. Lines are the file's."""
    return (list(_missing(path, text)), None) if head is None else mistakes_in_yaml(path, head, 2)


def mistakes_in_yaml(path: str, text: str, first: int = 1) -> tuple[list[Problem], Node | None]:
    """What is wrong with `key: value` lines, or else their tree. `first`: the file's line on which they begin."""
    lines = text.split("\n")
    problems = [Problem(path, i + first, what, remedy) for i, what, remedy in _foreign(lines)]
    if problems:
        return problems, None
    problems, tree = kept("front matter", (text,), READ, partial(_read, path, lines, first))
    if tree is not None and tree.kind != "mapping" and not problems:
        explained = no_keys(lines, tree.kind == "sequence")
        problems = [Problem(path, explained.line + first, explained.what, explained.remedy)]
    problems += _twice(path, tree, first) if tree else []
    return sorted(problems), tree


def _missing(path: str, text: str) -> Iterator[Problem]:
    """Front matter that is there for a person's eye, but not for a parser's."""
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return
    line, after = lines[first], lines[first + 1] if first + 1 < len(lines) else ""
    if line.rstrip() == "---" and (first or _KEY.match(after)):
        if first:
            yield Problem(path, first + 1, "front matter starts below a blank line", "Start it on the first line")
        else:
            what = "front matter opens with `---` and never closes"
            yield Problem(
                path, 1, what, f"Put a line `---` below its last key, before the text of the page. {_EXAMPLE}"
            )
    elif line.rstrip() == "---" and not any(each.rstrip() in ("---", "...") for each in lines[1:]):
        what = "front matter opens with `---` and never closes"
        yield Problem(path, 1, what, f"Put a line `---` below its last key, before the text of the page. {_EXAMPLE}")
    elif _DASHES.match(line) and _KEY.match(after):
        yield Problem(
            path, first + 1, f"`{line.strip()}` does not open front matter", f"Write exactly `---`. {_EXAMPLE}"
        )
    elif _KEY.match(line):
        yield Problem(path, first + 1, "front matter has no opening `---`", f"Put a line `---` above it. {_EXAMPLE}")


def _foreign(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Lines that no parser should see: what git left of a conflict, and characters that are not text."""
    for i, line in enumerate(lines):
        if _CONFLICT.match(line):
            yield i, f"`{line[:40]}` is left from a conflict in git", "Keep the lines that are right, remove the marks"
        elif found := _UNPRINTABLE.search(line):
            what = f"holds a character that is not text (U+{ord(found[0]):04X}, column {found.start() + 1})"
            yield i, what, "Delete it and type the word again"


def _read(path: str, lines: list[str], first: int) -> tuple[list[Problem], Node | None]:
    problems: list[Problem] = []
    while len(problems) < _MOST:
        try:
            return problems, read_tree("\n".join(lines))
        except MarkedYAMLError as error:
            line, what, remedy = explain(error, lines)
        except TreeError as error:
            line, what, remedy = error.line, error.what, error.remedy
        problems.append(Problem(path, line + first, what, remedy))
        rest = masked(lines, line)
        if rest == lines or len(lines) > _LONGEST_REREAD:
            break
        lines = rest
    return problems, None


def _twice(path: str, node: Node, first: int) -> list[Problem]:
    """Keys that stand more than once: readers differ in which one they take."""
    seen: dict[str, int] = {}
    problems = []
    for key, _, value in node.entries:
        name = str(value_of(key))
        if name in seen:
            what = f"`{name}` stands twice, first on line {seen[name] + first}"
            problems.append(Problem(path, key.line + first, what, "Keep the right one and remove the other"))
        seen.setdefault(name, key.line)
        problems += _twice(path, value, first)
    return problems + [problem for each in node.items for problem in _twice(path, each, first)]
