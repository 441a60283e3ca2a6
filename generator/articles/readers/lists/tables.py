"""Lists of articles: JSON, JSON Lines, CSV and its like with semicolons or tabs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.articles.readers.clip import Clip
from generator.articles.readers.named import clip_of, field_of
from generator.errors import DatelineError
from generator.model import Problem

_EXAMPLE = '{"title": "Flood in Beira", "date": "2026-02-03", "text": "The river rose ..."}'
_SEPARATORS = ",;\t|"
_MOST_ROWS = 100_000
csv.field_size_limit(10_000_000)


def is_json(text: str) -> bool:
    """Whether a text is JSON or JSON Lines, whole or broken."""
    start = text.lstrip("\ufeff \t\r\n")[:200]
    return start.startswith(('{"', "[{")) or bool(start[:1] in "{[" and start[1:].lstrip()[:1] in ('"', "{", "]", "}"))


def json_to_clips(name: str, text: str) -> tuple[Clip, ...]:
    """An article an object that has a text: a list, an object with a list in it, or an object a line.

    Raises DatelineError, with the line, for JSON that is broken or holds no article.
    """
    clips = tuple(clip for record in _records(_loaded(name, text)) if not (clip := clip_of("list", record)).is_empty)
    if not clips:
        raise DatelineError(Problem(name, None, "is JSON without an article in it", f"Example:\n{_EXAMPLE}"))
    return clips


def _loaded(name: str, text: str) -> Any:
    text = text.lstrip("\ufeff")
    try:
        return json.loads(text, strict=False)
    except RecursionError:
        raise DatelineError(Problem(name, None, "is JSON nested too deep", f"Example:\n{_EXAMPLE}")) from None
    except ValueError as whole:
        lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].rstrip().endswith("}"):
            line = getattr(whole, "lineno", None)
            raise DatelineError(
                Problem(name, line, "is JSON that breaks off or is broken here", f"Example:\n{_EXAMPLE}")
            ) from None
    return [_of_line(name, number, line) for number, line in lines]


def _of_line(name: str, number: int, line: str) -> Any:
    try:
        return json.loads(line, strict=False)
    except (ValueError, RecursionError):
        raise DatelineError(
            Problem(name, number, "is no JSON object", f"One object a line. Example:\n{_EXAMPLE}")
        ) from None


def _records(loaded: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Objects that have a text; others are looked through for lists of such."""
    if isinstance(loaded, dict):
        if any(field_of(str(key)) == "text" and isinstance(value, str) for key, value in loaded.items()):
            yield loaded
        elif depth < 4:
            for value in loaded.values():
                yield from _records(value, depth + 1)
    elif isinstance(loaded, list) and depth < 4:
        for value in loaded[:_MOST_ROWS]:
            yield from _records(value, depth + 1)


def is_table(name: str, text: str) -> bool:
    """Whether a text is a table of articles: its first row names a text and another field, or its name says so."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    if len(first) > 2_000:
        return False
    fields = {field_of(cell) for cell in _cells(first)}
    return {"text"} < fields - {None} or name.lower().endswith((".csv", ".tsv"))


def table_to_clips(name: str, text: str) -> tuple[Clip, ...]:
    """An article a row that has a text. Raises DatelineError for a table that has no column of texts, or no row."""
    text = text.lstrip("\ufeff")
    first = text.partition("\n")[0]
    head = _cells(first)
    if "text" not in {field_of(cell) for cell in head}:
        what = f"is a table without a column of texts; its columns are: {', '.join(head)[:200]}"
        raise DatelineError(Problem(name, 1, what, "Name them in the first row. Example:\nurl,title,date,text"))
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=_separator(first)))
    except csv.Error as error:
        raise DatelineError(
            Problem(name, None, f"is a table that can't be read ({error})", "Save it as CSV in UTF-8.")
        ) from error
    clips = tuple(clip for row in rows[:_MOST_ROWS] if not (clip := clip_of("table", _named(row))).is_empty)
    if not clips:
        raise DatelineError(Problem(name, None, "is a table without a row that has a text", "Put an article a row."))
    return clips


def _named(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(key): value for key, value in row.items() if key is not None}


def _cells(line: str) -> list[str]:
    return [cell.strip().strip('"') for cell in next(iter(csv.reader([line], delimiter=_separator(line))), [])]


def _separator(line: str) -> str:
    return max(_SEPARATORS, key=line.count)
