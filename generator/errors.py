"""The one exception of the generator, and the one place where the failures of everything else become it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from traceback import extract_tb
from typing import TypeVar

from generator.model import Problem, Problems

S = TypeVar("S")
T = TypeVar("T")
MOST_SPARED = 8
"""Items that are left out of work on many at once; where it fails for more, it is the work that fails."""
_HERE = Path(__file__).parent
_SHOWN = 200
_REMEDY = (
    "All else goes on; what stood here before stays as it is. Take out odd characters, if there are any (example: put "
    "a plain blank for a no-break space), and report this line with the file"
)


class DatelineError(Exception):
    """Raise it where a file, a setting or a front matter can't be used. Carries one `Problem` or more."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))

    def __reduce__(self) -> tuple[type[DatelineError], Problems]:
        """From one process to another with its problems; an exception of Python's takes its words alone."""
        return type(self), self.problems


class GivenWayError(BaseException):
    """A run was given up for something that is wanted sooner; no `Exception`, so that nothing on its way keeps it."""


_go_on: ContextVar[Callable[[], None] | None] = ContextVar("go_on", default=None)


@contextmanager
def giving_way(check: Callable[[], None]) -> Iterator[None]:
    """While this lasts, work asks `check` again and again, which raises `GivenWayError` where something comes first."""
    token = _go_on.set(check)
    try:
        yield
    finally:
        _go_on.reset(token)


def go_on() -> None:
    """Ask it in the midst of long work, a few times in a tenth of a second. Costs nothing to speak of."""
    if check := _go_on.get():
        check()


@dataclass(frozen=True)
class Apart:
    """Put it round the work on one seed, page or file, so that whatever goes wrong there costs no other.

    A slip of ours, a text nested too deep, memory that ran out, a panic of a compiled library (no `Exception`): each
    leaves here as a DatelineError that names `path`. A DatelineError goes through as it is, and so does whoever stops
    the program.
    """

    path: str
    doing: str = "read"
    """What is being done to it: "can't be read"."""

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: type[BaseException] | None, failure: BaseException | None, trace: object) -> None:
        """Turns any failure into one of ours."""
        if failure is None or isinstance(failure, DatelineError) or _stops(failure):
            return
        words = " ".join(str(failure).split())[:_SHOWN]
        said = ": ".join(part for part in (type(failure).__name__, words) if part)
        raise DatelineError(
            Problem(self.path, None, f"can't be {self.doing} ({said}{_place(failure)})", _REMEDY)
        ) from failure


def tried(path: str, doing: str, work: Callable[[], T]) -> tuple[T | None, tuple[Problem, ...]]:
    """What some work on one seed, page or file gives; None, and what is wrong, where it fails. See `Apart`."""
    go_on()
    try:
        with Apart(path, doing):
            return work(), ()
    except DatelineError as error:
        return None, error.problems


def spared(
    items: Sequence[S], name: Callable[[S], str], doing: str, work: Callable[[Sequence[S]], T]
) -> tuple[tuple[S, ...], T, tuple[Problem, ...]]:
    """Work that takes many at once, without those at which it fails: what is left, what it gives, and a problem for
    each that is left out.

    Reach for it where a stage looks at all briefs of a site together. Costs nothing more while the work succeeds; else
    those that make it fail are found by halving. Raises DatelineError where it fails for no item, or for too many.
    """
    whole = "all of it"
    done, problems = tried(whole, doing, partial(work, items))
    if done is not None:
        return tuple(items), done, ()
    kept, left = _without(items, lambda part: tried(whole, doing, partial(work, part))[1])
    done, still = tried(whole, doing, partial(work, kept))
    if done is None or len(left) > MOST_SPARED:
        raise DatelineError(*(still or problems))
    told = tuple(replace(each, path=name(item)) for item, found in left for each in found)
    return kept, done, told


def _without(
    items: Sequence[S], wrong: Callable[[Sequence[S]], tuple[Problem, ...]]
) -> tuple[tuple[S, ...], list[tuple[S, tuple[Problem, ...]]]]:
    """The items with which nothing is wrong, and each of the others with what is wrong where it comes to them."""
    kept: tuple[S, ...] = ()
    left: list[tuple[S, tuple[Problem, ...]]] = []
    waiting = [tuple(items)]
    while waiting and len(left) <= MOST_SPARED:
        part = waiting.pop()
        problems = wrong((*kept, *part))
        if not problems:
            kept = (*kept, *part)
        elif len(part) > 1:
            waiting += [part[len(part) // 2 :], part[: len(part) // 2]]
        else:
            left += [(item, problems) for item in part]
    return kept, left


def _stops(failure: BaseException) -> bool:
    """Whether somebody ends the program, or this run. Of what is no `Exception`, Python's own do; others are panics."""
    is_ours = isinstance(failure, GivenWayError)
    return is_ours or (not isinstance(failure, Exception) and type(failure).__module__ == "builtins")


def _place(failure: BaseException) -> str:
    """Where in our code it happened: ", in facts/dates/find_dates.py:12"."""
    frames = [frame for frame in extract_tb(failure.__traceback__) if Path(frame.filename).is_relative_to(_HERE)]
    if not frames:
        return ""
    return f", in {Path(frames[-1].filename).relative_to(_HERE).as_posix()}:{frames[-1].lineno}"
