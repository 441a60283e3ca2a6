"""What the world is like: gazetteer, countries, titles, calendar. Shared by all stages, beside `model`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, ClassVar

import yaml

RESOURCES = files("generator") / "resources"


_Fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Ten times as fast as a pure one, where the library was built with it."""


class _Plain(_Fast):  # type: ignore[misc]
    """A loader that tells scalars as YAML 1.2 does: `NO` is Norway."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for _kind, _form, _first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?(?:0|[1-9]\d*|0x[\dA-F]+)", "-+0123456789"),
    ("float", r"[-+]?(?:\d+\.\d*|\.\d+)", "-+.0123456789"),
    ("timestamp", r"\d{4}-\d\d-\d\d", "0123456789"),
    ("null", r"~|null|", "~n\0"),
):
    _Plain.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(f"^(?:{_form})$"), [*_first, ""])


@cache
def read_yaml(name: str) -> Any:
    """The content of `resources/<name>.yml`. Read once a process; callers must not change it."""
    return yaml.load((RESOURCES / f"{name}.yml").read_text(encoding="utf-8"), Loader=_Plain)
