"""The verbs that take something out of a site: a data file, a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.options import FILES, JSONL, RECOGNIZER, ROOT
from generator.cli.output import refuse
from generator.cli.reading import articles_of
from generator.config import read_settings
from generator.desk.dossier import as_html
from generator.desk.dossier import dossier as make_dossier
from generator.desk.export import NAMES, export_articles, export_site
from generator.disk import told, write_changed
from generator.errors import DatelineError
from generator.model import Problem


@click.command()
@click.argument("format_", metavar="FORMAT", type=click.Choice(NAMES))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here, not to the output.")
@JSONL
@RECOGNIZER
@ROOT
@FILES
def export(format_: str, output: Path | None, jsonl: bool, recognizer: str, root: Path, files: Sequence[str]) -> None:
    """One of the site's data files, without a site: of the folder's briefs, or of the texts in FILES ("-": input)."""
    if files:
        text = export_articles(format_, articles_of(files, jsonl), recognizer, refuse)
    else:
        text = export_site(format_, root, read_settings(root), refuse)
    if output:
        write_changed(output, text)
    else:
        click.echo(text.encode("utf-8"), nl=False)


@click.command()
@click.argument("page")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="An .html or .md file to write.")
@ROOT
def dossier(page: str, output: Path | None, root: Path) -> None:
    """One printable page on PAGE, a person, organization, place or story, with its sources in numbered notes."""
    settings = read_settings(root)
    made = make_dossier(root, settings, page, refuse)
    if output is None:
        click.echo(made.text, nl=False)
        return
    html = output.suffix.lower() in (".html", ".htm")
    if not output.parent.is_dir():
        remedy = f"Make the folder first, or write here: dateline dossier PAGE -o {output.name}"
        raise DatelineError(Problem(output.as_posix(), None, "can't be written: its folder does not exist", remedy))
    with told(output, "can't be written"):
        output.write_text(as_html(made, root, settings) if html else made.text, encoding="utf-8", newline="\n")
    click.echo(f"  {output}")
