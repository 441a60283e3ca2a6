"""Who takes part in twenty reports that no rule was made for, with role and body: enough found, hardly any wrong."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pytest

from generator.articles import articles_of
from generator.facts.find import find_facts
from generator.model import Actor, Seed
from tests.facts.reading import cases


@dataclass(frozen=True, slots=True)
class Cast:
    """How many are stated, and right; how many main ones are given, and found; the same of roles and bodies."""

    stated: int = 0
    right: int = 0
    given: int = 0
    found: int = 0
    roles: int = 0
    roles_right: int = 0
    bodies: int = 0
    bodies_right: int = 0


def actors_of(case: dict[str, Any]) -> list[Actor]:
    data = case["text"].encode()
    (article,), _ = articles_of((Seed("t.txt", data, sha256(data).hexdigest()),))
    return [fact.actor for fact in find_facts(article).actors if fact.why.standing != "unsure"]


def gold_of(case: dict[str, Any], part: str) -> list[list[list[str]]]:
    """Each actor's names, roles and bodies."""
    lines = [[cell.strip() for cell in line.split("|")] for line in case[part]]
    return [[cell.split(" / ") for cell in (name, role, body)] for name, _, role, body in lines]


def same(value: str | None, wanted: list[str]) -> bool:
    return any(set(one.lower().split()) & set((value or "").lower().split()) for one in wanted)


@pytest.fixture(scope="module")
def cast() -> Cast:
    counts: dict[str, int] = dict.fromkeys(Cast.__dataclass_fields__, 0)
    for case in cases("cast"):
        ours, main, also = actors_of(case), gold_of(case, "main"), gold_of(case, "also")
        names = [name.lower() for names, _, _ in (*main, *also) for name in names]
        counts["stated"] += len(ours)
        counts["right"] += sum(any(actor.name.lower() == name for name in names) for actor in ours)
        counts["given"] += len(main)
        counts["found"] += sum(any(a.name in wanted for a in ours) for wanted, _, _ in main)
        for wanted, role, body in (*main, *also):
            actor = next((one for one in ours if one.name in wanted), None)
            if actor and actor.role and role != ["?"]:
                counts["roles"] += 1
                counts["roles_right"] += same(actor.role, role)
            if actor and actor.organization and body != ["?"]:
                counts["bodies"] += 1
                counts["bodies_right"] += same(actor.organization, body)
    return Cast(**counts)


def test_hardly_anybody_stated_takes_no_part(cast: Cast) -> None:
    assert cast.right / cast.stated >= 0.9


def test_most_who_take_part_are_found(cast: Cast) -> None:
    assert cast.found / cast.given >= 0.8


def test_a_stated_role_and_body_is_right(cast: Cast) -> None:
    assert cast.roles_right / cast.roles >= 0.95
    assert cast.bodies_right / cast.bodies >= 0.9
