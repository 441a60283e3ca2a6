"""Who stands on either side of an event, and whether enough of it is told to be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.facts.events.event_words import event_words
from generator.facts.events.parties import Parties
from generator.facts.events.party_words import Party
from generator.facts.events.reading import Match, Reading, objects_of, verb_form
from generator.facts.events.standing import Standing, is_present
from generator.facts.grammar.predicates import coordinated, preposition
from generator.facts.grammar.sentence_words import Word

AHEAD = frozenset({"planned", "called for"})
"""What stands so is of another day than the report's, and no background."""
_TELLERS = {"COERCE": "police", "TRIAL": "prosecution"}
"""Kinds that whoever tells of them does, where nobody else is said to -> their class."""
_BEFORE = frozenset({"after", "since"})
_BESIDE = frozenset({"DIE", "DISASTER"})
"""Kinds that a relative clause may tell at a report's beginning."""


@dataclass(frozen=True, slots=True)
class Sides:
    """An event's match, with its kind, and who stands on its sides."""

    match: Match
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]


def sides_of(match: Match, reading: Reading, parties: Parties) -> Sides:
    """Who does what a match tells of, and to whom. Pure."""
    sources = parties.of(match.sources, match.kind == "RESULT", doers=True)
    if not sources and match.kind in _TELLERS:
        sources = parties.who_tells(match.clause, _TELLERS[match.kind])
    match = replace(match, kind=_kind(match, sources, reading))
    if len(sources) > 1 and any(_is_each_other(one, reading) for one in match.targets):
        sources, match = sources[:1], replace(match, targets=match.sources[1:])
    targets = _targets(match, sources, reading, parties)
    if len(sources) > 1 and not targets and _is_mutual(match, reading):
        sources, targets = sources[:1], sources[1:]
    return Sides(match, sources, targets)


def _kind(match: Match, sources: Sequence[Party], reading: Reading) -> str:
    """Where a report speaks of police and courts, and of no army, armed group or bomb, violence is a crime."""
    is_police_news = reading.context("police_talk") and not reading.context("conflict")
    is_crime = match.kind == "ASSAULT" and is_police_news and not any(one.is_name for one in sources)
    return "CRIME" if is_crime else match.kind


def _targets(match: Match, sources: Sequence[Party], reading: Reading, parties: Parties) -> tuple[Party, ...]:
    words = event_words()
    if match.kind == "YIELD" and not match.targets and verb_form(match.clause, reading) in words.leaves:
        return parties.left_by(sources)
    if match.kind == "REQUEST" and any(reading.is_of(one, "freedom") for one in match.told):
        return ()  # "demanded the release of X": of whoever holds them
    told = match.targets
    if match.kind in words.marked["alone"]:
        behind = (one for one in told if preposition(one, reading.text) in words.to[match.kind])
        told = tuple(one for first in behind for one in coordinated(first))
    found = parties.of(
        told,
        match.takes_things or match.kind in words.marked["things"],
        doers=match.needs_target or match.kind == "SUPPORT",
        hit=match.kind == "ASSAULT",
    )
    names = {one.name.casefold() for one in sources}
    return tuple(one for one in found if one.name.casefold() not in names)


def _is_mutual(match: Match, reading: Reading) -> bool:
    told = {reading.form(one) for one in (match.clause, *match.told)}
    return match.kind in event_words().marked["mutual"] or bool(told & event_words().each_other)


def _is_each_other(word: Word, reading: Reading) -> bool:
    forms = {reading.form(one) for one in word.phrase()}
    if forms <= {"the", "other", "side"} and "other" in forms:
        return True  # "each blamed the other"
    return forms >= {"each", "other"} or forms >= {"one", "another"} or forms == {"another"}


def is_told(sides: Sides, standing: Standing, order: int, reading: Reading) -> bool:
    """Whether somebody does it or suffers it, as far as its kind and its place in the report ask; `order`: of the
    sentence, -1 for the headline."""
    return not (_lacks_a_side(sides, standing, order) or _lacks_what_its_kind_asks(sides, standing, order, reading))


def _lacks_a_side(sides: Sides, standing: Standing, order: int) -> bool:
    match, words = sides.match, event_words()
    if match.needs_target and not sides.targets and any(one.upos != "PRON" for one in match.targets):
        return True
    # "X, who has died aged 94", "a pit that caved in": it has one side
    has_one = match.kind in _BESIDE and order <= 1 and not standing.is_before
    needs_both = (standing.is_beside and not has_one) or (standing.depth and order > 1)
    if sides.sources or sides.targets:
        return bool(needs_both and not (sides.sources and sides.targets))
    stands = match.is_noun and match.kind in words.marked["stands"]
    # of a headline's "Alert sounded" the text may tell who did it
    is_open = not match.is_noun and order < 0 and not match.is_bare
    return bool(needs_both) or not (stands or is_open)


def _lacks_what_its_kind_asks(sides: Sides, standing: Standing, order: int, reading: Reading) -> bool:
    match, words = sides.match, event_words()
    things = {reading.form(one) for one in match.targets} & {"this", "that"}
    is_announced = match.kind in words.marked["alone"] and match.is_bare
    return (
        (match.kind in words.marked["named"] and not any(one.is_name for one in sides.sources))
        or (match.kind == "ASSAULT" and bool(things) and not sides.targets)  # "attacked this": with words
        # of "X is accused" nobody says who does it
        or (match.kind == "ACCUSE" and not (sides.targets and (sides.sources or standing.is_beside)))
        # "announced on Friday": what it was is in no word of the table
        or (is_announced and (not objects_of(match.clause, reading) or bool(match.clause.below("ccomp"))))
        # "every spring the bank publishes a report"
        or (match.kind == "ANNOUNCE" and match.is_bare and order >= 0 and is_present(match.clause, reading))
        or (match.kind == "DISASTER" and standing.modality in AHEAD)
        # "four days after Peru shot down two drones"
        or (order > 0 and any(reading.form(one) in _BEFORE for one in match.clause.below("mark")))
    )
