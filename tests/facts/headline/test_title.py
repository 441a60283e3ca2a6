"""The title of an article. Cases: tests/cases/facts/titles/*.yml."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.articles import plain_article
from generator.facts.headline.shortening import AT_ALL, shorten
from generator.facts.headline.title import choose_title
from generator.model import Article, Span
from tests.facts.marked import read_marked

CASES: list[dict[str, Any]] = YAML(typ="safe").load(
    (Path(__file__).parents[2] / "cases" / "facts" / "titles" / "cases.yml").read_text(encoding="utf-8")
)


def article_of(marked: str) -> Article:
    article, _ = read_marked(marked)
    headline = next(iter(article.spans_of("headline")), None)
    return replace(article, headline=headline)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_titles_are_as_the_case_says(case: dict[str, Any]) -> None:
    assert choose_title(article_of(case["text"])).value == case["title"]


def test_a_made_title_says_that_it_was_made() -> None:
    made = choose_title(article_of("A ferry sank off Bohol on Sunday."))
    assert (made.why.rule, made.why.inferred) == ("title.from_first_sentence", True)
    assert not choose_title(article_of("headline: A ferry sank\nIt sank on Sunday.")).why.inferred


def test_an_article_without_a_sentence_is_named_after_its_first_words_or_its_seed() -> None:
    empty = Article("a#1", "box/a.txt", 1, "", "", (), ())
    assert choose_title(empty).value == "Untitled article (a.txt)"
    assert choose_title(plain_article("a", "x" * 500)).value.startswith("xxx")


@given(st.text(alphabet="aB ,.;:“”\"'()-–—\n1é", max_size=400))
def test_any_text_has_a_title_on_one_line(text: str) -> None:
    title = choose_title(plain_article("t", text))
    assert title.value.strip() == title.value != ""
    assert "\n" not in title.value
    assert all(0 <= span.start <= span.end <= len(text) for span in title.spans)


@given(
    st.lists(
        st.sampled_from(
            ["the", "mayor,", "opened", "a bridge", "and", "said", "of Lima", "that it was", "long", "after"]
        ),
        min_size=5,
    )
)
def test_a_shortened_sentence_is_short_and_ends_on_a_word(words: list[str]) -> None:
    text = " ".join(words)
    title, spans = shorten(text, Span(0, len(text)))
    assert len(title) <= AT_ALL
    assert not title.endswith((",", " ", ";"))
    assert all(span.of(text) for span in spans)
