"""The verbs of a whole site: make it, check it, explain it, and take something out of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from generator.build import build
from generator.checks.examine import examine
from generator.cli.options import FILES, JSONL, RECOGNIZER, ROOT
from generator.cli.output import complain, show, tell, tracked
from generator.config import read_settings
from generator.desk.dossier import as_html
from generator.desk.dossier import dossier as make_dossier
from generator.desk.explain import explain
from generator.desk.export import NAMES, export_articles, export_site
from generator.disk import write_changed
from generator.errors import DatelineError
from generator.filters.reading import articles_of
from generator.model import Problem
from generator.run import generate as run_generate


@click.command()
@ROOT
@click.option("--prune", is_flag=True, help="Also remove the briefs whose seed is gone, except those that you touched.")
def generate(root: Path, prune: bool) -> None:
    """Read seeds/ and bring docs/ and records/ up to date. Corrections made by hand always stand."""
    report = run_generate(root, read_settings(root), tracked, prune)
    tell(report)
    if report.failed:
        sys.exit(1)


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


@click.command("explain")
@click.argument("brief")
@click.argument("field", required=False)
@ROOT
def explain_command(brief: str, field: str | None, root: Path) -> None:
    """Show why BRIEF (a path, a slug or a seed) says what it says; FIELD: date, actors, "actors/Jane Doe/role"."""
    outcome = build(root, read_settings(root))
    named = [s.brief for s in outcome.settled if brief in _names_of(s.brief.path, s.brief.seed)]
    if not named:
        paths = ", ".join(s.brief.path for s in outcome.settled[:5]) or "none yet: run `dateline generate`"
        raise DatelineError(Problem(brief, None, "is no brief of this site", f"Briefs here: {paths}"))
    explanations = explain(named[0], field)
    if not explanations:
        fields = ", ".join(dict.fromkeys(str(e.field) for e in explain(named[0])))
        raise DatelineError(Problem(named[0].path, None, f"has no field `{field}`", f"Fields: {fields}"))
    console = Console(highlight=False, soft_wrap=True)
    for explanation in explanations:
        show(console, explanation)


def _names_of(path: str, seed: str | None) -> tuple[str | None, ...]:
    slug = path.rpartition("/")[2].removesuffix(".md")
    return (path, f"docs/{path}", slug, seed, seed.removesuffix("#1") if seed else None)


@click.command()
@click.argument("format_", metavar="FORMAT", type=click.Choice(NAMES))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here, not to the output.")
@JSONL
@RECOGNIZER
@ROOT
@FILES
def export(format_: str, output: Path | None, jsonl: bool, recognizer: str, root: Path, files: Sequence[str]) -> None:
    """One of the site's data files, without a site: of the folder's briefs, or of the texts in FILES ("-": input)."""
    if files:
        text = export_articles(format_, articles_of(files, jsonl), recognizer)
    else:
        text = export_site(format_, root, read_settings(root))
    if output:
        write_changed(output, text)
    else:
        click.echo(text.encode("utf-8"), nl=False)


@click.command()
@click.argument("page")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="An .html or .md file to write.")
@ROOT
def dossier(page: str, output: Path | None, root: Path) -> None:
    """One printable page on PAGE, a person, organization, place or story, with its sources in numbered notes."""
    settings = read_settings(root)
    made = make_dossier(root, settings, page)
    if output is None:
        click.echo(made.text, nl=False)
        return
    html = output.suffix.lower() in (".html", ".htm")
    output.write_text(as_html(made, root, settings) if html else made.text, encoding="utf-8", newline="\n")
    click.echo(f"  {output}")
