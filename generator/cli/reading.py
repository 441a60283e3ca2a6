"""What the filter commands read: files or standard input, whole texts or JSON lines.

Reach for `articles_of` where articles are wanted, for `texts_of` for raw texts, for `lines_of` for other JSON lines.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

import click

from generator.articles import plain_article, raw_articles, with_inferred_years
from generator.articles.readers.decode import decode
from generator.errors import DatelineError
from generator.model import Article, Problem


def articles_of(files: Sequence[str], jsonl: bool) -> Iterator[Article]:
    """The articles of each file, or one for each JSON line."""
    if not jsonl:
        for name, text in texts_of(files, jsonl):
            yield from with_inferred_years([article for _, article in raw_articles(name, text)])
        return
    for line in lines_of(files):
        article = plain_article(line["id"], line["text"], line.get("published"), line.get("title"))
        yield from with_inferred_years([article])


def texts_of(files: Sequence[str], jsonl: bool) -> Iterator[tuple[str, str]]:
    """Name and text of each file, or id and text of each JSON line."""
    if jsonl:
        yield from ((line["id"], line["text"]) for line in lines_of(files))
        return
    for file in files or ("-",):
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        yield file, decode(file, data)


def lines_of(files: Sequence[str], keys: Sequence[str] = ("id", "text")) -> Iterator[dict[str, Any]]:
    """JSON lines as mappings. Raises DatelineError, with file and line, where one of `keys` is no string."""
    for file in files or ("-",):
        with click.open_file(file, encoding="utf-8") as lines:
            yield from _records(file, lines, keys)


def _records(file: str, lines: IO[str], keys: Sequence[str]) -> Iterator[dict[str, Any]]:
    example = f"Example: {json.dumps(dict.fromkeys(keys, '...') | {'id': '1'})}"
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise DatelineError(Problem(file, number, f"is not JSON: {error}", example)) from error
        if not isinstance(record, dict) or not all(isinstance(record.get(key), str) for key in keys):
            what = f"needs the keys {', '.join(f'`{key}`' for key in keys)}, all strings"
            raise DatelineError(Problem(file, number, what, example))
        yield record
