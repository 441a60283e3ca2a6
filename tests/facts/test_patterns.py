"""Every pattern of the finders has an example beside it, in double quotes, and matches it."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

FILES = sorted((REPOSITORY / "generator" / "facts").rglob("*.py"))
CALLS = {f"re.{name}" for name in ("compile", "search", "match", "fullmatch", "findall", "finditer", "sub", "split")}


def examples(note: str) -> list[str]:
    """The quoted words up to the first semicolon; behind it stands what the pattern does not match, or why."""
    quoted = re.findall(r'"([^"]+)"', note.partition(";")[0])
    return [re.sub(r"\\u(\w{4})", lambda code: chr(int(code[1], 16)), words) for words in quoted]


def notes_of(source: str) -> dict[int, str]:
    """Comments by line; one that has a line to itself belongs to the next."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    comments = [token for token in tokens if token.type == tokenize.COMMENT]
    return {token.start[0] + (not token.line[: token.start[1]].strip()): token.string for token in comments}


def patterns(file: Path) -> Iterator[tuple[str, re.Pattern[str], str]]:
    """Where it stands, the pattern, and the note beside it: a comment, or the docstring of what builds it."""
    source = file.read_text(encoding="utf-8")
    notes, module = notes_of(source), import_module(".".join(file.relative_to(REPOSITORY).with_suffix("").parts))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and not node.args.args and ast.unparse(node.returns) == "re.Pattern[str]":
            yield node.name, getattr(module, node.name)(), ast.get_docstring(node) or ""
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in CALLS:
            lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            note = " ".join(notes[line] for line in lines if line in notes)
            if isinstance(node.args[0], ast.Constant):
                yield f"line {node.lineno}", re.compile(node.args[0].value), note
            elif node.col_offset and (name := source.splitlines()[node.lineno - 1].split(" = ")[0]) in vars(module):
                yield name, getattr(module, name), note


FOUND = [pytest.param(pattern, note, id=f"{f.stem}, {at}") for f in FILES for at, pattern, note in patterns(f)]


@pytest.mark.parametrize(("pattern", "note"), FOUND)
def test_a_pattern_matches_the_example_beside_it(pattern: re.Pattern[str], note: str) -> None:
    assert examples(note), f'no example beside {pattern.pattern}: write one behind it, as in # "in May"'
    assert [words for words in examples(note) if not pattern.search(words)] == []
