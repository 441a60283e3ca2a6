"""Which place of a name is meant."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.facts.places.find_toponyms import find_toponyms
from generator.facts.places.toponym_features import distance_km
from generator.model import Mention, Place, Span, Why
from tests.facts.marked import read_marked

CASES = Path(__file__).parents[2] / "cases" / "facts" / "places.yml"
cases: list[dict[str, Any]] = YAML(typ="safe").load(CASES.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])
def test_a_name_means_the_place_that_its_text_points_to(case: dict[str, Any]) -> None:
    article, mentions = read_marked(case["text"])
    found = {t.name: t.place for t in find_toponyms(article, mentions)}
    for name, expected in case["places"].items():
        place = found[name]
        if expected is None:
            assert place is None
        else:
            assert place is not None
            assert place.country == expected[0]
            assert distance_km(place, Place("", "", expected[1], expected[2], "city")) < 120


def test_each_place_mention_has_one_toponym_with_its_own_span() -> None:
    article, mentions = read_marked("From [[Cairo]] <<Ali Hassan>> flew to [[Amman]] and back to [[Cairo]].")
    toponyms = find_toponyms(article, mentions)
    assert [t.span for t in toponyms] == [m.span for m in mentions if m.kind == "PLACE"]
    assert [t.span.of(article.text) for t in toponyms] == ["Cairo", "Amman", "Cairo"]


def test_the_reason_names_what_decided() -> None:
    article, mentions = read_marked("Rain fell on [[Paris]], [[Texas]].")
    assert "the text says it lies in Texas" in find_toponyms(article, mentions)[0].why.reason


def test_no_name_speaks_for_its_own_country() -> None:
    article, mentions = read_marked("[[Dublin]] was quiet.")
    assert "named in the same text" not in find_toponyms(article, mentions)[0].why.reason


def test_an_unsure_choice_says_so() -> None:
    sure, unsure = (
        find_toponyms(*read_marked(text))[0].why.confidence
        for text in ("[[Tokyo]] was quiet.", "[[Springfield]] was quiet.")
    )
    assert unsure < 0.7 < sure


@settings(max_examples=60)
@given(st.lists(st.text(min_size=1, max_size=12), max_size=8))
def test_any_words_can_be_marked_as_places(words: list[str]) -> None:
    """Whatever the name finder marks, each mark comes back once, in reading order."""
    article, _ = read_marked("x" * 200)
    starts = range(0, 200, 20)
    mentions = tuple(
        Mention("PLACE", Span(s, s + 5), w, Why("t", "t", 1.0)) for s, w in zip(starts, words, strict=False)
    )
    assert [t.span for t in find_toponyms(article, mentions)] == [m.span for m in mentions]


def test_a_long_list_of_names_is_read_in_time() -> None:
    article, mentions = read_marked(", ".join(f"[[Town{i}ville]]" for i in range(3000)))
    assert len(find_toponyms(article, mentions)) == 3000
