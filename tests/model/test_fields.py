"""The path of a field: taken in steps, never cut from text again, so that a name may hold anything."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.briefs import to_brief
from generator.briefs.compose import PROPOSERS
from generator.corrections import merge
from generator.desk.explain import explain
from generator.front_matter import parse, render
from generator.model import FIELDS, SUMMARY, Brief, Evidence, FieldPath, Why
from generator.site.fields import is_by_hand, label, value_of
from tests.field_paths import at

NAMES = st.text(st.sampled_from("AB/ é0-'"), min_size=1, max_size=8).filter(lambda name: name.strip() == name)


def brief_of(name: str, role: str) -> Brief:
    """A brief with one actor, and the evidence for their role."""
    role_of = FieldPath.at("actors", name, "role")
    evidence = (Evidence(role_of.parent, name, (), Why("r", "", 0.9)), Evidence(role_of, role, (), Why("r", "", 0.9)))
    meta = {"title": "Talks", "actors": [{"name": name, "role": role}]}
    return to_brief("briefs/2026/02/x.md", meta, (), (), None, None, evidence)


@given(NAMES)
def test_a_name_with_a_slash_keeps_its_role_its_line_and_its_label(name: str) -> None:
    path = FieldPath.at("actors", name, "role")
    brief = brief_of(name, "singer")
    assert value_of(brief, path) == "singer"
    assert label(path) == f"Role of {name}"
    document = parse("x.md", render({"title": "Talks", "actors": [{"name": name, "role": "singer"}]}, ""))
    assert document.source.splitlines()[document.line_of(path) - 1].strip() == "role: singer"


@given(NAMES, NAMES)
def test_a_correction_of_one_name_is_none_of_another(name: str, other: str) -> None:
    theirs = {"actors": [{"name": name, "role": "singer"}, {"name": other, "role": "mayor"}]}
    mine = {"actors": [{"name": name, "role": "drummer"}, {"name": other, "role": "mayor"}]}
    if name == other:
        return
    merged = merge(theirs, mine, theirs)
    assert merged.corrected == (FieldPath.at("actors", name, "role"),)
    brief = replace(brief_of(name, "drummer"), corrected=merged.corrected)
    assert is_by_hand(brief, FieldPath.at("actors", name))
    assert not is_by_hand(brief, FieldPath.at("actors", other))


@given(NAMES)
def test_explaining_one_name_explains_no_longer_one(name: str) -> None:
    fields = [str(e.field) for e in explain(brief_of(f"{name}/DC", "singer"), f"actors/{name}")]
    assert fields == []
    fields = [str(e.field) for e in explain(brief_of(f"{name}/DC", "singer"), f"actors/{name}/DC")]
    assert fields == [f"actors/{name}/DC", f"actors/{name}/DC/role"]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("date", "Date"),
        ("actors/Jane Roe", "Took part"),
        ("actors/Jane Roe/rank", "Rank of Jane Roe"),
        ("quotations/0", "Quotation 1"),
        ("quotations/2/speaker", "Speaker of quotation 3"),
        ("quotations/He left./speaker", "Speaker of a quotation"),
        ("topics/floods", "Topic"),
        ("language", "Language"),
        ("tags", "tags"),
    ],
)
def test_a_path_is_told_as_a_reader_says_it(path: str, told: str) -> None:
    assert label(at(path)) == told


def test_a_path_holds_itself_and_what_stands_below() -> None:
    assert at("actors/A").holds(at("actors/A/role"))
    assert at("actors/A").holds(at("actors/A"))
    assert not at("actors/A").holds(at("actors/AB"))
    assert not at("actors/A/role").holds(at("actors/A"))
    assert not FieldPath()
    assert str(SUMMARY) == "summary"


def test_whatever_the_generator_proposes_is_a_field_of_the_table() -> None:
    assert PROPOSERS.keys() <= FIELDS.keys()
    assert set(FIELDS) - set(PROPOSERS) == {"story", "storyline", "accepted", "status"}
