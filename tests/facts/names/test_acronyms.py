"""Acronyms: only what the article explains, in either order."""

from __future__ import annotations

import pytest

from generator.facts.names.acronyms import find_acronyms
from generator.facts.names.by_rules import names_by_rules
from tests.facts.reading import article_of


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("The West African Monetary Union (WAMU) met.", [("WAMU", "West African Monetary Union")]),
        ("The Inter-Island Shipping Board (IISB) said so.", [("IISB", "Inter-Island Shipping Board")]),
        ("VRA (Volta River Authority) opened a dam.", [("VRA", "Volta River Authority")]),
        ("The National Union of Sugar Workers (Nusuw) struck.", [("Nusuw", "National Union of Sugar Workers")]),
        ("The gross domestic product (GDP) fell.", []),
        ("Jane Wanjiru (54) met Omar (left).", []),
        ("The mayor of Lima (UNESCO) spoke.", []),
        ("The Volta River Authority (in Accra) spoke.", []),
        ("(", []),
    ],
)
def test_an_acronym_needs_a_long_form_beside_it(text: str, pairs: list[tuple[str, str]]) -> None:
    article = article_of(text)
    found = find_acronyms(article, names_by_rules(article))
    assert [(one.short, one.long) for one in found] == pairs
    assert all(one.span.of(article.text) == one.short for one in found)
