"""Which pages stand for all: of each kind the heaviest, since what goes wrong goes wrong there first."""

from __future__ import annotations

import re
from pathlib import Path

_NUMBERS = re.compile(r"\d+")


def kinds(site: Path) -> dict[str, str]:
    """Kind -> the path of its heaviest page below the built `site`, as a browser asks for it (`people/jane-doe/`).

    A kind is where a page stands: `people/` is the index, `people/*` any person; months and years are one kind each.
    A page that only sends its reader on belongs to none.
    """
    heaviest: dict[str, tuple[int, str]] = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        size = file.stat().st_size
        if not _moved(file) and size > heaviest.get(kind := _kind(site, path), (0, ""))[0]:
            heaviest[kind] = (size, path)
    return {kind: path for kind, (_, path) in sorted(heaviest.items())}


def _kind(site: Path, path: str) -> str:
    folder = path.rstrip("/").rpartition("/")[0]
    if not folder or any((site / path).glob("*/index.html")):
        return _NUMBERS.sub("N", path) if folder else path or "home"
    return f"{_NUMBERS.sub('N', folder)}/*"


def _moved(file: Path) -> bool:
    return b'http-equiv="refresh"' in file.read_bytes()
