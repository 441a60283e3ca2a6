"""The one merge rule: twice is once, removed never returns, untouched follows, a person's word stands."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corrections import as_proposed, merge
from generator.corrections.identity import identity
from tests.briefs.strategies import WORDS, proposals
from tests.case_files import cases


@pytest.mark.parametrize("case", cases("corrections/merge"))
def test_a_case(case: dict[str, Any]) -> None:
    merged = merge(case["base"], case["mine"], case["theirs"])
    assert merged.meta == case["expected"]
    assert list(map(str, merged.corrected)) == case.get("corrected", [])
    assert [[str(d.field), d.mine, d.theirs] for d in merged.disagreements] == case.get("disagreements", [])
    if "order" in case:
        assert list(merged.meta) == case["order"]


@pytest.mark.parametrize("case", cases("corrections/merge"))
def test_a_case_merged_again_stays(case: dict[str, Any]) -> None:
    once = merge(case["base"], case["mine"], case["theirs"])
    again = merge(once.base, once.meta, case["theirs"])
    assert again == once
    assert merge(case["theirs"], once.meta, case["theirs"]).meta == once.meta


def has(meta: dict[str, Any], key: str, name: str) -> bool:
    items = meta.get(key)
    return isinstance(items, list) and name in map(identity, items)


@given(st.one_of(st.none(), proposals()), proposals(), proposals())
def test_twice_is_once(base: dict[str, Any] | None, mine: dict[str, Any], theirs: dict[str, Any]) -> None:
    before = deepcopy((base, mine, theirs))
    once = merge(base, mine, theirs)
    assert merge(once.base, once.meta, theirs) == once
    assert list(merge(once.base, once.meta, theirs).meta) == list(once.meta)
    assert merge(theirs, once.meta, theirs).meta == once.meta
    assert (base, mine, theirs) == before


@given(proposals(), st.lists(proposals(), max_size=4))
def test_an_untouched_page_always_follows(first: dict[str, Any], later: list[dict[str, Any]]) -> None:
    meta: Any = first
    base: Any = first
    for theirs in later:
        merged = merge(base, meta, theirs)
        assert merged.meta == theirs
        assert list(merged.meta) == list(theirs) or set(merged.meta) == set(theirs)
        assert (merged.corrected, merged.disagreements) == ((), ())
        meta, base = merged.meta, merged.base


@given(proposals(), st.data())
def test_a_removed_item_never_returns(first: dict[str, Any], data: st.DataObject) -> None:
    lists = [key for key in ("actors", "topics") if first.get(key)]
    if not lists:
        return
    key = data.draw(st.sampled_from(lists))
    gone = data.draw(st.sampled_from([identity(each) for each in first[key]]))
    mine: Any = {**first, key: [each for each in first[key] if identity(each) != gone]}
    base: Any = first
    for theirs in data.draw(st.lists(proposals(), min_size=1, max_size=4)):
        merged = merge(base, mine, theirs)
        assert not has(dict(merged.meta), key, gone)
        mine, base = merged.meta, merged.base


@given(proposals(), st.data())
def test_without_a_record_nothing_of_the_page_changes(mine: dict[str, Any], data: st.DataObject) -> None:
    theirs = data.draw(proposals())
    assert merge(None, mine, theirs).meta == (mine or theirs)


@given(st.lists(st.one_of(st.just("remove"), st.just("keep"), st.sampled_from(WORDS)), max_size=6), st.data())
def test_the_last_word_of_a_person_stands_through_any_history(edits: list[str], data: st.DataObject) -> None:
    """A model of one field: what a person last wrote (or removed) is what stands; else the generator's."""
    theirs = data.draw(proposals())
    merged = merge(None, {}, theirs)
    spoken: Any = "nothing"
    for edit in edits:
        mine = dict(merged.meta)
        if edit == "remove" and "title" in mine:
            del mine["title"]
            spoken = None
        elif edit not in ("remove", "keep") and mine.get("title") != edit:
            mine["title"] = spoken = edit
        if spoken == theirs.get("title"):
            # Back to what the generator says, from a word of one's own: given back, or kept; both are right.
            spoken = "either"
        theirs = data.draw(proposals())
        merged = merge(merged.base, mine, theirs)
        if spoken == "nothing":
            assert merged.meta.get("title") == theirs.get("title")
        elif spoken != "either":
            assert merged.meta.get("title") == spoken


@given(st.data())
def test_what_a_person_added_stays_and_what_they_removed_stays_out_through_any_history(data: st.DataObject) -> None:
    """A model of lists: what stands of an item is what a person last did with it, else what the generator says."""
    merged = merge(None, {}, data.draw(proposals()))
    there: dict[str, bool | None] = {}
    for _ in range(data.draw(st.integers(1, 5))):
        mine = deepcopy(dict(merged.meta))
        topics = list(mine.get("topics") or [])
        proposed = as_proposed(merged.base).get("topics") or []
        for name in data.draw(st.lists(st.sampled_from(WORDS), unique=True, max_size=3)):
            if name in topics:
                topics.remove(name)
            else:
                topics.insert(data.draw(st.integers(0, len(topics))), name)
            # Back to what the generator said, from a decision of one's own: given back, or kept; both are right.
            there[name] = None if name in there and (name in topics) == (name in proposed) else name in topics
        if topics or "topics" in mine:
            mine["topics"] = topics
        theirs = data.draw(proposals())
        merged = merge(merged.base, mine, theirs)
        shown = set(merged.meta.get("topics") or [])
        assert {name for name, kept in there.items() if kept is False} & shown == set()
        assert {name for name, kept in there.items() if kept} <= shown
        assert shown - there.keys() == set(theirs.get("topics") or []) - there.keys()


@given(proposals(), st.lists(st.tuples(st.sampled_from(["role", "rank"]), st.sampled_from(["H1", "H2"])), min_size=1))
def test_an_edited_actor_keeps_the_edit_and_follows_in_the_rest(first: Any, edits: list[tuple[str, str]]) -> None:
    """Whatever the generator says meanwhile, and even while it loses the actor."""
    first = {**first, "actors": [{"name": "Ana Dias", "role": "mayor"}]}
    merged = merge(None, {}, first)
    mine: dict[str, str] = {}
    turns: tuple[Any, ...] = (
        {},
        {"actors": [{"name": "Ana Dias", "role": "envoy", "rank": "Dr."}]},
        {"actors": [{"name": "Bo"}]},
        first,
    )
    for (key, value), theirs in zip(edits, turns, strict=False):
        meta = deepcopy(dict(merged.meta))
        actor = next(each for each in meta["actors"] if each["name"] == "Ana Dias")
        actor[key] = mine[key] = value
        merged = merge(merged.base, meta, theirs)
        shown = {each["name"]: each for each in merged.meta["actors"]}
        offered = {each["name"]: each for each in theirs.get("actors", [])}
        assert mine.items() <= shown["Ana Dias"].items()
        assert shown.keys() == offered.keys() | {"Ana Dias"}
        if "Ana Dias" in offered:
            assert shown["Ana Dias"] == {**offered["Ana Dias"], **mine}


def test_a_list_that_a_person_emptied_takes_new_items_and_no_old_ones() -> None:
    merged = merge({"topics": ["floods"]}, {"topics": []}, {})
    assert merged.meta == {"topics": []}
    assert merge(merged.base, merged.meta, {"topics": ["floods", "dams"]}).meta == {"topics": ["dams"]}


def test_a_list_that_the_generator_emptied_still_keeps_out_what_a_person_removed() -> None:
    merged = merge({"topics": ["floods", "dams"]}, {"topics": ["dams"]}, {})
    assert merged.meta == {}
    assert merge(merged.base, merged.meta, {"topics": ["floods", "storms"]}).meta == {"topics": ["storms"]}


def test_a_bare_proposal_serves_as_base() -> None:
    merged = merge({"date": "2026"}, {"date": "2025"}, {"date": "2026"})
    assert merged.base == {"date": {"by hand": "2025", "proposed": "2026"}}
    assert as_proposed(merged.base) == {"date": "2026"}


def test_a_correction_outlives_a_time_of_agreement() -> None:
    merged = merge({"date": "2026"}, {"date": "2025"}, {"date": "2025"})
    assert merge(merged.base, merged.meta, {"date": "2024"}).meta == {"date": "2025"}


def test_a_correction_taken_back_follows_again() -> None:
    merged = merge({"date": "2026"}, {"date": "2025"}, {"date": "2026"})
    back = merge(merged.base, {"date": "2026"}, {"date": "2026"})
    assert back.corrected == ()
    assert merge(back.base, back.meta, {"date": "2027"}).meta == {"date": "2027"}


def test_a_renamed_actor_never_comes_back_under_either_name() -> None:
    first = {"actors": [{"name": "A. Diaz", "role": "mayor"}]}
    mine: Any = {"actors": [{"name": "Ana Dias", "role": "mayor"}]}
    merged = merge(first, mine, {"actors": [{"name": "A. Diaz", "role": "mayor"}, {"name": "Ana Dias"}]})
    assert merged.meta == mine
    for theirs in ({"actors": [{"name": "Ana Dias", "role": "governor"}]}, {}, first):
        merged = merge(merged.base, merged.meta, theirs)
        assert [actor["name"] for actor in merged.meta["actors"]] == ["Ana Dias"]
    merged = merge(merged.base, {}, first)
    for theirs in ({"actors": [{"name": "Ana Dias"}]}, first):
        merged = merge(merged.base, merged.meta, theirs)
        assert "actors" not in merged.meta


def test_values_that_are_no_text_keep_their_kind() -> None:
    theirs = {"search": {"exclude": True, "boost": 2}, "latitude": 19.5}
    assert merge({}, {"title": "x"}, theirs).meta == {**theirs, "title": "x"}
    assert merge(theirs, {"search": {"exclude": "true", "boost": "2"}, "latitude": "19.5"}, theirs).corrected == ()
