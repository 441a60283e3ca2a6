"""Each mistake in a value is told with its line, what was expected, and a right example."""

from __future__ import annotations

from typing import Any

import pytest

from generator.front_matter import json_schema, parse, render, validate
from generator.front_matter.schema import MODELS
from generator.model import KINDS, Brief
from tests.case_files import cases

RIGHT = """---
title: Flood in Beira
date: 2025-12~
published: 2026-02-03
actors:
  - name: Ana Dias
    role: mayor
    note: by phone
topics: [floods]
quotations:
mentions: []
status: withdrawn
tags: [water]
search:
  exclude: true
our_own_key: anything
---
"""


@pytest.mark.parametrize("case", cases("front_matter/schema"))
def test_a_wrong_value_is_told_with_line_and_remedy(case: dict[str, Any]) -> None:
    problems = validate(case.get("kind", "brief"), parse("docs/x.md", case["page"]))
    told = [(p.line, p.what, p.remedy) for p in problems]
    assert len(told) == len(case["problems"]), told
    for (line, what, remedy), expected in zip(told, case["problems"], strict=True):
        assert line == expected["line"], told
        assert expected["what"] in what
        assert expected["remedy"] in remedy


def test_a_right_page_has_no_problem() -> None:
    assert validate("brief", parse("x.md", RIGHT)) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_in_a_schema_are_right_themselves(kind: Any) -> None:
    fields = MODELS[kind].model_fields
    meta = {field.alias or name: field.examples[0] for name, field in fields.items() if field.examples}
    MODELS[kind].model_validate(meta)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_a_schema_is_described(kind: Any) -> None:
    schema = json_schema(kind)
    assert schema["title"] == f"Front matter of a {kind}"
    assert all(each.get("description") for each in schema["properties"].values())
    assert "additionalProperties" not in schema or schema["additionalProperties"] is True


def test_the_schema_of_a_brief_has_every_field_that_a_brief_reads() -> None:
    ours = set(json_schema("brief")["properties"])
    fields = set(Brief.__dataclass_fields__) - {
        "path", "withdrawn", "seed_gone", "corrected", "disagreements", "article", "facts", "evidence"
    }  # fmt: skip
    assert ours == fields | {"status"}


@pytest.mark.parametrize(
    "word", ["NO", "no", "Yes", "on", "y", "12:30", "2026", "Mombassa", "Colour", "“Beira” harbour"]
)
def test_a_word_that_yaml_would_bend_or_nobody_knows_is_the_text_that_stands_there(word: str) -> None:
    document = parse("x.md", f"---\ntitle: {word}\nlocation: {word}\ntopics: [{word}]\n---\n")
    assert validate("brief", document) == ()
    assert [document.meta[key] for key in ("title", "location", "topics")] == [word, word, [word]]


@pytest.mark.parametrize("title", ["“We will rise”", "‘We will rise’"])
def test_a_title_may_be_a_quotation(title: str) -> None:
    assert validate("brief", parse("x.md", f"---\ntitle: {title}\nsummary: {title}\n---\n")) == ()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "//host",
        "https://",
        "https://a b",
        "http://a\u202eb",
        "ftp://a",
        "mailto:a@b",
    ],
)
def test_only_addresses_of_the_web_are_the_same_elsewhere(address: str) -> None:
    page = render({"name": "Ana Dias", "same_as": ["https://a.example/x", address]}, "")
    for kind in ("person", "organization", "place"):
        (problem,) = validate(kind, parse("x.md", page))
        assert "should be an address" in problem.what
