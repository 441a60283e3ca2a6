"""The verbs of a person's decisions: who is who, what is to review."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from generator.cli.options import DRY_RUN, ROOT
from generator.cli.output import emit, refuse
from generator.config import read_settings
from generator.desk.decide import Edit, changes_of, merged, split_by_briefs, split_off, write_edit
from generator.desk.review import accepting, open_questions


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
@click.argument("name", required=False)
@click.option(
    "--brief", "briefs", multiple=True, metavar="BRIEF", help="A brief that speaks of a namesake; repeatable."
)
@DRY_RUN
@ROOT
def split(page: str, name: str | None, briefs: tuple[str, ...], dry_run: bool, root: Path) -> None:
    """Say that NAME, one of the names on PAGE, is somebody else; or, with --brief, that some of its briefs speak of a
    namesake, who gets a page of their own.
    """
    if (name is None) == (not briefs):
        raise click.UsageError("Name what to part: one NAME, or one --brief or more")
    settings = read_settings(root)
    edit = split_off(root, settings, page, name) if name else split_by_briefs(root, settings, page, briefs)
    _decide(edit, dry_run, root)


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
    found = open_questions(root, read_settings(root), refuse)
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


def ask(question: Mapping[str, Any]) -> None:
    """An open question, its words, and how to settle it."""
    click.echo(f"{question['file']}:{question['line'] or 1}: {question['ask']}")
    for said in (question["words"], question["why"]):
        if said:
            click.echo(f"    {said}")
    for line in question["paste"]:
        click.echo(f"    write: {line}")
    if question["accept"]:
        click.echo(f"    leave: dateline accept {shlex.join((question['file'], question['field']))}")
