"""What all verbs print: JSON lines for programs, problems on standard error."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import click

from generator.model import Problem


def emit(value: dict[str, Any]) -> None:
    """One JSON object on a line of its own."""
    click.echo(json.dumps(value, ensure_ascii=False))


def complain(problems: Sequence[Problem]) -> None:
    """Each problem on a line of its own, on standard error."""
    for problem in problems:
        click.echo(str(problem), err=True)
