"""One run at a time over a site.

Reach for `only_run` round everything that reads pages in order to write them. The lock is the operating
system's (through `filelock`), so a killed run never leaves a stale one behind.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from generator.errors import DatelineError
from generator.model import Problem

LOCK, HOLDER = ".dateline/lock", ".dateline/run.pid"
PATIENCE = 5.0
"""Seconds to wait for another run, long enough for a rebuild of `mkdocs serve` after one save."""


REMEDY = "Wait until it has ended, or stop it; `mkdocs serve` runs by itself after every save"


@contextmanager
def only_run(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of the site at `root`.

    Where its folder can't be written there is no lock: such a run can't write pages either.
    Raises DatelineError where another run holds it for longer than `patience` seconds.
    """
    lock = FileLock(root / LOCK)
    with suppress(OSError):
        _acquire(root, lock, patience)
    try:
        yield
    finally:
        lock.release()


def _acquire(root: Path, lock: FileLock, patience: float) -> None:
    (root / LOCK).parent.mkdir(exist_ok=True)
    try:
        lock.acquire(timeout=patience)
    except Timeout as error:
        what = f"another run ({_holder(root)}) is writing this site"
        raise DatelineError(Problem(LOCK, None, what, REMEDY)) from error
    (root / HOLDER).write_text(f"{os.getpid()}\n", encoding="ascii")


def _holder(root: Path) -> str:
    try:
        return f"process {int((root / HOLDER).read_text(encoding='ascii'))}"
    except (OSError, ValueError):
        return "a process unknown"
