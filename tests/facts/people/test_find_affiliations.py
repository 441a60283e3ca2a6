"""Roles, ranks and organisations as the words give them."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles import articles_of
from generator.model import Seed
from tests.facts.reading import affiliations_of, article_of, cases


@pytest.mark.parametrize("case", cases("people"), ids=lambda case: case["text"][:50])
def test_the_fullest_statement_for_each_person(case: dict[str, Any]) -> None:
    first: dict[str, str] = {}
    for one in affiliations_of(article_of(case["text"])):
        fields = [one.name, one.role or "-", one.organization or "-", one.rank or "-"]
        first.setdefault(one.name, " | ".join(fields))
    assert list(first.values()) == case["people"]


def test_every_statement_of_a_person_is_kept() -> None:
    text = "Peru’s former army chief Tomás Herrera was appointed as the OAS commander-in-chief."
    found = [(one.role, one.organization) for one in affiliations_of(article_of(text))]
    assert found == [("former army chief", "Peru"), ("commander-in-chief", "OAS")]


def test_a_later_family_name_carries_its_rank_to_the_full_name() -> None:
    text = "Minister Juris Ozols arrived in Riga. Major General Ozols then left."
    assert {(one.name, one.rank) for one in affiliations_of(article_of(text))} == {
        ("Juris Ozols", None),
        ("Juris Ozols", "Major General"),
    }


RELEASE = """Ministry of Transport of Latvia - News

Minister meets Estonian counterpart
14.03.2024

Transport Minister Juris Ozols today received Estonia's Minister of Infrastructure, Mari Tamm, in Riga.

The Ministry's spokesperson, Dace Liepa, said a timetable would be ready in May.
"""
"""A release: whose officials speak is told by who issues it."""


def test_a_release_gives_its_issuer_to_the_offices_of_its_own() -> None:
    data = RELEASE.encode()
    (article,), _ = articles_of((Seed("t.txt", data, sha256(data).hexdigest()),))
    found = {one.name: one.organization for one in affiliations_of(article) if one.organization}
    assert found == {
        "Juris Ozols": "Latvia",
        "Mari Tamm": "Estonia",
        "Dace Liepa": "Ministry of Transport of Latvia",
    }


PARTS = st.sampled_from(
    [
        "Gen.",
        "Jane Wanjiru",
        ",",
        "the",
        "head of",
        "Kenya’s",
        "Interior Minister",
        "is",
        "54",
        "of the Volta River Authority",
        "(retd)",
        "and",
        "said.",
        "who",
        "Secretary-General",
        "IMF",
        "was appointed as",
        "–",
        "(",
        ")",
    ]
)


@given(st.lists(PARTS, max_size=25).map(" ".join))
def test_role_organization_and_rank_are_words_of_the_article(text: str) -> None:
    """Grounding: what an affiliation says stands in the text, and its span is not empty."""
    article = article_of(text)
    for one in affiliations_of(article):
        assert one.role or one.organization or one.rank
        assert one.span.of(article.text).strip()
        for words in (one.organization, one.rank):
            assert words is None or words in article.text
