"""The verb that takes files into `seeds/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import click

from generator.articles.read import MAX_BYTES_OF_LISTS
from generator.cli.options import FILES, ROOT
from generator.cli.output import refuse
from generator.cli.reading import opened
from generator.config import read_settings
from generator.desk.add import Addition, Read, adding
from generator.errors import DatelineError
from generator.model import Problem

_MOST_TOLD = 20


@click.command()
@ROOT
@click.option("--dry-run", is_flag=True, help="Only say what is read from them.")
@FILES
def add(root: Path, dry_run: bool, files: Sequence[str]) -> None:
    """Copy FILES, or text from standard input, into seeds/, and say what is read from them. Overwrites nothing."""
    folder = root / read_settings(root).seeds
    known = {sha256(data).hexdigest(): name for name, data in _there(folder)}
    taken = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    for file in files or ("-",):
        try:
            with opened(file) as stream:
                data = stream.read(MAX_BYTES_OF_LISTS + 1)
            found = adding("-" if file == "-" else Path(file).name, data, taken, known)
            if not dry_run and not found.is_there:
                _write(folder, found)
        except DatelineError as error:
            refuse(*error.problems)
            continue
        taken.add(found.name)
        known[sha256(data).hexdigest()] = found.name
        _tell(file, found, f"{folder.name}/{found.name}", dry_run)


def _there(folder: Path) -> Iterator[tuple[str, bytes]]:
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.stat().st_size <= MAX_BYTES_OF_LISTS:
                yield path.name, path.read_bytes()


def _write(folder: Path, found: Addition) -> None:
    """A new file; one of that name that came in between is left as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with (folder / found.name).open("xb") as stream:
            stream.write(found.data)
    except FileExistsError:
        raise DatelineError(
            Problem(found.name, None, "is there already", "Run again: another name is taken.")
        ) from None


def _tell(file: str, found: Addition, place: str, dry_run: bool) -> None:
    verb = "is there already as" if found.is_there else "would be" if dry_run else "is now"
    count = f"{len(found.articles)} articles" if len(found.articles) > 1 else "1 article"
    click.echo(f"{'standard input' if file == '-' else file} {verb} {place}: {found.form}, {count}")
    for article in found.articles[:_MOST_TOLD]:
        click.echo("\n".join(f"  {line}" for line in _lines(article)))
    if len(found.articles) > _MOST_TOLD:
        click.echo(f"  and {len(found.articles) - _MOST_TOLD} more")


def _lines(article: Read) -> Iterator[str]:
    yield article.title
    day, outlet = article.published or "no day", article.publisher or "no outlet"
    language = "language unknown" if article.language == "und" else f"language {article.language}"
    yield f"  published {day}, {outlet}, {language}" if article.published else f"  {day}, {outlet}, {language}"
    if article.source_url:
        yield f"  {article.source_url}"
