"""The verbs that are filters: texts, names or articles in, JSON lines out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import click

from generator.articles import with_inferred_years
from generator.cli.options import ALWAYS_JSONL, FILES, JSONL, RECOGNIZER
from generator.cli.output import emit, refuse
from generator.cli.reading import Parts, articles_of, lines_of, parts_of
from generator.errors import spared, tried
from generator.facts import read_one
from generator.filters.linking import entities_json, same_json, stories_json
from generator.filters.records import MENTION, PAIR, REPORT
from generator.filters.texts import articles_json, facts_json
from generator.model import Problem

Line = Mapping[str, Any]


@click.command()
@JSONL
@RECOGNIZER
@FILES
def facts(jsonl: bool, recognizer: str, files: Sequence[str]) -> None:
    """Text in, facts out: one JSON object an article. Reads standard input where no FILES are named."""
    for article in articles_of(files, jsonl):
        found = read_one(article, recognizer)
        refuse(found) if isinstance(found, Problem) else emit(facts_json(article, found))


@click.command()
@JSONL
@FILES
def articles(jsonl: bool, files: Sequence[str]) -> None:
    """Take a raw page or file apart: where each article starts, its title, publication day and body."""
    for name, parts in parts_of(files, jsonl):
        emit_tried(name, "taken apart", partial(_parts_json, name, parts))


def _parts_json(name: str, parts: Parts) -> dict[str, Any]:
    dated = with_inferred_years([article for _, article in parts])
    return articles_json(name, tuple((start, a) for (start, _), a in zip(parts, dated, strict=True)))


@click.command()
@ALWAYS_JSONL
@FILES
def same(jsonl: bool, files: Sequence[str]) -> None:
    """Are two names one? Lines in: {"id", "a", "b", "type"?}; out: {"id", "same", "score", "reasons"}."""
    for line in lines_of(files, PAIR):
        emit_tried(line["id"], "compared", partial(same_json, line))


@click.command()
@ALWAYS_JSONL
@FILES
def entities(jsonl: bool, files: Sequence[str]) -> None:
    """Which names in many documents are one? Lines in: {"id", "doc", "text", "type"?}; out: {"id", "cluster"}."""
    emit_spared(tuple(lines_of(files, MENTION)), "linked", entities_json)


@click.command()
@ALWAYS_JSONL
@RECOGNIZER
@FILES
def stories(jsonl: bool, recognizer: str, files: Sequence[str]) -> None:
    """Which articles tell one event? In: {"id", "text", "published"?, "title"?, "topic"?}; out: {"id", "cluster"}."""
    emit_spared(tuple(lines_of(files, REPORT)), "grouped", partial(stories_json, recognizer=recognizer))


def emit_tried(name: str, doing: str, work: Callable[[], dict[str, Any]]) -> None:
    """One object; where it can't be made, what is wrong is told."""
    made, problems = tried(name, doing, work)
    refuse(*problems)
    if made is not None:
        emit(made)


def emit_spared(lines: Sequence[Line], doing: str, work: Callable[[Sequence[Line]], Iterable[dict[str, Any]]]) -> None:
    """An object for each line, made of all of them together; lines at which that fails are told and left out."""
    _, made, problems = spared(lines, lambda line: str(line["id"]), doing, lambda part: tuple(work(part)))
    refuse(*problems)
    for each in made:
        emit(each)
