"""What all verbs print: JSON lines for programs, problems on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any

import click

from generator.model import Problem

FAILED = "generator.cli.failed"
"""Key of the running verb's `meta`: something could not be used, and the rest went on."""


def speak_utf8() -> None:
    """Output is UTF-8 wherever it goes, whatever the locale; what no UTF-8 can say (odd file names) is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def emit(value: dict[str, Any]) -> None:
    """One JSON object on a line of its own."""
    click.echo(json.dumps(value, ensure_ascii=False))


def complain(problems: Sequence[Problem]) -> None:
    """Each problem on a line of its own, on standard error."""
    for problem in problems:
        click.echo(str(problem), err=True)


def refuse(*problems: Problem) -> None:
    """Tell problems, if there are any, and go on: the verb will end with exit status 1."""
    complain(problems)
    if problems:
        click.get_current_context().meta[FAILED] = True
