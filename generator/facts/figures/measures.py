"""Years in prison, rates and areas: numbers that measure what a report is about: "jailed for six years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.facts.figures.count_words import forms
from generator.facts.figures.not_so import form_of, is_denied, only_thought
from generator.facts.figures.number_words import Number, numbers_in
from generator.facts.figures.sums_and_votes import Amount
from generator.facts.grammar.predicates import predicate_of, preposition, subject_of
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.knowledge import read_yaml
from generator.model import Span

_SHARE = re.compile(r"(?<![\w.,$€£-])(?P<number>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent\b|pct\b)")  # "7.25 percent"
_GOES_ON = re.compile(r" and (?:a half|\w+ months)")  # " and two months"


def measures_in(text: str, sentence: Span, grammar: Grammar) -> Iterator[Amount]:
    """Terms of prison, rates and areas of a sentence."""
    yield from _rates(text, sentence, grammar)
    for number in numbers_in(text, sentence):
        word = grammar.head_of(number.span)
        noun = word.head if word is not None and word.relation == "nummod" else None
        if noun is None or number.value is None or only_thought(text, noun):
            continue
        kind = _term(text, noun) or _areas().get(form_of(text, noun))
        if kind is not None and not is_denied(text, predicate_of(noun)):
            yield Amount(kind, number, None, None)


def _term(text: str, noun: Word) -> str | None:
    """ "Jailed for six years", "gets 22 years", "handed a term of three months"."""
    kind = _terms().get(form_of(text, noun))
    if kind is None or noun.head is None or _GOES_ON.match(text, noun.span.end):
        return None
    over = noun.head if noun.head.upos == "NOUN" and preposition(noun, text) == "of" else noun
    verb = over.head
    if verb is None or form_of(text, verb) not in forms("measures", "sentencing", verbs=True):
        return None
    said = {form_of(text, one) for one in (*verb.phrase(), verb)}
    is_jail = form_of(text, verb) in forms("measures", "jailing", verbs=True)
    return kind if is_jail or said & {*read_yaml("en/figures")["measures"]["prison"]} else None


def _rates(text: str, sentence: Span, grammar: Grammar) -> Iterator[Amount]:
    """ "Raised its key rate to 7.25 percent", "turnout was 61.4 percent": not from what it rose."""
    for found in _SHARE.finditer(text, sentence.start, sentence.end):
        span = Span(*found.span("number"))
        word = grammar.head_of(span)
        if word is None:
            continue
        share = word.head if word.relation in {"nummod", "compound"} and word.head is not None else word
        verb = share if share.below("cop") else share.head
        if verb is None or preposition(share, text) not in {"", "to", "at", "of"} or only_thought(text, share):
            continue
        rate = _rate(text, verb)
        if rate is None or is_denied(text, verb):
            continue
        value = float(found["number"])
        number = Number(span, int(value) if value == int(value) else value, None, "exact", Span(*found.span()))
        first = min(one.span.start for one in (rate, *rate.below("compound", "amod")))
        yield Amount(f"{form_of(text, rate)}, percent", number, None, Span(first, rate.span.end))


def _rate(text: str, verb: Word) -> Word | None:
    subject = subject_of(verb)
    told = (*verb.below("obj"), *([subject] if subject is not None else []))
    return next((one for one in told if form_of(text, one) in forms("measures", "rates")), None)


@cache
def _terms() -> dict[str, str]:
    return {form: f"{noun}s in prison" for noun in ("year", "month") for form in (noun, f"{noun}s")}


@cache
def _areas() -> dict[str, str]:
    return {form: form for form in forms("measures", "areas") if form.endswith("s")}
