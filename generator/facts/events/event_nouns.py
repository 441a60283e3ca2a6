"""The events that nouns name: what somebody makes, what happens, that in which somebody is harmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.facts.events.event_words import NounEntry, event_words
from generator.facts.events.owners import owners_of
from generator.facts.events.reading import Match, Reading, behind, objects_of, outer_noun, verb_form
from generator.facts.grammar.predicates import agents_of, coordinated, predicate_of, preposition, subject_of
from generator.facts.grammar.sentence_words import Word


def of_noun(noun: Word, reading: Reading) -> Match | None:
    """The event that a noun names: what somebody makes, what happens, that in which somebody is harmed."""
    entry = next(
        (
            e
            for form in (*reading.forms(noun), *_called(noun, reading))
            for e in event_words().nouns.get(form, ())
            if not e.context or reading.context(e.context)
        ),
        None,
    )
    if entry is None or noun.upos not in {"NOUN", "PROPN"} or noun.head is None:
        return None
    if entry.kind == "ANNOUNCE":
        return _published(noun, entry, reading)
    for read in (_made, _happening, _harming, _after, _disturbed, _condemned, _followed):
        found = read(noun, entry, reading)
        if found is not None:
            return found
    return None


def _called(noun: Word, reading: Reading) -> Iterator[str]:
    """ "Storm Ysolde", "Cyclone Mele": what has a name of its own is called by the noun before it."""
    if noun.upos == "PROPN":
        before = (reading.form(one) for one in noun.below("compound", "nmod:desc") if one.place == noun.place - 1)
        yield from (form for form in before if form in event_words().classes["with_names"])


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
    return _noun_match(noun, entry, verb, doers or owners_of(noun, reading), (), reading, (verb,))


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
    return _noun_match(noun, entry, verb, owners_of(noun, reading), objects, reading, (verb,))


def _harming(noun: Word, entry: NounEntry, reading: Reading) -> Match | None:
    """ "killed in an attack"; "22 were hurt by the blast"."""
    verb = noun.head
    if verb is None or noun.relation not in {"obl", "obl:agent"} or not _harms(verb, reading):
        return None
    if preposition(noun, reading.text) not in {"in", "by", "during", "after"} or objects_of(verb, reading):
        return None
    subject = subject_of(verb)
    harmed = coordinated(subject) if subject is not None and verb.upos == "VERB" else ()
    foes = owners_of(noun, reading) or behind((noun,), ("with",), reading)
    told = _noun_match(noun, entry, verb, foes, harmed, reading, ())
    return replace(told, targets=harmed) if harmed else told


def _published(noun: Word, entry: NounEntry, reading: Reading) -> Match | None:
    """ "According to a study led by the university and published today"."""
    said = [other for one in noun.below("acl", "acl:relcl", "conj") for other in coordinated(one)]
    if not any(reading.form(one) in {"published", "released"} for one in said):
        return None
    makers = tuple(one for clause in said for by in clause.below("obl:agent") for one in coordinated(by))
    sources = makers or owners_of(noun, reading)
    return Match(entry.kind, noun, (noun,), sources, (), False, is_noun=True) if sources else None


def _harms(verb: Word, reading: Reading) -> bool:
    """ "Two were killed in", "deaths announced in"."""
    told = (reading.form(one) for one in verb.below("nsubj", "nsubj:pass"))
    return reading.form(verb) in event_words().harms or any(form in {"deaths", "casualties"} for form in told)


def _after(noun: Word, entry: NounEntry, reading: Reading) -> Match | None:
    """ "told reporters after her talks with the envoy": who told had them."""
    verb = noun.head
    if verb is None or noun.relation not in {"obl", "advcl"} or entry.kind not in event_words().marked["mutual"]:
        return None
    if preposition(noun, reading.text) not in {"after", "following", "during", "at", "in"} or verb.upos != "VERB":
        return None
    both = behind((noun,), ("between", "of"), reading)
    if len(both) > 1 or preposition(noun, reading.text) == "in":  # "said in talks" is no talks of who said it
        return Match(entry.kind, noun, (noun,), both, (), needs_target=True, is_noun=True) if len(both) > 1 else None
    others = behind((noun,), ("with",), reading)
    doers = owners_of(noun, reading) or agents_of(verb)
    return (
        Match(entry.kind, noun, (noun,), doers, others, needs_target=True, is_noun=True) if others and doers else None
    )


def _disturbed(noun: Word, entry: NounEntry, reading: Reading) -> Match | None:
    """ "blasts cut short a meeting between the premier and the envoy": it was held."""
    verb = noun.head
    if verb is None or noun.relation != "obj" or entry.kind not in event_words().marked["mutual"]:
        return None
    if verb_form(verb, reading) not in event_words().disturbs:
        return None
    found = _noun_match(noun, entry, verb, owners_of(noun, reading), (), reading, ())
    return replace(found, is_matter=True) if len(found.sources) + len(found.targets) > 1 else None


def _condemned(noun: Word, entry: NounEntry, reading: Reading) -> Match | None:
    """ "condemned the attack by rebels on a village": what is condemned has happened."""
    verb = noun.head
    if verb is None or noun.relation not in {"obj", "nsubj", "nsubj:pass"} or not _is_deed(noun, entry, reading):
        return None
    blames = event_words().verbs.get(reading.form(verb), ())
    if not any(phrase.kind == "ACCUSE" and not phrase.fullness for phrase in blames):
        return None
    if noun.relation == "nsubj" and verb.below("obj"):
        return None
    return _deed(noun, entry, verb, reading)


def _followed(noun: Word, entry: NounEntry, reading: Reading) -> Match | None:
    """ "visited the town after floods", "sends aid after quake"."""
    above = noun.head
    if above is None or noun.relation not in {"obl", "nmod", "advcl"} or not _is_deed(noun, entry, reading):
        return None
    if preposition(noun, reading.text) not in {"after", "following", "over"}:
        return None
    found = _deed(noun, entry, predicate_of(above), reading)
    return found if (found.sources and found.targets) or entry.kind == "DISASTER" else None


def _is_deed(noun: Word, entry: NounEntry, reading: Reading) -> bool:
    """Something that harmed somebody, and no such thing in general: "condemned >all< attacks"."""
    general = {reading.form(one) for one in noun.below("det", "amod", "det:predet")} & _GENERAL
    return entry.kind in event_words().marked["deed"] and not general


_GENERAL = frozenset({"any", "all", "every", "no", "such", "these", "those", "future", "further", "possible"})


def _deed(noun: Word, entry: NounEntry, clause: Word, reading: Reading) -> Match:
    found = _noun_match(noun, entry, clause, owners_of(noun, reading), (), reading, ())
    foes = behind((noun,), ("with",), reading) or behind((clause,), ("with",), reading)
    if foes and not found.sources and entry.kind == "ASSAULT":  # "recovered arms after a firefight with rebels"
        return replace(found, sources=agents_of(clause), targets=foes, is_matter=True)
    targets = found.targets or behind((noun,), ("of",), reading) or _victims(noun, reading)
    return replace(found, targets=targets, is_matter=True)


def _victims(noun: Word, reading: Reading) -> tuple[Word, ...]:
    """ "a raid in which 27 >villagers< lost their lives"."""
    for clause in (one for word in noun.phrase() for one in word.below("acl:relcl")):
        died = reading.form(clause) in event_words().harms or any(
            reading.form(one) in {"life", "lives"} for one in clause.below("obj")
        )
        own = clause.below("nsubj", "nsubj:pass") if died else ()
        nominal = [one for one in own if one.upos in {"NOUN", "NUM", "PROPN"}]  # "no >fewer< than 27 >villagers<"
        if nominal:
            return coordinated(nominal[0])
    return ()


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
