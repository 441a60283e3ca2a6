"""Briefs and decisions written as plain YAML values, for tests of linking."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator.model import Actor, Brief, EntityDecision

CASES = Path(__file__).parent.parent / "cases" / "entities"


def read_cases(name: str) -> list[dict[str, Any]]:
    """The cases of `tests/cases/entities/<name>.yml`."""
    found: list[dict[str, Any]] = YAML(typ="safe").load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    return found


def brief(path: str, told: Mapping[str, Any]) -> Brief:
    """A brief without an article. An actor is a name, or `name, role, organization`, or a mapping."""
    actors = [
        a if isinstance(a, dict) else dict(zip(("name", "role", "organization"), a, strict=False)) for a in _lists(told)
    ]
    date = told.get("date")
    return Brief(
        path=path,
        title=told.get("title", path),
        date=str(date) if date else None,
        published=None,
        publisher=None,
        location=told.get("location"),
        actors=tuple(Actor(**actor) for actor in actors),
        topics=(),
        summary=told.get("summary"),
        quotations=(),
        mentions=tuple(told.get("mentions", ())),
        seed=None,
        story=told.get("story"),
        withdrawn=told.get("withdrawn", False),
    )


def _lists(told: Mapping[str, Any]) -> list[Any]:
    return [[a] if isinstance(a, str) else a for a in told.get("actors", ())]


def briefs_of(told: list[Mapping[str, Any]]) -> tuple[Brief, ...]:
    """Briefs at `briefs/1.md`, `briefs/2.md`, ..."""
    return tuple(brief(f"briefs/{number}.md", each) for number, each in enumerate(told, 1))


def decision(told: Mapping[str, Any]) -> EntityDecision:
    """A decision from `kind`, `slug`, `name`, `same`, `apart`, and the rest of the page in `meta`."""
    return EntityDecision(
        kind=told.get("kind", "person"),
        slug=told["slug"],
        name=told["name"],
        same=tuple(told.get("same", ())),
        apart=tuple(told.get("apart", ())),
        named_by_hand=told.get("named_by_hand", False),
        meta=told.get("meta", {}),
    )
