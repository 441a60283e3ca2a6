"""The verbs of a person's decisions: who is who, what is to review, what was corrected."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.options import DRY_RUN, ROOT
from generator.cli.output import ask, emit, tell_change
from generator.config import read_settings
from generator.desk.decide import Edit, changes_of, merged, split_off, write_edit
from generator.desk.review import accepting, open_questions
from generator.errors import DatelineError
from generator.history import change_json, entries, of_page, read_log
from generator.model import Problem


@click.command()
@click.argument("page")
@click.argument("other")
@DRY_RUN
@ROOT
def merge(page: str, other: str, dry_run: bool, root: Path) -> None:
    """Say that PAGE and OTHER are one (paths, slugs or names): OTHER's names become aliases of PAGE."""
    _decide(merged(root, read_settings(root), page, other), dry_run, root)


@click.command()
@click.argument("page")
@click.argument("name")
@DRY_RUN
@ROOT
def split(page: str, name: str, dry_run: bool, root: Path) -> None:
    """Say that NAME, one of the names on PAGE, is somebody else: it goes into `not`."""
    _decide(split_off(root, read_settings(root), page, name), dry_run, root)


def _decide(edit: Edit, dry_run: bool, root: Path) -> None:
    """Shows every page that a decision changes, or writes it down."""
    if dry_run:
        for path in changes_of(root, read_settings(root), edit):
            click.echo(f"  {path}")
        return
    write_edit(root, edit)
    click.echo(f"  {edit.path}: {edit.what}\nNext: dateline generate")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a question.")
@ROOT
def review(as_json: bool, root: Path) -> None:
    """What a person should look at, what matters most first: file and line, the source's words, what to write."""
    found = open_questions(root, read_settings(root))
    for question in found:
        emit(question) if as_json else ask(question)
    if not as_json:
        click.echo("1 open question" if len(found) == 1 else f"{len(found)} open questions")


@click.command()
@click.argument("page")
@click.argument("fields", nargs=-1, metavar="[FIELD]...")
@ROOT
def accept(page: str, fields: Sequence[str], root: Path) -> None:
    """Say that you have seen what the source says of FIELD on PAGE, and leave it: it is not asked about again."""
    _decide(accepting(root, read_settings(root), page, fields), dry_run=False, root=root)


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
