"""The verbs of `dateline`. The only place that prints or exits."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import track as progress_bar

from generator import __version__
from generator.articles import raw_articles, with_inferred_years
from generator.briefs import PageKind, json_schema, write_changed
from generator.briefs.validate import KINDS
from generator.checks import examine
from generator.config import read_settings
from generator.decide import Edit, changes_of, merged, split_off, write_edit
from generator.dossier import as_html
from generator.dossier import dossier as make_dossier
from generator.errors import DatelineError
from generator.explain import Explanation, explain
from generator.export import NAMES, export_articles, export_site
from generator.facts import find_facts
from generator.filter_input import articles_of, lines_of, texts_of
from generator.filters import articles_json, facts_json
from generator.filters_linking import entities_json, same_json, stories_json
from generator.history import Change, change_json, entries, of_page, read_log
from generator.history.shown import what
from generator.model import Article, Problem
from generator.new_site import new_site, requirement
from generator.review import accepting, open_questions
from generator.run import Report
from generator.run import generate as run_generate

ROOT = click.option(
    "--root",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=Path(),
    show_default="this folder",
    help="The site's folder: the one that holds seeds/ and docs/.",
)
FILES = click.argument("files", nargs=-1, type=click.Path(dir_okay=False, allow_dash=True))
JSONL = click.option("--jsonl", is_flag=True, help='Each input line is {"id", "text", "published"?, "title"?}.')
ALWAYS_JSONL = click.option("--jsonl", is_flag=True, hidden=True, help="Taken for granted here: lines are always JSON.")
RECOGNIZER = click.option(
    "--recognizer", default="dateline", show_default=True, help="dateline, rules, or a spaCy pipeline's name."
)
DRY_RUN = click.option("--dry-run", is_flag=True, help="Only list the pages that would change.")


class Verbs(click.Group):
    """Turns the generator's one exception into lines on stderr and exit status 1, for every verb."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            _complain(error.problems)
            ctx.exit(1)


@click.group(cls=Verbs)
@click.version_option(__version__, prog_name="dateline")
def main() -> None:
    """Turns raw news text into a briefing site whose every fact shows its source sentence."""


@main.command()
@ROOT
@click.option("--prune", is_flag=True, help="Also remove the briefs whose seed is gone, except those that you touched.")
def generate(root: Path, prune: bool) -> None:
    """Read seeds/ and bring docs/ and records/ up to date. Corrections made by hand always stand."""
    report = run_generate(root, read_settings(root), _track, prune)
    _tell(report)
    if report.failed:
        sys.exit(1)


@main.command()
@ROOT
def check(root: Path) -> None:
    """Check every front matter and the laws of the site; one line a problem, exit 1 if there is any."""
    settings = read_settings(root)
    examined = examine(root, settings)
    _complain(examined.problems)
    for question in examined.questions:
        if question.kind == "disagreement":
            click.echo(f"{settings.docs}/{question.path}: {question.ask}")
    if examined.questions:
        click.echo(f"{len(examined.questions)} to review: see {settings.docs}/review.md or `dateline review`")
    if examined.problems:
        sys.exit(1)
    click.echo("No problem found.")


@main.command("explain")
@click.argument("brief")
@click.argument("field", required=False)
@ROOT
def explain_command(brief: str, field: str | None, root: Path) -> None:
    """Show why BRIEF (a path, a slug or a seed) says what it says; FIELD: date, actors, "actors/Jane Doe/role"."""
    from generator.build import build

    outcome = build(root, read_settings(root))
    named = [s.brief for s in outcome.settled if brief in _names_of(s.brief.path, s.brief.seed)]
    if not named:
        paths = ", ".join(s.brief.path for s in outcome.settled[:5]) or "none yet: run `dateline generate`"
        raise DatelineError(Problem(brief, None, "is no brief of this site", f"Briefs here: {paths}"))
    explanations = explain(named[0], field)
    if not explanations:
        fields = ", ".join(dict.fromkeys(e.field for e in explain(named[0])))
        raise DatelineError(Problem(named[0].path, None, f"has no field `{field}`", f"Fields: {fields}"))
    console = Console(highlight=False, soft_wrap=True)
    for explanation in explanations:
        _show(console, explanation)


@main.command()
@JSONL
@RECOGNIZER
@FILES
def facts(jsonl: bool, recognizer: str, files: Sequence[str]) -> None:
    """Text in, facts out: one JSON object an article. Reads standard input where no FILES are named."""
    for article in articles_of(files, jsonl):
        _emit(facts_json(article, find_facts(article, recognizer)))


@main.command()
@JSONL
@FILES
def articles(jsonl: bool, files: Sequence[str]) -> None:
    """Take a raw page or file apart: where each article starts, its title, publication day and body."""
    for name, text in texts_of(files, jsonl):
        parts = raw_articles(name, text)
        dated = with_inferred_years([article for _, article in parts])
        _emit(articles_json(name, tuple((start, a) for (start, _), a in zip(parts, dated, strict=True))))


@main.command()
@ALWAYS_JSONL
@FILES
def same(jsonl: bool, files: Sequence[str]) -> None:
    """Are two names one? Lines in: {"id", "a", "b", "type"?}; out: {"id", "same", "score", "reasons"}."""
    for line in lines_of(files, ("id", "a", "b")):
        _emit(same_json(line))


@main.command()
@ALWAYS_JSONL
@FILES
def entities(jsonl: bool, files: Sequence[str]) -> None:
    """Which names in many documents are one? Lines in: {"id", "doc", "text", "type"?}; out: {"id", "cluster"}."""
    for found in entities_json(tuple(lines_of(files, ("id", "doc", "text")))):
        _emit(found)


@main.command()
@ALWAYS_JSONL
@RECOGNIZER
@FILES
def stories(jsonl: bool, recognizer: str, files: Sequence[str]) -> None:
    """Which articles tell one event? In: {"id", "text", "published"?, "title"?, "topic"?}; out: {"id", "cluster"}."""
    for found in stories_json(tuple(lines_of(files, ("id", "text"))), recognizer):
        _emit(found)


@main.command()
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


@main.command()
@click.argument("page")
@click.argument("other")
@DRY_RUN
@ROOT
def merge(page: str, other: str, dry_run: bool, root: Path) -> None:
    """Say that PAGE and OTHER are one (paths, slugs or names): OTHER's names become aliases of PAGE."""
    _decide(merged(root, read_settings(root), page, other), dry_run, root)


@main.command()
@click.argument("page")
@click.argument("name")
@DRY_RUN
@ROOT
def split(page: str, name: str, dry_run: bool, root: Path) -> None:
    """Say that NAME, one of the names on PAGE, is somebody else: it goes into `not`."""
    _decide(split_off(root, read_settings(root), page, name), dry_run, root)


@main.command()
@click.argument("page", required=False)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a commit.")
@ROOT
def history(page: str | None, as_json: bool, root: Path) -> None:
    """What people corrected, newest first, from the git log: of the whole site or of one PAGE (a path or a slug)."""
    log = read_log(root, read_settings(root))
    if not log.is_there:
        raise DatelineError(Problem(str(root), None, "has no git log", "Commit docs/ and records/ with git"))
    found = [change if page is None else of_page(change, page) for change in entries(log)]
    for change in found:
        if as_json and (page is None or change.corrections):
            _emit(change_json(change))
        elif not as_json:
            _list(change)
    if not as_json and not any(change.corrections for change in found):
        click.echo("No correction by hand so far.")


def _list(change: Change) -> None:
    for made in change.corrections:
        click.echo(f"{change.when[:10]}  {made.page}\n  {what(made)}\n  {change.who}: {change.why}")


def _decide(edit: Edit, dry_run: bool, root: Path) -> None:
    """Shows every page that a decision changes, or writes it down."""
    if dry_run:
        for path in changes_of(root, read_settings(root), edit):
            click.echo(f"  {path}")
        return
    write_edit(root, edit)
    click.echo(f"  {edit.path}: {edit.what}\nNext: dateline generate")


@main.command()
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


@main.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a question.")
@ROOT
def review(as_json: bool, root: Path) -> None:
    """What a person should look at, what matters most first: file and line, the source's words, what to write."""
    found = open_questions(root, read_settings(root))
    for question in found:
        _emit(question) if as_json else _ask(question)
    if not as_json:
        click.echo("1 open question" if len(found) == 1 else f"{len(found)} open questions")


@main.command()
@click.argument("page")
@click.argument("fields", nargs=-1, metavar="[FIELD]...")
@ROOT
def accept(page: str, fields: Sequence[str], root: Path) -> None:
    """Say that you have seen what the source says of FIELD on PAGE, and leave it: it is not asked about again."""
    edit = accepting(root, read_settings(root), page, fields)
    write_edit(root, edit)
    click.echo(f"  {edit.path}: {edit.what}\nNext: dateline generate")


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def new(folder: Path) -> None:
    """Make a fresh site in FOLDER, with an example seed, ready for a repository of its own."""
    for path in new_site(folder):
        click.echo(f"  {path}")
    click.echo(f"\nA new site. Next:\n  cd {folder}\n  pip install uv && uv run mkdocs serve")
    if " @ file:" in requirement():
        click.echo("\nBefore you publish it: pyproject.toml names a folder of this machine as the source of dateline.")


@main.command()
@click.argument("kind", type=click.Choice(KINDS))
def schema(kind: PageKind) -> None:
    """Print the JSON Schema of a page's front matter, for editors that complete and check, and for other tools."""
    click.echo(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))


def _emit(value: dict[str, Any]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def _track(label: str, found: Sequence[Article]) -> Sequence[Article]:
    """A progress bar on a terminal; it shows itself only where there is something to wait for."""
    console = Console(stderr=True)
    if not console.is_terminal or len(found) < 20:
        return found
    return _Tracked(found, label, console)


class _Tracked(Sequence[Article]):
    """A sequence that draws a progress bar while it is read."""

    def __init__(self, found: Sequence[Article], label: str, console: Console) -> None:
        self._found, self._label, self._console = found, label, console

    def __len__(self) -> int:
        return len(self._found)

    def __getitem__(self, index: Any) -> Any:
        return self._found[index]

    def __iter__(self) -> Iterator[Article]:
        yield from progress_bar(self._found, self._label, console=self._console, transient=True)


def _tell(report: Report) -> None:
    for path in report.new:
        click.echo(f"  new      {path}")
    for path in report.changed:
        click.echo(f"  changed  {path}")
    for path, d in report.disagreements:
        click.echo(f"  {path}: `{d.field}` is yours, {d.mine!r}; the source says {d.theirs!r}")
    _complain(report.failed)
    click.echo(report.headline())


def _ask(question: Mapping[str, Any]) -> None:
    click.echo(f"{question['file']}:{question['line'] or 1}: {question['ask']}")
    for said in (question["words"], question["why"]):
        if said:
            click.echo(f"    {said}")
    for line in question["paste"]:
        click.echo(f"    write: {line}")
    if question["accept"]:
        click.echo(f"    leave: dateline accept {shlex.join((question['file'], question['field']))}")


def _complain(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _names_of(path: str, seed: str | None) -> tuple[str | None, ...]:
    slug = path.rpartition("/")[2].removesuffix(".md")
    return (path, f"docs/{path}", slug, seed, seed.removesuffix("#1") if seed else None)


def _show(console: Console, e: Explanation) -> None:
    console.print(f"[bold]{escape(e.field)}[/]: {escape(e.value)}")
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
