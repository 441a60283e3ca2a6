"""An event as one sentence tells it, and what several sentences tell of the same one put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.facts.events.event_words import event_words
from generator.facts.events.party_words import Party
from generator.facts.events.reading import Match
from generator.facts.events.standing import Standing
from generator.facts.events.when_where import Told
from generator.knowledge.countries import country_of
from generator.knowledge.words import WORD
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
    def is_of_the_day(self) -> bool:
        """Whether the day and the place of the report can be its own: no plan, nothing that had been before."""
        return self.standing.modality == "done" and not self.standing.is_before

    @property
    def weight(self) -> float:
        """How much speaks for its being a main one."""
        early = 1.2 if self.order < 0 else max(1.0 - 0.2 * self.order, 0.2)
        sides = 0.25 * bool(self.sources) + 0.2 * bool(self.targets)
        named = 0.1 * any(one.is_name for one in (*self.sources, *self.targets))
        again = 0.2 * self.is_told_again
        return round(
            early + again + sides + named - 0.35 * self.standing.depth - 0.15 * (self.standing.modality != "done"), 3
        )


_HARMFUL = frozenset({"ASSAULT", "DISASTER", "CRIME"})


def without_harm(found: Sequence[Telling]) -> list[Telling]:
    """ "The blast hit a post office. Five were wounded": whom an event told before has harmed is no event again."""
    did = min((one.order for one in found if one.kind in _HARMFUL and not one.is_harm), default=None)
    return [one for one in found if not one.is_harm or did is None or one.order < did]


def once(found: Sequence[Telling]) -> list[Telling]:
    """An event told again is one; what is known of it is put together."""
    kept: list[Telling] = []
    for one in found:
        at = next((i for i, other in enumerate(kept) if _is_same(other, one)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = _joined(kept[at], one)
    return kept


def _is_same(one: Telling, other: Telling) -> bool:
    if one.kind != other.kind or not _stand_alike(one, other):
        return False
    from_headline = one.order < 0 and other.order <= 0
    if _is_there(one, other) and all(_is_anyone(p) for p in (*one.targets, *other.targets)):
        return _agree(one.sources, other.sources, from_headline)
    mutual = one.kind in event_words().marked["mutual"]
    if mutual and all(
        _agree(a, b, False) and a and b for a, b in ((one.sources, other.targets), (one.targets, other.sources))
    ):
        return True
    return all(_agree(a, b, from_headline) for a, b in ((one.sources, other.sources), (one.targets, other.targets)))


def _is_there(one: Telling, other: Telling) -> bool:
    """Of harm that is told twice, nothing says that it was on another day or elsewhere."""
    pairs = ((one.day, other.day), (one.place, other.place))
    apart = any(a is not None and b is not None and a.value != b.value for a, b in pairs)
    return one.kind in _DONE_TO and not apart


def _is_anyone(party: Party) -> bool:
    """ "Two people", "a man and a woman": they may be the same."""
    said = {word.casefold() for word in WORD.findall(party.name)}
    return not party.is_name and bool(said & event_words().classes["anyone"])


_DONE_TO = frozenset({"ASSAULT", "COERCE", "CRIME", "AID"})


def _stand_alike(one: Telling, other: Telling) -> bool:
    """A headline tells what is planned as if it were done: "A buys B" is "A has agreed to buy B"."""
    modalities = one.standing.modality, other.standing.modality
    foretold = one.order < 0 and one.kind in event_words().marked["foretold"]
    return modalities[0] == modalities[1] or (foretold and modalities == ("done", "planned"))


def _agree(one: Sequence[Party], other: Sequence[Party], from_headline: bool) -> bool:
    """Whether two sides may be the same: one is not given, they share somebody, or a headline only describes them."""
    if not one or not other:
        return True
    if any(_alike(a, b) for a in one for b in other):
        return True
    return from_headline and not (all(a.is_name for a in one) and all(b.is_name for b in other))


def _alike(one: Party, other: Party) -> bool:
    if any(short.name == _initials(full.name) for short, full in ((one, other), (other, one))):
        return True
    if (state := country_of(one.name)) is not None and state == country_of(other.name):
        return True
    a, b = ({word.removesuffix("s") for word in WORD.findall(each.name.casefold())} for each in (one, other))
    return a <= b or b <= a or (len(a & b) * 2 > len(a | b) and not (one.is_name and other.is_name))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _joined(one: Telling, other: Telling) -> Telling:
    short = one.order < 0 <= other.order and not one.is_told_again
    if not any(_alike(a, b) for a in one.sources for b in other.sources) and one.kind in event_words().marked["mutual"]:
        other = replace(other, sources=other.targets, targets=other.sources) if _crossed(one, other) else other
    sources = other.sources if _is_better(other.sources, one.sources, short) else one.sources
    others = not _agree(one.targets, other.targets, one.order < 0 and other.order <= 0)
    targets = other.targets if not others and _is_better(other.targets, one.targets, short) else one.targets
    names = {party.name for party in sources}
    return replace(
        one,
        sources=sources,
        targets=tuple(party for party in targets if party.name not in names),
        day=(other.day or one.day) if short else (one.day or other.day),
        place=(other.place or one.place) if short else (one.place or other.place),
        who=one.who or other.who,
        standing=other.standing if short else one.standing,
        is_told_again=True,
    )


def _crossed(one: Telling, other: Telling) -> bool:
    """ "A met B" and "B met A"."""
    return any(_alike(a, b) for a in one.sources for b in other.targets)


def _is_better(new: Sequence[Party], old: Sequence[Party], short: bool) -> bool:
    """More names; or, beside a headline's, the words of the text: a headline is cut short."""
    named, before = (sum(party.is_name for party in side) for side in (new, old))
    return bool(new) and (not old or named > before or (short and not named and not before))
