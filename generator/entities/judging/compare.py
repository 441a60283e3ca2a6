"""Whether two nodes are one entity: their names, and what the briefs say round them.

Reach for `verdict` to judge two nodes. The policy is two lists, `judge.FEATURES` for the names alone and
`context.CONTEXT` for roles, organisations, companions, dates and places; `gates` say which pairs may merge at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.entities.judging.body_gates import names_of
from generator.entities.judging.context import CONTEXT, same_holder
from generator.entities.judging.gates import gate
from generator.entities.judging.surroundings import Surroundings
from generator.entities.names.judge import is_acronym_of, name_evidence, name_pair
from generator.entities.names.normalize import weight_of
from generator.entities.names.organization_words import word_weight
from generator.entities.nodes import Node
from generator.entities.settings.weigh import PERSON, SHARED_BODY, Weighed, weigh
from generator.errors import go_on
from generator.knowledge.weighing import in_favour, total

SURE = 2.5
"""Log-odds from which two nodes merge, twelve to one after the prior. Bare names are judged from 0 on (`SAME`)."""
PRIOR = 1.5
"""Most names that share a key are two; a pair must first make up for that."""
MOST_CONTEXT = 6.0
"""All that context can add, but for a shared holder of office: names below what it can lift need no more looking at."""
ASKED_FROM = 0.5
"""What briefs say in common must weigh this much before anybody is asked about two names that are only alike."""
NEARLY = 0.86
"""Parts that answer each other this well are one part in two spellings, as likely as not."""
UNSURE = 0.0
"""From here on a pair is reported as possibly the same."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of comparing two nodes."""

    outcome: Literal["same", "unsure", "different", "contradiction", "namesakes"]
    """`contradiction`: never in one entity, not even by way of a third name; `namesakes`: neither, and yet a person is
    asked.
    """
    evidence: float
    reason: str

    @property
    def is_asked(self) -> bool:
        """Whether a person is asked where the two are not one entity."""
        return self.outcome in ("same", "unsure", "namesakes")


def verdict(a: Node, b: Node, around: Surroundings) -> Verdict:
    """Same, unsure, different, or never: with the evidence in log-odds and the reasons for and against."""
    go_on()
    names = names_of(a, around), names_of(b, around)
    best = max((name_evidence(x, y, a.kind) for x in names[0] for y in names[1]), key=lambda found: found[0])
    passed = gate(a, b, around)
    if passed == "namesakes":
        return _namesakes(a, b, around)
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
    if passed == "asked":
        return Verdict("unsure", max(evidence, UNSURE), _with_other_side(a, b, around, "; ".join(reasons)))
    if evidence >= UNSURE and is_telling(a, b, total(context)):
        return Verdict("unsure", evidence, _with_other_side(a, b, around, "; ".join(reasons)))
    return Verdict("different", evidence, "; ".join(reasons))


def _namesakes(a: Node, b: Node, around: Surroundings) -> Verdict:
    """Two that bear one name, or one set of letters, and that what is said of them parts."""
    fit = weighed(a, b, around)
    return Verdict("namesakes", fit.total, fit.words or "one name, and nothing else in common")


def _with_other_side(a: Node, b: Node, around: Surroundings, reasons: str) -> str:
    """The reasons for one, and behind them what speaks for two."""
    against = [r.words for r in weighed(a, b, around).reasons if r.weight < 0 and r.words]
    return f"{reasons}; for two: {', '.join(against)}" if against else reasons


def weighed(a: Node, b: Node, around: Surroundings) -> Weighed:
    """What the settings of two nodes of one kind say."""
    return weigh(a.profile, b.profile, around.known, PERSON if a.kind == "person" else SHARED_BODY)


def is_telling(a: Node, b: Node, context: float) -> bool:
    """Whether a pair that may be one is worth a person's time: never for sound alone, nor where each name has
    something of its own.

    Parts or words that both write alike say something, together with an office, a body or company in common; so do
    two rare parts of a person's name by themselves.
    """
    pair = name_pair(a.name, b.name, a.kind)
    if pair.left_over and pair.right_over:
        return False
    exact = [pair.left_parts[i] for i, j, _ in pair.aligned.pairs if pair.left_parts[i] == pair.right_parts[j]]
    weight = weight_of if a.kind == "person" else word_weight
    rare = sum(weight(part) >= 1 for part in exact)
    if a.kind == "person" and rare >= 2:
        return True
    whole = len(pair.left_parts) > 1 and len(pair.aligned.pairs) == len(pair.left_parts)
    near = whole and all(likeness >= NEARLY for *_, likeness in pair.aligned.pairs)
    letters = is_acronym_of(a.name, b.name) or is_acronym_of(b.name, a.name)
    return context >= ASKED_FROM and (near or rare > 0 or letters)
