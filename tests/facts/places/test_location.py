"""Where the reported event took place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.facts.grammar.sentence_words import Grammar
from generator.facts.names.recognizer.model_reading import read_by_model
from generator.facts.places.find_toponyms import find_toponyms
from generator.facts.places.location import choose_location
from generator.model import Affiliation, Fact, Span, Why
from tests.facts.marked import read_marked

CASES = Path(__file__).parents[2] / "cases" / "facts" / "location.yml"
cases: list[dict[str, Any]] = YAML(typ="safe").load(CASES.read_text(encoding="utf-8"))


def locate(marked: str, affiliations: tuple[Affiliation, ...] = ()) -> tuple[Fact | None, str]:
    article, mentions = read_marked(marked)
    grammar = Grammar(read_by_model(article).trees)
    return choose_location(article, mentions, find_toponyms(article, mentions), affiliations, grammar), article.text


@pytest.mark.parametrize("case", cases, ids=[case["name"] for case in cases])
def test_the_event_is_where_its_words_put_it(case: dict[str, Any]) -> None:
    fact, text = locate(case["text"])
    if case["location"] is None:
        assert fact is None
    else:
        assert fact is not None
        assert fact.value == case["location"]
        assert case["words"] in [span.of(text) for span in fact.spans]


def test_the_other_places_are_runners_up_with_scores() -> None:
    fact, _ = locate("Police said on Sunday that a bus crashed in [[Quito]] on its way from [[Cuenca]].")
    assert fact is not None
    assert [r.value for r in fact.runners_up] == ["Cuenca, Ecuador"]
    assert fact.runners_up[0].score < 3


def test_a_dateline_is_inferred_and_a_scene_is_stated() -> None:
    dateline, _ = locate("dateline: [[HANOI]] -\nExports rose for a third month in a row, data showed.")
    scene, _ = locate("A fire destroyed a warehouse in [[Hanoi]] early on Monday, killing three.")
    assert dateline is not None
    assert scene is not None
    assert (dateline.why.inferred, scene.why.inferred) == (True, False)
    assert dateline.why.confidence < scene.why.confidence


def test_a_place_inside_a_role_is_no_scene() -> None:
    marked = "The envoy to [[Chile]], <<Ana Solis>>, met reporters on Monday about the pact."
    start = marked.index("envoy")
    role = Affiliation("Ana Solis", "envoy to Chile", None, None, Span(start, start + 14), Why("t", "t", 1.0))
    assert locate(marked, (role,))[0] is None


def test_reasons_are_plain_words() -> None:
    fact, _ = locate("Two trains collided in [[Pune]] on Friday, injuring dozens of passengers.")
    assert fact is not None
    assert fact.why.reason.startswith('"in Pune"')
