"""Who says what, where and when: short reports one by one, whole reports of many kinds by the share that is right.

Cases: tests/cases/facts/said/. Those of `cases.yml` and
`layouts.yml` were read wrongly once; `reports.yml` was written before the rules.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.articles import articles_in
from generator.briefs.compose import compose
from generator.facts.find import find_facts
from generator.model import Seed
from tests.facts.reading import CASES

_FOLDER = CASES / "said"
SHORT: list[dict[str, Any]] = YAML(typ="safe").load((_FOLDER / "cases.yml").read_text("utf-8"))
LAYOUTS: list[dict[str, Any]] = YAML(typ="safe").load((_FOLDER / "layouts.yml").read_text("utf-8"))
REPORTS: list[dict[str, Any]] = YAML(typ="safe").load((_FOLDER / "reports.yml").read_text("utf-8"))


@cache
def brief_of(text: str) -> dict[str, Any]:
    """The front matter of the first article of a text."""
    data = text.encode()
    article = articles_in(Seed("t.txt", data, sha256(data).hexdigest()))[0]
    return dict(compose(article, find_facts(article)).meta)


@pytest.mark.parametrize("case", LAYOUTS, ids=[case["name"] for case in LAYOUTS])
def test_a_layout_is_read_rightly(case: dict[str, Any]) -> None:
    data = case["text"].encode()
    articles = articles_in(Seed("t.txt", data, sha256(data).hexdigest()))
    assert len(articles) == case.get("articles", 1)
    facts = find_facts(articles[0])
    brief = dict(compose(articles[0], facts).meta)
    for field in {"title", "date", "published", "location", "publisher"} & case.keys():
        assert brief.get(field) == case[field], field
    if "titled" in case:
        assert facts.title.why.inferred is not case["titled"]
    if "speakers" in case:
        assert [quote.get("speaker") for quote in brief.get("quotations", [])] == case["speakers"]
    actors = {actor["name"]: actor for actor in brief.get("actors", [])}
    for name, stated in case.get("actors", {}).items():
        assert {key: actors[name].get(key) for key in stated} == stated
    roles = {one.name: one.role for one in reversed(facts.affiliations)}
    assert {name: roles.get(name) for name in case.get("roles", {})} == case.get("roles", {})


@pytest.mark.parametrize("case", SHORT, ids=[case["name"] for case in SHORT])
def test_what_was_read_wrongly_once_is_read_rightly(case: dict[str, Any]) -> None:
    brief = brief_of(case["text"])
    if "speakers" in case:
        assert [quote.get("speaker") for quote in brief.get("quotations", [])] == case["speakers"]
    for field in {"location", "date"} & case.keys():
        assert brief.get(field) == case[field]


def test_speakers_of_whole_reports() -> None:
    asked = [(report, quote) for report in REPORTS for quote in report["speakers"]]
    said = [(names, _speaker(brief_of(report["text"]), start)) for report, (start, *names) in asked]
    wrong = [(names, speaker) for names, speaker in said if speaker and not _is_among(speaker, names)]
    assert len(wrong) <= 0.05 * len(said), wrong
    assert sum(speaker is not None for _, speaker in said) >= 0.93 * len(said)


@pytest.mark.parametrize(("field", "most_wrong", "most_blank"), [("location", 1, 2), ("date", 2, 1)])
def test_where_and_when_of_whole_reports(field: str, most_wrong: int, most_blank: int) -> None:
    found = [(brief_of(r["text"]).get(field), [*r[field], *r.get(f"fair_{field}", [])]) for r in REPORTS]
    wrong = [(value, right) for value, right in found if value and value.split(", ")[0] not in right]
    assert len(wrong) <= most_wrong, wrong
    assert sum(value is None for value, _ in found) <= most_blank


def test_summaries_of_whole_reports_tell_the_event() -> None:
    points = [(r["name"], point, str(brief_of(r["text"]).get("summary"))) for r in REPORTS for point in r["summary"]]
    missing = [(name, point) for name, point, summary in points if point.lower() not in summary.lower()]
    assert len(missing) <= 0.05 * len(points), missing


def _speaker(brief: dict[str, Any], start: str) -> str | None:
    return next((q.get("speaker") for q in brief.get("quotations", []) if start in q["quote"]), None)


def _is_among(speaker: str, names: list[str]) -> bool:
    """One of the names, or the noun of one: "the broker" for "broker"."""
    words = speaker.lower().split()
    return any(name.lower() in speaker.lower() or set(words) <= set(name.lower().split()) for name in names)
