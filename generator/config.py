"""Settings of a site: `dateline.yml` at its root, every key optional, unknown keys refused."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import combinations
from pathlib import Path, PureWindowsPath
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from generator.errors import DatelineError
from generator.front_matter import Document, parse_keys
from generator.front_matter.yaml.scalars import is_bent, quoted
from generator.model import EntityPages, Problem, SourceText

FILE = "dateline.yml"
FOLDERS = ("seeds", "docs", "records")
"""Settings that name a folder of the site. What is read from one must never be what was written to another."""
TEMPLATES = "templates"
"""One more, which may lie in another."""
_LONGEST = 255
"""Bytes of a name that every file system takes."""
_SHOWN = 60
_EXPECTED = {"string_type": "text", "string_too_short": "text"}


class Settings(BaseModel):
    """Where things are. Folders are relative to the site's root."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    seeds: str = Field("seeds", min_length=1, description="source texts; never written to")
    docs: str = Field("docs", min_length=1, description="the pages: MkDocs' docs_dir")
    records: str = Field("records", min_length=1, description="what the generator last said of each page")
    templates: str | None = Field(None, description="folder whose files replace page templates of the same name")
    recognizer: str = Field(
        "dateline",
        min_length=1,
        description="who reads names: dateline, rules, or a spaCy pipeline such as en_core_web_trf",
    )
    day_first: Literal["auto", True, False] = Field(
        "auto", description="how 07/03/2024 is read where neither the text nor its outlet shows it: auto, true or false"
    )
    entity_pages: EntityPages = Field(
        "every", description="which names have a page: every, or shared: who acts, or is named in two briefs"
    )
    source_text: SourceText = Field("full", description="how much of a source the site shows: full, excerpts or none")

    @property
    def is_day_first(self) -> bool | None:
        """The setting `day_first`, None for `auto`."""
        return None if self.day_first == "auto" else self.day_first

    @field_validator(*FOLDERS, TEMPLATES)
    @classmethod
    def _below_the_root(cls, name: str | None) -> str | None:
        """The folder's name with plain slashes, the same on every system; refused where it leads out of the site."""
        if name is None:
            return None
        path = PureWindowsPath(name)
        if path.anchor or not path.parts or any(part.startswith((".", "~")) for part in path.parts):
            raise ValueError("a folder below the site's own, no hidden one and without `..`")
        if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name):
            raise ValueError("a name that every disk can hold")
        return "/".join(path.parts)

    def overrides(self, root: Path) -> Path | None:
        """The folder of the site at `root` whose templates win over ours."""
        return root / self.templates if self.templates else None


def read_settings(root: Path) -> Settings:
    """The settings of the site at `root`; defaults where there is no `dateline.yml`.

    Raises DatelineError with file, line and remedy for anything that can't be used.
    """
    text = _text(root / FILE)
    settings, document = _read("" if text is None else text)
    if problems := tuple(_links(settings, document, root)):
        raise DatelineError(*problems)
    return settings


def parse_settings(text: str) -> Settings:
    """The settings of a `dateline.yml`. Raises DatelineError, naming every mistake, and nothing else."""
    return _read(text)[0]


def _read(text: str) -> tuple[Settings, Document]:
    try:
        document = parse_keys(FILE, text)
    except DatelineError as error:
        raise DatelineError(*(_with_example(problem) for problem in error.problems)) from error
    if problems := tuple(_no_text(document)):
        raise DatelineError(*problems)
    try:
        settings = Settings.model_validate(dict(document.meta))
    except ValidationError as error:
        raise DatelineError(*(_problem(document, dict(e)) for e in error.errors())) from error
    if problems := tuple(_overlaps(settings, document)):
        raise DatelineError(*problems)
    return settings, document


def _overlaps(settings: Settings, document: Document) -> Iterator[Problem]:
    names = {key: str(getattr(settings, key)) for key in FOLDERS}
    for pair in combinations(FOLDERS, 2):
        # What the file says is what can be mended there; of two, the one that stands below.
        other, key = sorted(pair, key=lambda key: (key in document.meta, document.line_at((key,))))
        if _overlap(names[key], names[other]):
            taken = [name for each, name in names.items() if each != key]
            free = (key, f"site-{key}", f"dateline-{key}", f"my-{key}")
            example = next(name for name in free if not any(_overlap(name, each) for each in taken))
            what = f"`{key}: {names[key]}` overlaps with `{other}: {names[other]}`: neither may lie in the other"
            yield Problem(FILE, _line(document, key), what, f"Example: {key}: {example}")


def _overlap(one: str, other: str) -> bool:
    """Whether one is the other or lies in it, also where capitals and forms of Unicode are not told apart."""
    a, b = (f"{unicodedata.normalize('NFC', name).casefold()}/" for name in (one, other))
    return a.startswith(b) or b.startswith(a)


def _links(settings: Settings, document: Document, root: Path) -> Iterator[Problem]:
    """A folder that is a link is as good as the folder it leads to."""
    home = Path(os.path.realpath(root))
    for key in (*FOLDERS, *([TEMPLATES] if settings.templates else [])):
        name = str(getattr(settings, key))
        if Path(os.path.realpath(home / name)) != home / name:
            what = f"`{key}: {name}` is a link that leads elsewhere"
            yield Problem(
                FILE if key in document.meta else name,
                _line(document, key),
                what,
                "Put a folder of its own in its place",
            )


def _line(document: Document, key: str) -> int | None:
    return document.line_at((key,)) if key in document.meta else None


def _text(file: Path) -> str | None:
    """What stands in the file; None where there is none."""
    if not os.path.lexists(file):
        return None
    if not file.is_file():
        raise DatelineError(_with_example(Problem(FILE, None, "is not a file", "Remove it, or put a text file here")))
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        what = f"is not UTF-8 text (byte {error.start})"
        raise DatelineError(_with_example(Problem(FILE, line, what, "Save it as UTF-8"))) from error
    except OSError as error:
        told = Problem(FILE, None, f"can't be read ({error.strerror})", "Give yourself the right to read it")
        raise DatelineError(_with_example(told)) from error


def _with_example(problem: Problem) -> Problem:
    """A mistake in the YAML itself, with a line as settings have it."""
    return Problem(problem.path, problem.line, problem.what, f"{problem.remedy}. Example of a setting: seeds: seeds")


def _no_text(document: Document) -> Iterator[Problem]:
    """Values that are read as something else than the text they look like, or that can name nothing on a disk."""
    for key, _, value in document.tree.entries if document.tree else ():
        text, name = value.text, str(key.text)
        if name not in Settings.model_fields or not text:
            continue
        line = document.line_at((name,))
        if not value.style and is_bent(text):
            yield _told(line, name, "text, in quotes where YAML reads something else", text)
        elif not text.isprintable():
            yield _told(line, name, "text of one line", quoted(text))
        elif any(len(part.encode("utf-8")) > _LONGEST for part in text.split("/")):
            yield _told(line, name, f"a name of at most {_LONGEST} bytes", text)


def _problem(document: Document, error: dict[str, Any]) -> Problem:
    key = str(error["loc"][0])
    line = document.line_at((key,))
    if error["type"] == "extra_forbidden":
        near = get_close_matches(key, Settings.model_fields, n=1)
        known = ", ".join(Settings.model_fields)
        hint = f"Did you mean `{near[0]}`?" if near else f"Known settings: {known}. Example: seeds: seeds"
        return Problem(FILE, line, f"unknown setting `{_cut(key)}`", hint)
    given = error["input"]
    shown = "a list" if isinstance(given, list) else "`key: value` lines" if isinstance(given, dict) else given or ""
    expected = _EXPECTED.get(error["type"]) or str(error["ctx"].get("expected") or error["ctx"].get("error"))
    return _told(line, key, expected, f"`{shown}`" if shown and shown == given else shown)


def _told(line: int | None, key: str, expected: str, given: str) -> Problem:
    example = Settings.model_fields[key].default or key
    return Problem(
        FILE, line, f"`{key}` should be {expected}, not {_cut(given) or 'empty'}", f"Example: {key}: {example}"
    )


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
