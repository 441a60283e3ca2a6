"""A note beside a seed, `flood.yml` for `flood.txt`: what a person knows of a text that does not say it itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator.articles.readers.sources import edtf_day
from generator.errors import DatelineError
from generator.knowledge.addresses import web_address
from generator.knowledge.edtf import is_edtf
from generator.model import Article, Fact, Problem, Why

ENDS = (".yml", ".yaml")
_EXAMPLE = (
    "Example:\ntitle: Flood in Beira\npublished: 2026-02-03\npublisher: Lusa\nsource_url: https://lusa.example/flood"
)
_KEYS = {
    **{key: key for key in ("title", "published", "publisher", "source_url", "retrieved", "archive_url")},
    **{"date": "published", "outlet": "publisher", "url": "source_url"},
}
_FACTS = ("published", "publisher", "source_url", "retrieved", "archive_url")
_DAYS, _ADDRESSES = ("published", "retrieved"), ("source_url", "archive_url")


@dataclass(frozen=True, slots=True)
class Note:
    """What a sidecar says: field -> value."""

    name: str
    values: Mapping[str, str]

    def fact(self, name: str) -> Fact | None:
        """The value of a field as a fact; no words of the article give it."""
        value = self.values.get(name)
        return Fact(value, (), Why("given", f"given by {self.name} beside the text", 0.99)) if value else None


def note_in(name: str, data: bytes) -> Note:
    """The note of a sidecar. Raises DatelineError, with all its mistakes, for one that can't be used."""
    try:
        loaded = YAML(typ="safe").load(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, YAMLError, ValueError, RecursionError) as error:
        what = f"can't be read as YAML ({' '.join(str(error).split())[:80]})"
        raise DatelineError(Problem(name, None, what, _EXAMPLE)) from error
    if not isinstance(loaded, dict):
        raise DatelineError(Problem(name, None, "holds no `key: value` lines", _EXAMPLE))
    problems = [problem for key, value in loaded.items() if (problem := _mistake(name, str(key), value))]
    if problems:
        raise DatelineError(*problems)
    return Note(name, {_KEYS[str(key)]: _text(_KEYS[str(key)], value) for key, value in loaded.items() if value})


def noted(article: Article, note: Note) -> Article:
    """The article with what the note says of it, which wins over its own words."""
    facts: dict[str, Any] = {name: note.fact(name) or getattr(article, name) for name in _FACTS}
    return replace(article, **facts)


def _mistake(name: str, key: str, value: Any) -> Problem | None:
    field = _KEYS.get(key)
    if field is None:
        return Problem(name, None, f"`{key}` is no key of a note beside a seed", f"Known are: {', '.join(_KEYS)}")
    if value and not _text(field, value):
        wanted = (
            "a day (2026-02-03)" if field in _DAYS else "an http or https address" if field in _ADDRESSES else "text"
        )
        return Problem(name, None, f"`{key}` should be {wanted}, not “{str(value)[:60]}”", _EXAMPLE)
    return None


def _text(field: str, value: Any) -> str:
    text = " ".join(str(value).split()) if not isinstance(value, dict | list) else ""
    if field in _DAYS:
        return text if is_edtf(text) else edtf_day(text)
    return web_address(text) if field in _ADDRESSES else text
