"""Which code and knowledge found the facts in the records, so that a newer version reads the seeds again.

The fingerprint lives in `.dateline/`, outside of git: a record that a colleague's older version wrote is
never trusted, and a change of the code doesn't touch every record in the repository.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from generator.config import Settings
from generator.disk import write_changed

FILE = ".dateline/fingerprint"
ROOMS = ("articles", "facts", "knowledge", "resources", "model")


def fingerprint(settings: Settings) -> str:
    """Digest of everything that facts depend on. Takes some milliseconds."""
    digest = sha256(settings.recognizer.encode())
    package = files("generator")
    for room in ROOMS:
        _feed(package / room, digest.update)
    return digest.hexdigest()


def fingerprint_of_code() -> str:
    """Digest of all of the generator: of its code, its templates and its knowledge."""
    digest = sha256()
    _feed(files("generator"), digest.update)
    return digest.hexdigest()


def is_current(root: Path, settings: Settings) -> bool:
    """True when the records on this disk were made by this very code."""
    file = root / FILE
    return file.is_file() and file.read_text(encoding="utf-8", errors="replace").strip() == fingerprint(settings)


def remember(root: Path, settings: Settings) -> None:
    """Note that the records on this disk are now this code's."""
    write_changed(root / FILE, fingerprint(settings) + "\n")
    write_changed(root / ".dateline/.gitignore", "*\n")


def _feed(item: Traversable, update: Callable[[bytes], None]) -> None:
    if item.is_dir():
        for child in sorted(item.iterdir(), key=lambda c: c.name):
            if child.name != "__pycache__":
                _feed(child, update)
    else:
        update(item.name.encode())
        update(item.read_bytes())
