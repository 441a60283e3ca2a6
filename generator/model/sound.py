"""Whether a value that a stage gives can be what it says: of the types that it promises, its words within the text.

Reach for `sound` where the work of a stage is handed on, so that nonsense stops at the seed that it came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter

from generator.model.article import Article
from generator.model.brief import Proposal
from generator.model.facts import Facts
from generator.model.grounding import Span

T = TypeVar("T")
_ADAPTERS: Mapping[type, TypeAdapter[Any]] = {kind: TypeAdapter(kind) for kind in (Article, Facts, Proposal)}


def sound(value: T, kind: type[T], text: str) -> T:
    """The value itself. Raises ValueError where it, or any part of it, is no `kind` or lies outside of `text`."""
    if not isinstance(value, kind):
        raise ValueError(f"{type(value).__name__} in place of {kind.__name__}")
    _ADAPTERS[kind].dump_python(value, warnings="error")
    for label, span in spans_in(value):
        if not 0 <= span.start <= span.end <= len(text):
            raise ValueError(f"{label}: {span.start}-{span.end} lies outside the text")
    return value


def spans_in(value: object, label: str = "") -> Iterator[tuple[str, Span]]:
    """Every span in facts of any kind, and the name of the attribute that it stands in."""
    if isinstance(value, Span):
        yield label, value
    elif is_dataclass(value):
        for each in fields(value):
            yield from spans_in(getattr(value, each.name), label or each.name)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from spans_in(item, label)
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item, label)
