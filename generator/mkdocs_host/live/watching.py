"""How a save is heard: from the system, where it tells; and never from our own writing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from mkdocs.plugins import get_plugin_logger
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

log = get_plugin_logger(__name__)

_SAVES = {"created", "modified", "moved", "deleted", "closed"}
_SILENT = {"9p", "afs", "cifs", "drvfs", "fakeowner", "nfs", "nfs4", "prl_fs", "smb3", "smbfs", "vboxsf", "virtiofs"}
"""Kinds of file systems that don't tell of what others write to them."""
_MOUNTS = Path("/proc/mounts")


class Saves:
    """Gathers what was saved. Whoever waits for a save is told, unless it is an echo of our own writing."""

    def __init__(self, is_seen: Callable[[str], bool]) -> None:
        self._is_seen = is_seen
        self._lock = Lock()
        self._files: set[str] = set()
        self._is_everything = False
        self._waiting: list[tuple[str, Callable[[], None]]] | None = None

    def heard(self, event: FileSystemEvent, tell: Callable[[], None]) -> None:
        """One event of the file system."""
        if event.event_type not in _SAVES or (event.is_directory and event.event_type in ("modified", "closed")):
            return
        for path in filter(None, (event.src_path, getattr(event, "dest_path", ""))):
            file = str(Path(os.fsdecode(path)).absolute())
            with self._lock:
                if self._waiting is not None:
                    self._waiting.append((file, tell))
                    continue
            self._take(file, tell)

    def missed(self, file: str, tell: Callable[[], None]) -> None:
        """A file that was saved, and nobody heard; there may be more."""
        with self._lock:
            self._files.add(file)
            self._is_everything = True
        tell()

    def taken(self) -> tuple[set[str], bool]:
        """The files saved since the last time, and whether any other may have been as well."""
        with self._lock:
            files, self._files = self._files, set()
            everything, self._is_everything = self._is_everything, False
        return files, everything

    def heard_so_far(self) -> set[str]:
        """The files that nobody has taken yet."""
        with self._lock:
            return set(self._files)

    @contextmanager
    def held(self) -> Iterator[None]:
        """What is heard while this lasts waits until it is known what was our own."""
        with self._lock:
            self._waiting = []
        try:
            yield
        finally:
            with self._lock:
                waiting, self._waiting = self._waiting or [], None
            for file, tell in waiting:
                self._take(file, tell)

    def _take(self, file: str, tell: Callable[[], None]) -> None:
        is_folder = Path(file).is_dir()
        if not is_folder and self._is_seen(file):
            return
        with self._lock:
            self._files.add(file)
            self._is_everything = self._is_everything or is_folder
        tell()


class Watcher:
    """An observer, as MkDocs' server asks for one: the system's own where it can be trusted, else one that looks."""

    def __init__(self, saves: Saves, interval: float) -> None:
        self._saves, self._interval = saves, interval
        self._watched: list[tuple[FileSystemEventHandler, str, bool]] = []
        self._observer: Any = None

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> object:
        """Watch a file or a folder; the handler is called for what people save."""
        watch = (handler, str(path), recursive)
        self._watched.append(watch)
        if self._observer is not None:
            self._add(watch)
        return watch

    def tell(self, file: str) -> None:
        """As if this file had just been saved."""
        handler = self._watched[0][0]
        self._saves.missed(file, lambda: handler.dispatch(FileModifiedEvent(file)))

    def unschedule(self, watch: Any) -> None:
        """No longer."""
        self._watched.remove(watch)

    def start(self) -> None:
        """Begin to watch."""
        silent = [path for _, path, _ in self._watched if _is_silent(path)]
        try:
            self._start(PollingObserver if silent else Observer)
        except OSError as error:
            log.info("The system can't tell of saves (%s): files are looked at again and again", error)
            self._start(PollingObserver)

    def stop(self) -> None:
        """End watching."""
        if self._observer is not None:
            self._observer.stop()

    def is_alive(self) -> bool:
        """Whether it watches."""
        return self._observer is not None and bool(self._observer.is_alive())

    def join(self, timeout: float | None = None) -> None:
        """Wait until it has ended."""
        if self._observer is not None:
            self._observer.join(timeout)

    def _start(self, kind: Any) -> None:
        self._observer = kind(timeout=self._interval)
        for watch in self._watched:
            self._add(watch)
        self._observer.start()

    def _add(self, watch: tuple[FileSystemEventHandler, str, bool]) -> None:
        handler, path, recursive = watch
        if Path(path).is_dir():
            self._observer.schedule(_Heard(handler, self._saves, ""), path, recursive=recursive)
        else:
            # Editors put another file in the place of the one they save: it is heard from its folder.
            self._observer.schedule(_Heard(handler, self._saves, path), str(Path(path).parent), recursive=False)


class _Heard(FileSystemEventHandler):
    """Hands on what people saved."""

    def __init__(self, handler: FileSystemEventHandler, saves: Saves, only: str) -> None:
        self._handler, self._saves, self._only = handler, saves, only

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hand it on, if it is a save."""
        if not self._only or self._only in (event.src_path, getattr(event, "dest_path", "")):
            self._saves.heard(event, lambda: self._handler.dispatch(FileModifiedEvent(event.src_path)))


def _is_silent(path: str) -> bool:
    """Whether a path lies on a file system of others: a share, a folder of the machine round a virtual one."""
    try:
        mounts = [line.split(" ")[1:3] for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()]
    except OSError:
        return False
    found = [(point, kind) for point, kind in mounts if f"{path}/".startswith(f"{point.rstrip('/')}/")]
    return max(found, key=lambda each: len(each[0]), default=("", ""))[1] in _SILENT
