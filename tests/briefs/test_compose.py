"""Facts become front matter, each value with the words behind it."""

from __future__ import annotations

from dataclasses import replace

from generator.briefs import compose
from generator.front_matter import parse, render, validate
from tests.briefs.examples import ARTICLE, FACTS, TEXT, UNSURE, span


def test_the_front_matter_of_an_article() -> None:
    meta = compose(ARTICLE, FACTS).meta
    assert list(meta.items()) == [
        ("title", "Flood in Beira"),
        ("date", "2026-02-03"),
        ("published", "2026-02-03"),
        ("location", "Beira, Mozambique"),
        ("actors", [{"name": "Ana Dias", "role": "mayor"}, {"name": "Bo Lindqvist", "organization": "Red Cross", "rank": "Col."}]),
        ("topics", ["flood relief"]),
        ("summary", "The river will rise."),
        ("quotations", [{"quote": "The river will rise again."}]),
        ("mentions", ["Dondo", "Beira", "Red Cross", "Chen Wei"]),
        ("seed", "flood.txt#1"),
    ]  # fmt: skip


def test_an_unsure_role_is_evidence_but_no_fact() -> None:
    proposal = compose(ARTICLE, FACTS)
    evidence = {str(each.field): each for each in proposal.evidence}
    assert evidence["actors/Bo Lindqvist/role"].why == UNSURE
    assert evidence["actors/Bo Lindqvist/role"].value == "head"
    assert "role" not in proposal.meta["actors"][1]


def test_an_unsure_speaker_is_evidence_but_no_fact() -> None:
    proposal = compose(ARTICLE, FACTS)
    assert "quotations/0/speaker" in {str(each.field) for each in proposal.evidence}
    assert "speaker" not in proposal.meta["quotations"][0]


def test_what_is_unsure_is_evidence_but_no_fact() -> None:
    facts = replace(
        FACTS,
        date=FACTS.date and replace(FACTS.date, why=UNSURE),
        location=FACTS.location and replace(FACTS.location, why=UNSURE),
        actors=(replace(FACTS.actors[0], why=UNSURE), *FACTS.actors[1:]),
        mentions=tuple(replace(m, why=UNSURE) if m.name == "Dondo" else m for m in FACTS.mentions),
    )
    proposal = compose(ARTICLE, facts)
    assert not {"date", "location"} & set(proposal.meta)
    assert [actor["name"] for actor in proposal.meta["actors"]] == ["Bo Lindqvist"]
    assert proposal.meta["mentions"] == ["Ana Dias", "Beira", "Red Cross", "Chen Wei"]
    unsure = {str(each.field) for each in proposal.evidence if each.why.standing == "unsure"}
    assert {"date", "location", "actors/Ana Dias", "mentions/Dondo"} <= unsure


def test_a_name_is_named_surely_where_one_of_its_mentions_is() -> None:
    once = next(n for n, m in enumerate(FACTS.mentions) if m.name == "Dondo")
    mentions = tuple(replace(m, why=UNSURE) if n == once else m for n, m in enumerate(FACTS.mentions))
    assert "Dondo" in compose(ARTICLE, replace(FACTS, mentions=mentions)).meta["mentions"]


def test_every_value_has_its_evidence() -> None:
    fields = [str(each.field) for each in compose(ARTICLE, FACTS).evidence]
    assert len(fields) == len(set(fields))
    assert {"title", "date", "published", "location", "actors/Ana Dias", "actors/Ana Dias/role", "topics/flood relief",
            "summary", "quotations/0", "mentions/Dondo", "actors/Bo Lindqvist/rank"} <= set(fields)  # fmt: skip


def test_evidence_holds_the_words_and_the_runners_up() -> None:
    evidence = {str(each.field): each for each in compose(ARTICLE, FACTS).evidence}
    assert evidence["actors/Ana Dias/role"].spans == (span("Mayor"),)
    assert evidence["date"].runners_up == FACTS.date.runners_up if FACTS.date else False
    assert [s.of(TEXT) for s in evidence["mentions/Dondo"].spans] == ["Dondo", "Dondo"]


def test_what_was_not_found_is_left_out() -> None:
    bare = replace(FACTS, date=None, location=None, actors=(), mentions=(), quotations=(), topics=(), summary=None)
    assert list(compose(replace(ARTICLE, published=None), bare).meta) == ["title", "seed"]


def test_a_composed_page_is_a_right_page() -> None:
    document = parse("x.md", render(compose(ARTICLE, FACTS).meta, "# T\n"))
    assert validate("brief", document) == ()
    assert document.meta == compose(ARTICLE, FACTS).meta
