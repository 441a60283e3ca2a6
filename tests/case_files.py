"""Cases that anyone can read: YAML files of `name: {input, expected}`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "cases"


def cases(topic: str) -> list[Any]:
    """All cases of `tests/cases/<topic>/*.yml`, each under its own name."""
    found = []
    for file in sorted((FOLDER / topic).glob("*.yml")):
        data = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
        found += [pytest.param(case, id=f"{file.stem}: {name}") for name, case in data.items()]
    assert found, topic
    return found
