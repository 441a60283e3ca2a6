"""The verb that makes a site."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.options import ROOT
from generator.cli.output import complain, emit
from generator.store.last_run import Summary, unchanged

if TYPE_CHECKING:
    from generator.facts import Mapper, Read
    from generator.facts.workers import Backend
    from generator.model import Article

LISTED = 10
"""Lines on single briefs that a run prints; what a thousand new ones would push off the screen is the rest."""
FEW_COLLECTIONS = (50_000, 20, 50)
"""Of Python's collector of cyclic garbage. A run builds values that live to its end: to go through them as often as
Python does by itself takes a seventh of its time and frees next to nothing."""
WORTH_WATCHING = 20
"""Articles from which on reading takes more than a second."""


@click.command()
@ROOT
@click.option("--prune", is_flag=True, help="Also remove the briefs whose seed is gone, except those that you touched.")
@click.option("--verbose", is_flag=True, help="Name every brief that is new or changed, however many there are.")
@click.option("--json", "as_json", is_flag=True, help="Say it in one JSON object, for programs.")
@click.option("--no-cache", is_flag=True, help="Work everything out anew, whatever earlier runs kept in .dateline/.")
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Processes that read articles; 0: one a core.")
@click.option(
    "--backend",
    type=click.Choice(["processes", "dask", "ray"]),
    default="processes",
    show_default=True,
    help="Who reads articles: this machine, or a cluster on which Dateline is installed.",
)
@click.option("--scheduler", default="", metavar="ADDRESS", help="Where the cluster is: tcp://10.0.0.5:8786.")
def generate(
    root: Path, prune: bool, verbose: bool, as_json: bool, no_cache: bool, jobs: int, backend: Backend, scheduler: str
) -> None:
    """Read seeds/ and bring docs/ and records/ up to date. Corrections made by hand always stand."""
    summary = None if no_cache else unchanged(root, prune)
    summary = summary or _made(root, prune, no_cache, partial(tracked, backend, scheduler, jobs))
    if as_json:
        emit(as_object(summary))
    else:
        tell(summary, sys.maxsize if verbose else LISTED)
    if summary.failed:
        sys.exit(1)


def _made(root: Path, prune: bool, anew: bool, reading: Mapper) -> Summary:
    # Loaded where there is something to do: it takes longer than to see that there is nothing.
    from generator.config import read_settings
    from generator.run import generate as run_generate

    gc.set_threshold(*FEW_COLLECTIONS)
    return run_generate(root, read_settings(root), reading, prune, anew)


def tracked(
    backend: Backend,
    scheduler: str,
    jobs: int,
    find: Callable[[Article], Read],
    articles: Sequence[Article],
) -> Iterable[Read]:
    """Reads articles, with a bar, its rate and the time left on a terminal where there is something to wait for."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from generator.facts import Workers

    console = Console(stderr=True)
    read = Workers(backend, scheduler, jobs)(find, articles)
    if not console.is_terminal or len(articles) < WORTH_WATCHING:
        yield from read
        return
    told = (TextColumn("Reading articles"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    with Progress(*told, TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task("", total=len(articles), rate="")
        for one in read:
            speed = bar.tasks[task].speed
            bar.update(task, advance=1, rate=f"{speed:.1f} a second" if speed else "")
            yield one


def tell(summary: Summary, most: int = LISTED) -> None:
    """What a run did: at most so many lines on its briefs, every problem, and the counts."""
    rows = [
        *(f"new      {path}" for path in summary.new),
        *(f"changed  {path}" for path in summary.changed),
        *(
            f"{path}: `{d.field}` is yours, {d.mine!r}; the source says {d.theirs!r}"
            for path, d in summary.disagreements
        ),
    ]
    for row in rows[:most]:
        click.echo(f"  {row}")
    if len(rows) > most:
        click.echo(f"  and {len(rows) - most} more lines like these: `--verbose` shows them all")
    complain(summary.failed)
    click.echo(summary.headline())
    if summary.advice:
        click.echo(summary.advice)


def as_object(summary: Summary) -> dict[str, Any]:
    """The same for programs: paths of briefs below `docs/`, of problems below the site's root."""
    return {
        "new": summary.new,
        "changed": summary.changed,
        "unchanged": summary.unchanged,
        "corrected": summary.corrected,
        "withdrawn": summary.withdrawn,
        "moved": dict(summary.moved),
        "disagreements": [
            {"brief": path, "field": str(d.field), "mine": d.mine, "theirs": d.theirs}
            for path, d in summary.disagreements
        ],
        "failed": [asdict(problem) for problem in summary.failed],
    }
