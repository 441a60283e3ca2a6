"""Pages of a cold build made by several processes ahead of MkDocs, which then finds them kept.

Reach for `read_ahead` and `build_ahead`. Each process is a fork of this one that hands on what it would keep. It
tells nothing: a page at which it fails, or of which something is to be said, is left to the build itself.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.mkdocs_host.kept.around import LOGGER
from generator.mkdocs_host.kept.keeper import Keeper
from generator.mkdocs_host.kept.store import Store

LEAST = 300
"""Pages from which on several processes are worth their start."""
Row = tuple[str, tuple[Any, ...]]
"""A statement and its values: see `Store`."""


class SendingStore(Store):
    """Reads what is kept, and hands on what it is given to keep."""

    def __init__(self, root: Path, send: Callable[[Row], None]) -> None:
        super().__init__(root)
        self._send = send

    def _write(self, statement: str, values: tuple[Any, ...]) -> None:
        self._send((statement, values))


def read_ahead(keeper: Keeper, files: Files) -> None:
    """Has all pages read, if that is what a build has to do."""
    if keeper.is_new("ground"):
        _share(keeper, files, lambda page: keeper.populate(page, keeper.config, files))


def build_ahead(keeper: Keeper, files: Files, nav: Navigation, env: Environment) -> None:
    """The same for laying them out, when they are read."""
    if keeper.is_new("round"):
        documents = [file for file in files.documentation_pages() if keeper.is_published(file)]
        args = (keeper.config, documents, nav, env)
        _share(keeper, files, lambda page: keeper.build(page, *args, excluded=page.file.inclusion.is_excluded()))


def processes() -> int:
    """How many may be had: one where a fork is not safe, as under a second thread, or not to be had."""
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _share(keeper: Keeper, files: Files, work: Callable[[Page], None]) -> None:
    pages = [file for file in files.documentation_pages() if keeper.is_published(file)]
    count = processes()
    if len(pages) < LEAST or count == 1:
        return
    keeper.store.save()
    waiting: list[Any] = []
    running = []
    for number in range(count):
        ours, theirs = get_context("fork").Pipe(duplex=False)
        args = (keeper, pages[number::count], work, theirs)
        running.append(get_context("fork").Process(target=_child, args=args, daemon=True))
        running[-1].start()
        theirs.close()
        waiting.append(ours)
    while waiting:
        ready: list[Any] = wait(waiting)
        for one in ready:
            try:
                statement, values = one.recv()
            except (EOFError, OSError):
                one.close()
                waiting.remove(one)
                continue
            keeper.store.take(statement, values)
            keeper.made += "into built" in statement
    for process in running:
        process.join()
    keeper.store.save()


def _child(keeper: Keeper, pages: Sequence[File], work: Callable[[Page], None], theirs: Connection) -> None:
    LOGGER.handlers.clear()
    LOGGER.propagate = False
    keeper.store = SendingStore(keeper.root, theirs.send)
    # The build itself meets again whatever goes wrong here, and tells it.
    with suppress(Exception):
        for file in pages:
            work(file.page or Page(None, file, keeper.config))
    theirs.close()
