"""Sums of money, votes and seats: numbers that say themselves what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.facts.figures.count_words import forms
from generator.facts.figures.number_words import Number, numbers_in, qualifier_before, value_of
from generator.facts.grammar.predicates import preposition, subject_of
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.knowledge import read_yaml
from generator.knowledge.words import longest_first
from generator.model import Span

_VOTES = re.compile(  # "by 61 votes to 40", "voted 52-48", "12 votes in favour"
    r"\b(?:(?P<for>\d{1,6}) votes? (?:to|against) (?P<against>\d{1,6})"
    r"|(?:voted|vote of|votes of) (?P<yes>\d{1,6})(?:[-–]| to )(?P<no>\d{1,6})"
    r"|(?P<sole>\d{1,6}) (?:votes? )?(?P<side>in favou?r|against)\b)"
)

_A_SHARE = re.compile(r" (?:per|a|for (?:each|every)|an?) (?:ordinary |common |preferred )?share\b")  # " per share"
_PER_SHARE = re.compile(r"\bper share (?:was |were |of |at |rose to |fell to )?\Z")  # "per share were "
_LEAST_OF_LETTER = 1000
"""What a letter stands before is money from here on: the N7 is a road, K9 a dog's squad."""


class Amount(NamedTuple):
    """A number with what it counts."""

    what: str
    number: Number
    unit: str | None
    """ISO 4217 code of a currency."""
    of: Span | None
    """Whose seats."""


def amounts_in(text: str, sentence: Span, grammar: Grammar) -> Iterator[Amount]:
    """Money, votes and seats of a sentence."""
    yield from _money(text, sentence)
    yield from _votes(text, sentence)
    yield from _seats(text, sentence, grammar)


def _money(text: str, sentence: Span) -> Iterator[Amount]:
    for found in _sum().finditer(text, sentence.start, sentence.end):
        scale = found["scale"] or ""
        value, most = value_of(f"{found['count']}{scale}" if found["count"] else found["amount"]), None
        if found["top"]:
            most = value_of(f"{found['top']}{scale}")
        said = found["sign"] or found["word"]
        table = read_yaml("en/figures")["currencies"]
        of_a_share = _PER_SHARE.search(text, max(sentence.start, found.start() - 24), found.start())
        if value is None or of_a_share or (said in table["letters"] and value < _LEAST_OF_LETTER):
            continue
        unit = table["signs"].get(said) if found["sign"] else table["words"].get(_plain(said), "")
        qualifier, start = qualifier_before(text, sentence.start, found.start())
        number = Number(Span(*found.span()), value, most, qualifier, Span(start, found.end()))
        what = "price per share" if _A_SHARE.match(text, found.end()) else "money"
        yield Amount(what, number, str(unit) or None, None)


def _plain(word: str) -> str:
    known = read_yaml("en/figures")["currencies"]["words"]
    return word if word in known else word.casefold()


@cache
def _sum() -> re.Pattern[str]:
    """ "$4.5 million", "US$8,500", "78.4 billion lei", "two million euros", "EUR 211.4 (232.6) million", "$5-6bn"."""
    lists = read_yaml("en/figures")
    digits = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    scales = "|".join(longest_first(lists["scales"]))
    units = "|".join(longest_first(lists["numbers"]))
    signs = "|".join(map(re.escape, longest_first(lists["currencies"]["signs"])))
    words = "|".join(longest_first(lists["currencies"]["words"]))
    return re.compile(
        rf"(?<![\w$€£])(?:(?P<sign>{signs})\s?(?P<count>{digits})(?:[-–](?:{signs})?(?P<top>{digits}))?"
        rf"(?:(?: \((?:{digits})\))?(?P<scale>[ -]?(?i:{scales})\b))?(?!, \d{{3}}\b)"
        rf"|(?P<amount>(?:{digits}|(?i:{units}))(?:[ -](?i:{scales})){{0,2}}) (?P<word>(?:{words})\b))(?![\w%])"
    )


def _votes(text: str, sentence: Span) -> Iterator[Amount]:
    for found in _VOTES.finditer(text, sentence.start, sentence.end):
        sides = (("for", "votes for"), ("against", "votes against"), ("yes", "votes for"), ("no", "votes against"))
        for group, what in sides:
            if found[group]:
                span = Span(*found.span(group))
                yield Amount(what, Number(span, int(found[group]), None, "exact", span), None, None)
        if found["sole"] and "vote" in text[sentence.start : sentence.end].casefold():
            span = Span(*found.span("sole"))
            what = "votes against" if found["side"] == "against" else "votes for"
            yield Amount(what, Number(span, int(found["sole"]), None, "exact", span), None, None)


def _seats(text: str, sentence: Span, grammar: Grammar) -> Iterator[Amount]:
    """ "The Alliance won 148 seats", "fell to 23 seats", "gave the List 41 of the 72 seats"."""
    for number in numbers_in(text, sentence):
        word = grammar.head_of(number.span)
        noun = word.head if word is not None and word.relation == "nummod" else word
        verb = noun.head if noun is not None else None
        if noun is None or verb is None or not _are_seats(text, noun):
            continue
        form = verb.span.of(text).casefold()
        moves = noun.relation == "obl" and preposition(noun, text) == "to" and form in forms("seat_moves", verbs=True)
        holds = noun.relation == "obj" and form in forms("seat_verbs", verbs=True)
        gets = noun.relation == "obj" and form in forms("seat_gifts", verbs=True)
        given = next((one for one in verb.below("iobj", "obj") if one != noun and one.place < noun.place), None)
        holder = given if gets else subject_of(verb) if moves or holds else None
        if holder is not None and holder.upos in {"NOUN", "PROPN"}:
            yield Amount("seats", number, None, _phrase(holder))


def _are_seats(text: str, noun: Word) -> bool:
    of = (one for one in noun.below("nmod") if preposition(one, text) == "of")
    return any(one.span.of(text).casefold() == "seats" for one in (noun, *(of if noun.upos == "NUM" else ())))


def _phrase(word: Word) -> Span:
    own = [word, *word.below("compound", "flat", "amod", "nmod:poss")]
    return Span(min(one.span.start for one in own), max(one.span.end for one in own))
