"""Names made whole, and found wherever they stand, once all are known."""

from __future__ import annotations

import pytest

from generator.facts.names.second_look import looked_again
from generator.model import Mention, NameKind, Span, Why
from tests.facts.reading import article_of


def looked(text: str, *names: tuple[NameKind, str]) -> list[tuple[str, str]]:
    found = []
    for kind, name in names:
        at = text.index(name)
        found.append(Mention(kind, Span(at, at + len(name)), name, Why("t", "t", 0.9)))
    return [(one.kind, one.name) for one in looked_again(article_of(text), found)]


@pytest.mark.parametrize(
    ("text", "kind", "seen", "whole"),
    [
        ("deputies of the House of Representatives met", "ORG", "House of", ("ORG", "House of Representatives")),
        ("soldiers of 57 Task Force Battalion left", "ORG", "Task Force Battalion", ("ORG", "57 Task Force Battalion")),
        ("talks with African Union members", "NORP", "African", ("ORG", "African Union")),
        ("a body that is the Board of many", "ORG", "Board of", None),
        ("he was Chief of Defence Forces then", "ORG", "Chief of Defence Forces", None),
        ("the Council met", "ORG", "Council", None),
    ],
)
def test_a_name_is_made_whole_or_is_none(text: str, kind: NameKind, seen: str, whole: tuple[str, str] | None) -> None:
    assert looked(text, (kind, seen)) == ([whole] if whole else [])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("members of Union No. 7 voted to strike", "Union No. 7"),
        ("an inquiry by the Public Prosecutor's Office began", "Public Prosecutor's Office"),
        ("The Attorney General’s Office declined", "Attorney General’s Office"),
        ("they met at Maria's Office", None),
        ("in Chapter No. 7 he says", None),
    ],
)
def test_bodies_are_told_by_their_form(text: str, name: str | None) -> None:
    assert looked(text) == ([("ORG", name)] if name else [])


def test_a_name_is_one_behind_anti_and_before_based() -> None:
    text = "Zorvania voted. Anti-Zorvania crowds met a Zorvania-based firm."
    assert looked(text, ("PLACE", "Zorvania")) == [("PLACE", "Zorvania")] * 3
