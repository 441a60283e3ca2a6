"""Words of running text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.knowledge.words import LETTERS, LONG_WORD, WORD, longest_first, unit, word_set

WORDS = st.lists(st.text("abc ", min_size=1, max_size=5), min_size=1, max_size=8)


def test_a_word_keeps_what_joins_its_parts() -> None:
    text = "Jones’s AT&T re-elected U.S. 2026 à"
    assert WORD.findall(text) == ["Jones’s", "AT&T", "re-elected", "U.S", "2026", "à"]
    assert LETTERS.findall("à 2026, of talks") == ["à", "of", "talks"]
    assert LONG_WORD.findall("à 2026, of talks") == ["talks"]


@given(WORDS)
def test_the_longest_word_that_fits_is_found(words: list[str]) -> None:
    pattern = re.compile("|".join(map(re.escape, longest_first(words))))
    for word in words:
        assert pattern.match(word)[0] == word  # type: ignore[index]


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.floats(0.01, 100), min_size=1))
def test_a_unit_vector_is_of_length_one(weights: dict[str, float]) -> None:
    assert abs(sum(weight**2 for weight in unit(weights).values()) - 1) < 1e-9


def test_a_vector_of_no_words_stays_empty() -> None:
    assert unit({}) == {}


def test_a_list_is_read_as_a_set_of_words() -> None:
    assert {"in", "of"} <= word_set("en/headlines", "prepositions")
