"""Who is described first and named in the next sentence: "A former treasurer was jailed. Ana Reis, 52, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from generator.facts.events.party_words import Party, bare, phrase_of
from generator.facts.figures.count_words import is_people
from generator.facts.grammar.predicates import preposition, subject_of
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.facts.quotations.cues import speech
from generator.model import Mention, Span

_REACH = 4
"""Sentences at a report's beginning among which somebody is introduced."""
_AGE = re.compile(r", (?:aged )?\d{1,3}\b")  # ", 52"
_NAMING = frozenset({"named", "identified"})


def introduced(
    text: str, sentences: Sequence[Span], grammar: Grammar, mentions: Sequence[Mention]
) -> Mapping[Span, Party]:
    """The noun of a description -> the person whom it means. `sentences`: of the body. Pure.

    The first sentences tell of one person by a noun, the next one names somebody with an age: it is they. So are they
    whom "the firefighter who died" is "named as".
    """
    persons = {one.span.start: one for one in mentions if one.kind == "PERSON"}
    found = dict(_next(text, sentences[:_REACH], grammar, persons))
    for sentence in sentences:
        found.update(_named_as(text, grammar.words_in(sentence), persons))
    return found


def _next(
    text: str, sentences: Sequence[Span], grammar: Grammar, persons: Mapping[int, Mention]
) -> Iterator[tuple[Span, Party]]:
    for before, after in pairwise(sentences):
        described, named = (_subject(grammar.words_in(one)) for one in (before, after))
        if described is None or named is None or not _is_one_person(text, described):
            continue
        person = persons.get(min(one.span.start for one in (named, *named.below("flat", "nmod:desc", "compound"))))
        if person is None or any(one.name == person.name for one in _before(persons, person.span)):
            continue  # who has been named is not introduced
        if _AGE.match(text, person.span.end):
            yield described.span, Party(bare(person.name), person.span, True)


def _before(persons: Mapping[int, Mention], span: Span) -> Iterator[Mention]:
    return (one for start, one in persons.items() if start < span.start)


def _named_as(text: str, words: Sequence[Word], persons: Mapping[int, Mention]) -> Iterator[tuple[Span, Party]]:
    for verb in words:
        if verb.span.of(text).casefold() not in _NAMING:
            continue
        described = next(iter(verb.below("nsubj:pass")), None)
        names = [one for one in verb.below("obl", "xcomp") if preposition(one, text) == "as"]
        starts = [word.span.start for one in names for word in one.phrase()]
        person = next((persons[start] for start in starts if start in persons), None)
        if described is not None and person is not None and _is_one_person(text, described):
            yield described.span, Party(bare(person.name), person.span, True)


def _subject(words: Sequence[Word]) -> Word | None:
    root = next((one for one in words if one.head is None), None)
    return subject_of(root) if root is not None else None


def _is_one_person(text: str, word: Word) -> bool:
    """ "A former treasurer of a school", "the firefighter"; not "two men"."""
    form = word.span.of(text).casefold()
    is_somebody = is_people(form) or form.endswith(speech().people)
    party = phrase_of(text, word)
    return word.upos == "NOUN" and is_somebody and party is not None and not word.below("nummod", "conj")
