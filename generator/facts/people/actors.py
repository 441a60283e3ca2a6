"""Chooses who takes part in the reported event, from all who are named."""

from __future__ import annotations

from collections.abc import Sequence

from generator.facts.grammar.sentence_words import Grammar
from generator.facts.people.actor_clues import reasons
from generator.facts.people.actor_places import Named, Place, named_in
from generator.knowledge.countries import country_of
from generator.knowledge.weighing import Reason, in_favour, logistic, total
from generator.model import KIND_OF_NAME, Actor, ActorFact, Affiliation, Article, Mention, Quotation, Why

LEAST = -0.7
"""Sum of weights from which somebody may be an actor; from 0 on it is stated, below it is for review."""
MOST = 8
"""Longer casts are cut: a reader wants the main ones."""


def choose_actors(
    article: Article,
    mentions: Sequence[Mention],
    affiliations: Sequence[Affiliation],
    quotations: Sequence[Quotation],
    grammar: Grammar,
) -> tuple[ActorFact, ...]:
    """Persons, bodies and states that act in the event, most important first, each with its reasons.

    The sums of `actor_clues.CLUES` decide; among equals the earlier named comes first.
    """
    scored: list[tuple[float, int, ActorFact]] = []
    for (_, name), named in named_in(article, mentions, affiliations, quotations, grammar).items():
        clues = reasons(named)
        score = total(clues)
        if score >= LEAST:
            first = named.places[0].mention.span.start
            scored.append((-score, first, _fact(name, named, clues, score)))
    return tuple(fact for _, _, fact in sorted(scored, key=lambda row: row[:2])[:MOST])


def _fact(name: str, named: Named, clues: Sequence[Reason], score: float) -> ActorFact:
    reason = "; ".join(in_favour(sorted(clues, key=lambda clue: -clue.weight)))
    why = Why("actors.score", reason, round(logistic(score, most=0.98), 2))
    return ActorFact(_actor(name, named.affiliations), KIND_OF_NAME[named.kind], _telling(named).mention.span, why)


def _telling(named: Named) -> Place:
    """The mention that shows it best: acting in the body, else the first in the body, else the first."""
    body = named.body
    return next((place for place in body if place.does), (body or named.places)[0])


def _actor(name: str, affiliations: Sequence[Affiliation]) -> Actor:
    """Role, organisation and rank as the fullest statements give them; an organisation goes before a bare country."""
    with_role = next((one for one in affiliations if one.role), None)
    elsewhere = [one.organization for one in affiliations if not one.role and one.organization]
    organization = with_role.organization if with_role else None
    if elsewhere and (organization is None or country_of(organization)) and not _says_whose(with_role):
        organization = elsewhere[0]
    rank = (
        with_role.rank if with_role and with_role.rank else next((one.rank for one in affiliations if one.rank), None)
    )
    return Actor(name, with_role.role if with_role else None, organization, rank)


def _says_whose(one: Affiliation | None) -> bool:
    """ "Chief of Army Staff of Pakistan": the role itself says whose."""
    if one is None or one.organization is not None or one.role is None:
        return False
    return " of " in one.role and country_of(one.role.rpartition(" of ")[2]) is not None
