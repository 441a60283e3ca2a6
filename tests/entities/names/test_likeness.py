"""How alike two parts of names are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.entities.names.likeness import ALIKE, part_likeness
from generator.entities.names.name_pair import LOOSE, name_pair
from generator.entities.names.persons import adds_in_front
from generator.knowledge.name_variants import bearers, group_of

PARTS = st.text(alphabet="abdhkmoruvich", min_size=1, max_size=9) | st.sampled_from(
    ["abd", "abdaziz", "ivanovich", "jo"]
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("hussein", "houcine"),
        ("jo", "cho"),
        ("guk", "kuk"),
        ("abdaziz", "abdazeez"),
        ("mohammad", "mohd"),
        ("wazir", "vazir"),
    ],
)
def test_two_spellings_of_one_name_are_alike(a: str, b: str) -> None:
    assert part_likeness(a, b) >= LOOSE


@pytest.mark.parametrize(
    ("a", "b"),
    [("ayman", "amin"), ("ivanov", "ivanovich"), ("karim", "karima"), ("abdhadi", "abdhaq"), ("petrov", "petrova")],
)
def test_names_that_only_look_alike_and_kin_are_two(a: str, b: str) -> None:
    assert part_likeness(a, b) < ALIKE


@given(a=PARTS, b=PARTS)
def test_likeness_is_symmetric_and_between_0_and_1(a: str, b: str) -> None:
    assert part_likeness(a, b) == part_likeness(b, a)
    assert 0 <= part_likeness(a, b) <= 1
    assert part_likeness(a, a) == 1


def test_a_name_before_a_whole_name_may_be_a_childs() -> None:
    assert adds_in_front(name_pair("Wahid Farrukh Okwuosa", "Farrukh Okwuosa", "person"))
    assert not adds_in_front(name_pair("Farrukh Wahid Okwuosa", "Farrukh Okwuosa", "person"))


def test_known_spellings_say_which_name_it_is_and_how_many_bear_it() -> None:
    assert group_of("hossein") == group_of("houcine") == "hussein"
    assert bearers("hossein") == bearers("hussein") > 100
    assert group_of("zzyzx") is None
    assert bearers("zzyzx") == 0
