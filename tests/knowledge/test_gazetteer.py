"""Looking up the places of the world."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.knowledge import read_yaml
from generator.knowledge.countries import fold_name
from generator.knowledge.gazetteer import entries, is_place, lookup, state_abbreviations
from generator.knowledge.place_file import lines_of


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("London", "city", "GB"),
        ("ISLAMABAD", "city", "PK"),
        ("Punjab", "region", "PK"),
        ("Türkiye", "country", "TR"),
        ("Georgia", "country", "GE"),
        ("Jordan", "country", "JO"),
        ("New York", "city", "US"),
        ("Quebec", "region", "CA"),
        ("Washington", "city", "US"),
        ("Wyoming", "region", "US"),
        ("St. Petersburg", "city", "RU"),
        ("Saint-Denis", "city", "RE"),
        ("Oxfordshire", "area", "GB"),
        ("Gaza Strip", "area", "PS"),
        ("Red Sea", "area", ""),
        ("the Netherlands", "country", "NL"),
        ("Kiev", "city", "UA"),
        ("northern Iraq", "country", "IQ"),
        ("Sindh province", "region", "PK"),
    ],
)
def test_the_most_prominent_meaning_comes_first(name: str, kind: str, country: str) -> None:
    first = lookup(name)[0]
    assert (first.kind, first.country) == (kind, country)


def test_every_place_of_a_name_is_found() -> None:
    assert {place.country for place in lookup("Paris")} >= {"FR", "US", "CA"}


@pytest.mark.parametrize("word", ["Most", "Nice", "Reading", "March", "Alliance", "University", "Date", "Of", "Split"])
def test_a_common_word_is_no_place_by_itself(word: str) -> None:
    assert not is_place(word)


@pytest.mark.parametrize("name", ["Nairobi", "Peru", "Balkans", "US", "Sindh"])
def test_a_place_is_a_place(name: str) -> None:
    assert is_place(name, at_least=100_000)


@pytest.mark.parametrize(
    "name", ["us", "EU-wide", "Qwortlemund", "", " ", "\x00", "a\tb", "a\nb", "\ud800", "x" * 10_000]
)
def test_what_no_map_knows_gives_nothing(name: str) -> None:
    assert all(place.country != "US" for place in lookup(name))
    assert not is_place(name, at_least=100_000)


def test_an_abbreviation_counts_in_capitals_only() -> None:
    assert lookup("US")[0].country == "US"
    assert all(place.kind != "country" for place in lookup("us"))


def test_every_other_name_leads_to_a_place() -> None:
    assert [other for other in read_yaml("areas")["other_names"] if not lookup(other)] == []


def test_every_shortened_state_is_a_state() -> None:
    for state in state_abbreviations().values():
        assert any(e.place.kind == "region" and e.place.country in ("US", "CA") for e in entries(state)), state


@given(st.text(max_size=30))
def test_looking_up_never_fails_and_ignores_case(name: str) -> None:
    assert isinstance(lookup(name), tuple)
    if name.isascii() and len(fold_name(name)) > 4:
        assert lookup(name.lower()) == lookup(name.title())


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", max_size=6))
def test_halving_finds_what_a_scan_would_find(key: str) -> None:
    assert all(fields[0] == key for fields in lines_of(key))


@pytest.mark.parametrize("key", ["a coruna", "paris", "zywiec"])
def test_names_from_both_ends_of_the_file_are_found(key: str) -> None:
    assert next(lines_of(key), None) is not None
