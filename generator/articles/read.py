"""Reading `seeds/` from the disk: the only module of this stage that touches files."""

from __future__ import annotations

import re
from fnmatch import translate
from functools import cache, partial
from hashlib import sha256
from math import ceil
from pathlib import Path

from generator.disk.bounds import Look, listed
from generator.errors import DatelineError, tried
from generator.knowledge import read_yaml
from generator.model import Problem, Seed

MAX_BYTES = 10_000_000
"""More than any article; larger files are exports and scans, which can't be read yet, whatever they hold."""


def read_seeds(folder: Path) -> tuple[tuple[Seed, ...], tuple[Problem, ...]]:
    """Every file below `folder`, sorted by path, and what could not be read; all paths are those below it.

    Reach for it once, at the start of a run. What systems and editors leave behind is passed over in silence, README
    and LICENSE too; a file that is too large, hidden, no file, or a link that leads elsewhere is a problem with a
    remedy, and the others go on. Never raises for a file: a missing folder gives a problem as well.
    """
    if not folder.is_dir():
        return (), (Problem("", None, "is not a folder", "Make it and put your texts into it."),)
    found = listed(folder, Look(lambda _: True, _is_passed_over, _promises_a_text))
    seeds: list[Seed] = []
    problems = list(found.refused)
    for path in found.files:
        seed, wrong = tried(path.relative_to(folder).as_posix(), "read", partial(_read, folder, path))
        seeds += [] if seed is None else [seed]
        problems += wrong
    return tuple(seeds), tuple(sorted(problems))


def _read(folder: Path, path: Path) -> Seed:
    name = path.relative_to(folder).as_posix()
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise _too_large(name, size)
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        told = Problem(name, None, f"can't be read ({error.strerror})", "Give yourself the right to read it.")
        raise DatelineError(told) from error
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    return Seed(name, data, sha256(data).hexdigest())


def _too_large(name: str, size: int) -> DatelineError:
    what = f"is {ceil(size / 100_000) / 10} MB; at most {MAX_BYTES / 1_000_000:g} MB are read"
    return DatelineError(Problem(name, None, what, "Split it into files of one article or a few each."))


def _is_passed_over(name: str) -> bool:
    return bool(_leftovers().fullmatch(name.lower()))


def _promises_a_text(name: str) -> bool:
    return name.lower().endswith(tuple(read_yaml("seeds")["ends_of_texts"]))


@cache
def _leftovers() -> re.Pattern[str]:
    return re.compile("|".join(translate(name.lower()) for name in read_yaml("seeds")["passed_over"]))
