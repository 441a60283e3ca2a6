"""What a piece of work gave for the same bytes, kept in a file from run to run.

Reach for `kept` round work that hangs on nothing but its parts and our code. Outside of `keeping` it just does the
work; so it does where the file is damaged, locked or gone, or says something that can't be so: what is kept can cost
time, never change a result.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from generator.store.code import code_digest
from generator.store.table import Table

T = TypeVar("T")
FILE = ".dateline/kept.sqlite3"
_CHECK = 8
"""Bytes before a result that show that it is whole."""
_BATCH = 4 << 20
"""Bytes that wait until they are written at once."""
_NO_RESULT = (ValueError, TypeError, KeyError, IndexError, AttributeError)


class Form(NamedTuple, Generic[T]):
    """How a result is written down, and read again. Either may raise ValueError, TypeError, KeyError, IndexError or
    AttributeError for what is no such result."""

    write: Callable[[T], str]
    read: Callable[[str], T]


TEXT: Form[str] = Form(str, str)
JSON: Form[Any] = Form(json.dumps, json.loads)


def kept(work: str, parts: tuple[object, ...], form: Form[T], make: Callable[[], T]) -> T:
    """What `make` gives. `parts`: all that this hangs on beside our code, each with a `repr` that tells it from any
    other; `work` names what is done. What can't be written down and read again as the same is made each time.
    """
    store = _OPEN.get()
    if store is None:
        return make()
    key = blake2b(repr((code_digest(), work, parts)).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    with suppress(*_NO_RESULT):
        return form.read(store.text(key))
    made = make()
    with suppress(*_NO_RESULT):
        text = form.write(made)
        if form.read(text) == made:
            store.put(key, text)
    return made


@contextmanager
def keeping(root: Path) -> Iterator[None]:
    """While it lasts, `kept` keeps its results with the site at `root`.

    Put it round whole runs: of what a run that ends well did not ask for, only so much stays.
    """
    store = _Store(Table(root / FILE, code_digest()))
    token = _OPEN.set(store)
    try:
        yield
        store.flush()
        store.table.tidy(store.asked)
    finally:
        _OPEN.reset(token)
        store.flush()
        store.table.close()


class _Store:
    """Results on their way to the table and back."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.asked: set[bytes] = set()
        self._waiting: dict[bytes, bytes] = {}
        self._size = 0

    def text(self, key: bytes) -> str:
        """Raises KeyError and ValueError for what is not kept, or not whole."""
        self.asked.add(key)
        value = self._waiting.get(key) or self.table.get(key)
        if value is None:
            raise KeyError(key)
        check, packed = value[:_CHECK], value[_CHECK:]
        if check != blake2b(packed, digest_size=_CHECK).digest():
            raise ValueError("damaged")
        try:
            return zlib.decompress(packed).decode("utf-8", "surrogatepass")
        except zlib.error as error:
            raise ValueError("damaged") from error

    def put(self, key: bytes, text: str) -> None:
        """Keep a text, soon."""
        packed = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
        self._waiting[key] = blake2b(packed, digest_size=_CHECK).digest() + packed
        self._size += len(packed)
        if self._size > _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        if self._waiting:
            self.table.put(self._waiting.items())
            self._waiting, self._size = {}, 0


_OPEN: ContextVar[_Store | None] = ContextVar("open store", default=None)
