"""The verb that tells what people corrected."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import ROOT
from generator.cli.output import emit
from generator.config import read_settings
from generator.errors import DatelineError
from generator.history import Change, change_json, entries, of_page, read_log
from generator.history.shown import what
from generator.model import Problem


@click.command()
@click.argument("page", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a commit.")
@ROOT
def history(page: str | None, as_json: bool, root: Path) -> None:
    """What people corrected, newest first, from the git log: of the whole site or of one PAGE (a path or a slug)."""
    log = read_log(root, read_settings(root))
    if not log.is_there:
        raise DatelineError(Problem(str(root), None, "has no git log", "Commit docs/ and records/ with git"))
    found = [change if page is None else of_page(change, page) for change in entries(log)]
    for change in found:
        if as_json and (page is None or change.corrections):
            emit(change_json(change))
        elif not as_json:
            tell_change(change)
    if not as_json and not any(change.corrections for change in found):
        click.echo("No correction by hand so far.")


def tell_change(change: Change) -> None:
    """The corrections of a commit."""
    for made in change.corrections:
        click.echo(f"{change.when[:10]}  {made.page}\n  {what(made)}\n  {change.who}: {change.why}")
