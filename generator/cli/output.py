"""What the verbs print, and how: lines for people, JSON lines for programs, problems on standard error."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import track as progress_bar

from generator.desk.explain import Explanation
from generator.history import Change
from generator.history.shown import what
from generator.model import Article, Facts, Problem
from generator.run import Report

WORTH_WATCHING = 20
"""Articles from which on reading takes more than a second."""


def emit(value: dict[str, Any]) -> None:
    """One JSON object on a line of its own."""
    click.echo(json.dumps(value, ensure_ascii=False))


def complain(problems: Sequence[Problem]) -> None:
    """Each problem on a line of its own, on standard error."""
    for problem in problems:
        click.echo(str(problem), err=True)


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


def tell_change(change: Change) -> None:
    """The corrections of a commit."""
    for made in change.corrections:
        click.echo(f"{change.when[:10]}  {made.page}\n  {what(made)}\n  {change.who}: {change.why}")


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
