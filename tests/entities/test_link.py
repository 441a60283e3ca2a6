"""Who is who: cases that anyone can read, and laws over invented newsrooms."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.entities import link
from generator.model import Brief, Entity, EntityDecision
from tests.entities.made import brief, briefs_of, decision, read_cases

NAMES = [
    "Yusuf bin Idris Al-Qahtari", "Yousef Al-Kahtari", "Al-Qahtari", "Joyce Wambui", "Wambui", "Muhammad Ali", "Muhammad Ali Khan",
    "Pan-Andean Weather Council", "PAWC", "Ministry of Health", "United Nations", "UN", "Kenya", "Nairobi", "Samir Khoury",
    "Samira Khoury", "Юрий Каменский", "Yuri Kamensky",
]  # fmt: skip
ROLES = [None, "Minister", "Secretary-General"]
ORGANIZATIONS = [None, "Kenya", "Pan-Andean Weather Council"]


@st.composite
def newsrooms(draw: st.DrawFn) -> tuple[Brief, ...]:
    """One to six briefs that share a handful of names, offices and days."""
    told = []
    for _ in range(draw(st.integers(1, 6))):
        actors = draw(
            st.lists(
                st.tuples(st.sampled_from(NAMES), st.sampled_from(ROLES), st.sampled_from(ORGANIZATIONS)), max_size=3
            )
        )
        day = draw(st.sampled_from([None, "2025-05-04", "2025-05-05", "2019-01"]))
        mentions = draw(st.lists(st.sampled_from(NAMES), max_size=4))
        told.append(
            {"date": day, "actors": [list(a) for a in actors], "mentions": mentions, "location": "Nairobi, Kenya"}
        )
    return briefs_of(told)


@st.composite
def decisions(draw: st.DrawFn) -> tuple[EntityDecision, ...]:
    """Merges and splits of names at random, contradictions included."""
    some = st.lists(st.sampled_from(NAMES), max_size=2)
    owners = draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))
    return tuple(
        decision({"slug": f"page-{n}", "name": name, "same": draw(some), "apart": draw(some)})
        for n, name in enumerate(owners)
    )


def named(entities: tuple[Entity, ...]) -> dict[str, Entity]:
    return {entity.name: entity for entity in entities}


def used(entity: Entity) -> set[str]:
    """The spellings that briefs use for an entity."""
    return {appearance.spelling for appearance in entity.appearances}


@pytest.mark.parametrize("case", [pytest.param(c, id=c["rule"]) for c in read_cases("linking")])
def test_cases(case: dict[str, Any]) -> None:
    entities = link(briefs_of(case["briefs"]), tuple(decision(d) for d in case.get("decisions", ())))
    for kind, wanted in (("person", case.get("persons")), ("organization", case.get("organizations"))):
        if wanted is not None:
            found = {e.name: used(e) | {e.name} for e in entities if e.kind == kind}
            assert {name: names for name, names in found.items() if kind == "person" or name in wanted} == {
                name: {name, *others} for name, others in wanted.items()
            }
    for kind, slugs in case.get("pages", {}).items():
        assert [e.slug for e in entities if e.kind == kind] == slugs
    for a, b in case.get("unsure", ()):
        one, other = named(entities)[a], named(entities)[b]
        assert other.slug in {p.slug for p in one.possibly_same}
        assert one.slug in {p.slug for p in other.possibly_same}
        assert all(p.reason for p in one.possibly_same)


@settings(max_examples=60)
@given(briefs=newsrooms(), said=decisions(), data=st.data())
def test_the_order_of_the_input_changes_nothing(
    briefs: tuple[Brief, ...], said: tuple[EntityDecision, ...], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(briefs))
    turned = data.draw(st.permutations(said))
    assert link(tuple(shuffled), tuple(turned)) == link(briefs, said)


@settings(max_examples=60)
@given(briefs=newsrooms(), said=decisions())
def test_every_name_of_every_brief_is_in_exactly_one_entity(
    briefs: tuple[Brief, ...], said: tuple[EntityDecision, ...]
) -> None:
    entities = link(briefs, said)
    found = [(a.brief, a.spelling) for e in entities for a in e.appearances]
    named = [(b.path, name) for b in briefs for name in b.names()]
    scenes = {(b.path, (b.location or "").partition(",")[0].strip()) for b in briefs}
    assert sorted(each for each in found if each in named) == sorted(named)
    assert set(found) - set(named) <= scenes
    assert len(found) == len(set(found))
    assert len({(e.kind, e.slug) for e in entities}) == len(entities)


@settings(max_examples=100)
@given(briefs=newsrooms(), said=decisions())
def test_a_not_is_never_bridged(briefs: tuple[Brief, ...], said: tuple[EntityDecision, ...]) -> None:
    """Whatever aliases say, a page never holds its own name and one of its `not`."""
    for entity in link(briefs, said):
        for told in said:
            if told.kind == entity.kind and told.name in used(entity):
                assert not (set(told.apart) - {told.name, *told.same}) & used(entity), told


@settings(max_examples=60)
@given(briefs=newsrooms())
def test_what_is_unsure_is_told_on_both_sides_and_never_merged(briefs: tuple[Brief, ...]) -> None:
    entities = {(e.kind, e.slug): e for e in link(briefs)}
    for (kind, slug), entity in entities.items():
        for other in entity.possibly_same:
            assert (kind, other.slug) in entities
            assert slug in {p.slug for p in entities[kind, other.slug].possibly_same} or len(entity.possibly_same) >= 5


def test_a_merge_taken_back_leaves_no_trace() -> None:
    briefs = briefs_of([{"actors": ["Lindiwe Khumalo"]}, {"actors": ["Auntie Bee"]}])
    before = link(briefs)
    merged = link(briefs, (decision({"slug": "lindiwe-khumalo", "name": "Lindiwe Khumalo", "same": ["Auntie Bee"]}),))
    assert [e.slug for e in merged] == ["lindiwe-khumalo"]
    after = link(briefs, (decision({"slug": "lindiwe-khumalo", "name": "Lindiwe Khumalo"}),))
    assert after == before


def test_pages_without_decision_get_addresses_of_their_own() -> None:
    briefs = briefs_of([{"actors": ["Halvorsen"]}, {"actors": ["Halvorsen"]}, {"actors": ["Halvorsen"]}])
    assert [e.slug for e in link(briefs)] == ["halvorsen", "halvorsen-2", "halvorsen-3"]


def test_a_withdrawn_brief_names_nobody() -> None:
    assert link((brief("briefs/1.md", {"actors": ["Joyce Wambui"], "withdrawn": True}),)) == ()


def test_coordinates_on_the_page_win() -> None:
    told = decision({"kind": "place", "slug": "kenya", "name": "Kenya", "meta": {"latitude": 1.5, "longitude": 38.0}})
    (kenya,) = link(briefs_of([{"mentions": ["Kenya"]}]), (told,))
    assert kenya.place is not None
    assert (kenya.place.latitude, kenya.place.longitude, kenya.place.country) == (1.5, 38.0, "KE")


@pytest.mark.parametrize("name", ["", " ", "'", "—", "\x00", "a" * 100_000, "1" * 50, "🙂", "The"])
def test_odd_names_do_no_harm(name: str) -> None:
    entities = link(briefs_of([{"actors": [name]}, {"mentions": [name, "Joyce Wambui"]}]))
    assert "Joyce Wambui" in named(entities)


def reasons(entity: Entity) -> dict[str, str]:
    return {spelling.name: spelling.reason for spelling in entity.spellings}


def test_a_reader_learns_which_parts_agree_and_what_else_is_shared() -> None:
    council = "Pan-Andean Weather Council"
    told = [
        {"date": "2025-05-04", "actors": [["Muhammad bin Idris Qadhafi", "Secretary-General", council], "Ada Obi"]},
        {"date": "2025-05-05", "actors": [["Mohammed Gaddafi", "Secretary-General", council], "Ada Obi"]},
    ]
    why = reasons(named(link(briefs_of(told)))["Muhammad bin Idris Qadhafi"])["Mohammed Gaddafi"]
    assert why.split("; ") == [
        "“Mohammed” and “Muhammad” sound alike",
        "“Gaddafi” and “Qadhafi” sound alike",
        "one has “Idris” as well",
        "both are Secretary-General",
        f"both of {council}",
        "both named with Ada Obi",
        "named in the same week",
    ]


@pytest.mark.parametrize(
    ("name", "other", "why"),
    [
        ("Ama Serwaa", "AMA SERWAA", "the letters of Ama Serwaa: only capitals, accents or hyphens differ"),
        ("Ama Serwaa", "Gen. Ama Serwaa", "both have “Ama”, “Serwaa”; only the title before it differs"),
        ("Imran Lodhi", "Syed Imran Lodhi", "both have “Imran”, “Lodhi”; forms of address and small words, like"),
    ],
)
def test_one_name_written_otherwise_says_how(name: str, other: str, why: str) -> None:
    (person,) = link(briefs_of([{"actors": [name]}, {"actors": [name]}, {"actors": [name]}, {"actors": [other]}]))
    assert reasons(person)[other].startswith(why)
