"""Organisations written short."""

from __future__ import annotations

import pytest

from generator.entities.names.organization_words import organization_words
from generator.entities.names.shortened import beginnings, with_initials


@pytest.mark.parametrize(
    ("words", "others", "given"),
    [
        ("coastal trawler patrol command", "ctp command", "ctp command"),
        ("coastal trawler patrol", "river police", "coastal trawler patrol"),
        ("big lake", "bl office", "big lake"),
        ("", "abc", ""),
    ],
)
def test_initials_stand_for_a_run_of_three_words_or_more(words: str, others: str, given: str) -> None:
    assert with_initials(words.split(), others.split()) == tuple(given.split())


@pytest.mark.parametrize(
    ("short", "words", "many"),
    [
        ("harbank", ("harbour", "bank"), 2),
        ("bankhar", ("harbour", "bank"), 0),
        ("harbour", ("harbour", "bank"), 1),
        ("hb", ("harbour", "bank"), 0),
        ("harxbank", ("harbour", "bank"), 0),
    ],
)
def test_a_word_is_made_of_beginnings_in_their_order(short: str, words: tuple[str, ...], many: int) -> None:
    assert beginnings(short, words) == many


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lakeside Cement, S. de R.L. de C.V.", "Lakeside Cement"),
        ("Banco Lakeside", "Lakeside Bank"),
        ("Iranian Weather Office", "Iran Weather Office"),
        ("United States Weather Office", "U.S. Weather Office"),
    ],
)
def test_legal_forms_languages_and_nationalities_are_one_form(one: str, other: str) -> None:
    assert sorted(organization_words(one)) == sorted(organization_words(other))
