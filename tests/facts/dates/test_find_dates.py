"""Time expressions, read against the day of publication."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.facts.dates.find_dates import find_dates
from generator.knowledge.edtf import is_edtf
from generator.model import Article, Fact, Why
from tests.facts.marked import read_marked

CASES = Path(__file__).parents[2] / "cases" / "facts" / "dates.yml"
cases: list[dict[str, Any]] = YAML(typ="safe").load(CASES.read_text(encoding="utf-8"))
WORDS = [
    *("Monday", "on", "last", "next", "the", "year", "week", "of", "2017", "3", "May", "Feb. 2-6", "in", "two days"),
    *("ago", "later", "will", "said", "by", "9 a.m.", "noon", "this", "morning", "quarter", "third", "spring", "1990s"),
    *("today", "same", "early", "late", "end", "12:30 GMT", "Christmas", "20th century", ",", ".", "(", "’s", "now"),
]
PUBLISHED = [None, "2025-03-04", "XXXX-02-29", "0001-01-01", "9999-12-31"]


def dated(marked: str, published: str | None) -> Article:
    article, _ = read_marked(marked)
    fact = Fact(published, (), Why("test", "given", 1.0)) if published else None
    return replace(article, published=fact)


@pytest.mark.parametrize("case", cases, ids=[f"{case['published']}: {case['text']}" for case in cases])
def test_words_mean_the_day_that_news_means(case: dict[str, Any]) -> None:
    article = dated(case["text"], case["published"] and str(case["published"]))
    found = find_dates(article)
    with_timex = ["|" in expected for expected in case["dates"]] + [False] * len(found)
    shown = [
        f"{mention.span.of(article.text)} = {mention.value or '-'}" + (f" | {mention.timex}" if timex else "")
        for mention, timex in zip(found, with_timex, strict=False)
    ]
    assert shown == case["dates"]


@given(
    st.lists(st.sampled_from(WORDS), max_size=30),
    st.sampled_from(PUBLISHED),
)
def test_any_words_give_grounded_valid_mentions(words: list[str], published: str | None) -> None:
    article = dated(" ".join(words) or "-", published)
    last = 0
    for mention in find_dates(article):
        assert last <= mention.span.start < mention.span.end
        assert mention.value is None or is_edtf(mention.value)
        assert mention.timex
        assert 0 < mention.why.confidence <= 1
        last = mention.span.end


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for mention in find_dates(dated(text.replace("[", "").replace("\r", " ") or "-", "2025-03-04")):
        assert mention.span.start < mention.span.end


def test_the_reason_shows_the_arithmetic() -> None:
    (mention,) = find_dates(dated("The court ruled on Monday.", "2025-03-04"))
    assert mention.why.reason == '"on Monday", published Tue 4 Mar 2025: the day before'


def test_a_day_counted_from_a_stated_publication_is_stated_and_a_year_of_ours_is_inferred() -> None:
    counted, completed = find_dates(dated("The court ruled on Monday and will meet on March 20.", "2025-03-04"))
    assert (counted.value, counted.why.inferred) == ("2025-03-03", False)
    assert (completed.value, completed.why.inferred) == ("2025-03-20", True)


def test_a_full_date_is_stated_and_needs_no_publication() -> None:
    (mention,) = find_dates(dated("The court ruled on 3 March 2025.", None))
    assert mention.value == "2025-03-03"
    assert not mention.why.inferred


def test_a_relative_day_without_publication_says_what_is_missing() -> None:
    (mention,) = find_dates(dated("The court ruled on Monday.", None))
    assert mention.value is None
    assert "no day of publication is known" in mention.why.reason


def test_furniture_and_publication_lines_are_not_read() -> None:
    article = dated("Updated 3 March 2025", "2025-03-04")
    furniture = replace(article, zones=tuple(replace(z, kind="furniture") for z in article.zones), sentences=())
    assert find_dates(furniture) == ()


def test_a_time_never_crosses_a_line() -> None:
    article = dated("The match ended 3\nMarch was cold in 2025.", "2025-03-04")
    assert "3\nMarch" not in [mention.span.of(article.text) for mention in find_dates(article)]


@pytest.mark.parametrize("unit", ["a", "Monday, ", "2017 ", "9 a.m. ", "Feb. 2-", "last ", " "])
def test_the_time_taken_grows_with_the_text_only(unit: str) -> None:
    """A hundred kilobytes of one word, in one sentence: quadratic reading would take minutes."""
    article = dated(unit * (100_000 // len(unit)), "2025-03-04")
    before = process_time()
    find_dates(article)
    assert process_time() - before < 15
