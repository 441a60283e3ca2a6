"""The words that tell what is counted, from `resources/en/figures.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.facts.grammar.word_forms import verb_forms
from generator.knowledge import read_yaml

_PERSON = re.compile(r"\w+(?:ers|ors|ists|ians|men|women|ees|ants)")  # "hikers", "pharmacists"


_COMPOUNDS = ("girl", "girls", "boy", "boys", "children", "child", "folk", "mates", "mate")
"""Ends of compounds: "schoolgirls", "shipmates"."""


@dataclass(frozen=True, slots=True)
class CountWords:
    """Form of a word, in small letters -> the kind that it tells of."""

    done_to: Mapping[str, str]
    does: Mapping[str, str]
    is_: Mapping[str, str]
    counts: Mapping[str, str]
    passive: Mapping[str, str]
    """Past participles of `done_to`: "killed"."""


@cache
def count_words() -> CountWords:
    """The table, read once a process."""
    kinds = read_yaml("en/figures")["kinds"]
    rows = [(kind, told) for kind, told in kinds.items()]
    return CountWords(
        {form: kind for kind, told in rows for verb in told["done_to"] for form in verb_forms(verb)},
        {form: kind for kind, told in rows for verb in told["does"] for form in verb_forms(verb)},
        {str(word): kind for kind, told in rows for word in told["is"]},
        {form: kind for kind, told in rows for noun in told["counts"] for form in _noun(noun)},
        {form: kind for kind, told in rows for verb in told["done_to"] for form in verb_forms(verb) if _is_past(form)},
    )


@cache
def phrases() -> Mapping[tuple[str, str], str]:
    """Form of a verb and of its object -> the kind that they tell of their subject."""
    table = read_yaml("en/figures")["phrases"]
    told = [(kind, *str(phrase).split(" ")) for kind, known in table.items() for phrase in known]
    return {(form, noun): kind for kind, verb, objects in told for form in verb_forms(verb) for noun in _noun(objects)}


@cache
def forms(*keys: str, verbs: bool = False) -> frozenset[str]:
    """All forms of a list of nouns, or of verbs, of the table; `keys` lead to it."""
    told = read_yaml("en/figures")
    for key in keys:
        told = told[key]
    made = verb_forms if verbs else _noun
    return frozenset(form for word in told for form in made(word))


@cache
def toll_moves() -> frozenset[str]:
    """Verbs behind which a toll stands, all forms."""
    return frozenset(form for verb in read_yaml("en/figures")["tolls"]["moves"] for form in verb_forms(verb))


@cache
def _people() -> frozenset[str]:
    return frozenset(read_yaml("en/figures")["people"].split())


def is_people(noun: str) -> bool:
    """Whether a noun, in small letters, names persons: "soldiers", "hikers"."""
    known = _people()
    ends = any(one in known for one in (noun, noun.removesuffix("s"), noun.removesuffix("es")))
    return ends or bool(_PERSON.fullmatch(noun)) or noun.endswith(_COMPOUNDS)


def _noun(told: object) -> Iterable[str]:
    base, *others = str(told).split("/")
    return (base, *(others or [f"{base}s"]))


def _is_past(form: str) -> bool:
    return form.split(" ", maxsplit=1)[0].endswith(("ed", "en", "ain", "eld", "rt", "ot", "ght"))
