"""Settings of a site: `dateline.yml` at its root, every key optional, unknown keys refused."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import combinations
from pathlib import Path, PureWindowsPath
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import MarkedYAMLError

from generator.errors import DatelineError
from generator.model import Problem, SourceText

FILE = "dateline.yml"
FOLDERS = ("seeds", "docs", "records")
"""Settings that name a folder of the site. What is read from one must never be what was written to another."""


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
    source_text: SourceText = Field("full", description="how much of a source the site shows: full, excerpts or none")

    @field_validator(*FOLDERS)
    @classmethod
    def _below_the_root(cls, name: str) -> str:
        """The folder's name with plain slashes, the same on every system; refused where it leads out of the site."""
        path = PureWindowsPath(name)
        if path.anchor or not path.parts or any(part.startswith((".", "~")) for part in path.parts):
            raise ValueError("must be a folder below the site's own, no hidden one and without `..`")
        if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in name):
            raise ValueError("must be a name that every disk can hold")
        return "/".join(path.parts)

    def overrides(self, root: Path) -> Path | None:
        """The folder of the site at `root` whose templates win over ours."""
        return root / self.templates if self.templates else None


def read_settings(root: Path) -> Settings:
    """The settings of the site at `root`; defaults where there is no `dateline.yml`.

    Raises DatelineError with file, line and remedy for anything that can't be used.
    """
    file = root / FILE
    if not file.exists():
        return _apart(Settings.model_validate({}), CommentedMap(), root)
    try:
        data = YAML().load(file.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, MarkedYAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "is not UTF-8 text"
        raise DatelineError(Problem(FILE, mark.line + 1 if mark else None, what, "Example: seeds: seeds")) from error
    if data is None:
        return _apart(Settings.model_validate({}), CommentedMap(), root)
    if not isinstance(data, CommentedMap):
        raise DatelineError(Problem(FILE, 1, "must be a list of `key: value` lines", "Example: seeds: seeds"))
    try:
        settings = Settings.model_validate(dict(data))
    except ValidationError as error:
        raise DatelineError(*(_problem(data, dict(e)) for e in error.errors())) from error
    return _apart(settings, data, root)


def _apart(settings: Settings, data: CommentedMap, root: Path) -> Settings:
    """The settings, if each folder of the site at `root` is one of its own; raises DatelineError where two overlap."""
    if problems := [*_overlaps(settings, data), *_links(settings, data, root)]:
        raise DatelineError(*problems)
    return settings


def _overlaps(settings: Settings, data: CommentedMap) -> Iterator[Problem]:
    names = {key: str(getattr(settings, key)) for key in FOLDERS}
    for pair in combinations(FOLDERS, 2):
        # What the file says is what can be mended there; of two, the one that stands below.
        other, key = sorted(pair, key=lambda key: (key in data, _line(data, key) or 0))
        if _overlap(names[key], names[other]):
            taken = [name for each, name in names.items() if each != key]
            free = (key, f"site-{key}", f"dateline-{key}", f"my-{key}")
            example = next(name for name in free if not any(_overlap(name, each) for each in taken))
            what = f"`{key}: {names[key]}` overlaps with `{other}: {names[other]}`: neither may lie in the other"
            yield Problem(FILE, _line(data, key), what, f"Example: {key}: {example}")


def _overlap(one: str, other: str) -> bool:
    """Whether one is the other or lies in it, also where capitals and forms of Unicode are not told apart."""
    a, b = (f"{unicodedata.normalize('NFC', name).casefold()}/" for name in (one, other))
    return a.startswith(b) or b.startswith(a)


def _links(settings: Settings, data: CommentedMap, root: Path) -> Iterator[Problem]:
    """A folder that is a link is as good as the folder it leads to."""
    home = Path(os.path.realpath(root))
    for key in FOLDERS:
        name = str(getattr(settings, key))
        if Path(os.path.realpath(home / name)) != home / name:
            what = f"`{key}: {name}` is a link that leads elsewhere"
            yield Problem(FILE if key in data else name, _line(data, key), what, "Put a folder of its own in its place")


def _line(data: CommentedMap, key: str) -> int | None:
    return int(data.lc.key(key)[0]) + 1 if key in data else None


def _problem(data: CommentedMap, error: dict[str, Any]) -> Problem:
    key = str(error["loc"][0])
    line = _line(data, key)
    if error["type"] == "extra_forbidden":
        near = get_close_matches(key, Settings.model_fields, n=1)
        known = ", ".join(Settings.model_fields)
        hint = f"Did you mean `{near[0]}`?" if near else f"Known settings: {known}."
        return Problem(FILE, line, f"unknown setting `{key}`", hint)
    example = Settings.model_fields[key].default or key
    what = error["msg"].removeprefix("Value error, ")
    return Problem(FILE, line, f"`{key}`: {what}, not {error['input']!r}", f"Example: {key}: {example}")
