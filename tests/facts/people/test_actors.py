"""Who takes part in the reported event."""

from __future__ import annotations

from typing import Any

import pytest

from generator.facts.people.actors import choose_actors
from generator.model import ActorFact
from tests.facts.reading import affiliations_of, article_of, cases, grammar_of, mentions_of


def actors(text: str, headline: str | None = None) -> tuple[ActorFact, ...]:
    article = article_of(text, headline)
    found = choose_actors(article, mentions_of(article), affiliations_of(article), (), grammar_of(article))
    return tuple(fact for fact in found if fact.why.standing != "unsure")


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


def test_a_state_that_acts_is_an_actor_and_where_it_happens_is_none() -> None:
    text = "Kenya expelled two diplomats of Uganda in Nairobi on Monday. Kenya accused them of spying."
    assert [(fact.actor.name, fact.kind) for fact in actors(text, "Kenya expels two diplomats")] == [("Kenya", "place")]


def test_who_may_act_but_may_not_is_for_review() -> None:
    article = article_of("Kenya signed a treaty with Uganda in Nairobi. Kenya thanked Uganda.")
    found = choose_actors(article, mentions_of(article), (), (), grammar_of(article))
    assert {fact.why.standing for fact in found} == {"unsure"}
