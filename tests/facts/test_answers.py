"""Who, what, when, where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.facts.answers import answer_questions
from generator.facts.headline.clauses import shortened, split_clause
from generator.facts.headline.title import choose_title
from generator.model import Actor, ActorFact, DateMention, Fact, Span, Toponym, Why
from tests.facts.marked import read_marked

NOTE = Why("test", "given", 0.9)


@pytest.mark.parametrize(
    ("headline", "subject", "predicate"),
    [
        ("Gunmen storm a bus in Borno", "Gunmen", "storm a bus in Borno"),
        ("Peru reopens border bridge after floods", "Peru", "reopens border bridge"),
        ("Peace talks begin in Doha", "Peace talks", "begin in Doha"),
        ("Kenya and Uganda sign railway deal", "Kenya and Uganda", "sign railway deal"),
        ("Senate vote 2027: Diaz claims victory", "Diaz", "claims victory"),
        ("Diaz claims victory in the north: ‘We are many’", "Diaz", "claims victory in the north"),
        ("Ministers to meet in Quito on Friday", "Ministers", "to meet in Quito on Friday"),
        ("Two held over museum theft", "Two", "held over museum theft"),
    ],
)
def test_a_headline_comes_apart_at_its_verb(headline: str, subject: str, predicate: str) -> None:
    clause = split_clause(headline, Span(0, len(headline)))
    assert clause is not None
    assert clause.subject.of(headline) == subject
    assert shortened(headline, clause.predicate, 9).of(headline) == predicate


def test_a_headline_without_a_verb_does_not_come_apart() -> None:
    headline = "A quiet town by the sea"
    assert split_clause(headline, Span(0, len(headline))) is None


def answers(marked: str) -> tuple[str, dict[str, tuple[Fact, ...]]]:
    article, mentions = read_marked(marked)
    article = replace(article, headline=next(iter(article.spans_of("headline")), None))
    text = article.text
    people = [m for m in mentions if m.kind == "PERSON"]
    actors = tuple(ActorFact(Actor(m.name), "person", m.span, NOTE) for m in people)
    tops = tuple(Toponym(m.span, m.name, None, NOTE) for m in mentions if m.kind == "PLACE")
    at = text.find("on Tuesday")
    date = Fact("2026-03-03", (Span(at, at + 10),), NOTE) if at >= 0 else None
    later = text.find("March 9")
    dates = (DateMention(Span(later, later + 7), "2026-03-09", "2026-03-09", NOTE),) if later >= 0 else ()
    return text, answer_questions(article, choose_title(article), actors, date, dates, None, tops, mentions)


def test_all_four_questions_are_answered_with_words_of_the_text() -> None:
    text, found = answers(
        "headline: Police free 12 miners in [[Zamfara]]\n"
        "Police freed 12 miners on Tuesday, <<Musa Bello>> said. The court meets on March 9."
    )
    said = {question: [fact.spans[0].of(text) for fact in facts] for question, facts in found.items()}
    assert said["who"] == ["Police", "Musa Bello"]
    assert said["what"][0] == "free 12 miners in Zamfara"
    assert said["when"] == ["on Tuesday", "March 9"]
    assert [fact.value for fact in found["when"]] == ["2026-03-03", "2026-03-09"]
    assert said["where"][0] == "Zamfara"


def test_an_event_is_nobody() -> None:
    _, found = answers("headline: Harbour explosion kills three\nThe blast woke the town.")
    assert found["who"] == ()


def test_a_place_within_a_title_does_not_act() -> None:
    text, found = answers("The governor of [[Oaxaca]], <<Irma Cruz>>, opened the new road.\nThe road is long.")
    assert [fact.spans[0].of(text) for fact in found["who"]] == ["Irma Cruz"]


def test_an_empty_article_answers_nothing() -> None:
    _, found = answers("x")
    assert set(found) == {"who", "what", "when", "where"}
    assert not any(found.values())
