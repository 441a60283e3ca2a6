"""Settings of a site: `dateline.yml` at its root, every key optional, unknown keys refused."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import MarkedYAMLError

from generator.errors import DatelineError
from generator.model import Problem, SourceText

FILE = "dateline.yml"


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

    def overrides(self, root: Path) -> Path | None:
        """The folder of the site at `root` whose templates win over ours."""
        return root / self.templates if self.templates else None


def read_settings(root: Path) -> Settings:
    """The settings of the site at `root`; defaults where there is no `dateline.yml`.

    Raises DatelineError with file, line and remedy for anything that can't be used.
    """
    file = root / FILE
    if not file.exists():
        return Settings.model_validate({})
    try:
        data = YAML().load(file.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, MarkedYAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "is not UTF-8 text"
        raise DatelineError(Problem(FILE, mark.line + 1 if mark else None, what, "Example: seeds: seeds")) from error
    if data is None:
        return Settings.model_validate({})
    if not isinstance(data, CommentedMap):
        raise DatelineError(Problem(FILE, 1, "must be a list of `key: value` lines", "Example: seeds: seeds"))
    try:
        return Settings.model_validate(dict(data))
    except ValidationError as error:
        raise DatelineError(*(_problem(data, dict(e)) for e in error.errors())) from error


def _problem(data: CommentedMap, error: dict[str, Any]) -> Problem:
    key = str(error["loc"][0])
    line = int(data.lc.key(key)[0]) + 1 if key in data else None
    if error["type"] == "extra_forbidden":
        near = get_close_matches(key, Settings.model_fields, n=1)
        known = ", ".join(Settings.model_fields)
        hint = f"Did you mean `{near[0]}`?" if near else f"Known settings: {known}."
        return Problem(FILE, line, f"unknown setting `{key}`", hint)
    example = Settings.model_fields[key].default or key
    return Problem(FILE, line, f"`{key}`: {error['msg']}, not {error['input']!r}", f"Example: {key}: {example}")
