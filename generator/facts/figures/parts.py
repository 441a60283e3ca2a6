"""Counts within or on top of others: "including three children", "40 of them", "nine more"."""

from __future__ import annotations

import re

from generator.facts.figures.count_words import count_words, forms, is_people
from generator.facts.figures.not_so import form_of
from generator.facts.figures.number_words import Number
from generator.facts.grammar.predicates import first_of_list, preposition
from generator.facts.grammar.sentence_words import Word
from generator.knowledge import read_yaml

_OF_THEM = re.compile(r" of (?:them|whom|these|those)\b")  # " of them"


def is_one_more(text: str, noun: Word, number: Word) -> bool:
    """ "one killed, >another< hurt", "another man was hurt"; not "another 12 people"."""
    alone = noun == number and noun.upos in {"PRON", "DET", "NOUN"} and noun.relation.startswith("nsubj")
    counted = any(word.upos == "NUM" for word in noun.below("nummod", "det"))
    return not counted and (alone or (noun != number and not form_of(text, noun).endswith(("s", "men", "people"))))


def is_more(text: str, noun: Word, number: Number) -> bool:
    behind = text[number.span.end : number.span.end + 6].casefold()
    told = {form_of(text, word) for word in noun.below()}
    body = form_of(text, noun) in forms("bodies", "nouns")
    return body or behind.startswith(" more ") or bool(told & {"another", "further", "additional"})


def is_part(text: str, noun: Word, number: Word) -> bool:
    """ "including three children", "two senators were among the dead", "one of them"."""
    first = first_of_list(noun)
    start = number.span.start
    whole = first.head
    if preposition(first, text).split(" ")[0] in read_yaml("en/figures")["parts"]:
        of_things = whole is not None and whole.upos == "NOUN" and not is_people(form_of(text, whole))
        return not (of_things and form_of(text, noun) in count_words().counts)  # "63 reports, including 19 injuries"
    verb = first.head
    goes_on = verb is None or verb.place < noun.place
    if goes_on and text[max(0, start - 2) : start] == ", " and _OF_THEM.match(text, number.span.end):
        return True  # "172 were saved, 40 of them by a ship"
    of_them = any(preposition(one, text) == "of" and one.upos == "PRON" for one in noun.below("nmod"))
    if of_them and noun.relation in {"appos", "conj", "parataxis", "dep", "list", "orphan", "obl:unmarked"}:
        return True  # "wounded six, three of them critically"
    among = verb is not None and first.relation.startswith("nsubj") and preposition(verb, text) == "among"
    return among or (form_of(text, noun) == "one" and bool(noun.below("nmod")))
