"""What the world is like: gazetteer, countries, titles, calendar. Shared by all stages, beside `model`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from generator.store import JSON, kept

RESOURCES = files("generator") / "resources"


@cache
def read_yaml(name: str) -> Any:
    """The content of `resources/<name>.yml`. Read once a process; callers must not change it."""
    text = (RESOURCES / f"{name}.yml").read_text(encoding="utf-8")
    return kept("table", (text,), JSON, lambda: YAML(typ="safe", pure=True).load(text))
