"""What an article is about. Cases: tests/cases/facts/topics/*.yml."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.articles import plain_article
from generator.facts import find_facts
from generator.facts.topics.find_topics import MOST, find_topics
from generator.facts.topics.topic_phrases import taxonomy
from tests.facts.marked import read_marked

CASES: list[dict[str, Any]] = YAML(typ="safe").load(
    (Path(__file__).parents[2] / "cases" / "facts" / "topics" / "cases.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_topics_are_as_the_case_says(case: dict[str, Any]) -> None:
    labels = [topic.label for topic in find_topics(read_marked(case["text"])[0])]
    assert set(case.get("topics", [])) <= set(labels)
    assert not set(case.get("never", [])) & set(labels)


def test_codes_are_well_formed_and_no_two_topics_share_one() -> None:
    codes = [entry.medtop for entry in taxonomy().values() if entry.medtop]
    assert all(re.fullmatch(r"medtop:\d{8}", code) for code in codes)
    assert len(codes) == len(set(codes))


def test_the_taxonomy_lies_under_seventeen_subjects_with_an_id_each() -> None:
    assert len({entry.broader for entry in taxonomy().values()}) == 17
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in taxonomy())
    assert all(other in taxonomy() for entry in taxonomy().values() for other in entry.unless)


def test_a_headline_outweighs_the_body() -> None:
    head, _ = read_marked(
        "headline: Earthquake in Chile\nThe town met on Friday. The talks on the budget deficit go on."
    )
    assert find_topics(head)[0].label == "earthquakes"


def test_the_reason_quotes_the_words() -> None:
    article, _ = read_marked("headline: Earthquake in Chile\nAn earthquake woke the town. Another earthquake followed.")
    (topic,) = find_topics(article)
    assert topic.why.reason == "“Earthquake” 3 times, also in the headline"
    assert [span.of(article.text).lower() for span in topic.spans] == ["earthquake"] * 3


WORDS = st.sampled_from(
    ["terrorism", "counter", "-", "Kenya", "US", "ties", "talks", ".", "\n", "the", "flood", "’s", "war in", "election"]
)


@given(st.lists(WORDS, max_size=80).map(" ".join))
def test_topics_are_few_grounded_and_named_once(text: str) -> None:
    topics = find_topics(plain_article("t", text))
    assert len(topics) <= MOST
    assert len({t.id for t in topics}) == len(topics)
    assert all(t.spans and all(span.of(text).strip() for span in t.spans) for t in topics)
    assert topics == find_topics(plain_article("t", text))


def test_a_family_name_is_no_topic() -> None:
    """Mark Pope is no pope and John Bishop no bishop; Pope Leo is one."""
    text = (
        "Secretary of State Mark Pope met Defence Minister Jens Holm in Oslo on Monday. Pope spoke of trade. Pope left."
    )
    labels = [topic.label for topic in find_facts(plain_article("t", f"Pope visits Oslo\n\n{text}")).topics]
    assert "Christianity" not in labels
    said = "Pope Leo said mass in Rome on Monday. The pope prayed for peace."
    assert "Christianity" in [topic.label for topic in find_facts(plain_article("t", said)).topics]


def test_what_a_party_or_club_is_called_is_no_topic() -> None:
    text = "The Farmers' Party won the election in Arvik on Sunday. Votes for the Farmers' Party rose to 31 percent."
    labels = [topic.label for topic in find_facts(plain_article("t", f"Farmers' Party wins in Arvik\n\n{text}")).topics]
    assert "elections" in labels
    assert "agriculture" not in labels


@pytest.mark.parametrize(
    ("text", "is_farming"),
    [
        (
            "Thieves took six quad bikes from farms near Arvik in one night. The farms had no alarms, police said.",
            False,
        ),
        ("A ferry with cattle aboard sank off Arvik on Monday. A grain barge took up 40 people.", False),
        ("Farmers in Arvik say livestock prices fell on Monday. Farming no longer pays, they said.", True),
        ("The maize harvest in Arvik failed on account of drought, growers said on Monday.", True),
    ],
)
def test_a_farm_in_passing_is_no_agriculture(text: str, is_farming: bool) -> None:
    assert ("agriculture" in [topic.label for topic in find_facts(plain_article("t", text)).topics]) is is_farming
