"""The site's linking as filters over JSON lines."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.filters.linking import entities_json

FERRY = "PALU: A ferry with forty passengers capsized off the coast of Sulawesi on Sunday, rescuers said."
BANK = "ACCRA: The central bank of Ghana cut its rate on Tuesday and said that inflation was falling."


def answers(verb: str, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    done = CliRunner().invoke(main, [verb], input="".join(json.dumps(line) + "\n" for line in lines))
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_same_gives_an_answer_a_score_and_reasons() -> None:
    pairs = [("Tariq Qadhafi", "Tarek Gaddafi"), ("Viktor Morozov", "Viktor Belousov")]
    found = answers("same", [{"id": str(n), "a": a, "b": b, "type": "PERSON"} for n, (a, b) in enumerate(pairs)])
    assert [(line["id"], line["same"]) for line in found] == [("0", True), ("1", False)]
    assert all(line["reasons"] and 0 <= line["score"] <= 1 for line in found)


def test_entities_join_short_and_full_names_over_documents() -> None:
    told = [("a", "Joyce Wambui"), ("a", "Wambui"), ("b", "Joyce Wambui"), ("b", "Tomas Halvorsen")]
    lines = [{"id": str(n), "doc": doc, "text": text, "type": "PERSON"} for n, (doc, text) in enumerate(told)]
    clusters = [line["cluster"] for line in answers("entities", lines)]
    assert clusters[0] == clusters[1] == clusters[2] != clusters[3]


def test_stories_put_reports_of_one_event_together_and_topics_apart() -> None:
    told = [(FERRY, "x"), (FERRY.replace("Sunday", "Sunday morning"), "x"), (BANK, "x"), (FERRY, "y")]
    lines = [{"id": str(n), "text": text, "published": "2025-05-05", "topic": t} for n, (text, t) in enumerate(told)]
    clusters = [line["cluster"] for line in answers("stories", lines)]
    assert clusters[0] == clusters[1]
    assert len(set(clusters)) == 3


@settings(max_examples=30)
@given(data=st.data())
def test_the_order_of_mentions_changes_no_group(data: st.DataObject) -> None:
    names = ["Joyce Wambui", "Wambui", "United Nations", "UN", "Nairobi", "Samir Khoury", "Samira Khoury"]
    told = data.draw(
        st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(names)), min_size=1, max_size=8, unique=True)
    )
    lines = [{"id": str(n), "doc": doc, "text": text} for n, (doc, text) in enumerate(told)]
    assert groups(lines) == groups(data.draw(st.permutations(lines)))


def groups(lines: list[dict[str, Any]]) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for answer in entities_json(lines):
        found.setdefault(answer["cluster"], set()).add(answer["id"])
    return {frozenset(ids) for ids in found.values()}


@pytest.mark.parametrize(("verb", "keys"), [("same", "`a`"), ("entities", "`doc`"), ("stories", "`text`")])
def test_a_line_without_its_keys_is_told_with_its_number(verb: str, keys: str) -> None:
    done = CliRunner().invoke(main, [verb], input='{"id": "1"}\n')
    assert done.exit_code == 1
    assert done.stderr.startswith("-:1:")
    assert keys in done.stderr
