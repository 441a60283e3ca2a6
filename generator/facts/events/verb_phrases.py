"""The events that verbs tell of, by the fullest phrase of the table that fits: "signed a pact", "was arrested"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.facts.events.event_words import BUILT_IN, Phrase, event_words
from generator.facts.events.owners import is_means, owners_of, users_of
from generator.facts.events.phrases.slots import slot_of
from generator.facts.events.reading import Match, Reading, behind, inner_noun, is_infinitive, objects_of, outer_noun
from generator.facts.grammar.predicates import agents_of, coordinated, is_passive, preposition, subject_of
from generator.facts.grammar.sentence_words import Word


def of_verb(verb: Word, reading: Reading) -> Match | None:
    """The event that a verb tells of, by the fullest phrase of the table that fits."""
    for phrase in event_words().verbs.get(reading.form(verb), ()):
        found = _fits(phrase, verb, reading)
        if found is not None:
            return found
    return None


def _fits(phrase: Phrase, verb: Word, reading: Reading) -> Match | None:
    passive = _is_undergone(phrase, verb, reading)
    subject = subject_of(verb)
    if phrase.kind == "YIELD" and not phrase.fullness and verb.below("ccomp"):
        return None  # "conceded that"
    if phrase.is_alone and objects_of(verb, reading):
        return None
    doers = _chamber(verb, reading) if passive and not is_passive(verb) else _doers(verb, reading)
    if phrase.subject and not any(reading.is_of(one, phrase.subject) for one in doers):
        return None
    if phrase.context and not reading.context(phrase.context):
        return None
    if phrase.infinitive and not any(
        is_infinitive(one, reading) for one in verb.below("xcomp", "advcl", "ccomp", "acl")
    ):
        return None
    objects = coordinated(subject) if passive and subject is not None else objects_of(verb, reading)
    if phrase.part != "does":
        objects = objects_of(verb, reading)
    slot = slot_of(phrase, verb, objects, reading)
    if slot is None:
        return None
    held, targets = slot
    told = (verb, *held)
    if phrase.part == "undergoes":
        return Match(phrase.kind, verb, told, (), coordinated(subject) if subject else (), True)
    if phrase.part == "dies":
        return Match(phrase.kind, verb, told, coordinated(subject) if subject else (), (), False)
    if not targets:
        nouns = [word for one in held if one.upos in {"NOUN", "PROPN"} for word in (one, *outer_noun(one, reading))]
        targets = behind((verb, *nouns), event_words().to[phrase.kind], reading) or _whose(phrase, held, reading)
    needs = phrase.to_whom or phrase.object_class in BUILT_IN
    takes_things = phrase.to_whom and bool(phrase.object_class)
    rules = phrase.kind == "REJECT" or (phrase.kind == "REQUEST" and phrase.verb == "order")
    is_ruling = rules and any(reading.is_of(one, "court") for one in doers)
    kind = "TRIAL" if is_ruling else phrase.kind
    return Match(kind, verb, told, doers, targets, needs, takes_things, is_bare=not phrase.fullness)


def _whose(phrase: Phrase, held: Sequence[Word], reading: Reading) -> tuple[Word, ...]:
    """Whose exercise, talks or motion it is: "watched war games of >Peru<"; of a contract the maker of what it buys."""
    whose = behind(held, ("of", "between"), reading) if phrase.kind == "CONSULT" else ()
    whose = whose or tuple(one for noun in held[-1:] for one in owners_of(noun, reading))
    if phrase.kind in {"REJECT", "TRIAL", "SUPPORT"} and any(is_means(noun, reading) for noun in held):
        users = (user for noun in held for user in users_of(noun, reading))
        known = {"PERSON", "ORG", "PLACE"} if phrase.kind == "SUPPORT" else {"PERSON", "ORG"}
        return tuple(one for one in users if reading.named(one) in known)[:1]
    clauses = [clause for noun in held for clause in noun.below("acl")]
    clauses += [one for noun in held if noun.head is not None for one in noun.head.below("advcl", "xcomp")]
    bought = [thing for one in clauses if is_infinitive(one, reading) for thing in objects_of(one, reading)]
    makers = tuple(one for thing in bought for one in thing.below("compound") if reading.named(one) == "ORG")
    if phrase.kind == "CONSULT":
        return whose if phrase.object_class in _ATTENDED else ()
    return makers[:1] if phrase.kind == "DEAL" else ()


_ATTENDED = frozenset({"exercise", "talks"})


def _doers(verb: Word, reading: Reading) -> tuple[Word, ...]:
    """Who does it: of "urged them to sign" and "accused them of firing" those who are urged, or accused."""
    above = verb.head
    is_under = verb.relation == "xcomp" or (
        above is not None and event_words().above.get(reading.form(above)) == "alleged"
    )
    asks = above is not None and event_words().above.get(reading.form(above)) in _ASKED
    asked = above.below("obj", "iobj") if is_under and asks and above is not None else ()
    if asked and not is_passive(verb):
        return tuple(one for first in asked for one in coordinated(first))
    planned = verb.head if verb.relation == "acl" and is_infinitive(verb, reading) else None
    if planned is not None and planned.relation == "obj" and planned.head is not None:
        return agents_of(planned.head)  # "announced plans to >deploy< troops"
    found = tuple(inner_noun(one, reading) for one in agents_of(verb)) or _chamber(verb, reading)
    return found if found or is_passive(verb) else _right_before(verb, reading)


_ASKED = frozenset({"called for", "alleged", "undone"})
"""Of "urged them to sign", "accused them of firing", "prevented them from signing"; not of "defied them to sign"."""


def _chamber(verb: Word, reading: Reading) -> tuple[Word, ...]:
    """ "The motion was defeated in the >Senate<": where a body decides it does so."""
    inside = (one for one in verb.below("obl") if preposition(one, reading.text) == "in")
    return tuple(one for one in inside if reading.is_of(one, "chamber"))[:1]


def _right_before(verb: Word, reading: Reading) -> tuple[Word, ...]:
    """A name that stands before the verb of a headline, whatever it was taken for; or a noun before the verb that was
    hung on something behind it: "police" of "Police have picked up two men over the blast"."""
    if verb.relation != "root":
        return ()
    front = [Word(verb.tree, place) for place in range(verb.place)]
    near = [one for one in front if one.upos != "ADV"][-1:]
    if near and reading.named(near[0]) in {"PERSON", "ORG", "PLACE"}:
        return tuple(near)
    nouns = (one for one in front if one.upos in {"NOUN", "PROPN"} and not preposition(one, reading.text))
    return tuple(one for one in nouns if one.head is not None and one.head.place > verb.place)[:1]


def _is_undergone(phrase: Phrase, verb: Word, reading: Reading) -> bool:
    """ "X was arrested", and in headlines "X arrested"."""
    if is_passive(verb):
        return True
    form = reading.form(verb)
    if (
        verb.relation == "acl"
        and not form.endswith("ing")
        and not verb.below("obj")
        and not is_infinitive(verb, reading)
    ):
        return True
    # "walked out of <talks>" is active, "confirmed as <post>" a headline's passive
    is_free = (not phrase.small or phrase.object_class == "post") and not phrase.subject
    takes = is_free and (bool(phrase.object_class) or phrase.kind in event_words().marked["transitive"])
    if phrase.object_class == "post" and not phrase.small and _is_named_to(verb, reading):
        return True
    bare = not verb.below("aux", "xcomp", "ccomp") and not objects_of(verb, reading)
    # "talks open" is read so too, "shepherds block" is not
    is_past = form.endswith(_PAST) and (form != phrase.verb or phrase.kind == "CONSULT")
    return takes and not phrase.is_alone and phrase.part == "does" and bare and is_past


def _is_named_to(verb: Word, reading: Reading) -> bool:
    """ "Ana Reis named head of the academy": a person, a past form, and the post alone behind it."""
    subject = subject_of(verb)
    persons = subject is not None and subject.upos == "PROPN" and reading.named(subject) in {"PERSON", None}
    whom = (*objects_of(verb, reading), *verb.below("xcomp"))
    return (
        persons
        and verb.relation == "root"
        and reading.form(verb).endswith("ed")
        and len(whom) == 1
        and reading.is_of(whom[0], "post")
    )


_PAST = ("ed", "en", "ld", "ght", "nt", "ot", "un", "ck", "ade")
