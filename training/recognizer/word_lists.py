"""The word lists of the training code (`words.yml`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML


@cache
def table() -> dict[str, Any]:
    """All of `words.yml`."""
    loaded: dict[str, Any] = YAML(typ="safe").load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))
    return loaded


@cache
def listed(name: str) -> tuple[str, ...]:
    """One list of words, in order."""
    return tuple(table()[name].split())
