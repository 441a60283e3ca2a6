"""Things that a report counts: "30 houses were destroyed", "seized 52 weapons", "fired 40 missiles"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.facts.figures.count_words import forms, is_people
from generator.facts.figures.not_so import form_of, is_denied, only_thought
from generator.facts.figures.number_words import Number, numbers_in
from generator.facts.figures.sums_and_votes import Amount
from generator.facts.grammar.predicates import first_of_list, is_passive, preposition
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.knowledge import read_yaml
from generator.model import Span

_LONGEST = 40
"""Characters of the words for what is counted."""


def things_in(text: str, sentence: Span, grammar: Grammar) -> Iterator[Amount]:
    """Every number of things in a sentence to which one of the verbs in the table was done."""
    for number in numbers_in(text, sentence):
        word = grammar.head_of(number.span)
        noun = word.head if word is not None and word.relation == "nummod" else None
        if noun is None or noun.upos != "NOUN" or number.value is None or is_people(form_of(text, noun)):
            continue
        done = _done_to(text, noun)
        said = _said(text, noun, number)
        if done is not None and said is not None and not only_thought(text, noun):
            yield Amount(f"{said} {done}", number, None, None)


def _done_to(text: str, noun: Word) -> str | None:
    """What was done to them, in one word or two: "destroyed"."""
    first = first_of_list(noun)
    verb = first.head
    passive = next((one for one in noun.below("acl", "acl:relcl") if _known(text, one) and not one.below("obj")), None)
    if passive is not None and form_of(text, passive).endswith(("ed", "t", "n")):
        return None if is_denied(text, passive) else _known(text, passive)
    if verb is None or is_denied(text, verb):
        return None
    if (
        first.relation == "nsubj"
        and not verb.below("obj")
        and form_of(text, verb) in forms("things", "alone", verbs=True)
    ):
        return _known(text, verb)  # "eleven houses have burned"
    is_object = first.relation == "obj" and not is_passive(verb)
    above = verb.head
    if first.relation == "nsubj" and verb.relation == "conj" and above is not None and is_passive(above):
        return _known(text, verb) if not verb.below("obj", "aux") else None  # "were damaged and two bridges destroyed"
    return _known(text, verb) if is_object or first.relation == "nsubj:pass" else None


def _known(text: str, verb: Word) -> str | None:
    form = form_of(text, verb)
    particle = next((form_of(text, one) for one in verb.below("compound:prt")), "")
    return _verbs().get(f"{form} {particle}".strip()) or _verbs().get(form)


@cache
def _verbs() -> dict[str, str]:
    kinds = read_yaml("en/figures")["things"]["done"]
    return {form: kind for kind in kinds for form in forms("things", "done", kind, verbs=True)}


def _said(text: str, noun: Word, number: Number) -> str | None:
    """ "attack drones", "tonnes of cocaine"; None of what measures: "three hours"."""
    if form_of(text, noun) in forms("things", "measures") | forms("bodies", "nouns"):
        return None
    lead = [one for one in noun.below("compound", "amod") if one.span.start >= number.span.end]
    of = [one for one in noun.below("nmod") if preposition(one, text) == "of"]
    start = min([noun.span.start, *(one.span.start for one in lead)])
    while start > number.span.end and not text[start - 1].isspace():  # "high->powered< firearms"
        start -= 1
    end = max([noun.span.end, *(one.span.end for one in of)])
    said = " ".join(text[start:end].split())
    return said if len(said) <= _LONGEST else noun.span.of(text)
