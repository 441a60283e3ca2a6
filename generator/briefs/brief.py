"""A merged front matter as a `Brief`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from generator.corrections.identity import plain
from generator.model import (
    FIELDS,
    Actor,
    Article,
    Brief,
    Disagreement,
    EventText,
    Evidence,
    Facts,
    Field,
    FieldPath,
    FigureText,
    QuotationText,
)
from generator.model.fields import Shape


def to_brief(
    path: str,
    meta: Mapping[str, Any],
    corrected: Iterable[FieldPath],
    disagreements: Iterable[Disagreement],
    article: Article | None,
    facts: Facts | None,
    evidence: Iterable[Evidence],
) -> Brief:
    """The brief on a page. Takes any shape that a person may have left: a single topic, an actor as a mere name.

    Evidence for quotations is numbered again by where they stand now, since people add and remove some.
    """
    accepted = _accepted(meta)
    values = {
        field.name: _READERS[field.shape](meta, field) for field in FIELDS.values() if field.name not in _OTHERWISE
    }
    values["title"] = values["title"] or path.rpartition("/")[2].removesuffix(".md")
    brief = Brief(
        path=path,
        withdrawn=(_text(meta, "status") or "").casefold() == "withdrawn",
        corrected=tuple(path for path in corrected if path.field != "accepted"),
        disagreements=tuple(d for d in disagreements if accepted.get(str(d.field)) != d.theirs),
        accepted=tuple(accepted.items()),
        article=article,
        facts=facts,
        **values,
    )
    return replace(brief, evidence=tuple(_renumbered(evidence, brief)))


def _accepted(meta: Mapping[str, Any]) -> dict[str, str]:
    """What a person has seen and left as it is; an empty value is a source that says nothing."""
    value = plain(meta.get("accepted"))
    return {str(field): str(reading or "") for field, reading in value.items()} if isinstance(value, dict) else {}


def _text(meta: Mapping[str, Any], key: str) -> str | None:
    value = plain(meta.get(key))
    if isinstance(value, list):
        value = "; ".join(str(each) for each in value if each)
    return (value.strip() or None) if isinstance(value, str) else None


def _items(meta: Mapping[str, Any], key: str) -> list[Any]:
    value = plain(meta.get(key))
    return [each for each in (value if isinstance(value, list) else [value]) if each]


def _texts(meta: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.strip() for each in _items(meta, key) if isinstance(each, str) and each.strip()))


def _mappings(meta: Mapping[str, Any], field: Field) -> tuple[Any, ...]:
    """Items of a list as values of their type; a bare string is an item that has only its name or its words."""
    assert field.key is not None
    found = []
    for each in _items(meta, field.name):
        item = {field.key.name: each} if isinstance(each, str) else each
        name = _text(item, field.key.name) if isinstance(item, Mapping) else None
        if name:
            parts = {part.name: (_texts if part.is_list else _text)(item, part.name) for part in field.parts}
            found.append(_TYPES[field.name](**{field.key.name: name, **parts}))
    return tuple(found)


_TYPES: Mapping[str, Callable[..., Any]] = {
    "actors": Actor,
    "quotations": QuotationText,
    "figures": FigureText,
    "events": EventText,
}
_READERS: Mapping[Shape, Callable[[Mapping[str, Any], Field], Any]] = {
    "text": lambda meta, field: _text(meta, field.name),
    "passage": lambda meta, field: _text(meta, field.name),
    "address": lambda meta, field: _text(meta, field.name),
    "day": lambda meta, field: _text(meta, field.name),
    "texts": lambda meta, field: _texts(meta, field.name),
    "names": lambda meta, field: _texts(meta, field.name),
    "items": _mappings,
}
_OTHERWISE = ("status", "accepted")
"""Fields that a brief holds in another form."""


def _renumbered(evidence: Iterable[Evidence], brief: Brief) -> Iterable[Evidence]:
    """`quotations/0` of the proposal becomes the place of those words now; evidence of removed ones goes."""
    now = {quotation.quote: i for i, quotation in reversed(list(enumerate(brief.quotations)))}
    moved: dict[str, str] = {}
    for each in evidence:
        path = each.field
        if path.field != "quotations":
            yield each
            continue
        if not path.part and each.value in now:
            moved[path.item] = str(now[each.value])
        if path.item in moved:
            yield replace(each, field=FieldPath((path.field, moved[path.item], *path.steps[2:])))
