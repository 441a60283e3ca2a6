"""Where pages are kept: `.dateline/pages.sqlite`, safe to delete, safe under two processes and when one is killed.

Whatever goes wrong with the file costs time and no page: reading gives nothing, writing is let go. Every row has a
digest of what it holds, and a row that doesn't match its own is none.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.mkdocs_host.kept.ground import digest_of

FILE = ".dateline/pages.sqlite"
_VERSION = 1
_TABLES = """
create table read (path text primary key, key text, light text, heavy blob, light_digest text, digest text);
create table built (side text, path text, key text, digest text, body blob, entries text, primary key (side, path));
create table notes (name text primary key, value text);
"""
_LEVEL = 1
"""Of compression, the fastest: a cold build pays for it."""
_PATIENCE = 1.0
"""Seconds to wait for another build that is writing."""
_AT_ONCE = 200
"""Rows written before they are made to last."""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """What reading a page gave."""

    key: str
    light: Json
    """What is needed of every page in every build."""
    digest: str
    """Of all of it; `Store.heavy` has the rest."""


@dataclass(frozen=True, slots=True)
class Built:
    """What laying out a page gave."""

    key: str
    digest: str
    """Of the bytes of its HTML; `Store.body` has them."""
    entries: list[Json]
    """What it has for the theme's search."""


class Store:
    """The file, for one build. Where it can't be opened nothing is kept."""

    def __init__(self, root: Path) -> None:
        self._database = _opened(root / FILE)
        self._is_shut, self._unsaved = False, 0

    def read(self, path: str) -> Read | None:
        """What reading the page at `path` gave the last time."""
        row = self._row("select key, light, light_digest, digest from read where path = ?", path)
        if row is None or digest_of(row[0], row[1]) != row[2]:
            return None
        return Read(row[0], json.loads(row[1]), row[3])

    def heavy(self, path: str, digest: str) -> Json | None:
        """The words of a page as they were read; None where they are no longer those of `digest`."""
        row = self._row("select light, heavy from read where path = ?", path)
        heavy = _unpacked(row[1]) if row else None
        if row is None or heavy is None or digest_of(row[0], heavy) != digest:
            return None
        found: Json = json.loads(heavy)
        return found

    def keep_read(self, path: str, key: str, light: Json, heavy: Json) -> str:
        """Keep what reading a page gave; its digest."""
        words, rest = json.dumps(light), json.dumps(heavy).encode()
        digest = digest_of(words, rest)
        row = (path, key, words, zlib.compress(rest, _LEVEL), digest_of(key, words), digest)
        self._write("replace into read values (?, ?, ?, ?, ?, ?)", row)
        return digest

    def built(self, side: str, path: str) -> Built | None:
        """What laying out the page at `path` gave the last time, for this use of the site."""
        row = self._row("select key, digest, entries from built where side = ? and path = ?", side, path)
        return Built(row[0], row[1], json.loads(row[2])) if row else None

    def body(self, side: str, path: str, digest: str) -> bytes | None:
        """The HTML of a page; None where it is no longer that of `digest`."""
        row = self._row("select body from built where side = ? and path = ?", side, path)
        body = _unpacked(row[0]) if row else None
        return body if body is not None and digest_of(body) == digest else None

    def keep_built(self, side: str, path: str, key: str, body: bytes, entries: list[Json]) -> None:
        """Keep what laying out a page gave."""
        row = (side, path, key, digest_of(body), zlib.compress(body, _LEVEL), json.dumps(entries))
        self._write("replace into built values (?, ?, ?, ?, ?, ?)", row)

    def take(self, statement: str, values: tuple[Any, ...]) -> None:
        """Keep what another process would keep."""
        self._write(statement, values)

    def note(self, name: str) -> str:
        """A word kept under a name; empty where there is none."""
        row = self._row("select value from notes where name = ?", name)
        return row[0] if row else ""

    def keep_note(self, name: str, value: str) -> None:
        """Keep a word under a name."""
        self._write("replace into notes values (?, ?)", (name, value))

    def forget_all_but(self, side: str, paths: Collection[str]) -> None:
        """Let go of pages that the site has no longer."""
        for table, where, values in (("read", "true", ()), ("built", "side = ?", (side,))):
            # In order of paths they come from the index, and the rows themselves, megabytes of them, are not read.
            found = self._all(f"select path from {table} where {where} order by path", *values)
            for path in {path for (path,) in found} - set(paths):
                self._write(f"delete from {table} where {where} and path = ?", (*values, path))

    def save(self) -> None:
        """Make what was kept so far last."""
        with _let_go():
            if self._database:
                self._database.commit()

    def close(self) -> None:
        """Make it last, and let go of the file."""
        self.save()
        with _let_go():
            if self._database:
                self._database.close()

    def _row(self, query: str, *values: str) -> tuple[Any, ...] | None:
        found = self._all(query, *values)
        return found[0] if found else None

    def _all(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        with _let_go():
            return self._database.execute(query, values).fetchall() if self._database else []
        return []

    def _write(self, statement: str, values: tuple[Any, ...]) -> None:
        if self._database is None or self._is_shut:
            return
        try:
            self._database.execute(statement, values)
            self._unsaved = (self._unsaved + 1) % _AT_ONCE
            if not self._unsaved:
                self._database.commit()
        except sqlite3.Error:
            # Another build is writing, or the disk is full: asking again for every page would only take time.
            self._is_shut = True


def _opened(file: Path) -> sqlite3.Connection | None:
    """The file, made anew where it is another version's or none at all."""
    for _ in range(2):
        with suppress(OSError), _let_go():
            file.parent.mkdir(exist_ok=True)
            unlisted = file.with_name(".gitignore")
            if not unlisted.exists():
                unlisted.write_text("*\n", encoding="ascii")
            database = sqlite3.connect(file, timeout=_PATIENCE, check_same_thread=False)
            database.execute("pragma journal_mode = wal")
            database.execute("pragma synchronous = normal")
            (found,) = database.execute("pragma user_version").fetchone()
            if found == 0:
                database.executescript(f"begin immediate; {_TABLES} pragma user_version = {_VERSION}; commit;")
            if found in (0, _VERSION):
                return database
            database.close()
        with suppress(OSError):
            for each in file.parent.glob(f"{file.name}*"):
                each.unlink()
    return None


@contextmanager
def _let_go() -> Iterator[None]:
    with suppress(sqlite3.Error):
        yield


def _unpacked(packed: bytes) -> bytes | None:
    try:
        return zlib.decompress(packed)
    except (zlib.error, TypeError):
        return None
