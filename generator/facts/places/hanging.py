"""How a place hangs in its sentence: by which preposition, on what, in which clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.facts.grammar.predicates import first_of_list, predicate_of, preposition
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.knowledge.words import word_set
from generator.model import Span

_MAIN = ("root", "parataxis")
_SAID = ("ccomp", "xcomp")
_INSIDE = ("compound", "flat", "nmod:desc", "amod")
_FURTHEST = 6
"""Nouns climbed from a name to what its phrase hangs on."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """The place of a name in the tree of its sentence, as far as it tells whether something happened there."""

    preposition: str
    """In small letters; empty where none leads to it."""
    relation: str
    """Of the noun phrase to its head: `obl`, `nsubj`, `compound`, ..."""
    head: str
    """What it hangs on, in small letters."""
    host: str
    """The relation of that word to its own head."""
    way: tuple[str, ...]
    """The words from its head up to the predicate of its clause, in small letters."""
    main: bool
    """In the main clause, or in what somebody is reported to say in it."""
    beside: bool
    """In a relative clause or with a participle: told of a noun beside the news."""


def hanging_of(grammar: Grammar, name: Span, text: str) -> Hanging | None:
    """None where the sentence was not read."""
    word = grammar.head_of(name)
    if word is None:
        return None
    anchor = _anchor(word, text)
    head = anchor.head
    clause = predicate_of(head) if head is not None else anchor
    way: list[str] = []
    at = head
    while at is not None:
        way.append(at.span.of(text).lower())
        at = at.head if at != clause else None
    return Hanging(
        preposition(anchor, text),
        anchor.relation,
        head.span.of(text).lower() if head is not None else "",
        head.relation if head is not None else "",
        tuple(way),
        _is_main(clause),
        clause.relation in {"acl:relcl", "acl", "advcl:relcl"},
    )


def _anchor(word: Word, text: str) -> Word:
    """The head of the phrase that places something: "island" of "the island of Mindanao", the first of a list."""
    for _ in range(_FURTHEST):
        word = first_of_list(word)
        head = word.head
        if head is None or not _names_ground(word, head, text):
            return word
        word = head
    return word


def _names_ground(word: Word, head: Word, text: str) -> bool:
    """Whether a name only tells which ground: "the >Datta Khel< area", "island of >Mindanao<", "Nakuru, >Kenya<"."""
    if word.relation == "appos" or (word.relation in {"nmod:unmarked", "flat"} and head.upos == "PROPN"):
        return True
    if word.relation == "nmod" and head.upos == "PROPN" and head.below("case") and preposition(word, text) == "in":
        return True  # "in Joplin in >Missouri<"
    ground = head.span.of(text).lower() in _grounds()
    return ground and (
        word.relation in _INSIDE or (word.relation in {"nmod", "obl"} and preposition(word, text) in {"of", "in"})
    )


def _is_main(clause: Word) -> bool:
    """The main clause, one that "and" joins to it, or the one that its verb of saying takes."""
    clause = first_of_list(clause)
    while clause.relation in _SAID and clause.head is not None:
        clause = first_of_list(predicate_of(clause.head))
    return clause.head is None or clause.relation in _MAIN


@cache
def _grounds() -> frozenset[str]:
    return word_set("en/location", "grounds")
