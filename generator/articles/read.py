"""Reading `seeds/` from the disk: the only module of this stage that touches files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fnmatch import translate
from functools import cache, partial
from hashlib import sha256
from math import ceil
from pathlib import Path

from generator.articles.readers.sidecar import ENDS
from generator.disk.bounds import Look, listed
from generator.errors import DatelineError, tried
from generator.knowledge import read_yaml
from generator.model import Problem, Seed

MAX_BYTES, MAX_BYTES_OF_LISTS = 10_000_000, 100_000_000
"""More than any article; and of a list, which is as large as it has articles."""
_LISTS = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom")


def read_seeds(folder: Path) -> tuple[tuple[Seed, ...], tuple[Problem, ...]]:
    """Every file below `folder`, sorted by path, and what could not be read; all paths are those below it.

    Reach for it once, at the start of a run. What systems and editors leave behind is passed over in silence, README
    and LICENSE too; a file that is too large, hidden, no file, or a link that leads elsewhere is a problem with a
    remedy, and the others go on. Never raises for a file: a missing folder gives a problem as well.
    """
    if not folder.is_dir():
        return (), (Problem("", None, "is not a folder", "Make it and put your texts into it."),)
    found = listed(folder, Look(lambda _: True, _is_passed_over, _promises_a_text))
    texts, notes = _paired(found.files)
    seeds: list[Seed] = []
    problems = list(found.refused)
    for path in texts:
        name = path.relative_to(folder).as_posix()
        seed, wrong = tried(name, "read", partial(_read, folder, path, notes.get(path)))
        seeds += [] if seed is None else [seed]
        problems += wrong
    return tuple(seeds), tuple(sorted(problems))


def _paired(files: Iterable[Path]) -> tuple[list[Path], dict[Path, Path]]:
    """The texts, and the notes beside them: `flood.yml` for `flood.txt`. A YAML file beside no text is one itself."""
    files = list(files)
    of_stem: dict[Path, Path] = {}
    for path in files:
        if not _may_be_a_note(path):
            of_stem.setdefault(path.with_suffix(""), path)
            of_stem.setdefault(path, path)
    beside = ((of_stem.get(path.with_suffix("")), path) for path in files if _may_be_a_note(path))
    notes = {text: path for text, path in beside if text}
    taken = set(notes.values())
    return [path for path in files if path not in taken], notes


def _may_be_a_note(path: Path) -> bool:
    return path.name.lower().endswith(ENDS)


def _read(folder: Path, path: Path, beside: Path | None = None) -> Seed:
    seed = _read_one(folder, path)
    if beside is None:
        return seed
    note = _read_one(folder, beside)
    digest = sha256(seed.data + b"\0" + note.data).hexdigest()
    return replace(seed, sha256=digest, note=note.data, note_name=note.name)


def _read_one(folder: Path, path: Path) -> Seed:
    name = path.relative_to(folder).as_posix()
    try:
        most = MAX_BYTES_OF_LISTS if name.lower().endswith(_LISTS) else MAX_BYTES
        size = path.stat().st_size
        if size > most:
            raise _too_large(name, size, most)
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        told = Problem(name, None, f"can't be read ({error.strerror})", "Give yourself the right to read it.")
        raise DatelineError(told) from error
    if len(data) > most:
        raise _too_large(name, len(data), most)
    return Seed(name, data, sha256(data).hexdigest())


def _too_large(name: str, size: int, most: int) -> DatelineError:
    what = f"is {ceil(size / 100_000) / 10} MB; at most {most / 1_000_000:g} MB are read"
    return DatelineError(Problem(name, None, what, "Split it into files of one article or a few each."))


def _is_passed_over(name: str) -> bool:
    return bool(_leftovers().fullmatch(name.lower()))


def _promises_a_text(name: str) -> bool:
    return name.lower().endswith(tuple(read_yaml("seeds")["ends_of_texts"]))


@cache
def _leftovers() -> re.Pattern[str]:
    return re.compile("|".join(translate(name.lower()) for name in read_yaml("seeds")["passed_over"]))
