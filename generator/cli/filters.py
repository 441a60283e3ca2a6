"""The verbs that are filters: texts, names or articles in, JSON lines out."""

from __future__ import annotations

from collections.abc import Sequence

import click

from generator.articles import raw_articles, with_inferred_years
from generator.cli.options import ALWAYS_JSONL, FILES, JSONL, RECOGNIZER
from generator.cli.output import emit
from generator.cli.reading import articles_of, lines_of, texts_of
from generator.facts import find_facts
from generator.filters.linking import entities_json, same_json, stories_json
from generator.filters.records import MENTION, PAIR, REPORT
from generator.filters.texts import articles_json, facts_json


@click.command()
@JSONL
@RECOGNIZER
@FILES
def facts(jsonl: bool, recognizer: str, files: Sequence[str]) -> None:
    """Text in, facts out: one JSON object an article. Reads standard input where no FILES are named."""
    for article in articles_of(files, jsonl):
        emit(facts_json(article, find_facts(article, recognizer)))


@click.command()
@JSONL
@FILES
def articles(jsonl: bool, files: Sequence[str]) -> None:
    """Take a raw page or file apart: where each article starts, its title, publication day and body."""
    for name, text in texts_of(files, jsonl):
        parts = raw_articles(name, text)
        dated = with_inferred_years([article for _, article in parts])
        emit(articles_json(name, tuple((start, a) for (start, _), a in zip(parts, dated, strict=True))))


@click.command()
@ALWAYS_JSONL
@FILES
def same(jsonl: bool, files: Sequence[str]) -> None:
    """Are two names one? Lines in: {"id", "a", "b", "type"?}; out: {"id", "same", "score", "reasons"}."""
    for line in lines_of(files, PAIR):
        emit(same_json(line))


@click.command()
@ALWAYS_JSONL
@FILES
def entities(jsonl: bool, files: Sequence[str]) -> None:
    """Which names in many documents are one? Lines in: {"id", "doc", "text", "type"?}; out: {"id", "cluster"}."""
    for found in entities_json(tuple(lines_of(files, MENTION))):
        emit(found)


@click.command()
@ALWAYS_JSONL
@RECOGNIZER
@FILES
def stories(jsonl: bool, recognizer: str, files: Sequence[str]) -> None:
    """Which articles tell one event? In: {"id", "text", "published"?, "title"?, "topic"?}; out: {"id", "cluster"}."""
    for found in stories_json(tuple(lines_of(files, REPORT)), recognizer):
        emit(found)
