"""Countries, their other names and their people."""

from __future__ import annotations

import pytest

from generator.knowledge.countries import all_countries, capital_of, country_named, country_of, is_demonym, name_of
from generator.knowledge.gazetteer import entries


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Pakistan", "PK"), ("UAE", "AE"), ("U.S.", "US"), ("USA", "US"), ("America", "US"), ("Britain", "GB"),
        ("U.K.", "GB"), ("Türkiye", "TR"), ("Turkey", "TR"), ("DRC", "CD"), ("Palestine", "PS"), ("Kosovo", "XK"),
        ("Côte d’Ivoire", "CI"), ("Ivory Coast", "CI"), ("Burma", "MM"), ("Holland", "NL"), ("the Philippines", "PH"),
        ("St. Lucia", "LC"), ("NORWAY", "NO"), ("Pakistani", "PK"), ("Saudis", "SA"), ("Emirati", "AE"), ("Filipino", "PH"),
        ("Britons", "GB"), ("Swiss", "CH"),
    ],
)  # fmt: skip
def test_a_name_or_people_gives_its_country(name: str, code: str) -> None:
    assert country_of(name) == code


@pytest.mark.parametrize("word", ["us", "uk", "polish", "pole", "drc", "", "Gulf", "turkeyish"])
def test_other_words_give_no_country(word: str) -> None:
    assert country_of(word) is None


def test_a_people_is_not_a_country() -> None:
    assert is_demonym("Kenyan")
    assert not is_demonym("Kenya")
    assert country_named("Kenyan") is None


def test_every_country_has_a_name_of_its_own() -> None:
    names = [country.name for country in all_countries()]
    assert len(set(names)) == len(names) > 240
    assert all(country_of(country.name) == country.code for country in all_countries())


def test_every_capital_of_a_large_country_is_on_the_map() -> None:
    missing = [
        country.name
        for country in all_countries()
        if country.capital and country.population > 1_000_000
        if all(entry.place.country != country.code for entry in entries(country.capital))
    ]
    assert missing == []


def test_names_and_capitals_by_code() -> None:
    assert (name_of("PS"), capital_of("PK"), capital_of("AQ")) == ("Palestine", "Islamabad", None)
    assert (name_of("??"), capital_of("??")) == ("??", None)
