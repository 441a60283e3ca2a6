"""Where the words of a phrase stand round its verb, and its target: particles, fixed objects, what is wanted."""

from __future__ import annotations

from collections.abc import Sequence

from generator.facts.events.event_words import BUILT_IN, Phrase
from generator.facts.events.reading import Reading, is_infinitive
from generator.facts.grammar.predicates import coordinated, preposition
from generator.facts.grammar.sentence_words import Word

_BEHIND = (
    "obl",
    "obl:unmarked",
    "nmod",
    "xcomp",
    "advcl",
    "advmod",
    "obj",
    "compound:prt",
    "ccomp",
    "dep",
    "obl:agent",
    "acl",
)
"""Relations of what may complete a verb."""
_LEADS = frozenset({"for", "to", "about", "of", "as", "on"})
"""Small words that lead to what is meant, not to a place or a day: "call for", "commit to"."""


def slot_of(
    phrase: Phrase, verb: Word, objects: Sequence[Word], reading: Reading
) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
    """The words of the phrase and its target, as they stand round the verb; None where the phrase does not fit."""
    behind = _complements(verb, phrase.small, reading) if phrase.small else ()
    particles = _particles(verb, phrase.small, reading) if phrase.small else ()
    has_particles = not phrase.small or particles is not None
    if phrase.noun:
        held = _nouns(phrase.noun, verb, (*behind, *(objects if has_particles else ())), reading, has_particles)
        if held is None or (phrase.to_whom and not behind):
            return None
        others = tuple(one for one in objects if one not in held)
        return (*(particles or ()), *held), behind if phrase.to_whom else others
    if phrase.object_class:
        named = () if phrase.small else tuple(one for one in verb.below("xcomp") if one.upos in {"NOUN", "PROPN"})
        where = (*behind, *(objects if has_particles else ()), *named)
        fits = (one for one in where if reading.is_of(one, phrase.object_class))
        found = tuple(one for one in fits if phrase.small or preposition(one, reading.text) in {"", "of"})
        if not found:
            return None
        is_target = phrase.object_class in BUILT_IN or phrase.to_whom
        rest = tuple(one for one in where if one in coordinated(found[0]) or one in found)
        whom = tuple(one for one in objects if one != found[0]) if found[0] in (*behind, *named) else ()
        return (tuple(particles or ()), rest) if is_target else ((*(particles or ()), found[0]), whom)
    if phrase.to_whom:
        return (_particles(verb, phrase.small[:-1], reading) or (), behind) if behind else None
    if phrase.small:
        wanted = _wanted(verb, phrase.small[-1], reading) if particles is None and not behind else ()
        if wanted:
            return wanted, tuple(objects)
        if particles is None and not (behind and phrase.small[-1] in _LEADS):
            return None
        return (particles, tuple(objects)) if particles is not None else (_cases(behind[0], reading), tuple(objects))
    return (), tuple(objects)


def _wanted(verb: Word, small: str, reading: Reading) -> tuple[Word, ...]:
    """ "Called >for< the president to be freed"."""
    clauses = (one for one in verb.below("advcl", "xcomp", "ccomp") if is_infinitive(one, reading))
    return tuple(mark for one in clauses for mark in one.below("mark") if reading.form(mark) == small)[:1]


def _complements(verb: Word, small: tuple[str, ...], reading: Reading) -> tuple[Word, ...]:
    """What stands behind the preposition, or the last of several: "into the wall" of "crash into"."""
    wanted = {" ".join(small), small[-1]} if _particles(verb, small[:-1], reading) is not None else {" ".join(small)}
    tied = verb.below("obl", "nmod", "obl:agent", "advcl", "xcomp")
    nominal = (one for one in tied if one.relation not in {"advcl", "xcomp"} or one.upos == "VERB")
    behind_verb = (one for one in nominal if one.place > verb.place)
    found = [one for one in behind_verb if preposition(one, reading.text) in wanted and not reading.is_day(one)]
    return tuple(other for one in found for other in coordinated(one))


def _particles(verb: Word, small: tuple[str, ...], reading: Reading) -> tuple[Word, ...] | None:
    """The particles themselves; None where one is missing."""
    below = {
        reading.form(one): one
        for one in verb.below("compound:prt", "advmod", "xcomp", "obl", "advcl", "case")
        if len(reading.form(one)) < 7
    }
    return tuple(below[one] for one in small) if all(one in below for one in small) else None


def _cases(word: Word, reading: Reading) -> tuple[Word, ...]:
    return (*(one for one in word.below("case", "mark") if one.place < word.place), word)


def _nouns(noun: str, verb: Word, where: Sequence[Word], reading: Reading, is_free: bool) -> tuple[Word, ...] | None:
    """The words of a fixed object or complement: "office", "guilty", "tear gas"; not `is_free`: only behind its
    preposition."""
    last = noun.casefold().rsplit(" ", 1)[-1]
    others = noun.casefold().split(" ")[:-1]
    for word in (*where, *(verb.below(*_BEHIND) if is_free else ())):
        form = reading.form(word)
        if form not in {last, f"{last}s"}:
            continue
        below = {reading.form(one) for one in (*word.below(), *verb.below())}
        if all(one in below for one in others):
            return (word,)
    return None
