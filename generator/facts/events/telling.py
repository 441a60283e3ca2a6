"""An event as one sentence tells it, and how much speaks for its being a main one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from generator.facts.events.event_words import event_words
from generator.facts.events.party_words import Party
from generator.facts.events.reading import Match
from generator.facts.events.standing import Standing
from generator.facts.events.when_where import Told
from generator.knowledge import read_yaml
from generator.model import Span


@dataclass(frozen=True, slots=True)
class Telling:
    """An event in its sentence."""

    match: Match
    standing: Standing
    order: int
    """Of its sentence: -1 the headline, 0 the first of the body."""
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    day: Told | None
    place: Told | None
    span: Span
    who: Party | None
    is_harm: bool
    """Only whom it harmed is told: "three were hurt"."""
    is_told_again: bool = False
    is_known: bool = False
    """Its noun has "the": "the meeting was chaired by" tells of one that was told before."""
    words: str = ""
    """That tell it, in the report's letters."""

    @property
    def is_done_deed(self) -> bool:
        """Whether it was done, and not only said of others."""
        return self.standing.modality == "done" and self.kind not in _SAYING

    @property
    def kind(self) -> str:
        return self.match.kind

    @property
    def is_alone(self) -> bool:
        """Worth telling only where nothing else is told: somebody announces something."""
        return self.match.is_bare and self.kind in event_words().marked["alone"]

    @property
    def is_whole(self) -> bool:
        """Whether both sides are told, or it has one alone."""
        return bool(self.sources and self.targets) or self.kind in event_words().marked["single"]

    @property
    def is_late(self) -> bool:
        """Told too far down for what it tells: of one side alone; still further down what is but said, or done by or to
        nobody who is named."""
        if self.order < _DETAIL:
            return False
        both = bool(self.sources and self.targets)
        if self.order >= LAST:  # of what stands there who answers whom is told
            at_somebody = any(one.is_name or one.is_body for one in self.targets)
            return not (both and at_somebody and self.sources[0].is_name)
        if self.order < _FURTHER:
            return not both
        named = any(one.is_name for one in (*self.sources, *self.targets))
        return not (both and named) or self.kind in event_words().marked["said"]

    @property
    def is_worth_telling(self) -> bool:
        """Whether somebody did it, or it happened to somebody, near enough to the beginning."""
        is_polite = self.kind == "SUPPORT" and self.order > 0 and not any(one.is_name for one in self.targets)
        is_nobodys = not (self.sources or self.targets or self.match.is_noun)
        is_loose = self.order >= 0 and self.standing.depth > 0 and not self.sources and not self.match.is_noun
        is_loose &= self.kind != "DISASTER" or self.order > 1
        return not (is_polite or is_nobodys or is_loose or self.is_late)

    @property
    def stands_beside(self) -> bool:
        """Whether it is told beside the main one: both sides are, another is about it, or it is the headline's own."""
        is_headline = self.order < 0 and not self.standing.depth and any(one.is_name for one in self.sources)
        is_joint = self.kind == "AGREE" and not self.match.is_bare and self.order <= 0 and bool(self.sources)
        return self.is_whole or self.match.is_matter or is_headline or is_joint

    @property
    def is_of_the_day(self) -> bool:
        """Whether the day and the place of the report can be its own: no plan, nothing that had been before."""
        return self.standing.modality == "done" and not self.standing.is_before

    @property
    def is_alleged(self) -> bool:
        """Whether somebody is only said to have done it."""
        return self.standing.modality == "alleged"

    @property
    def worth(self) -> float:
        """How often an event that is told so is among the main ones that a reader would list: 0 to 1. Under one half
        it is asked about, and not stated."""
        told = {
            "headline": self.order < 0,
            "far": self.order >= _FURTHER,
            "source": bool(self.sources),
            "target": bool(self.targets),
            "source named": any(one.is_name for one in self.sources),
            "target named": any(one.is_name for one in self.targets),
            "noun": self.match.is_noun,
            # what somebody is accused of stands with the accusation
            "clear": self.kind in event_words().marked["clear"] or (self.is_alleged and self.who is not None),
            "weak": self.kind in event_words().marked["weak"],
        }
        weights = read_yaml("event_worth")
        total = weights["any"] + sum(weights[name] for name, is_so in told.items() if is_so)
        return 1 / (1 + math.exp(-float(total)))

    @property
    def weight(self) -> float:
        """How much speaks for its being a main one."""
        early = 1.2 if self.order < 0 else max(1.0 - 0.2 * self.order, 0.2)
        one_sided = self.kind in event_words().marked["single"] and bool(self.sources or self.targets)
        sides = 0.45 if one_sided else 0.25 * bool(self.sources) + 0.2 * bool(self.targets)
        named = 0.1 * any(one.is_name for one in (*self.sources, *self.targets))
        again = 0.2 * self.is_told_again
        return round(
            early + again + sides + named - 0.35 * self.standing.depth - 0.15 * (self.standing.modality != "done"), 3
        )


_SAYING = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN"})
_DETAIL, _FURTHER = 2, 4
"""Sentences of the body before those that go into detail, and before those that only look round."""
LAST = 8
"""Behind these it is only told who accuses somebody, and who rejects it: of kinds that are `ANSWERS`."""
ANSWERS = frozenset({"ACCUSE", "REJECT"})
_HARMFUL = frozenset({"ASSAULT", "DISASTER", "CRIME"})


def without_harm(found: Sequence[Telling]) -> list[Telling]:
    """ "The blast hit a post office. Five were wounded": whom an event told before has harmed is no event again."""
    did = min((one.order for one in found if one.kind in _HARMFUL and not one.is_harm), default=None)
    return [one for one in found if not one.is_harm or did is None or one.order < did]


def one_disaster(found: Sequence[Telling]) -> list[Telling]:
    """ "The outbreak has killed 27. Rains have cut the road": what a disaster brings with it is no second one."""
    first = min((one.order for one in found if one.kind == "DISASTER"), default=0)
    return [one for one in found if one.kind != "DISASTER" or one.order <= max(first, 0)]


def without_details(ranked: Sequence[Telling]) -> list[Telling]:
    """Of what one does in one sentence further down the weightiest: "stormed the camp and set twelve free"."""
    kept: list[Telling] = []
    for one in ranked:
        same = (other for other in kept if other.order == one.order >= _DETAIL and one.sources)
        if not any(other.sources == one.sources for other in same):
            kept.append(one)
    return kept
