"""The verbs of a whole site: make it, check it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track as progress_bar

from generator.checks.examine import examine
from generator.cli.options import ROOT
from generator.cli.output import complain
from generator.config import read_settings
from generator.model import Article, Facts
from generator.run import Report
from generator.run import generate as run_generate

WORTH_WATCHING = 20
"""Articles from which on reading takes more than a second."""


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


def tracked(find: Callable[[Article], Facts], articles: Sequence[Article]) -> Iterable[Facts]:
    """Reads articles one by one, with a progress bar on a terminal where there is something to wait for."""
    console = Console(stderr=True)
    if not console.is_terminal or len(articles) < WORTH_WATCHING:
        return map(find, articles)
    return map(find, progress_bar(articles, "Reading articles", console=console, transient=True))


def tell(report: Report) -> None:
    """What a run did."""
    for path in report.new:
        click.echo(f"  new      {path}")
    for path in report.changed:
        click.echo(f"  changed  {path}")
    for path, d in report.disagreements:
        click.echo(f"  {path}: `{d.field}` is yours, {d.mine!r}; the source says {d.theirs!r}")
    complain(report.failed)
    click.echo(report.headline())
