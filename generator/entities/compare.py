"""Whether two nodes are one entity: their names, and what the briefs say round them.

Reach for `verdict` to judge two nodes. The policy is two lists, `judge.FEATURES` for the names alone and
`context.CONTEXT` for roles, organisations, companions, dates and places; `gates` say which pairs may merge at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.entities.context import CONTEXT, same_holder
from generator.entities.gates import gate, names_of
from generator.entities.names.judge import name_evidence
from generator.entities.nodes import Node
from generator.entities.surroundings import Surroundings
from generator.knowledge.weighing import in_favour, total

SURE = 2.5
"""Log-odds from which two nodes merge, twelve to one after the prior. Bare names are judged from 0 on (`SAME`)."""
PRIOR = 1.5
"""Most names that share a key are two; a pair must first make up for that."""
MOST_CONTEXT = 6.0
"""All that context can add, but for a shared holder of office: names below what it can lift need no more looking at."""
UNSURE = 0.0
"""From here on a pair is reported as possibly the same."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of comparing two nodes."""

    outcome: Literal["same", "unsure", "different", "contradiction"]
    """`contradiction`: never in one entity, not even by way of a third name."""
    evidence: float
    reason: str


def verdict(a: Node, b: Node, around: Surroundings) -> Verdict:
    """Same, unsure, different, or never: with the evidence in log-odds and the reasons that spoke for it."""
    names = names_of(a, around), names_of(b, around)
    best = max((name_evidence(x, y, a.kind) for x in names[0] for y in names[1]), key=lambda found: found[0])
    passed = gate(a, b, around)
    if best[0] + MOST_CONTEXT - PRIOR < UNSURE and not (a.kind == "organization" and same_holder(a, b, around).weight):
        return Verdict("contradiction" if passed == "contradiction" else "different", best[0] - PRIOR, "")
    context = [feature(a, b, around) for feature in CONTEXT]
    evidence = best[0] + total(context) - PRIOR
    reasons = [reason.words for reason in best[1] if reason.weight >= 0 and reason.words]
    reasons += in_favour(context)
    if passed == "contradiction":
        return Verdict("contradiction", evidence, "; ".join(reasons))
    if evidence >= SURE and passed == "open":
        return Verdict("same", evidence, "; ".join(reasons))
    return Verdict("unsure" if evidence >= UNSURE else "different", evidence, "; ".join(reasons))
