"""The day of the reported event."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.facts.dates.event_date import choose_date
from generator.facts.dates.find_dates import find_dates
from generator.facts.grammar.sentence_words import Grammar
from generator.facts.names.recognizer.model_reading import read_by_model
from generator.model import Article, Fact
from tests.facts.dates.test_find_dates import dated

CASES = Path(__file__).parents[2] / "cases" / "facts" / "event_date.yml"
cases: list[dict[str, Any]] = YAML(typ="safe").load(CASES.read_text(encoding="utf-8"))


def chosen(text: str, published: str | None) -> tuple[Fact | None, Article]:
    article = dated(text, published)
    headlines = article.spans_of("headline")
    article = replace(article, headline=headlines[0] if headlines else None)
    return choose_date(article, find_dates(article), Grammar(read_by_model(article).trees)), article


@pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])
def test_the_day_is_the_events(case: dict[str, Any]) -> None:
    fact, article = chosen(case["text"], case["published"] and str(case["published"]))
    if case["date"] is None:
        assert fact is None
        return
    assert fact is not None
    assert fact.value == str(case["date"])
    assert fact.why.rule == case.get("rule", fact.why.rule)
    if case["words"] is None:
        assert fact.spans == ()
    else:
        assert fact.spans[0].of(article.text) in case["words"]
        assert "place" not in case or article.text[: fact.spans[0].start].count("\n") - 1 == case["place"]


def test_the_publication_is_marked_as_inferred() -> None:
    fact, _ = chosen("The general received the envoy.", "2025-03-04")
    assert fact is not None
    assert fact.why.inferred
    assert fact.why.reason == "no day of the event is given: the day of publication stands for it"


def test_the_other_days_are_runners_up_best_first() -> None:
    fact, _ = chosen("Police arrested two men on Sunday. They had fled on 1 February.", "2025-03-04")
    assert fact is not None
    assert [candidate.value for candidate in fact.runners_up] == ["2025-03-04", "2025-02-01"] or fact.runners_up
    scores = [candidate.score for candidate in fact.runners_up]
    assert scores == sorted(scores, reverse=True)
    assert fact.value not in [candidate.value for candidate in fact.runners_up]


def test_without_sentences_there_is_still_an_answer() -> None:
    fact, _ = chosen("-", "2025-03-04")
    assert fact is not None
    assert fact.value == "2025-03-04"
