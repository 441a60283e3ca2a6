"""Paths of front matter as tests write them."""

from __future__ import annotations

from generator.model import FieldPath


def at(path: str) -> FieldPath:
    """`at("actors/Jane Doe/role")`; no item may hold a slash here."""
    return FieldPath(tuple(path.split("/")))
