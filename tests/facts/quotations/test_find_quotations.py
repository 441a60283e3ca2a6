"""Who said what. Cases: tests/cases/facts/quotations/*.yml, in the notation of tests/facts/marked.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.articles import plain_article
from generator.facts.grammar.sentence_words import Grammar
from generator.facts.names.recognizer.model_reading import read_by_model
from generator.facts.quotations.find_quotations import find_quotations
from generator.model import Affiliation, Mention, Quotation, Span, Why
from tests.facts.marked import read_marked

FOLDER = Path(__file__).parents[2] / "cases" / "facts" / "quotations"
CASES: list[dict[str, Any]] = [
    case for path in sorted(FOLDER.glob("*.yml")) for case in YAML(typ="safe").load(path.read_text(encoding="utf-8"))
]
NOTE = Why("test", "given", 1.0)


def heard(case: dict[str, Any]) -> tuple[str, tuple[Quotation, ...]]:
    article, mentions = read_marked(case["text"])
    full = {short: name for name in case.get("names", []) for short in (name, name.split()[-1])}
    full |= case.get("short", {})
    named = tuple(Mention(m.kind, m.span, full.get(m.name, m.name), m.why) for m in mentions)
    roles = tuple(Affiliation(name, role, None, None, Span(0, 1), NOTE) for name, role in case.get("roles", {}).items())
    return article.text, find_quotations(article, named, roles, Grammar(read_by_model(article).trees))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_quotations_and_speakers_are_as_the_case_says(case: dict[str, Any]) -> None:
    text, quotations = heard(case)
    assert [[q.span.of(text), q.speaker] for q in quotations] == case["quotations"]
    words = [q.speaker_span.of(text) if q.speaker_span else None for q in quotations]
    assert words == case.get("words", words)


def test_a_speaker_that_is_not_told_is_marked_unsure() -> None:
    _, (quotation,) = heard({"text": "The vote was close.\n“Nobody knows who will govern this town.”"})
    assert quotation.speaker is None
    assert quotation.why.standing == "unsure"


def test_a_named_speaker_is_surer_than_a_pronoun() -> None:
    _, quotations = heard(
        {
            "text": "“We will rebuild the harbour,” <<Ana Reis>> said. Then <<Ana Reis>> left.\n“It takes three years,” she said."
        }
    )
    named, pronoun = quotations
    assert pronoun.speaker == named.speaker == "Ana Reis"
    assert pronoun.why.confidence < named.why.confidence


def test_headlines_are_not_read_twice() -> None:
    text = "headline: Mayor: “We will rebuild the harbour soon”\n“We will rebuild the harbour soon,” <<Ana Reis>> said."
    assert len(heard({"text": text})[1]) == 1


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "’",
        "‘",
        "«",
        "»",
        " said ",
        "Ana Reis",
        " he ",
        ", ",
        ". ",
        "\n",
        ":",
        " — ",
        "the minister",
        " we will go on ",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_quotation_is_grounded_in_any_text(text: str) -> None:
    """Spans lie in the text in reading order, never cross a line, never overlap, and speakers are words of it or names."""
    article = plain_article("t", text)
    at = [i for i in range(len(text)) if text.startswith("Ana Reis", i)]
    mentions = tuple(Mention("PERSON", Span(i, i + 8), "Ana Reis", NOTE) for i in at)
    quotations = find_quotations(article, mentions, (), Grammar(read_by_model(article).trees))
    ends = [0, *(q.span.end for q in quotations)]
    for end, q in zip(ends, quotations, strict=False):
        assert end <= q.span.start < q.span.end <= len(text)
        assert "\n" not in q.span.of(text)
        assert (q.speaker is None) == (q.speaker_span is None)
        assert q.speaker_span is None or q.speaker_span.of(text).strip()


def test_a_long_page_of_stray_marks_is_read_in_time() -> None:
    article = plain_article("t", '“ and ‘ so " on ' * 2000)
    assert find_quotations(article, (), (), Grammar()) == ()
