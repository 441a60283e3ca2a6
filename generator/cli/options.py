"""Options and arguments that several verbs share."""

from __future__ import annotations

from pathlib import Path

import click

ROOT = click.option(
    "--root",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=Path(),
    show_default="this folder",
    help="The site's folder: the one that holds seeds/ and docs/.",
)
FILES = click.argument("files", nargs=-1, type=click.Path(allow_dash=True))
JSONL = click.option("--jsonl", is_flag=True, help='Each input line is {"id", "text", "published"?, "title"?}.')
ALWAYS_JSONL = click.option("--jsonl", is_flag=True, hidden=True, help="Taken for granted here: lines are always JSON.")
RECOGNIZER = click.option(
    "--recognizer", default="dateline", show_default=True, help="dateline, rules, or a spaCy pipeline's name."
)
DRY_RUN = click.option("--dry-run", is_flag=True, help="Only list the pages that would change.")
