"""Whose a deed, a weapon or a building is: "Russia's attack", "a Ukrainian drone", "the offices of the agency"."""

from __future__ import annotations

from collections.abc import Iterator

from generator.facts.events.event_words import event_words
from generator.facts.events.reading import Reading
from generator.facts.grammar.predicates import coordinated, preposition
from generator.facts.grammar.sentence_words import Word
from generator.knowledge.countries import country_named


def owners_of(noun: Word, reading: Reading) -> tuple[Word, ...]:
    """Whose it is: "Russia's attack", "a Russian attack", "an attack by Russia"."""
    by = [one for one in noun.below("nmod", "obl:agent") if _lead(one, reading) == "by"]
    by += claimed_by(noun, reading)
    own = [one for one in noun.below("nmod:poss", "amod", "compound") if _is_owner(one, reading)]
    return tuple(other for one in (by or own)[:1] for other in (*coordinated(one), *_second_of_pair(one, reading)))


def _second_of_pair(word: Word, reading: Reading) -> tuple[Word, ...]:
    """ "Peru->Bolivia< talks"."""
    joined = any(reading.form(one) in {"-", "–"} for one in word.below("punct"))
    return tuple(one for one in word.below("flat", "compound") if joined and reading.named(one) == "PLACE")[:1]


def _is_owner(word: Word, reading: Reading) -> bool:
    """A place before a noun tells where, but for a state: "a Balochistan ambush", "a US strike"."""
    kind = reading.named(word)
    placed = kind == "PLACE" and word.relation == "compound"
    return kind is not None and not (placed and country_named(word.span.of(reading.text)) is None)


def claimed_by(noun: Word, reading: Reading) -> list[Word]:
    """Who owned up to a deed: "an assault for which >the group< took credit"; "claimed by >the group<"."""
    told = [
        one
        for clause in noun.below("acl:relcl")
        if any(reading.form(thing) in {"responsibility", "credit"} for thing in clause.below("obj"))
        for one in clause.below("nsubj")
    ]
    deeds = [one for one in noun.below("acl", "acl:relcl") if reading.form(one) in event_words().claims]
    far = (one for word in noun.phrase() for one in word.below("acl"))  # "an attack in Lamu on 14 May, claimed by"
    deeds += [one for one in far if reading.form(one) == "claimed"]
    made = (one for clause in deeds for one in clause.below("obl:agent"))
    return [one for one in (*told, *made) if one.upos in {"NOUN", "PROPN"}]


def is_means(word: Word, reading: Reading) -> bool:
    """Weapons and what they do are somebody's: "a Ukrainian drone"; so is what somebody says."""
    own = reading.is_of(word, "weapon") or reading.is_of(word, "sayings")
    deed = any(one.kind in event_words().marked["deed"] for one in event_words().nouns.get(reading.form(word), ()))
    return word.upos == "NOUN" and (own or deed)


def users_of(word: Word, reading: Reading) -> Iterator[Word]:
    """Whose such a thing is: "a >Ukrainian< drone", "the raid by the >Army< of the Coast"."""
    by = [one for one in word.below("nmod") if _lead(one, reading) in {"by", "from"}]
    made = claimed_by(word, reading)  # "ascribed to X"
    deeds = (one for one in word.below("acl") if reading.form(one) in event_words().claims)
    made += [one for clause in deeds for one in clause.below("obl") if _lead(one, reading) in {"to", "on", "by"}]
    before = [one for one in word.below("amod", "compound", "nmod:poss") if one.place < word.place]
    yield from (one for one in (*by, *before, *made) if reading.named(one))
    own = [one for one in word.below("nmod:poss") if one.upos == "NOUN"]
    yield from (one for one in (*by, *made, *own) if reading.is_of(one, "somebody"))


def holder_of(word: Word, reading: Reading) -> Word | None:
    """The body whose building it is: who hits "an >Umoja< hideout" or "offices of the >agency<" hits them."""
    if word.upos != "NOUN" or reading.named(word) is not None or not reading.is_of(word, "target"):
        return None
    behind = [one for one in word.below("nmod") if preposition(one, reading.text) == "of"]
    before = [one for one in word.below("amod", "compound", "nmod:poss") if one.place < word.place]
    return next((one for one in (*behind, *before) if reading.named(one) == "ORG"), None)


def _lead(word: Word, reading: Reading) -> str:
    """Its preposition, which a parser may hang on the title before a name: "by opposition lawmaker >X<"."""
    titles = (preposition(one, reading.text) for one in word.below("nmod:desc"))
    return preposition(word, reading.text) or next((small for small in titles if small), "")
