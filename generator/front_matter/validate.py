"""Whether a page's front matter can be used, and if not, each mistake with its line and a right example."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.front_matter.document import Document
from generator.front_matter.schema import ITEMS, MODELS
from generator.front_matter.yaml.write import entry
from generator.knowledge.calendar import days_in_words
from generator.model import DAYS, FieldPath, PageKind, Problem

# Keys of MkDocs, Material and its plugins: never taken for a slip of the pen.
# fmt: off
_ELSEWHERE = frozenset((
    "author", "authors", "categories", "comments", "description", "draft", "hide", "icon", "image", "links",
    "note", "notes", "pin", "readtime", "search", "slug", "social", "status", "subtitle", "tags", "template",
    "title",
))
# fmt: on
_DAYS = frozenset(map(str, DAYS))
_NEVER_QUOTED = _DAYS | {"location", "publisher", "status", "story", "storyline", "country", "latitude", "longitude"}
_NAMES = frozenset(
    (
        "name",
        "aliases",
        "not",
        "mentions",
        "actors",
        "quotations",
        "speaker",
        "organization",
        "events",
        "source",
        "target",
    )
)
"""Keys under which names stand, in lists and items of lists too."""
_CURLY = re.compile("[“”„«‘’‚](?!\\s)([^“”„«»‘’‚]+)[“”»‘’]")
_NEAR = 0.8
"""Likeness (difflib ratio) at which an unknown key counts as a misspelt one."""

_EXPECTED = {
    "list_type": "a list",
    "model_type": "`key: value` lines",
    "model_attributes_type": "`key: value` lines",
    "dict_type": "`key: value` lines",
    "string_type": "text",
    "string_too_short": "text",
    "float_parsing": "a number",
    "float_type": "a number",
    "greater_than_equal": "a number of degrees within the globe",
    "less_than_equal": "a number of degrees within the globe",
    "string_pattern_mismatch": "a code such as `medtop:20000140`",
    "address": "an address that starts with https:// or http://",
    "value_error": "an EDTF date that exists (2026-02-03, 2026-02, 2025-12~, 2026-02-02/2026-02-06)",
}
_EXAMPLES: Mapping[str, Any] = {
    "actors": [{"name": "Ana Dias", "role": "mayor"}],
    "quotations": [{"speaker": "Ana Dias", "quote": "The river will rise again."}],
    "figures": [{"what": "killed", "value": 16, "words": "killed at least 16 people"}],
    "events": [{"kind": "AID", "source": ["Norway"], "target": ["Haiti"], "words": "delivered food"}],
}


def validate(kind: PageKind, document: Document) -> tuple[Problem, ...]:
    """Every mistake in the values of a page, by line; empty where there is none."""
    problems = [*_misspelt(MODELS[kind], document.meta, (), document), *_nearly_withdrawn(kind, document)]
    problems += _in_curly_quotes(document)
    try:
        MODELS[kind].model_validate(dict(document.meta))
    except ValidationError as error:
        told = {problem.line for problem in problems}
        found = (_problem(MODELS[kind], each, document) for each in error.errors())
        # A key missing because it is misspelt is told once.
        problems += [p for p in found if not (p.what.startswith("has no") and told) and not _is_told(p, problems)]
    return tuple(sorted(problems, key=lambda p: (p.line or 0, p.what)))


def _problem(model: type[BaseModel], error: Any, document: Document) -> Problem:
    keys = tuple(error["loc"])
    named = " of ".join(f"`{key}`" for key in reversed(keys) if isinstance(key, str))
    example = _example(model, keys)
    line = document.line_at(keys)
    if error["type"] == "missing":
        where = " of ".join(f"`{key}`" for key in reversed(keys[:-1]) if isinstance(key, str))
        what = f"has no `{keys[-1]}`" + (f" in an item of {where}" if where else "")
        return Problem(document.path, line, what, f"Example:\n{example}")
    expected = _EXPECTED.get(error["type"], str(error["msg"]))
    what = f"{named} should be {expected}, not {_told(error['input'])}"
    days = days_in_words(str(error["input"])) if error["type"] == "value_error" else ()
    remedy = "Write: " + " or ".join(entry(str(keys[-1]), day, 0) for day in days)
    return Problem(document.path, line, what, remedy if days else f"Example:\n{example}")


def _is_told(problem: Problem, problems: Sequence[Problem]) -> bool:
    """Whether a mistake of the same line, which may be its cause, is told already."""
    return any(each.line == problem.line and "curly" in each.what for each in problems)


def _in_curly_quotes(document: Document) -> Iterator[Problem]:
    """Values that name or date something and stand in marks that are none for YAML. Titles and words may be quoted."""
    for key in _NEVER_QUOTED & document.meta.keys():
        value = document.meta[key]
        if isinstance(value, str) and (found := _CURLY.fullmatch(value)):
            what = f"`{key}: {value}` stands in curly quotation marks, which YAML takes for a part of the value"
            days = days_in_words(found[1]) or (found[1],) if key in _DAYS else (found[1],)
            remedy = "Write: " + " or ".join(entry(key, day, 0) for day in days)
            yield Problem(document.path, document.line_of(FieldPath.at(key)), what, remedy)
    for keys, value in _names_in(document.meta):
        if found := _CURLY.fullmatch(value):
            what = f"the name `{value}` stands in curly quotation marks, which YAML takes for a part of it"
            yield Problem(document.path, document.line_at(keys), what, f"Write: {found[1]}")


def _names_in(meta: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every name in a front matter, and the keys and indexes that lead to it."""
    for key in _NAMES & meta.keys():
        values = meta[key] if isinstance(meta[key], list) else [meta[key]]
        for i, value in enumerate(values):
            at = (key, i) if isinstance(meta[key], list) else (key,)
            yield from ((at, value),) if isinstance(value, str) else ()
            for part in _NAMES & value.keys() if isinstance(value, Mapping) else ():
                yield from (((*at, part), value[part]),) if isinstance(value[part], str) else ()


def _misspelt(model: type[BaseModel], values: Any, at: tuple[str | int, ...], document: Document) -> Iterator[Problem]:
    """Unknown keys that look like known ones."""
    if not isinstance(values, Mapping):
        return
    known = {field.alias or name for name, field in model.model_fields.items()}
    for key, value in values.items():
        if key in known:
            if not at and key in ITEMS and isinstance(value, list):
                for i, each in enumerate(value):
                    yield from _misspelt(ITEMS[key], each, (key, i), document)
            continue
        near = get_close_matches(key.casefold().strip(), sorted(known), n=1, cutoff=_NEAR)
        if near and key not in _ELSEWHERE and near[0] not in values:
            line = document.line_at((*at, key))
            remedy = f"Did you mean `{near[0]}`? Example:\n{_example(model, (near[0],))}"
            yield Problem(document.path, line, f"`{key}` is no key of this page", remedy)


def _nearly_withdrawn(kind: PageKind, document: Document) -> Iterator[Problem]:
    """Other words for a status are the theme's; a slip of the pen would leave the brief on the site."""
    status = str(document.meta.get("status") or "").casefold()
    if kind == "brief" and status != "withdrawn" and get_close_matches(status, ["withdrawn"], cutoff=_NEAR):
        what = f"`status: {status}` does not withdraw the brief"
        yield Problem(
            document.path, document.line_of(FieldPath.at("status")), what, "Did you mean `status: withdrawn`?"
        )


def _example(model: type[BaseModel], keys: tuple[str | int, ...]) -> str:
    """A right line for a field, or for the list whose item is wrong."""
    key = str(keys[0])
    if key in _EXAMPLES:
        return entry(key, _EXAMPLES[key], 0)
    field = _field(model, key)
    examples = field.examples if field else None
    if examples is None:
        return entry(key, "…", 0)
    return entry(key, examples[0], 0)


def _field(model: type[BaseModel], key: str) -> FieldInfo | None:
    return next((f for name, f in model.model_fields.items() if (f.alias or name) == key), None)


def _told(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, Mapping):
        return "`key: value` lines"
    if isinstance(value, list):
        return "a list"
    return f"`{value}`" if value else "empty"
