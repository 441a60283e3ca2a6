"""Texts and what their lines are: see `tests/cases/articles/zones.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.articles import raw_articles
from generator.articles.dateline import find_dateline
from generator.articles.furniture import is_furniture, opens_other_matter
from generator.model import Article, Span

CASES = Path(__file__).parent.parent / "cases" / "articles"


def load(name: str) -> Any:
    return YAML(typ="safe", pure=True).load((CASES / f"{name}.yml").read_text(encoding="utf-8"))


def shown(article: Article, name: str) -> object:
    value = getattr(article, name)
    if isinstance(value, Span):
        return value.of(article.text)
    return value if value is None or isinstance(value, str) else value.value


@pytest.mark.parametrize("case", load("zones"), ids=lambda case: case["name"])
def test_lines_are_what_an_editor_would_call_them(case: dict[str, Any]) -> None:
    found = [article for _, article in raw_articles("case", case["text"])]
    assert len(found) == len(case["articles"])
    for article, expected in zip(found, case["articles"], strict=True):
        if "zones" in expected:
            assert [[zone.kind, zone.span.of(article.text)] for zone in article.zones] == expected["zones"]
        for name in ("headline", "byline", "published", "publisher", "language"):
            if name in expected:
                # YAML reads a bare 2024-05-12 as a date.
                assert shown(article, name) == (expected[name] and str(expected[name])), name


@pytest.mark.parametrize("case", load("datelines"), ids=lambda case: case["text"])
def test_a_dateline_gives_place_day_and_agency(case: dict[str, Any]) -> None:
    found = find_dateline(case["text"])
    if case.get("none"):
        assert found is None
        return
    assert found is not None
    for name in ("place", "day", "agency"):
        span = getattr(found, name)
        assert (span.of(case["text"]) if span else None) == case[name], name


@pytest.mark.parametrize("line", load("furniture")["furniture"])
def test_furniture_is_known(line: str) -> None:
    assert is_furniture(line) or opens_other_matter(line)


@pytest.mark.parametrize("line", load("furniture")["text"])
def test_headlines_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)
    assert not opens_other_matter(line)
