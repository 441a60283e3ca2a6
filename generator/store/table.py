"""Keys and values in one SQLite file that may be lost at any time: damaged, locked, deleted, on a full disk.

Reach for it where the loss of a value costs no more than time. Nothing here raises; two processes may use one file,
and a killed one leaves it whole (write-ahead log).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.disk.files import refuse_links, write_changed
from generator.errors import DatelineError

MOST_BYTES = 512 << 20
"""Size of the file from which on it takes nothing more."""
SPARE = 2_000
"""Values that stay though nobody asked for them, beside as many as somebody asked for."""
_PATIENCE = 5.0
"""Seconds to wait for another process."""
_DAMAGED = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BESIDE = ("", "-wal", "-shm", "-journal")
_BEGIN = ("PRAGMA auto_vacuum = INCREMENTAL",)
"""Only before the first table; later it would have to wait for whoever writes."""
_PREPARE = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS made (by TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TEMP TABLE asked (key BLOB PRIMARY KEY) WITHOUT ROWID",
)


class Table:
    """An open file. `maker`: who made the values; those of another are dropped."""

    def __init__(self, file: Path, maker: str) -> None:
        self._file = file
        self._database = self._opened() or self._opened()
        if [(maker,)] != self._rows("SELECT by FROM made"):
            self._all(("DELETE FROM kept", "DELETE FROM made"))
            self._all(("INSERT INTO made VALUES (?)",), [(maker,)])
            self._rows("PRAGMA incremental_vacuum")

    def get(self, key: bytes) -> bytes | None:
        """The value of a key; None where there is none."""
        rows = self._rows("SELECT value FROM kept WHERE key = ?", (key,))
        return rows[0][0] if rows and isinstance(rows[0][0], bytes) else None

    def put(self, values: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values, unless the file is full."""
        if not self._is_full():
            self._all(("INSERT OR REPLACE INTO kept VALUES (?, ?)",), list(values))

    def tidy(self, asked: Collection[bytes]) -> None:
        """Drop what nobody asked for, where that is most of the file, or it is full."""
        rows = self._rows("SELECT count(*) FROM kept")
        if rows and (rows[0][0] > 2 * len(asked) + SPARE or self._is_full()):
            self._all(("INSERT OR IGNORE INTO asked VALUES (?)",), [(key,) for key in asked])
            self._all(("DELETE FROM kept WHERE key NOT IN (SELECT key FROM asked)",))
            self._rows("PRAGMA incremental_vacuum")

    def close(self) -> None:
        """Let go of the file."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
        self._database = None

    def _opened(self) -> sqlite3.Connection | None:
        """The file ready for use; None, and no damaged file left, where it can't be used."""
        is_new = not self._file.exists()
        try:
            for end in _BESIDE:
                refuse_links(self._file.with_name(self._file.name + end), self._file.parents[1])
            write_changed(self._file.parent / ".gitignore", "*\n")
            # Statements end their own transactions but in `_all`.
            database = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
        except (sqlite3.Error, OSError, DatelineError):
            return None
        try:
            for statement in (_BEGIN if is_new else ()) + _PREPARE:
                database.execute(statement).fetchall()
        except sqlite3.Error as error:
            database.close()
            self._drop_if_damaged(error)
            return None
        return database

    def _drop_if_damaged(self, error: sqlite3.Error) -> None:
        """Away with a file that is no database of ours; the next run makes a new one."""
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED:
            for end in _BESIDE:
                with suppress(OSError):
                    self._file.with_name(self._file.name + end).unlink(missing_ok=True)

    def _rows(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        if self._database is not None:
            try:
                return self._database.execute(statement, values).fetchall()
            except sqlite3.Error as error:
                self._give_up(error)
        return []

    def _all(self, statements: Iterable[str], values: Iterable[tuple[object, ...]] = ((),)) -> None:
        """Carry statements out for all values, or none of it."""
        if self._database is None:
            return
        try:
            self._database.execute("BEGIN IMMEDIATE")
            for statement in statements:
                self._database.executemany(statement, values)
            self._database.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.Error) -> None:
        self.close()
        self._drop_if_damaged(error)

    def _is_full(self) -> bool:
        pages, size = self._rows("PRAGMA page_count"), self._rows("PRAGMA page_size")
        return bool(pages and size) and pages[0][0] * size[0][0] > MOST_BYTES
