"""Short ways to an article's names, roles and actors for the tests of this folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generator.articles.sentences import sentences_in
from generator.facts.grammar.sentence_words import Grammar
from generator.facts.names.acronyms import find_acronyms
from generator.facts.names.find_names import find_names
from generator.facts.names.recognizer.model_reading import read_by_model
from generator.facts.names.short_forms.full_names import with_full_names
from generator.facts.people.find_affiliations import find_affiliations
from generator.facts.places.find_toponyms import find_toponyms
from generator.model import Affiliation, Article, Mention, Span, Zone, ZoneKind

CASES = Path(__file__).parent.parent / "cases" / "facts"


def article_of(text: str, headline: str | None = None) -> Article:
    """An article of body paragraphs, one a line, with a headline above them if wanted."""
    whole = f"{headline}\n{text}" if headline else text
    zones: list[Zone] = []
    start = 0
    for line in whole.split("\n"):
        inner = line.strip()
        if inner:
            first = start + line.index(inner)
            kind: ZoneKind = "headline" if headline and not zones else "body"
            zones.append(Zone(kind, Span(first, first + len(inner))))
        start += len(line) + 1
    top = zones[0].span if headline else None
    return Article("t#1", "t", 1, "0", whole, tuple(zones), sentences_in(whole, zones, "en"), headline=top)


def mentions_of(article: Article) -> tuple[Mention, ...]:
    """Mentions with their full names."""
    found = find_names(article)
    return with_full_names(article, found, find_acronyms(article, found))


def affiliations_of(article: Article) -> tuple[Affiliation, ...]:
    """All stated roles."""
    mentions = mentions_of(article)
    return find_affiliations(article, mentions, find_toponyms(article, mentions), grammar_of(article))


def grammar_of(article: Article) -> Grammar:
    """The trees of its sentences."""
    return Grammar(read_by_model(article).trees)


def cases(stage: str) -> list[Any]:
    """Every case of `tests/cases/facts/<stage>/*.yml`."""
    yaml = YAML(typ="safe")
    return [case for path in sorted((CASES / stage).glob("*.yml")) for case in yaml.load(path.read_text("utf-8"))]
