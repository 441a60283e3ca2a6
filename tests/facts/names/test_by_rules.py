"""The name finder: what it takes for a name, where a name begins and ends."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.names.by_rules import names_by_rules
from generator.model import Article, Dateline, Span, Zone
from tests.facts.reading import article_of, cases

KINDS = {"PERSON", "ORG", "PLACE", "NORP"}


@pytest.mark.parametrize("case", cases("names"), ids=lambda case: case["what"])
def test_a_sentence_gives_these_names_and_no_others(case: dict[str, Any]) -> None:
    loose = set(case.get("loose", ()))
    found = [(m.kind, m.name) for m in names_by_rules(article_of(case["text"])) if m.name not in loose]
    wanted = [tuple(name.split(" ", 1)) for name in case["names"] if name.split(" ", 1)[1] not in loose]
    assert found == wanted


def test_a_family_name_stays_a_person_throughout_the_article() -> None:
    article = article_of("President Lucía Paredes spoke in Lima. Later Paredes left for Paris.\nParedes is 54.")
    people = [m.name for m in names_by_rules(article) if m.kind == "PERSON"]
    assert people == ["Lucía Paredes", "Paredes", "Paredes"]


def test_a_headline_in_title_case_gives_only_names_known_from_elsewhere() -> None:
    article = article_of(
        "President Lucía Paredes signed the accord in Lima.",
        "Paredes Signs Historic Trade Accord Before Cheering Crowd",
    )
    names = [(m.kind, m.name) for m in names_by_rules(article)]
    assert names == [("PERSON", "Paredes"), ("PERSON", "Lucía Paredes"), ("PLACE", "Lima")]


def test_a_line_in_capitals_gives_countries_but_no_words() -> None:
    names = [m.name for m in names_by_rules(article_of("FLOODS KILL DOZENS ACROSS BANGLADESH AND NEPAL"))]
    assert names == ["BANGLADESH", "NEPAL"]


def test_the_place_of_a_dateline_is_a_place() -> None:
    text = "NAIROBI: It rained."
    zones = (Zone("dateline", Span(0, 8)), Zone("body", Span(9, 19)))
    dateline = Dateline(Span(0, 8), Span(0, 7), None, None)
    article = Article("t#1", "t", 1, "0", text, zones, (Span(9, 19),), dateline=dateline)
    assert [(m.kind, m.name) for m in names_by_rules(article)] == [("PLACE", "NAIROBI")]


WORDS = st.sampled_from(
    [
        "Gen.",
        "Omar",
        "bin",
        "al-Hadi",
        "the",
        "Ministry",
        "of",
        "and",
        "said",
        "Kenya’s",
        "US",
        "(",
        ")",
        ",",
        ".",
        "“",
        "”",
        "Bank",
        "for",
        "to",
        "Monday",
        "In",
        "President",
        "X",
        "\n",
        "'s",
        "Peruvian",
        "UN-led",
        "7",
        "\x00",
        "é",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_every_mention_shows_its_own_words_and_none_overlap(text: str) -> None:
    """Grounding: the words at a mention's span are its name; mentions come in order and apart; kinds are the four."""
    article = article_of(text.replace("\r", " "))
    last = 0
    for mention in names_by_rules(article):
        words = mention.span.of(article.text)
        assert words == mention.name
        assert words == words.strip()
        assert mention.span.start >= last
        assert mention.kind in KINDS
        assert 0 < mention.why.confidence < 1
        last = mention.span.end


def test_a_megabyte_without_a_name_costs_no_crash() -> None:
    assert names_by_rules(article_of("a" * 1_000_000)) == ()
    assert names_by_rules(article_of("")) == ()
