"""Reads the log of the repository that a site lies in. The only module that calls git, three times at most.

Where there is no git, no repository or no commit, the log is empty and says so.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from generator.config import Settings
from generator.history.log import Commit, Log, State, Touch
from generator.site.routes import kind_of

_START, _SEPARATOR = "\n\x01", "\x00"
"""Before each commit, and between its words: no name and no subject holds either."""
_FORMAT = "--format=%x01%H%x00%P%x00%an%x00%aI%x00%s"
_LOG = ("log", "--reverse", "--topo-order", "--raw", "-c", "--no-renames", "--no-abbrev", "--no-color", "--relative")
_NO_FILE = "0" * 40
_QUIET = {"LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
_QUIET |= {"GIT_LITERAL_PATHSPECS": "1"}
"""Never fetches, never writes, never asks; a folder's name is no pattern."""

Ids = tuple[str, str]
"""Blobs of a page and of its record."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A commit as git lists it: changed files with their blobs before and after."""

    words: list[str]
    files: dict[str, Ids] = field(default_factory=dict)
    pages: dict[str, tuple[Ids, Ids]] = field(default_factory=dict)

    @property
    def parents(self) -> list[str]:
        return self.words[1].split()


def read_log(root: Path, settings: Settings) -> Log:
    """Every commit of the site at `root` up to HEAD; the same HEAD gives the same log."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository")
    listed = _git(root, "-c", "core.quotePath=false", *_LOG, _FORMAT, "--", settings.docs, settings.records)
    if shallow is None or not listed:
        return Log(is_there=False)
    is_cut_off = shallow.strip() == "true"
    entries = list(_entries(listed))
    _pair(entries, settings)
    wanted = {blob for entry in entries for pair in entry.pages.values() for ids in pair for blob in ids}
    states = _States(root, wanted - {_NO_FILE})
    return Log(tuple(_commit(entry, states, is_cut_off) for entry in entries), True, is_cut_off)


def head_of(root: Path) -> str | None:
    """The commit that the site stands at; None where there is none."""
    found = _git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    return found.strip() if found else None


def _git(root: Path, *arguments: str) -> str | None:
    """What git prints; None where it can't, or is not installed."""
    command = ["git", *arguments]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, env={**os.environ, **_QUIET}, check=False)
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def _entries(listed: str) -> Iterator[_Entry]:
    """The commits of a raw log. A file's line is `:modes old new letter<tab>path`, one colon and old blob a parent."""
    for part in f"\n{listed}".split(_START)[1:]:
        first, *rest = part.split("\n")
        entry = _Entry(first.split(_SEPARATOR))
        for line in rest:
            about, tab, path = line.partition("\t")
            if tab and about.startswith(":"):
                parents = len(about) - len(about.lstrip(":"))
                blobs = about.split(" ")[parents + 1 : 2 * parents + 2]
                entry.files[path] = (blobs[0], blobs[-1])
        yield entry


def _pair(entries: Iterable[_Entry], settings: Settings) -> None:
    """Puts each changed page together with its record as it stood then. A merge brings nothing of its own."""
    now: dict[str, str] = {}
    for entry in entries:
        for page in sorted({page for file in entry.files if (page := _page_of(file, settings))}):
            files = (f"{settings.docs}/{page}", f"{settings.records}/{page.removesuffix('.md')}.json")
            pairs = [entry.files.get(file, (now.get(file, _NO_FILE),) * 2) for file in files]
            if len(entry.parents) < 2:
                (page_old, page_new), (record_old, record_new) = pairs
                entry.pages[page] = ((page_old, record_old), (page_new, record_new))
        now |= {file: new for file, (_, new) in entry.files.items()}


def _page_of(file: str, settings: Settings) -> str | None:
    """The page below `docs/` that a file is or belongs to; None for all that has no front matter of ours."""
    for folder, ending in ((settings.docs, ".md"), (settings.records, ".json")):
        if file.startswith(f"{folder}/") and file.endswith(ending):
            page = file.removeprefix(f"{folder}/").removesuffix(ending) + ".md"
            return page if kind_of(page) not in (None, "index") else None
    return None


class _States:
    """The pages and records behind blobs, each blob read once."""

    def __init__(self, root: Path, wanted: Iterable[str]) -> None:
        self._found = dict(_contents(root, sorted(wanted)))

    def of(self, ids: Ids) -> State:
        page, record = (self._found.get(blob) for blob in ids)
        head = page if isinstance(page, str) else None
        return State(head, record if isinstance(record, Mapping) else None)


def _contents(root: Path, blobs: list[str]) -> Iterator[tuple[str, str | Mapping[str, Any]]]:
    """The head of each page, what each record proposes."""
    if not blobs:
        return
    with tempfile.TemporaryFile() as asked:
        asked.write("\n".join(blobs).encode() + b"\n")
        asked.seek(0)
        command = ["git", "cat-file", "--batch", "--buffer"]
        with subprocess.Popen(
            command, cwd=root, stdin=asked, stdout=subprocess.PIPE, env={**os.environ, **_QUIET}
        ) as process:
            assert process.stdout is not None
            yield from ((blob, _read(data)) for blob, data in _objects(process.stdout))


def _objects(stream: IO[bytes]) -> Iterator[tuple[str, str]]:
    """Blobs out of `cat-file --batch`: a line `id type size`, the bytes, a line end. Missing ones are left out."""
    while line := stream.readline():
        blob, _, size = line.decode().strip().partition(" ")
        if size.endswith("missing"):
            continue
        data = stream.read(int(size.split(" ")[1]) + 1)
        yield blob, data[:-1].decode("utf-8", "replace")


def _read(text: str) -> str | Mapping[str, Any]:
    """A record's proposal, or a page's text down to the end of its front matter."""
    if text.startswith("{"):
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            return text
        proposed = data.get("proposed")
        return proposed if isinstance(proposed, Mapping) else text
    end = text.find("\n---", 3)
    return text if end < 0 else f"{text[: end + 4]}\n"


def _commit(entry: _Entry, states: _States, is_cut_off: bool) -> Commit:
    commit, _, who, when, why = entry.words
    touched = tuple(Touch(page, states.of(before), states.of(after)) for page, (before, after) in entry.pages.items())
    return Commit(commit, who, when, why, touched, is_cut_off and not entry.parents)
