"""Who takes part in the reported event."""

from __future__ import annotations

from typing import Any

import pytest

from generator.facts.people.actors import choose_actors
from generator.model import ActorFact
from tests.facts.reading import affiliations_of, article_of, cases, grammar_of, mentions_of


def actors(text: str, headline: str | None = None) -> tuple[ActorFact, ...]:
    article = article_of(text, headline)
    return choose_actors(article, mentions_of(article), affiliations_of(article), (), grammar_of(article))


@pytest.mark.parametrize("case", cases("actors"), ids=lambda case: case["what"])
def test_who_acts_in_a_report(case: dict[str, Any]) -> None:
    assert [fact.actor.name for fact in actors(case["text"], case.get("headline"))] == case["actors"]


def test_an_actor_carries_role_rank_and_reasons() -> None:
    fact = actors("The Chief of Staff of Chad, General Idriss Mahamat, received envoys. General Mahamat praised them.")[
        0
    ]
    assert (fact.actor.role, fact.actor.rank) == ("Chief of Staff of Chad", "General")
    assert "in the first sentence" in fact.why.reason
    assert 0.5 <= fact.why.confidence < 1


def test_a_named_embassy_goes_before_a_bare_country() -> None:
    text = "UK Ambassador Sarah Whitfield met farmers. Whitfield assumed the role at the UK Embassy in Nairobi in May."
    assert actors(text)[0].actor.organization == "UK Embassy in Nairobi"


def test_places_never_act() -> None:
    assert actors("Kenya signed a treaty with Uganda in Nairobi. Kenya thanked Uganda.") == ()
