"""When and where an event was, by the words of its clause; the main one's day and place are the report's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.facts.grammar.predicates import first_of_list, predicate_of, preposition
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.knowledge.edtf import precision
from generator.model import DateMention, Span, Toponym

_SCENES = frozenset(
    {"in", "at", "near", "outside", "inside", "off", "across", "around", "within", "along", "on", "over", "throughout"}
)


class Told(NamedTuple):
    """A value with the words that give it."""

    value: str
    span: Span


def day_of(clause: Word, dates: Sequence[DateMention], grammar: Grammar, is_done: bool) -> Told | None:
    """The day that the words of a clause give; of a sentence with one day alone that day, if it is done: what is
    planned on a day is told on another."""
    sentence = Span(clause.tree.nodes[0].span.start, clause.tree.nodes[-1].span.end)
    near = [one for one in dates if one.value and one.span.within(sentence) and _is_day(one.value)]
    own = [one for one in near if (head := grammar.head_of(one.span)) is not None and _is_in(head, clause)]
    found = own or (near if is_done and len({one.value for one in near}) == 1 else [])
    return Told(str(found[0].value), found[0].span) if found else None


def _is_day(value: str) -> bool:
    return precision(value) in {"day", "interval"}


def _is_in(word: Word, clause: Word) -> bool:
    return predicate_of(word) == clause or word == clause


def place_of(
    clause: Word, told: Sequence[Word], toponyms: Sequence[Toponym], text: str, grammar: Grammar
) -> Told | None:
    """The place where the words of a clause put it: "in Odesa", "near Malek"."""
    sentence = Span(clause.tree.nodes[0].span.start, clause.tree.nodes[-1].span.end)
    for one in toponyms:
        if not one.span.within(sentence):
            continue
        word = grammar.head_of(one.span)
        if word is None:
            continue
        at = first_of_list(word)
        while at.relation in {"appos", "flat", "compound", "nmod"} and not _is_scene(at, text) and at.head is not None:
            at = first_of_list(at.head)
        tied = at.head is not None and (at.head in told or at.head == clause)
        if _is_scene(at, text) and tied and at.relation in {"obl", "nmod", "advmod"}:
            return Told(one.name, one.span)
    return None


def _is_scene(word: Word, text: str) -> bool:
    return preposition(word, text).split(" ")[0] in _SCENES
