"""What the filter commands read: files or standard input, whole texts or JSON lines.

Reach for `articles_of` where articles are wanted, for `texts_of` for raw texts, for `lines_of` for other JSON lines.
A file or line that can't be used is told at once and left out; the others go on, and the verb ends with exit status 1.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import IO, Any

from generator.articles import plain_article, raw_articles, with_inferred_years
from generator.articles.readers.decode import decode
from generator.cli.output import refuse
from generator.errors import DatelineError, tried
from generator.filters.records import ARTICLE, LONGEST, Keys, read_record
from generator.model import Article, Problem

_PUT = "Name a file, or put text in: dateline facts flood.txt, or: dateline facts < flood.txt"


def articles_of(files: Sequence[str], jsonl: bool) -> Iterator[Article]:
    """The articles of each file, or one for each JSON line."""
    if not jsonl:
        for name, text in texts_of(files, jsonl):
            yield from _taken(name, partial(_raw, name, text))
        return
    for line in lines_of(files, ARTICLE):
        yield from _taken(line["id"], partial(_plain, line))


def _raw(name: str, text: str) -> list[Article]:
    return [article for _, article in raw_articles(name, text)]


def _plain(line: Mapping[str, Any]) -> list[Article]:
    return [plain_article(line["id"], line["text"], line.get("published") or None, line.get("title"))]


def _taken(name: str, take: Callable[[], Sequence[Article]]) -> Sequence[Article]:
    """The articles of a text, years inferred; none, and the reason told, where it can't be taken apart."""
    articles, problems = tried(name, "taken apart", lambda: with_inferred_years(take()))
    refuse(*problems)
    return articles or ()


def texts_of(files: Sequence[str], jsonl: bool) -> Iterator[tuple[str, str]]:
    """Name and text of each file, or id and text of each JSON line."""
    if jsonl:
        yield from ((line["id"], line["text"]) for line in lines_of(files, ARTICLE))
        return
    for file in files or ("-",):
        text = _text(file)
        if text is not None:
            yield file, text


def lines_of(files: Sequence[str], keys: Keys) -> Iterator[dict[str, Any]]:
    """JSON lines as records of those keys; blank lines are passed over."""
    seen: dict[str, str] = {}
    for file in files or ("-",):
        with _told(), _opened(file) as stream:
            for number, data in enumerate(_cut_into_lines(stream), 1):
                record = _record(file, number, data, keys, seen) if data.strip() else None
                if record is not None:
                    yield record


def _record(file: str, line: int, data: bytes, keys: Keys, seen: dict[str, str]) -> dict[str, Any] | None:
    """The record of a line; None, and its mistakes told, where it has any. `seen`: where each id first stood."""
    with _told():
        record = read_record(file, line, data, keys)
        first = seen.setdefault(record["id"], f"{file}:{line}")
        if keys.once and first != f"{file}:{line}":
            what = f"the id `{record['id'][:60]}` stands twice, first in {first}"
            raise DatelineError(Problem(file, line, what, 'Give each line an id of its own. Example: {"id": "2", ...}'))
        return record
    return None


def _text(file: str) -> str | None:
    """The text of a file; None, and a problem told, where it gives none."""
    with _told(), _opened(file) as stream:
        return decode(file, stream.read())
    return None


def _cut_into_lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Lines; of one that is longer than any text only so much that it can be told."""
    while data := stream.readline(LONGEST + 1):
        rest = data
        while len(rest) > LONGEST and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST + 1)
        yield data


@contextmanager
def _opened(file: str) -> Iterator[IO[bytes]]:
    """The bytes of a file, or of standard input for `-`. Raises DatelineError for what can't be read."""
    if file == "-" and sys.stdin is None:
        raise DatelineError(Problem(file, None, "standard input is closed", _PUT))
    try:
        with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as stream:
            yield stream
    except OSError as error:
        raise DatelineError(Problem(file, None, f"can't be read ({error.strerror})", _PUT)) from error


@contextmanager
def _told() -> Iterator[None]:
    """What is wrong with a file or a line, told; the others go on."""
    try:
        yield
    except DatelineError as error:
        refuse(*error.problems)
