"""What happens on a save under `mkdocs serve`: a little at once, and the rest in the next quiet moment."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, Timer, current_thread
from time import perf_counter
from typing import Any, Protocol

from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from generator.errors import GivenWayError
from generator.mkdocs_host.generating import Seen, below
from generator.mkdocs_host.kept.around import LOGGER, listening
from generator.mkdocs_host.kept.site import InterruptedBuildError
from generator.mkdocs_host.live.watching import Saves, Watcher
from generator.mkdocs_host.trouble import Trouble

log = get_plugin_logger(__name__)

QUIET = 2.0
"""Seconds without a save, before the rest is brought up to date."""
PAUSE = 0.05
"""Seconds without a save, before one is acted upon: an editor may write in several steps."""


class Host(Protocol):
    """Who builds: see `plugin.py`."""

    seen: Seen
    told: Trouble

    def regenerate_some(self, saved: Collection[str]) -> Collection[str] | None:
        """Brings to docs/ what these saved files below it change nearby, for now. None where that needs a whole run."""

    def regenerate(self) -> Collection[str] | None:
        """Brings docs/ up to date: the files below it that are other ones now. None where it can't go on."""

    def follow(self, touched: Collection[str]) -> int | None:
        """Builds what some files below docs/ change: how many pages; None where all has to be built."""

    def as_generated(self) -> None:
        """The next build takes docs/ as they are."""


class Serving:
    """A running server, and the site it serves."""

    def __init__(
        self, host: Host, builder: Callable[[], None], watched: tuple[Path, ...], followed: tuple[Path, Path]
    ) -> None:
        self._host, self._builder, self._watched = host, builder, watched
        self._followed = followed
        """Where a save need not build all: docs/ first, then the seeds."""
        self.saves = Saves(lambda file: not host.seen.differ({file}))
        self._building = Lock()
        self._is_wanted = False
        self.timer: Timer | None = None
        self._is_settled = True
        """Whether all is as a build of all would make it."""
        self._is_provisional = False
        """Whether a save was followed on the pages nearest to it, and no whole run has been made since."""
        self._said: set[str] = set()

    def attach(self, server: LiveReloadServer) -> None:
        """Have the server call us for a save, and hear of saves as we do."""
        self._watcher = Watcher(self.saves, server.observer.timeout)
        paths = list(server._watched_paths)
        for path in paths:
            server.unwatch(path)
        server.observer = self._watcher  # type: ignore[assignment]
        for path in dict.fromkeys((*paths, *map(str, self._watched))):
            if Path(path).exists():
                server.watch(path)
        server.build_delay = PAUSE
        server.builder = self.on_save

    def catch_up(self) -> None:
        """Nothing had changed, so no run was made: make one in a quiet moment, or the first save has to wait for it."""
        self._is_settled, self._is_provisional = False, True
        self._settle_later()

    def settle(self) -> None:
        """Builds all that is not as it was: lists of the theme's search, the sitemap, what stands on many pages."""
        with self._building:
            if self._is_wanted:
                return
            missed = self._host.seen.all_that_differ(self._watched)
            if missed:
                self._watcher.tell(next(iter(missed)))
                return
            if not self._is_provisional:
                self._host.as_generated()
            with self._quietly():
                try:
                    self._builder()
                except InterruptedBuildError:
                    return
                except Abort:
                    log.debug("The rest can't be built before something is mended")
                self._is_settled, self._is_provisional = True, False

    def go_on(self) -> None:
        """Raises `InterruptedBuildError` where a save is waiting and what is being built is not for one."""
        if self._is_in_the_way():
            raise InterruptedBuildError

    def give_way(self) -> None:
        """The same for a run: raises `GivenWayError`."""
        if self._is_in_the_way():
            raise GivenWayError

    def _is_in_the_way(self) -> bool:
        # What a run has just written is heard as well, and is nobody's save.
        waits = self._is_wanted and current_thread() is self.timer
        return waits and bool(self._host.seen.differ(self.saves.heard_so_far()))

    def on_save(self) -> None:
        """Something was saved: bring to the screen what that changes."""
        self._is_wanted = True
        if self.timer:
            self.timer.cancel()
        with self._building, listening(logging.WARNING) as said:
            self._is_wanted = False
            files, everything = self.saves.taken()
            changed = self._host.seen.all_that_differ(self._watched) if everything else self._host.seen.differ(files)
            if changed:
                with self.saves.held():
                    self._bring(changed)
            self._said.update(record.getMessage() for record in said)
        self._settle_later()

    def _bring(self, changed: dict[str, Any]) -> None:
        start = perf_counter()
        if not all(any(Path(file).is_relative_to(folder) for folder in self._followed) for file in changed):
            self._build_all()
            return
        self._host.seen.see(changed)
        docs, _ = self._followed
        written = None
        if all(Path(file).is_relative_to(docs) for file in changed):
            written = self._host.regenerate_some([*below(changed, docs)])
        self._is_provisional = self._is_provisional or written is not None
        if written is None:
            written = self._host.regenerate()
            self._is_provisional = False
        if written is None:
            return
        pages = self._host.follow({*written, *below(changed, self._followed[0])})
        if pages is None:
            self._host.as_generated()
            self._build_all()
            self._is_settled = not self._is_provisional
        else:
            self._is_settled = False
            log.info("Documentation built in %.2f seconds: %s pages", perf_counter() - start, pages)

    def _build_all(self) -> None:
        try:
            self._builder()
        except Abort:
            # An error out of here would leave MkDocs' server waiting, with no page for anybody.
            if not self._host.told.stopped:
                raise
        self._is_settled = True

    def _settle_later(self) -> None:
        if self._is_settled:
            return
        self.timer = Timer(QUIET, self.settle)
        self.timer.daemon = True
        self.timer.start()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Only what was not said yet, and should be, is said by this thread."""
        thread = current_thread().ident

        def is_news(record: logging.LogRecord) -> bool:
            if record.thread != thread:
                return True
            return record.levelno >= logging.WARNING and record.getMessage() not in self._said

        handlers = LOGGER.handlers
        for handler in handlers:
            handler.addFilter(is_news)
        try:
            yield
        finally:
            for handler in handlers:
                handler.removeFilter(is_news)
