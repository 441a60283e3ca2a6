"""What a careful analyst reads in our seeds (`gold/seeds.yml`), field by field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.model import Brief, Entity, Evidence, Facts, Story
from generator.shelf.inputs import Outcome

GOLD = YAML(typ="safe").load((Path(__file__).parent / "gold" / "seeds.yml").read_text(encoding="utf-8"))
ARTICLES = [pytest.param(a, id=f"{a['seed'][:3]}#{a['part']}") for a in GOLD["articles"]]

Gold = dict[str, Any]


def brief_of(outcome: Outcome, seed: str) -> Brief:
    """The brief of an article, by seed and part; a seed may be named by its first three characters."""
    name, part = seed.split("#")
    return next(
        s.brief
        for s in outcome.settled
        if s.brief.seed and s.brief.seed.startswith(name) and s.brief.seed.endswith(f"#{part}")
    )


def read(outcome: Outcome, gold: Gold) -> Brief:
    return brief_of(outcome, f"{gold['seed']}#{gold['part']}")


def facts_of(brief: Brief) -> Facts:
    assert brief.facts is not None
    return brief.facts


def evidence_of(brief: Brief, field: str) -> Evidence:
    return next(e for e in brief.evidence if str(e.field) == field)


def entity_named(outcome: Outcome, name: str) -> Entity:
    return next(e for e in outcome.site.entities if any(s.name == name for s in e.spellings))


def story_of(outcome: Outcome, brief: Brief) -> Story:
    return next(s for s in outcome.site.stories if brief.path in s.briefs)


def test_three_seeds_give_four_briefs(our_site: Outcome) -> None:
    assert len(our_site.settled) == len(GOLD["articles"]) == 4
    assert not our_site.failed


@pytest.mark.parametrize("gold", ARTICLES)
@pytest.mark.parametrize("field", ["date", "published", "location", "publisher"])
def test_a_brief_says_when_where_and_who_published_it(our_site: Outcome, gold: Gold, field: str) -> None:
    expected = gold[field]
    assert getattr(read(our_site, gold), field) == (str(expected) if expected is not None else None)


@pytest.mark.parametrize("gold", ARTICLES)
def test_a_title_is_the_headline_or_is_marked_as_made(our_site: Outcome, gold: Gold) -> None:
    brief = read(our_site, gold)
    if gold.get("title"):
        assert brief.title == gold["title"]
    else:
        assert evidence_of(brief, "title").why.inferred
        assert len(brief.title) >= 20


@pytest.mark.parametrize("gold", ARTICLES)
def test_what_is_not_in_the_text_is_marked_as_inferred(our_site: Outcome, gold: Gold) -> None:
    brief = read(our_site, gold)
    date, published = evidence_of(brief, "date"), evidence_of(brief, "published")
    if gold.get("date_basis") == "publication date":
        assert date.why.inferred
        assert "publication" in date.why.reason
    if "inferred" in gold.get("published_basis", ""):
        assert published.why.inferred
        assert not evidence_of(read(our_site, GOLD["articles"][3]), "published").why.inferred


@pytest.mark.parametrize("gold", ARTICLES)
def test_actors_are_those_who_take_part_with_role_organization_and_rank(our_site: Outcome, gold: Gold) -> None:
    actors = {a.name: a for a in read(our_site, gold).actors}
    assert set(actors) == {a["name"] for a in gold["actors"]}
    for expected in gold["actors"]:
        actor = actors[expected["name"]]
        assert (actor.role, actor.organization, actor.rank) == tuple(
            expected.get(key) for key in ("role", "organization", "rank")
        )


@pytest.mark.parametrize("gold", ARTICLES)
def test_acronyms_are_known_with_their_long_form(our_site: Outcome, gold: Gold) -> None:
    known = {(a.long, a.short) for a in facts_of(read(our_site, gold)).acronyms}
    assert {(a["name"], a["acronym"]) for a in gold["actors"] if "acronym" in a} <= known


@pytest.mark.parametrize("gold", ARTICLES)
def test_names_that_only_occur_are_mentions(our_site: Outcome, gold: Gold) -> None:
    brief = read(our_site, gold)
    assert {*gold.get("mentions", ()), *gold.get("places", ())} <= set(brief.mentions)


@pytest.mark.parametrize("gold", ARTICLES)
def test_furniture_and_common_words_are_no_names(our_site: Outcome, gold: Gold) -> None:
    brief = read(our_site, gold)
    names = {*brief.names(), *(m.name for m in facts_of(brief).mentions)}
    assert not {n.casefold() for n in names} & {n.casefold() for n in gold.get("not_entities", ())}


@pytest.mark.parametrize("gold", ARTICLES)
def test_quotations_have_their_speakers(our_site: Outcome, gold: Gold) -> None:
    found = read(our_site, gold).quotations
    expected = gold.get("quotations", [])
    assert len(found) == len(expected)
    for quotation, wanted in zip(found, expected, strict=True):
        assert quotation.quote.startswith(wanted["starts"])
        assert quotation.speaker == wanted["speaker"]


@pytest.mark.parametrize("gold", ARTICLES)
def test_topics_are_found(our_site: Outcome, gold: Gold) -> None:
    topics = read(our_site, gold).topics
    assert set(gold["topics"]) <= set(topics)
    assert len(topics) <= len(gold["topics"]) + 2


@pytest.mark.parametrize("gold", ARTICLES)
def test_other_dates_are_resolved(our_site: Outcome, gold: Gold) -> None:
    brief = read(our_site, gold)
    assert brief.article is not None
    found = [(d.span.of(brief.article.text), d.value) for d in facts_of(brief).dates]
    for wanted in gold.get("other_dates", ()):
        value = str(wanted["value"])
        assert any(text in wanted["text"] and got == value for text, got in found), (wanted, found)


@pytest.mark.parametrize("gold", [pytest.param(e, id=e["name"]) for e in GOLD["entities"]])
def test_one_entity_behind_its_spellings(our_site: Outcome, gold: Gold) -> None:
    entity = entity_named(our_site, gold["name"])
    assert entity.name == gold["name"]
    assert entity.kind == gold["kind"]
    spellings = {s.name.casefold() for s in entity.spellings}
    assert {s.casefold() for s in gold["spellings"]} <= spellings
    assert len({a.brief for a in entity.appearances}) == gold["briefs"]


@pytest.mark.parametrize("pair", GOLD["different_people"])
def test_different_people_stay_apart(our_site: Outcome, pair: list[str]) -> None:
    one, other = (entity_named(our_site, name) for name in pair)
    assert one.slug != other.slug


@pytest.mark.parametrize("gold", [pytest.param(s, id=s["what"][:30]) for s in GOLD["stories"]])
def test_stories_hold_the_briefs_of_one_event(our_site: Outcome, gold: Gold) -> None:
    briefs = [brief_of(our_site, seed) for seed in gold["briefs"]]
    story = story_of(our_site, briefs[0])
    assert set(story.briefs) == {b.path for b in briefs}
    related = {story_of(our_site, brief_of(our_site, seed)).slug for seed in gold.get("related", ())}
    assert related == set(story.related) or related <= set(story.related)


def test_the_story_of_the_meeting_lists_its_four_discrepancies(our_site: Outcome) -> None:
    gold = next(s for s in GOLD["stories"] if "discrepancies" in s)
    story = story_of(our_site, brief_of(our_site, gold["briefs"][0]))
    assert {"date", "title", "spelling", "name"} <= {d.field for d in story.discrepancies}
    army_chief = next(d for d in story.discrepancies if d.field == "title" and "Munir" in d.label)
    assert {"General", "Field Marshal"} <= {
        w for c in army_chief.cells for w in ("General", "Field Marshal") if w in c.words
    }
    assert len(gold["discrepancies"]) == 4
