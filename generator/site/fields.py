"""The fields of a brief by their paths: what they are called, what stands there, whose word it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.model import FIELDS, Brief, EventText, Evidence, Field, FieldPath, FigureText, Span

_BESIDE = {"language": "Language", "length": "Length"}
"""What is asked about that is no field of its own."""


def label(path: FieldPath) -> str:
    """A path as a reader says it: `actors/Jane Roe/role` -> "Role of Jane Roe"."""
    field = FIELDS.get(path.field)
    if field is None:
        return _BESIDE.get(path.field, str(path))
    if field.key is None or not path.item:
        return field.label
    called = path.item if field.key.is_name else _numbered(field, path.item)
    part = next((part for part in field.parts if part.name == path.part), None)
    if part:
        return part.label.format(called)
    return field.label if field.key.is_name else called.capitalize()


def rank(path: FieldPath) -> int:
    """The place of a path among a reader's questions."""
    field = FIELDS.get(path.field)
    return field.rank if field else len(FIELDS)


def is_by_hand(brief: Brief, path: FieldPath) -> bool:
    """Whether a person set the field or list item at a path, or a part of it."""
    return any(path.holds(corrected) for corrected in brief.corrected)


def value_of(brief: Brief, path: FieldPath) -> str | None:
    """What the brief says now at a path; None where nothing stands there."""
    field = FIELDS.get(path.field)
    if field is None or field.shape == "readings" or field.name == "seed":
        return None
    if field.name == "status":
        return "withdrawn" if brief.withdrawn else None
    value = getattr(brief, field.name)
    if field.shape == "items":
        return _of_items(field, value, path)
    if field.shape in ("texts", "names"):
        return next((item for item in value if item == path.item), None) if path.item else ", ".join(value)
    return str(value) if value is not None else None


def read_from(brief: Brief) -> tuple[Span, ...]:
    """The words that the rows of the ledger were read from."""
    evidence = {row.field: row for row in brief.evidence}
    return tuple(evidence[f].spans[0] for f in told_fields(brief) if f in evidence and evidence[f].spans)


def told_fields(brief: Brief) -> list[FieldPath]:
    """The fields that a brief's ledger has a row for, in the order of a reader's questions."""
    evidence = {row.field: row for row in brief.evidence}
    fields = dict.fromkeys([*evidence, *brief.corrected])
    shown = [f for f in fields if f in brief.corrected or not _is_told_elsewhere(f, evidence)]
    return sorted(shown, key=rank)


def _is_told_elsewhere(path: FieldPath, evidence: Mapping[FieldPath, Evidence]) -> bool:
    """Rows that would only repeat the page: names in the text, a headline, words that their speaker's row quotes,
    and what stands in the same words as a role."""
    if path.field == "mentions":
        return evidence[path].why.standing != "unsure"
    if FIELDS[path.field].always:
        return evidence[path].why.standing == "stated"
    if path.field == "quotations":
        return path.to("speaker") in evidence
    role = evidence.get(path.parent.to("role"))
    return path.part in ("organization", "rank") and role is not None and role.spans == evidence[path].spans


def _of_items(field: Field, items: Sequence[Any], path: FieldPath) -> str | None:
    assert field.key is not None
    names = [str(getattr(item, field.key.name)) for item in items]
    shown = [
        item.told if isinstance(item, FigureText | EventText) else name for item, name in zip(items, names, strict=True)
    ]
    if not path.item:
        return ", ".join(shown)
    if path.item in names:
        index = names.index(path.item)
    elif path.item.isdecimal() and int(path.item) < len(items) and not field.key.is_name:
        index = int(path.item)
    else:
        return None
    if not path.part:
        return shown[index]
    value = getattr(items[index], path.part) if any(path.part == part.name for part in field.parts) else None
    if isinstance(value, tuple):
        return ", ".join(value) or None
    return str(value) if value is not None else None


def _numbered(field: Field, item: str) -> str:
    """ "quotation 1" for the first of a list; "a quotation" for one that is called by its words."""
    noun = field.label.lower()
    return f"{noun} {int(item) + 1}" if item.isdecimal() else f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
