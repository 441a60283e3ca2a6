"""One brief alone, without the rest of the site: found by path, slug or seed, read with its record.

Reach for `read_one` where somebody asks about a single brief. It stands as the last run left it; whether its seed has
changed since is told, not mended.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generator import disk, front_matter
from generator.config import Settings
from generator.disk.bounds import Listed
from generator.errors import DatelineError
from generator.front_matter import Document
from generator.model import Brief, Problem, Record
from generator.shelf.read import Shelf, record_path
from generator.shelf.record import from_json
from generator.shelf.settle import settle_one
from generator.site.routes import REDIRECT, is_redirect

SHOWN = 5
"""Briefs that are named to somebody who asked for one that is not there."""


@dataclass(frozen=True, slots=True)
class One:
    """A brief as it stands, with its corrections applied."""

    brief: Brief
    notes: tuple[Problem, ...] = ()


def read_one(root: Path, settings: Settings, wanted: str) -> One:
    """The brief of a path, with or without `docs/`, a slug, or a seed: `report.txt`, `report.txt#2`.

    Raises DatelineError for what is no brief, and for front matter that can't be read.
    """
    folder = root / settings.docs
    mistakes: list[Problem] = []
    for path in _candidates(folder, settings, wanted):
        try:
            here, document = _followed(folder, path, settings)
        except DatelineError as error:
            mistakes += error.problems
            continue
        seed = str(document.meta.get("seed") or "")
        if wanted in (path, f"{settings.docs}/{path}", _slug(path), seed, seed.removesuffix("#1")):
            if problems := front_matter.validate("brief", document):
                raise DatelineError(*problems)
            return _settled(root, settings, here, document, seed)
    if mistakes:
        raise DatelineError(*mistakes)
    if refused := [problem for problem in _listed(folder).refused if _slug(problem.path) == _slug(wanted)]:
        raise DatelineError(*(problem.within(f"{settings.docs}/briefs") for problem in refused))
    here = ", ".join(islice(_briefs(folder), SHOWN)) or "none yet: run `dateline generate`"
    raise DatelineError(Problem(wanted, None, "is no brief of this site", f"Briefs here: {here}"))


def _followed(folder: Path, path: str, settings: Settings) -> tuple[str, Document]:
    """A page, or the brief that it leads to. Raises DatelineError for front matter that is no YAML."""
    document = front_matter.parse(f"{settings.docs}/{path}", _text(folder / path))
    target = str(document.meta[REDIRECT]) if is_redirect(path, document.meta) else path
    if target == path or target not in _briefs(folder):
        return path, document
    return target, front_matter.parse(f"{settings.docs}/{target}", _text(folder / target))


def _candidates(folder: Path, settings: Settings, wanted: str) -> Iterator[str]:
    """Briefs that may be meant, by their names first, then by the words of their files."""
    slug = _slug(wanted.removeprefix(f"{settings.docs}/"))
    named = [path for path in _briefs(folder) if _slug(path) == slug]
    yield from named
    seed = wanted.removesuffix("#1").rpartition("#")[0] or wanted
    yield from (path for path in _briefs(folder) if path not in named and seed in _text(folder / path))


def _settled(root: Path, settings: Settings, path: str, document: Document, seed: str) -> One:
    record = _record(root, settings, path, seed)
    shelf = Shelf({path: document}, {path: record} if record else {})
    source = root / settings.seeds / seed.rpartition("#")[0]
    is_there = bool(seed) and disk.is_inside(source, root / settings.seeds)
    notes: tuple[Problem, ...] = ()
    if is_there and record and record.article and _digest(source) != record.article.sha256:
        remedy = "What follows is of the text before; `dateline generate` reads it anew"
        notes = (Problem(f"{settings.seeds}/{record.article.seed}", None, "has changed since", remedy),)
    return One(settle_one(path, shelf, is_there).brief, notes)


def _record(root: Path, settings: Settings, path: str, seed: str) -> Record | None:
    """The brief's record, also where a person moved the brief and no run has followed yet."""
    file = root / record_path(path, settings)
    if disk.is_inside(file, root / settings.records):
        return from_json(_text(file))
    sign = json.dumps(seed, ensure_ascii=False)
    others = disk.texts_in(root / settings.records / "briefs", "*.json").files if seed else ()
    found = (from_json(text) for other in others if sign in (text := _text(other)))
    return next((record for record in found if record and record.article and record.article.id == seed), None)


def _briefs(folder: Path) -> Iterator[str]:
    files = (file.relative_to(folder).as_posix() for file in _listed(folder).files)
    return (path for path in files if not path.endswith("/index.md"))


def _listed(folder: Path) -> Listed:
    return disk.texts_in(folder / "briefs", "*.md")


def _slug(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _digest(file: Path) -> str:
    with disk.told(file, "can't be read"):
        return disk.digest(file.read_bytes())


def _text(file: Path) -> str:
    with disk.told(file, "can't be read"):
        return file.read_text(encoding="utf-8", errors="replace")
