"""Figures as reports word them: what is counted, how many, how surely, by whose count, and what belongs to the past."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles import articles_of, plain_article, with_inferred_years
from generator.facts.figures.find_figures import find_figures
from generator.facts.figures.number_words import numbers_in
from generator.facts.find import uncalibrated_facts
from generator.facts.grammar.sentence_words import Grammar
from generator.facts.names.recognizer.model_reading import read_by_model
from generator.model import Article, Figure, Seed, Span
from tests.case_files import cases


def figures_of(article: Article) -> tuple[Figure, ...]:
    facts = uncalibrated_facts(article)
    grammar = Grammar(read_by_model(article).trees)
    return find_figures(article, grammar, facts.mentions, facts.dates, facts.affiliations, facts.quotations, facts.date)


def told(figure: Figure) -> str:
    """ "killed 16 at least people, police; background"."""
    value = "" if figure.value is None else f" {figure.value:g}" if figure.value < 1e6 else f" {figure.value:.0f}"
    most = f" to {figure.most:g}" if figure.most else ""
    unit = f" {figure.unit}" if figure.unit else ""
    of = f" {figure.of}" if figure.of else ""
    who = f", {figure.who}" if figure.who else ""
    behind = "; background" if figure.is_background else ""
    return f"{figure.what}{value}{most}{unit} {figure.qualifier}{of}{who}{behind}"


@pytest.mark.parametrize("case", cases("facts/figures"))
def test_a_report_gives_these_figures(case: dict[str, Any]) -> None:
    seed = Seed("case.txt", case["text"].encode(), "0")
    articles, _ = articles_of([seed])
    (article,) = with_inferred_years(articles)
    found = figures_of(article)
    assert [told(figure) for figure in found] == (case["expected"] or [])
    for figure in found:
        assert figure.span.of(article.text).strip()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-two", 22),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("a hundred and five", 105),
        ("1.2 million", 1_200_000),
        ("1,20,000", 120_000),
        ("three hundred thousand", 300_000),
        ("9.6bn", 9_600_000_000),
    ],
)
def test_numbers_in_words_and_digits_come_to_the_same(text: str, value: float) -> None:
    (found,) = numbers_in(text, Span(0, len(text)))
    assert found.value == value


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="12 0,.-kiledhundrtwos$to ", max_size=80))
def test_any_text_gives_numbers_within_it(text: str) -> None:
    for number in numbers_in(text, Span(0, len(text))):
        assert 0 <= number.whole.start <= number.span.start < number.span.end <= number.whole.end <= len(text)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["12", "killed", "people", "and", "wounded", "dozens", "of", "said", "police", "the", ".", "no", "$5"]), max_size=30))  # fmt: skip
def test_any_words_give_figures_within_the_text(words: list[str]) -> None:
    article = plain_article("any", " ".join(words))
    for figure in figures_of(article):
        assert 0 <= figure.span.start < figure.span.end <= len(article.text)
