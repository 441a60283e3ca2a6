"""What a reader waits for while a site is served: its start, and a save until it is on screen."""

from __future__ import annotations

import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from benchmarks.large.timing import QUIET

MOST = 1_800
"""Seconds to wait for anything."""
PAUSE = 1.0
"""Seconds between two saves: fewer than those after which the whole site is brought up to date."""
_TITLE = re.compile(r"(?m)^title: [^>|\n]+$")  # "title: Flood in Beira"
_PERSON = re.compile(r"\]\((?:\.\./)+(people/[\w-]+)\.md\)")  # "[Ana Dias](../../../people/ana-dias.md)"


@dataclass(frozen=True, slots=True)
class Served:
    """One server's time, in seconds."""

    start: float
    """From the command until it answers."""
    save: float
    """From a save of a brief until its page and that of a person in it show it: the median."""
    worst: float
    """The longest of these."""
    settled: float
    """From the last save until the processor rests."""
    megabytes: float
    """At the peak."""


def served(root: Path, saves: int) -> Served:
    """Serves a site and edits briefs one after the other. Raises TimeoutError where something never shows."""
    begun = time.perf_counter()
    with _serving(root) as (process, url):
        start = time.perf_counter() - begun
        taken = [_saved(url, root, page, person, number) for number, (page, person) in enumerate(_briefs(root, saves))]
        begun = time.perf_counter()
        _until(lambda: _rests(process.pid))
        return Served(start, statistics.median(taken), max(taken), time.perf_counter() - begun, _peak(process.pid))


@contextmanager
def _serving(root: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=QUIET)
    try:
        _until(lambda: _answers(f"http://{address}/"))
        yield process, f"http://{address}/"
    finally:
        process.terminate()
        process.wait()


def _briefs(root: Path, count: int) -> Iterator[tuple[Path, str]]:
    """Briefs from all over the site that name a person who has a page, and that page."""
    pages = sorted(page for page in (root / "docs/briefs").rglob("*.md") if page.name != "index.md")
    step = max(1, len(pages) // (2 * count))
    found = ((page, page.read_text(encoding="utf-8")) for page in pages[::step])
    named = ((page, _PERSON.search(text)) for page, text in found if _TITLE.search(text))
    shown = [(page, person[1]) for page, person in named if person and (root / f"docs/{person[1]}.md").exists()]
    yield from shown[:count]


def _saved(url: str, root: Path, page: Path, person: str, number: int) -> float:
    text, word = page.read_text(encoding="utf-8"), f"Corrected by the desk {time.time_ns()}"
    shown = (page.relative_to(root / "docs").with_suffix("").as_posix(), person)
    begun = time.perf_counter()
    page.write_text(_TITLE.sub(f"title: {word}", text, count=1), encoding="utf-8")
    _until(lambda: all(word in _read(f"{url}{path}/") for path in shown))
    taken = time.perf_counter() - begun
    time.sleep(PAUSE)
    return taken


def _read(url: str) -> str:
    with urlopen(url) as answer:
        text: str = answer.read().decode()
        return text


def _answers(url: str) -> bool:
    try:
        return bool(_read(url))
    except OSError:
        return False


def _until(what: Callable[[], bool]) -> None:
    end = time.monotonic() + MOST
    while not what():
        if time.monotonic() > end:
            raise TimeoutError("nothing came of it")
        time.sleep(0.01)


def _rests(process: int) -> bool:
    before = _used(process)
    time.sleep(3)
    return _used(process) - before < 0.15


def _used(process: int) -> float:
    """Seconds of processor time so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def _peak(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0
