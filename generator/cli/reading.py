"""What the filter commands read: files or standard input, whole texts or JSON lines.

Reach for `articles_of` where articles are wanted, for `parts_of` for what each file holds, for `lines_of` for other
JSON lines.
A file or line that can't be used is told at once and left out; the others go on, and the verb ends with exit status 1.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import IO, Any

from generator.articles import file_articles, plain_article, raw_articles, with_inferred_years
from generator.cli.output import refuse
from generator.errors import DatelineError, tried
from generator.filters.records import ARTICLE, LONGEST, Keys, read_record
from generator.model import Article, Problem

Parts = tuple[tuple[int | None, Article], ...]
"""Articles, each with where it starts in its text; None where its form gave it."""
_PUT = "Name a file, or put text in: dateline facts flood.txt, or: dateline facts < flood.txt"


def articles_of(files: Sequence[str], jsonl: bool) -> Iterator[Article]:
    """The articles of each file, or one for each JSON line."""
    if not jsonl:
        for name, parts in parts_of(files, jsonl):
            yield from _taken(name, partial(_articles, parts))
        return
    for line in lines_of(files, ARTICLE):
        yield from _taken(line["id"], partial(_plain, line))


def _articles(parts: Parts) -> list[Article]:
    return [article for _, article in parts]


def _plain(line: Mapping[str, Any]) -> list[Article]:
    return [plain_article(line["id"], line["text"], line.get("published") or None, line.get("title"))]


def _taken(name: str, take: Callable[[], Sequence[Article]]) -> Sequence[Article]:
    """The articles of a text, years inferred; none, and the reason told, where it can't be taken apart."""
    articles, problems = tried(name, "taken apart", lambda: with_inferred_years(take()))
    refuse(*problems)
    return articles or ()


def parts_of(files: Sequence[str], jsonl: bool) -> Iterator[tuple[str, Parts]]:
    """Name and articles of each file, or id and articles of the text of each JSON line."""
    if jsonl:
        for line in lines_of(files, ARTICLE):
            yield from _parts(line["id"], partial(raw_articles, line["id"], line["text"]))
        return
    for file in files or ("-",):
        with _told(), opened(file) as stream:
            yield from _parts(file, partial(file_articles, file, stream.read()))


def _parts(name: str, take: Callable[[], Parts]) -> Iterator[tuple[str, Parts]]:
    """The articles of a text; none, and the reason told, where it can't be taken apart."""
    parts, problems = tried(name, "taken apart", take)
    refuse(*problems)
    if parts is not None:
        yield name, parts


def lines_of(files: Sequence[str], keys: Keys) -> Iterator[dict[str, Any]]:
    """JSON lines as records of those keys; blank lines are passed over."""
    seen: dict[str, str] = {}
    for file in files or ("-",):
        with _told(), opened(file) as stream:
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


def _cut_into_lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Lines; of one that is longer than any text only so much that it can be told."""
    while data := stream.readline(LONGEST + 1):
        rest = data
        while len(rest) > LONGEST and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST + 1)
        yield data


@contextmanager
def opened(file: str) -> Iterator[IO[bytes]]:
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
