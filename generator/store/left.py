"""A text that the last run leaves for those who build pages of its site, in `.dateline/told`.

It holds for as long as that run is the last one and nothing has changed since: `last_run.unchanged` says so, and with
which mark. Whatever goes wrong with the file costs time.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from generator.disk.files import write_changed
from generator.errors import DatelineError

FILE = ".dateline/told"


def leave(root: Path, mark: str, text: str) -> None:
    """Leave a text with the run of this mark."""
    with suppress(OSError, DatelineError):
        write_changed(root / FILE, f"{_head(mark, text)}\n{text}")


def left(root: Path, mark: str) -> str:
    """The text that the run of this mark left; empty where there is none, or it is damaged."""
    with suppress(OSError, ValueError):
        head, _, text = (root / FILE).read_bytes().decode().partition("\n")
        if mark and head == _head(mark, text):
            return text
    return ""


def _head(mark: str, text: str) -> str:
    return sha256(f"{mark}\n{text}".encode()).hexdigest()
