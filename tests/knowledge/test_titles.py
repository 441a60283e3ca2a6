"""Ranks, offices and forms of address before a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.knowledge.same_title import exclude
from generator.knowledge.titles import full_rank, is_honorific, is_office, is_rank, split_titles, strip_titles
from generator.model import Appearance


@pytest.mark.parametrize(
    ("whole", "title", "name"),
    [
        ("Maj. Gen. Hassan bin Omar Al-Mutairi", "Maj. Gen.", "Hassan bin Omar Al-Mutairi"),
        ("Major General Pilot Ali Omar", "Major General Pilot", "Ali Omar"),
        ("Gen. (retd) Tomás Herrera", "Gen. (retd)", "Tomás Herrera"),
        ("Prime Minister Jane Wanjiru", "Prime Minister", "Jane Wanjiru"),
        ("Deputy Interior Minister Jane Wanjiru", "Deputy Interior Minister", "Jane Wanjiru"),
        ("UN Secretary-General Jane Wanjiru", "UN Secretary-General", "Jane Wanjiru"),
        ("Kenya’s President Jane Wanjiru", "Kenya’s President", "Jane Wanjiru"),
        ("US Chargé d’Affaires Sarah Whitfield", "US Chargé d’Affaires", "Sarah Whitfield"),
        ("H.E. Ali Omar", "H.E.", "Ali Omar"),
        ("He Weidong", "", "He Weidong"),
        ("Larry King", "", "Larry King"),
        ("King Letsie", "King", "Letsie"),
        ("General", "", "General"),
        ("", "", ""),
    ],
)
def test_titles_stand_apart_from_names(whole: str, title: str, name: str) -> None:
    assert split_titles(whole) == (title, name)


@given(st.text(max_size=60))
def test_a_name_is_never_stripped_to_nothing(text: str) -> None:
    assert bool(strip_titles(text)) == bool(text.strip())
    assert strip_titles(text) in text


def test_abbreviated_ranks_are_the_same_rank() -> None:
    assert full_rank("Maj. Gen.") == full_rank("Major General") == "major general"
    assert full_rank("Gen. (retd)") == "general"


def test_kinds_of_titles() -> None:
    assert is_rank("Lt. Col.")
    assert is_honorific("Dr.")
    assert is_office("Secretary-General")
    assert is_office("ministers")
    assert not is_office("garden")


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [("Deputy Premier", "Acting Premier", False), ("Premier", "Governor", True), ("Deputy Premier", "Governor", True)],
)
def test_who_acts_for_another_keeps_an_office(one: str, other: str, excluded: bool) -> None:
    a, b = (Appearance("briefs/1.md", "Jane Doe", acting=True, role=role) for role in (one, other))
    assert exclude(a, b) == exclude(b, a) == excluded
