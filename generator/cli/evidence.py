"""The verb that shows why a brief says what it says."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from generator.cli.options import ROOT
from generator.cli.output import complain
from generator.config import read_settings
from generator.desk.explain import Explanation, explained


@click.command("explain")
@click.argument("brief")
@click.argument("field", required=False)
@ROOT
def explain(brief: str, field: str | None, root: Path) -> None:
    """Show why BRIEF (a path, a slug or a seed) says what it says; FIELD: date, actors, "actors/Jane Doe/role"."""
    found = explained(root, read_settings(root), brief, field)
    complain(found.notes)
    console = Console(highlight=False, soft_wrap=True)
    for explanation in found.explanations:
        show(console, explanation)


def show(console: Console, e: Explanation) -> None:
    """Why a fact is what it is."""
    console.print(f"[bold]{escape(str(e.field))}[/]: {escape(e.value)}")
    if e.marked:
        before, words, after = (
            e.source[: e.marked.start],
            e.source[e.marked.start : e.marked.end],
            e.source[e.marked.end :],
        )
        marked = f"[reverse]{escape(words)}[/]" if console.is_terminal else escape(f">>{words}<<")
        console.print(f"  {escape(' '.join(before.split()))} {marked} {escape(' '.join(after.split()))}")
    console.print(f"  {escape(e.standing)}: {escape(e.reason)} ({escape(e.rule)}, {e.confidence:.2f})")
    for other in e.runners_up:
        console.print(f"  not {escape(other.value)}: {escape(other.reason)} ({other.score:.2f})")
    console.print()
