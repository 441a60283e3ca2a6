"""Events as reports word them: what happened, who did it to whom, when and where, and how it stands."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles import articles_of, plain_article, with_inferred_years
from generator.facts.events.event_words import BUILT_IN, event_words
from generator.facts.find import find_facts, uncalibrated_facts
from generator.model import EVENT_KINDS, MODALITIES, Event, Seed
from tests.case_files import cases


def told(event: Event) -> str:
    """ "ASSAULT two men -> Elena Rosales; 2025-04-20; Tuxtla; alleged by police"."""
    sides = f"{', '.join(event.source) or '?'} -> {', '.join(event.target) or '?'}"
    how = f"{event.modality} by {event.who}" if event.who else event.modality
    return "; ".join(part for part in (f"{event.kind} {sides}", event.date, event.place, how) if part)


@pytest.mark.parametrize("case", cases("facts/events"))
def test_a_report_tells_of_these_events(case: dict[str, Any]) -> None:
    articles, _ = articles_of([Seed("case.txt", case["text"].encode(), "0")])
    (article,) = with_inferred_years(articles)
    found = uncalibrated_facts(article).events
    assert [told(event) for event in found] == (case["expected"] or [])
    for event in found:
        assert event.span.of(article.text).strip()
        for name in event.source + event.target:
            assert name.split()[-1].casefold() in article.text.casefold() or not name.islower()


def test_the_table_names_known_kinds_and_classes() -> None:
    words = event_words()
    phrases = [phrase for found in words.verbs.values() for phrase in found]
    assert {phrase.kind for phrase in phrases} == set(EVENT_KINDS)
    named = {name for phrase in phrases for name in (phrase.subject, phrase.object_class, phrase.context) if name}
    named |= {entry.context for found in words.nouns.values() for entry in found if entry.context}
    assert named <= BUILT_IN | set(words.classes)
    assert set(words.above.values()) | set(words.helpers.values()) <= {*MODALITIES, "undone"}


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(["Kenya", "attacked", "met", "talks", "with", "rebels", "and", "denied", "to", "sign", "police", "the", "deal", ".", "“", "in"]), max_size=30))  # fmt: skip
def test_any_words_give_events_within_the_text(words: list[str]) -> None:
    article = plain_article("any", " ".join(words))
    for event in uncalibrated_facts(article).events:
        for span in (event.span, *event.others):
            assert 0 <= span.start < span.end <= len(article.text)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("No fewer than 140 people drowned on Monday.", "No fewer than 140 people drowned"),
        ("More than 40 people drowned in floods on Monday.", "More than 40 people drowned"),
        ("Soldiers killed more than 20 rebels on Monday.", "killed more than 20 rebels"),
    ],
)
def test_a_measure_stays_whole_in_the_words_of_an_event(sentence: str, words: str) -> None:
    article = plain_article("any", f"Boats at sea\n\nLIMA, 3 March 2026 - {sentence}")
    assert words in {each.span.of(article.text) for each in find_facts(article).events}
