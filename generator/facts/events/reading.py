"""What is known of an article beside a word, and what stands round a word that tells of an event."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.facts.events.event_words import event_words
from generator.facts.figures.count_words import is_people
from generator.facts.grammar.predicates import coordinated, preposition
from generator.facts.grammar.sentence_words import Word
from generator.knowledge import read_yaml
from generator.model import NameKind

_OBJECTS = ("obj", "iobj", "appos")
"""An apposition of a verb is a name that its parser took for one: "release the activist >X<"."""

PERSONAL = frozenset({"he", "she", "they", "him", "her", "them"})
"""Pronouns that stand for persons."""

_MANY = frozenset({"hundreds", "thousands", "dozens", "scores", "tens", "crowds", "groups", "members"})
"""What "of" follows tells who they are."""

_BY_TITLE = frozenset({"ruler"})
"""Classes to which a person belongs by the title before the name."""

_MONEY = re.compile(
    r"^[$€£¥]|^\D{0,4}\d[\d.,]*(?:m|mn|bn|k)$|^(?:million|billion|trillion)$"
)  # "$", "k900m", "million"

Named = Callable[[Word], NameKind | None]
"""The kind of name that a word is part of."""


@dataclass(frozen=True, slots=True)
class Match:
    """A word that tells of an event."""

    kind: str
    clause: Word
    """The predicate of its clause, which tells how it stands."""
    told: tuple[Word, ...]
    """The words that name it: the verb, its particle, its fixed object; or the noun."""
    sources: tuple[Word, ...]
    targets: tuple[Word, ...]
    needs_target: bool
    """Whether its phrase says that somebody stands there."""
    takes_things: bool = False
    """Whether its phrase says what kind of thing the target is: "reopened a >border<"."""
    is_bare: bool = False
    """A verb by itself, as "announce"."""
    is_noun: bool = False
    is_matter: bool = False
    """What another event is about: "condemned the >attack<", "after the >floods<"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of an article beside a word."""

    text: str
    named: Named
    is_day: Callable[[Word], bool]
    """Whether a word is part of a time expression."""
    context: Callable[[str], bool]
    """Whether a word of a class stands in the headline or the first sentences."""

    def form(self, word: Word) -> str:
        """In small letters."""
        return word.span.of(self.text).casefold()

    def forms(self, word: Word) -> tuple[str, ...]:
        """With the word before it, where they are a compound, and alone: "peace talks", "talks"."""
        own = self.form(word)
        if not word.place:
            return (own,)
        before = Word(word.tree, word.place - 1)
        if before.span.end == word.span.start and self.form(before) == "-" and before.place:
            return (f"{self.form(Word(word.tree, word.place - 2))}-{own}", own)
        return (f"{self.form(before)} {own}", own) if before.upos in {"NOUN", "PROPN", "ADJ"} else (own,)

    def is_of(self, word: Word, name: str) -> bool:
        """Whether a word belongs to a class of the table."""
        kind = self.named(word)
        form = self.form(word)
        if name == "name":
            return kind is not None or word.upos == "PROPN"
        if name == "place":
            return kind == "PLACE"
        if name == "company" and (kind == "ORG" or (kind == "PERSON" and word.upos == "PROPN")):
            return True
        if word.upos == "PRON" and name in {"somebody", "person"}:
            return form in PERSONAL
        if name in {"somebody", "person"} and any(self.named(one) == "PERSON" for one in word.below("appos", "flat")):
            return True  # "the poet, >X<"
        if name in {"person", "somebody"} and word.upos == "NUM":
            of = (one for one in word.below("nmod") if preposition(one, self.text) == "of")
            if any(is_people(self.form(one)) for one in of):
                return True  # "12 of the 40 pupils"
        if name in {"fund", "aid"} and _MONEY.search(form) and word.upos in {"NUM", "SYM", "NOUN", "PROPN"}:
            return True
        if name == "unnamed":
            return kind is None and word.upos in {"NOUN", "NUM"} and is_people(form)
        if name == "person":
            return kind == "PERSON" or (kind is None and word.upos in {"NOUN", "NUM"} and is_people(form))
        known = event_words().classes.get(name, frozenset())
        if form in _MANY and form not in known:
            return any(self.is_of(one, name) for one in word.below("nmod") if preposition(one, self.text) == "of")
        fits = any(one in known for one in self.forms(word))
        if name in _BY_TITLE and kind == "PERSON":  # "removed >President< X"
            fits = any(self.form(one) in known for one in word.below("nmod:desc", "compound"))
        if name == "somebody":
            one = (word.upos == "NUM" and not form.isdigit()) or form in read_yaml("en/figures")["vague"]
            return kind is not None or fits or one or (word.upos in {"NOUN", "ADJ"} and is_people(form))
        return fits and word.upos in {"NOUN", "PROPN", "ADJ", "VERB"}


def objects_of(verb: Word, reading: Reading) -> tuple[Word, ...]:
    """Its objects, each of a list; of "a round of sanctions" the sanctions; none that only point back to the subject.
    What is read as a second subject behind the verb is its object."""
    first, *others = (*verb.below("nsubj"), verb)
    second = (one for one in others[:-1] if first.place < verb.place < one.place and not _is_parted(one, reading))
    objects = (*verb.below(*_OBJECTS), *second) or _behind_particle(verb, reading)
    whole = (one for first in objects for one in coordinated(first))
    return tuple(inner_noun(one, reading) for one in whole if not reading.form(one).endswith(("self", "selves")))


def _behind_particle(verb: Word, reading: Reading) -> tuple[Word, ...]:
    """ "Took in >Grandison< at an airport": what stands right behind the particle without a preposition of its own."""
    ends = {one.place + 1 for one in verb.below("compound:prt")}
    return tuple(
        one for one in verb.below("obl") if one.phrase()[0].place in ends and not preposition(one, reading.text)
    )


def _is_parted(noun: Word, reading: Reading) -> bool:
    """ "..., >the agency< said": behind a comma begins another clause."""
    start = noun.phrase()[0].span.start
    return reading.text[max(0, start - 2) : start].strip().endswith(",")


def inner_noun(noun: Word, reading: Reading) -> Word:
    """What "of" follows, where a noun only tells how many, what part or what: "a handful of >deputies<", "the town of
    >Aba<"."""
    inner = next((one for one in noun.below("nmod") if preposition(one, reading.text) == "of"), noun)
    is_town = reading.is_of(noun, "settlement") and reading.named(inner) == "PLACE"
    tells_how_many = reading.named(noun) is None and reading.is_of(noun, "transparent")
    return inner if is_town or tells_how_many else noun


def outer_noun(noun: Word, reading: Reading) -> tuple[Word, ...]:
    return (noun.head,) if noun.head is not None and reading.is_of(noun.head, "transparent") else ()


def is_infinitive(word: Word, reading: Reading) -> bool:
    return any(reading.form(mark) == "to" for mark in word.below("mark"))


def behind(words: Sequence[Word], small: Sequence[str], reading: Reading) -> tuple[Word, ...]:
    """What stands behind such prepositions, below one of some words."""
    tied = (one for word in words for one in word.below("obl", "nmod", "nmod:desc", "obl:agent"))
    found = [one for one in tied if preposition(one, reading.text) in small and not reading.is_day(one)]
    return tuple(other for one in found[:1] for other in coordinated(one))


def verb_form(verb: Word, reading: Reading) -> str:
    return " ".join(reading.form(word) for word in (verb, *verb.below("compound:prt")))
