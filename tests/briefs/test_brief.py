"""A brief takes what a person left, in whatever shape."""

from __future__ import annotations

from typing import Any

from generator.briefs import compose, to_brief
from generator.model import DATE, Actor, Brief, QuotationText
from tests.briefs.examples import ARTICLE, FACTS


def brief(**meta: Any) -> Brief:
    return to_brief("briefs/2026/02/x.md", meta, (DATE,), (), ARTICLE, FACTS, compose(ARTICLE, FACTS).evidence)


def test_a_composed_front_matter_is_a_brief() -> None:
    made = brief(**compose(ARTICLE, FACTS).meta)
    assert made.title == "Flood in Beira"
    assert made.actors == (Actor("Ana Dias", "mayor"), Actor("Bo Lindqvist", None, "Red Cross", "Col."))
    assert made.quotations == (QuotationText("The river will rise again."),)
    assert (made.seed, made.withdrawn, made.corrected) == ("flood.txt#1", False, (DATE,))
    assert made.evidence == compose(ARTICLE, FACTS).evidence


def test_other_shapes_are_taken_too() -> None:
    made = brief(
        title=["A", "B"], date=2026, actors=["Ana Dias", {"name": " Bo "}, {"role": "x"}, None], topics="floods",
        quotations="Said.", mentions=["A", None, "A", {"b": "c"}], location=None, summary="  ", status="Withdrawn",
    )  # fmt: skip
    assert (made.title, made.date) == ("A; B", "2026")
    assert made.actors == (Actor("Ana Dias"), Actor("Bo"))
    assert (made.topics, made.mentions) == (("floods",), ("A",))
    assert made.quotations == (QuotationText("Said."),)
    assert (made.location, made.summary, made.withdrawn) == (None, None, True)


def test_a_page_without_a_title_is_named_by_its_file() -> None:
    assert brief().title == "x"


def test_evidence_follows_a_quotation_to_its_place() -> None:
    quote = {"quote": "The river will rise again."}
    fields = {
        str(e.field) for e in brief(quotations=[{"quote": "By hand."}, quote]).evidence if e.field.field == "quotations"
    }
    assert fields == {"quotations/1", "quotations/1/speaker"}
    assert not [e for e in brief(quotations=[]).evidence if e.field.field == "quotations"]
