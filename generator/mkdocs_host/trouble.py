"""What goes wrong while a site is built: told once, shown with the pages, and it costs no other page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from mkdocs.plugins import get_plugin_logger

from generator.errors import tried
from generator.model import Problem, Problems

log = get_plugin_logger(__name__)
T = TypeVar("T")

LAST = "This is the last good version of the site; it goes on when this is mended."
REST = "All else is up to date. A page with one of these mistakes is shown as well as it can be, until it is mended."


class Trouble:
    """The mistakes of the build at hand."""

    def __init__(self) -> None:
        self.stopped = ""
        """What keeps the site from being generated at all."""
        self.wrong: tuple[str, ...] = ()
        """What is wrong with single pages."""

    @property
    def notice(self) -> str:
        """What a served page shows of it; empty where all is well."""
        if self.stopped:
            return f"{LAST}\n\n{self.stopped}"
        return "\n\n".join((REST, *self.wrong)) if self.wrong else ""

    def done(self, path: str, doing: str, work: Callable[[], None]) -> None:
        """Some work; where it fails that is told."""
        _, problems = tried(path, doing, work)
        self._tell(problems)

    def tried(self, path: str, doing: str, before: T, work: Callable[[], T]) -> T:
        """What a hook makes of a page; where that fails it is told, and the page stays as it came."""
        made, problems = tried(path, doing, work)
        if made is not None and isinstance(made, type(before)):
            return made
        self._tell(problems or (Problem(path, None, f"can't be {doing} ({type(made).__name__})", ""),))
        return before

    def _tell(self, problems: Problems) -> None:
        for problem in problems:
            self.wrong = (*self.wrong, str(problem))
            log.warning("%s", problem)
