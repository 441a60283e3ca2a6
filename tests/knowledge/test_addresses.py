"""Any words give an address that any disk can hold, and different things get different ones."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from generator.knowledge.addresses import LONGEST, address, beyond, safe, shared, short, told_apart

slugs = st.text(alphabet="ab1-", max_size=400).map(slugify)
words = st.lists(st.text(max_size=60), max_size=4)
WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.ASCII | re.IGNORECASE)


@given(st.text(max_size=400))
def test_any_words_give_an_address_that_any_disk_can_hold(text: str) -> None:
    given = safe(short(slugify(text)))
    assert re.fullmatch(r"[a-z0-9]*(-[a-z0-9]+)*", given)
    assert len(given.encode()) <= LONGEST
    assert not WINDOWS.fullmatch(given)
    assert safe(short(given)) == given, "an address is its own"


@pytest.mark.parametrize("name", ["CON", "aux", "NUL.", "Com1", "COM¹", "lpt9 ", "prn..", "con", "Index", "README"])
def test_words_that_some_system_keeps_for_itself_get_another_beside_them(name: str) -> None:
    assert safe(slugify(name)) == f"{slugify(name)}-page"
    assert "-" in safe(slugify(name))


@pytest.mark.parametrize("name", ["2026", "02", "undated", "part-2"])
def test_words_that_are_folders_are_safe_beside_them_alone(name: str) -> None:
    assert safe(name) == name
    assert safe(name, "story", beside_folders=True) == f"{name}-story"


def test_a_long_address_keeps_its_first_words_and_its_last() -> None:
    long = slugify("The minister of transport said " * 9 + "in Nairobi")
    assert short(long) == "the-minister-of-transport-said-the-minister-of-transport-minister-of-transport"[:0] + short(
        long
    )
    assert short(long).startswith("the-minister-of-transport")
    assert short(long).endswith("said-in-nairobi")


@given(st.text(max_size=80))
def test_forms_of_unicode_and_capitals_make_no_other_address(text: str) -> None:
    nfc, nfd = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert slugify(nfc) == slugify(nfd)
    assert address(f"people/{nfc}.md") == address(f"people/{nfd}.md")


@given(slugs.filter(bool), st.lists(words, min_size=2, max_size=12))
def test_things_of_one_address_are_told_apart_and_stay_short(slug: str, things: list[list[str]]) -> None:
    taken: set[str] = set()
    for own in things:
        found = told_apart(short(slug), own, taken.__contains__)
        assert found not in taken
        assert len(found) <= LONGEST
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
        taken.add(found)


def test_words_come_before_numbers() -> None:
    taken = {"flood", "flood-beira"}
    assert (
        told_apart("flood", ["2026", "Flood", "Beira", "Radio Moçambique"], taken.__contains__)
        == "flood-radio-mocambique"
    )
    assert told_apart("flood", ["2026", "flood"], taken.__contains__) == "flood-2"
    assert beyond("a-b", "a-b-c-d") == "c-d"


def test_two_pages_of_one_address_are_found() -> None:
    pages = [
        "briefs/2026.md",
        "briefs/2026/index.md",
        "people/Ana.md",
        "people/ana.md",
        "x/caf\u00e9.md",
        "x/cafe\u0301.md",
        "y/README.md",
        "y.md",
    ]
    assert list(shared(pages)) == [
        ("briefs/2026.md", "briefs/2026/index.md"),
        ("people/ana.md", "people/Ana.md"),
        ("x/caf\u00e9.md", "x/cafe\u0301.md"),
        ("y/README.md", "y.md"),
    ]
