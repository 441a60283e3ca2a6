"""What a person's edits of an entity's page come to, run after run."""

from __future__ import annotations

from generator.entities import decision_of, link, propose_page
from generator.model import EntityDecision
from tests.entities.made import briefs_of

BRIEFS = briefs_of(
    [
        {"date": "2025-05-04", "actors": [["Yusuf Idris Marzouki", "Mayor", "Sfax"]]},
        {"date": "2025-05-04", "actors": [["Yusuf Marzouki", "Mayor", "Sfax"]]},
        {"actors": ["Auntie Bee"]},
    ]
)


def run(decisions: tuple[EntityDecision, ...] = ()) -> dict[str, dict[str, object]]:
    """Pages by slug, as proposed."""
    return {entity.slug: propose_page(entity) for entity in link(BRIEFS, decisions) if entity.kind == "person"}


def test_an_untouched_page_decides_nothing() -> None:
    page = run()["yusuf-idris-marzouki"]
    told = decision_of("person", "yusuf-idris-marzouki", page, page)
    assert (told.same, told.apart, told.named_by_hand) == ((), (), False)
    assert run((told,)) == run()


def test_an_alias_added_by_hand_joins_run_after_run() -> None:
    base = run()["yusuf-idris-marzouki"]
    mine = {**base, "aliases": ["Yusuf Marzouki", "Auntie Bee"]}
    for _ in range(3):
        told = decision_of("person", "yusuf-idris-marzouki", base, mine)
        assert told.same == ("Auntie Bee",)
        pages = run((told,))
        assert list(pages) == ["yusuf-idris-marzouki"]
        base = pages["yusuf-idris-marzouki"]
        assert base["aliases"] == ["Yusuf Marzouki"]


def test_an_alias_removed_by_hand_stays_out_and_becomes_a_not() -> None:
    base = run()["yusuf-idris-marzouki"]
    mine = {"name": "Yusuf Idris Marzouki"}
    told = decision_of("person", "yusuf-idris-marzouki", base, mine)
    assert told.apart == ("Yusuf Marzouki",)
    pages = run((told,))
    assert "yusuf-marzouki" in pages
    proposed = pages["yusuf-idris-marzouki"]
    assert proposed == {"name": "Yusuf Idris Marzouki", "not": ["Yusuf Marzouki"]}
    again = decision_of("person", "yusuf-idris-marzouki", proposed, proposed)
    assert run((again,)) == pages


def test_a_name_changed_by_hand_is_kept() -> None:
    base = run()["auntie-bee"]
    told = decision_of("person", "auntie-bee", base, {**base, "name": "Beatrice Nkosi", "aliases": ["Auntie Bee"]})
    assert told.named_by_hand
    page = run((told,))["auntie-bee"]
    assert page["name"] == "Beatrice Nkosi"


def test_a_page_written_by_hand_is_all_a_persons_word() -> None:
    told = decision_of("person", "b", None, {"name": "Beatrice Nkosi", "aliases": "Auntie Bee", "not": ["Wambui"]})
    assert (told.same, told.apart, told.named_by_hand) == (("Auntie Bee",), ("Wambui",), True)


def test_what_a_person_wrote_of_an_entity_is_carried() -> None:
    mine = {"name": "Auntie Bee", "description": "A weather prophet", "same_as": ["https://www.wikidata.org/wiki/Q1"]}
    page = run((decision_of("person", "auntie-bee", {"name": "Auntie Bee"}, mine),))["auntie-bee"]
    assert page["description"] == "A weather prophet"
    assert page["same_as"] == ["https://www.wikidata.org/wiki/Q1"]


def test_a_damaged_list_is_read_as_far_as_it_goes() -> None:
    told = decision_of("person", "b", {}, {"name": 7, "aliases": [None, 3, "x", "x", ""], "not": None})
    assert (told.name, told.same) == ("7", ("None", "3", "x"))
