"""The events that nouns name: what somebody makes, what happens, that in which somebody is harmed."""

from __future__ import annotations

from dataclasses import replace

from generator.facts.events.event_words import NounEntry, event_words
from generator.facts.events.reading import Match, Reading, behind, objects_of, outer_noun, verb_form
from generator.facts.grammar.predicates import agents_of, coordinated, preposition, subject_of
from generator.facts.grammar.sentence_words import Word
from generator.knowledge.countries import country_named


def of_noun(noun: Word, reading: Reading) -> Match | None:
    """The event that a noun names: what somebody makes, what happens, that in which somebody is harmed."""
    entry = next(
        (
            e
            for form in reading.forms(noun)
            for e in event_words().nouns.get(form, ())
            if not e.context or reading.context(e.context)
        ),
        None,
    )
    if entry is None or noun.upos not in {"NOUN", "PROPN"} or noun.head is None:
        return None
    for read in (_made, _happening, _harming, _after):
        found = read(noun, entry, reading)
        if found is not None:
            return found
    return None


def _made(noun: Word, entry: NounEntry, reading: Reading) -> Match | None:
    """ "launched an attack on", "an agreement was signed"."""
    verb = noun.head
    assert verb is not None
    if verb_form(verb, reading) not in event_words().makes or entry.kind not in event_words().marked["does"]:
        return None
    is_subject = noun.relation == "nsubj:pass" or (noun.relation == "nsubj" and not verb.below("obj", "aux"))
    if noun.relation != "obj" and not is_subject:
        return None
    if any(one.upos != "VERB" for one in verb.below("xcomp")):
        return None  # "called the agreement a practical step"
    doers = tuple(one for by in verb.below("obl:agent") for one in coordinated(by)) if is_subject else agents_of(verb)
    return _noun_match(noun, entry, verb, doers or _owners(noun, reading), (), reading, (verb,))


def _happening(noun: Word, entry: NounEntry, reading: Reading) -> Match | None:
    """ "the quake killed 40", "talks opened"; a headline without a verb."""
    whole = outer_noun(noun, reading)
    first = whole[0] if whole and preposition(noun, reading.text) == "of" else noun
    verb = first.head
    if verb is None or (first.relation not in {"nsubj", "nsubj:outer"}):
        return None
    if not {verb_form(verb, reading), reading.form(verb)} & event_words().happens:
        return None
    objects = objects_of(verb, reading)
    return _noun_match(noun, entry, verb, _owners(noun, reading), objects, reading, (verb,))


def _harming(noun: Word, entry: NounEntry, reading: Reading) -> Match | None:
    """ "killed in an attack"; "22 were hurt by the blast"."""
    verb = noun.head
    if verb is None or noun.relation not in {"obl", "obl:agent"} or reading.form(verb) not in event_words().harms:
        return None
    if preposition(noun, reading.text) not in {"in", "by", "during", "after"} or verb.below("obj"):
        return None
    subject = subject_of(verb)
    harmed = coordinated(subject) if subject is not None and verb.upos == "VERB" else ()
    foes = _owners(noun, reading) or behind((noun,), ("with",), reading)
    told = _noun_match(noun, entry, verb, foes, harmed, reading, ())
    return replace(told, targets=harmed) if harmed else told


def _after(noun: Word, entry: NounEntry, reading: Reading) -> Match | None:
    """ "told reporters after her talks with the envoy": who told had them."""
    verb = noun.head
    if verb is None or noun.relation not in {"obl", "advcl"} or entry.kind not in event_words().marked["mutual"]:
        return None
    if preposition(noun, reading.text) not in {"after", "following", "during", "at"} or verb.upos != "VERB":
        return None
    others = behind((noun,), ("with",), reading)
    subject = subject_of(verb)
    doers = _owners(noun, reading) or (coordinated(subject) if subject is not None else ())
    return (
        Match(entry.kind, noun, (noun,), doers, others, needs_target=True, is_noun=True) if others and doers else None
    )


def _noun_match(
    noun: Word,
    entry: NounEntry,
    clause: Word,
    sources: tuple[Word, ...],
    objects: tuple[Word, ...],
    reading: Reading,
    beside: tuple[Word, ...],
) -> Match:
    between = behind((noun,), ("between", "among"), reading)
    if between:
        sources = between
    targets = behind((noun, *beside), event_words().to[entry.kind], reading) or objects
    compound = tuple(one for one in noun.below("compound") if one.place == noun.place - 1)
    return Match(entry.kind, clause, (*compound, noun), sources, targets, False, is_noun=True)


def _owners(noun: Word, reading: Reading) -> tuple[Word, ...]:
    """Whose it is: "Russia's attack", "a Russian attack", "an attack by Russia"."""
    by = [one for one in noun.below("nmod", "obl:agent") if preposition(one, reading.text) == "by"]
    own = [one for one in noun.below("nmod:poss", "amod", "compound") if _is_owner(one, reading)]
    return tuple(other for one in (by or own)[:1] for other in coordinated(one))


def _is_owner(word: Word, reading: Reading) -> bool:
    """A place before a noun tells where, but for a state: "a Balochistan ambush", "a US strike"."""
    kind = reading.named(word)
    placed = kind == "PLACE" and word.relation == "compound"
    return kind is not None and not (placed and country_named(word.span.of(reading.text)) is None)
