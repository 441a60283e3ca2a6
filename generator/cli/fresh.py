"""The verbs for a new site and for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.front_matter import json_schema
from generator.model import KINDS, PageKind
from generator.new_site.make import new_site, requirement


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def new(folder: Path) -> None:
    """Make a fresh site in FOLDER, with an example seed, ready for a repository of its own."""
    for path in new_site(folder):
        click.echo(f"  {path}")
    click.echo(f"\nA new site. Next:\n  cd {folder}\n  pip install uv && uv run mkdocs serve")
    if " @ file:" in requirement():
        click.echo("\nBefore you publish it: pyproject.toml names a folder of this machine as the source of dateline.")


@click.command()
@click.argument("kind", type=click.Choice(tuple(KINDS)))
def schema(kind: PageKind) -> None:
    """Print the JSON Schema of a page's front matter, for editors that complete and check, and for other tools."""
    click.echo(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))
