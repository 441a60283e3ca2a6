"""The verbs of a whole site: make it, check it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import track as progress_bar

from generator.checks.examine import examine
from generator.cli.options import ROOT
from generator.cli.output import complain, emit
from generator.config import read_settings
from generator.facts import Read
from generator.model import Article
from generator.run import Report
from generator.run import generate as run_generate

LISTED = 10
"""Lines on single briefs that a run prints; what a thousand new ones would push off the screen is the rest."""
WORTH_WATCHING = 20
"""Articles from which on reading takes more than a second."""


@click.command()
@ROOT
@click.option("--prune", is_flag=True, help="Also remove the briefs whose seed is gone, except those that you touched.")
@click.option("--verbose", is_flag=True, help="Name every brief that is new or changed, however many there are.")
@click.option("--json", "as_json", is_flag=True, help="Say it in one JSON object, for programs.")
def generate(root: Path, prune: bool, verbose: bool, as_json: bool) -> None:
    """Read seeds/ and bring docs/ and records/ up to date. Corrections made by hand always stand."""
    report = run_generate(root, read_settings(root), tracked, prune)
    if as_json:
        emit(as_object(report))
    else:
        tell(report, sys.maxsize if verbose else LISTED)
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


def tracked(find: Callable[[Article], Read], articles: Sequence[Article]) -> Iterable[Read]:
    """Reads articles one by one, with a progress bar on a terminal where there is something to wait for."""
    console = Console(stderr=True)
    if not console.is_terminal or len(articles) < WORTH_WATCHING:
        return map(find, articles)
    return map(find, progress_bar(articles, "Reading articles", console=console, transient=True))


def tell(report: Report, most: int = LISTED) -> None:
    """What a run did: at most so many lines on its briefs, every problem, and the counts."""
    rows = [
        *(f"new      {path}" for path in report.new),
        *(f"changed  {path}" for path in report.changed),
        *(
            f"{path}: `{d.field}` is yours, {d.mine!r}; the source says {d.theirs!r}"
            for path, d in report.disagreements
        ),
    ]
    for row in rows[:most]:
        click.echo(f"  {row}")
    if len(rows) > most:
        click.echo(f"  and {len(rows) - most} more lines like these: `--verbose` shows them all")
    complain(report.failed)
    click.echo(report.headline())


def as_object(report: Report) -> dict[str, Any]:
    """The same for programs: paths of briefs below `docs/`, of problems below the site's root."""
    return {
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "corrected": report.corrected,
        "withdrawn": report.withdrawn,
        "moved": dict(report.moved),
        "disagreements": [
            {"brief": path, "field": str(d.field), "mine": d.mine, "theirs": d.theirs}
            for path, d in report.disagreements
        ],
        "failed": [asdict(problem) for problem in report.failed],
    }
