"""Nouns and names that a comma parts: whose they are, where the reader of grammar hung them on another word."""

from __future__ import annotations

from collections.abc import Iterator

from generator.facts.grammar.sentence_words import Word
from generator.facts.people.callings import is_calling
from generator.facts.people.role_phrases import Phrase
from generator.knowledge.titles import is_office


def stands_behind_another(noun: Word, name: Word, phrase: Phrase) -> bool:
    """ "Jane Doe, a farmer, and X, a vet": right before the comma stands another name."""
    last = _first_of(noun) - 2
    named = last >= 0 and is_behind_comma(noun, phrase) and phrase.is_person(noun.tree.nodes[last].span)
    return named and last not in {word.place for word in (name, *name.below("flat"))}


def right_behind(name: Word, phrase: Phrase) -> Iterator[Word]:
    """ "Jane Doe, a farmer, and X, a vet": the noun right behind a name and a comma that was hung on a name before."""
    comma = max(word.place for word in (name, *name.below("flat"))) + 1
    for place in range(comma + 1, min(comma + 6, len(name.tree.nodes))):
        noun = Word(name.tree, place)
        tied = noun.relation in {"appos", "nmod:desc"} and noun.head is not None and noun.head != name
        if tied and noun.head is not None and phrase.is_person(noun.head.span) and _first_of(noun) == comma + 1:
            yield from (noun,) if is_behind_comma(noun, phrase) and noun.head.place < name.place else ()


def subject_behind(name: Word, phrase: Phrase) -> Iterator[Word]:
    """ "Responding to the report Jane Doe, the mayor of Y said:": the second comma is left out, so that the office was
    read as another one who speaks and the name as a report's."""
    above = name.head
    if name.relation != "appos" or above is None or above.upos != "NOUN" or above.head is None:
        return
    thing = phrase.text[above.span.start : above.span.end].casefold()
    opens = above.head.relation == "advcl" and not above.head.place
    if not opens or is_office(thing) or is_calling(thing) or above.below("nmod:poss"):
        return  # "writing to his brother Jane Doe, the minister said"
    comma = max(word.place for word in (name, *name.below("flat"))) + 1
    subjects = above.head.head.below("nsubj") if above.head.head is not None else ()
    yield from (one for one in subjects if one.below("det") and _first_of(one) == comma + 1)


def _first_of(noun: Word) -> int:
    return min(word.place for word in noun.phrase() if word.upos != "PUNCT")


def is_behind_comma(noun: Word, phrase: Phrase) -> bool:
    """ "Jane Doe, secretary-general of Y": a comma makes of a noun that is read as a part of the name one beside it."""
    before = _first_of(noun) - 1
    return before >= 0 and noun.tree.nodes[before].span.of(phrase.text) == ","


def before_comma(name: Word, phrase: Phrase) -> Word | None:
    """In a list or before a verb, "the head of Y, X": the noun before the comma, where it says "the" of an office and
    names nobody."""
    first = min(word.place for word in name.phrase() if word.upos != "PUNCT")
    nodes = name.tree.nodes
    if first < 2 or nodes[first - 1].span.of(phrase.text) != ",":
        return None
    word = Word(name.tree, first - 2)
    if name.relation == "conj" and name.head is not None and name.head in (word, *word.above):
        pair = is_office_of(name.head, phrase) and name.head.below("det") and _is_closed(name, phrase)
        if pair:
            return name.head  # "by the Minister of Works, X, and Peru's Minister of Health, Y,"
    tied = {"conj", "appos", "nmod:desc"}
    noun = next((one for one in (word, *word.above) if one.relation in tied or _is_twin(one, name)), None)
    if noun is not None and noun.head is not None and phrase.is_person(noun.head.span) and name.below("cc"):
        return None  # "Jane Doe, an osteopath, and X"
    named = noun is None or noun == name or phrase.is_person(noun.span)
    return noun if noun is not None and not named and noun.below("det", "nmod:poss") else None


def right_before(name: Word, phrase: Phrase) -> Word | None:
    """ "the Minister of Works, X, and Peru's >Minister of Health<, Y": the office right before the comma, where the
    name was hung on the first of two."""
    first = min(word.place for word in name.phrase() if word.upos != "PUNCT")
    nodes = name.tree.nodes
    if first < 2 or nodes[first - 1].span.of(phrase.text) != "," or name.head is None:
        return None
    word = Word(name.tree, first - 2)
    near = next((one for one in (word, *word.above) if is_office_of(one, phrase)), None)
    return near if near is not None and near.relation == "conj" and near.head == name.head else None


def _is_closed(name: Word, phrase: Phrase) -> bool:
    """Whether a comma stands behind a name."""
    end = max(word.place for word in (name, *name.below("flat"))) + 1
    return end < len(name.tree.nodes) and name.tree.nodes[end].span.of(phrase.text) == ","


def _is_twin(word: Word, name: Word) -> bool:
    """A second subject of the same verb, as readers make of "the bloc's policy chief, X, said"."""
    return word != name and word.relation == name.relation == "nsubj" and word.head == name.head


def is_office_of(noun: Word, phrase: Phrase) -> bool:
    """Whether a word is that of an office or a calling, and no person's name."""
    said = noun.span.of(phrase.text)
    return not phrase.is_person(noun.span) and (is_office(said) or is_calling(said))
