"""The verb that checks a whole site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.checks.examine import examine
from generator.cli.options import ROOT
from generator.cli.output import complain
from generator.config import read_settings


@click.command()
@ROOT
def check(root: Path) -> None:
    """Check every front matter and the laws of the site; one line a problem, exit 1 if there is any."""
    settings = read_settings(root)
    examined = examine(root, settings)
    complain(examined.problems)
    for question in examined.questions:
        if question.kind == "disagreement":
            click.echo(f"{settings.docs}/{question.path}: {question.ask}")
    if examined.questions:
        click.echo(f"{len(examined.questions)} to review: see {settings.docs}/review.md or `dateline review`")
    if examined.problems:
        sys.exit(1)
    click.echo("No problem found.")
