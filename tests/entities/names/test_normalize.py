"""Names taken apart."""

from __future__ import annotations

import pytest

from generator.entities.candidates import pairs_of
from generator.entities.join import Join, groups_of
from generator.entities.judging.compare import Verdict
from generator.entities.kinds import Kinds, guess_kind
from generator.entities.names.normalize import person_parts, skeleton
from generator.entities.names.organization_words import acronym_letters, initials, organization_words
from generator.entities.nodes import nodes_of
from generator.entities.uses import uses_of
from tests.entities.made import brief


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Abd al-Rahman Khalaf", ("abdrahman", "khalaf")),
        ("Abdurrahman Khalaf", ("abdrahman", "khalaf")),
        ("Maj. Gen. Syed Imran Lodhi", ("imran", "lodhi")),
        ("Ludwig van der Hoeven", ("ludwig", "hoeven")),
        ("Юрий Каменский", ("iurii", "kamenskii")),
        ("LindiweKhumalo", ("lindiwe", "khumalo")),
        ("Habib ur-Rahman Mollik", ("habib", "rahman", "mollik")),
        ("Habibur Rahman Mollik", ("habib", "rahman", "mollik")),
        ("Abdul Haq Mollik", ("abdhaq", "mollik")),
        ("Hany Elsayed Nagib", ("hany", "nagib")),
        ("Haji", ("haji",)),
        ("", ()),
        ("—", ()),
    ],
)
def test_titles_particles_and_scripts_go(name: str, parts: tuple[str, ...]) -> None:
    assert person_parts(name) == parts


def test_consonants_are_one_for_sounds_written_in_two_ways() -> None:
    assert skeleton("gaddafi") == skeleton("qadhafi")
    assert skeleton("khumalo") != skeleton("wambui")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("U.N.", "un"),
        ("PAWC", "pawc"),
        ("the PAWC", "pawc"),
        ("Pan", ""),
        ("PAWC office", ""),
        ("A", ""),
        ("COVIDWATCHERS", ""),
    ],
)
def test_acronyms_are_short_and_in_capitals(name: str, letters: str) -> None:
    assert acronym_letters(name) == letters


def test_hyphenated_words_count_in_initials() -> None:
    assert "pawc" in initials("Pan-Andean Weather Council")
    assert "mfa" in initials("Ministry of Foreign Affairs")


def test_legal_forms_and_small_words_are_no_names() -> None:
    assert organization_words("The Lakeside Trust of Ghana, Ltd.") == ("lakeside", "trust", "ghana")
    assert organization_words("Holding Ltd.") == ("holding", "ltd")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Nairobi", "place"),
        ("Ministry of Health", "organization"),
        ("PAWC", "organization"),
        ("Joyce Wambui", "person"),
    ],
)
def test_a_bare_name_gives_its_kind_away(name: str, kind: str) -> None:
    assert guess_kind(name) == kind


def test_only_names_that_share_something_are_compared() -> None:
    told = {
        "actors": ["Yusuf Al-Qahtari", "Yousef Al-Kahtari", "Joyce Wambui"],
        "mentions": ["Kenya", "PAWC", "Pan-Andean Weather Council"],
    }
    nodes = nodes_of(uses_of(brief("briefs/1.md", told), Kinds({}, {}, {})))
    pairs = {frozenset((nodes[a].name, nodes[b].name)) for a, b in pairs_of(nodes)}
    assert pairs == {
        frozenset(("Yusuf Al-Qahtari", "Yousef Al-Kahtari")),
        frozenset(("PAWC", "Pan-Andean Weather Council")),
    }


def test_a_name_that_everybody_bears_costs_no_square() -> None:
    def count(size: int) -> int:
        briefs = [brief(f"briefs/{n}.md", {"actors": ["Halvorsen", "Muhammad Ali"]}) for n in range(size)]
        return len(pairs_of(nodes_of(use for one in briefs for use in uses_of(one, Kinds({}, {}, {})))))

    assert 0 < count(800) < 5 * count(200)


def test_a_join_that_a_member_contradicts_is_not_made() -> None:
    sure = Verdict("same", 5.0, "alike")
    verdicts = {(0, 1): sure, (1, 2): Verdict("same", 4.0, "alike")}
    groups, joins = groups_of(3, (), (), verdicts, lambda a, b: {a, b} == {0, 2})
    assert groups == ((0, 1), (2,))
    assert joins == (Join(0, 1, "alike"),)


def test_a_persons_join_needs_no_likeness_but_yields_to_apart() -> None:
    by_hand = (Join(0, 1, "by hand", True), Join(1, 2, "by hand", True))
    assert groups_of(3, by_hand, (), {}, lambda a, b: True)[0] == ((0, 1, 2),)
    assert groups_of(3, by_hand, ((0, 2),), {}, lambda a, b: True)[0] == ((0, 1), (2,))
