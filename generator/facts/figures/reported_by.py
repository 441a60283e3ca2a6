"""By whose word something is told: "four were killed, police said", "according to the Red Crescent"."""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.grammar.predicates import subject_of
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.facts.quotations.cues import speech
from generator.model import Span

_ASIDE = frozenset({"acl", "acl:relcl", "appos", "parataxis", "advcl", "conj", "cc", "punct", "list", "orphan"})
"""What hangs on the one who says it and need not be repeated to name them."""
_PUTS = frozenset({"put", "puts", "putting"})
"""Whoever puts a toll at a number says so."""


@dataclass(frozen=True, slots=True)
class Tellers:
    """Who says things in an article, in reading order: what "he" and "it" stand for."""

    text: str
    named: tuple[Word, ...]
    """Subjects of verbs of saying that are no pronouns."""

    def of(self, predicate: Word) -> Word | None:
        """Who says what a clause tells; None where the reporter does, or nobody that can be named."""
        found = _source(self.text, predicate) or _at_the_end(self.text, predicate)
        if found is None or found.upos != "PRON":
            return found
        before = [word for word in self.named if word.span.start < found.span.start]
        return before[-1] if before and _may_mean(self.text, found, before[-1]) else None


def tellers_in(text: str, grammar: Grammar) -> Tellers:
    """All who say something."""
    words = (Word(tree, place) for tree in grammar.trees for place in range(len(tree.nodes)))
    subjects = (subject_of(word) for word in words if _says(text, word))
    found = {word.span.start: word for word in subjects if word is not None and word.upos in {"NOUN", "PROPN"}}
    return Tellers(text, tuple(found[start] for start in sorted(found)))


def _may_mean(text: str, pronoun: Word, named: Word) -> bool:
    """Of the few sentences before: further back somebody else may be meant."""
    return pronoun.span.start - named.span.start < _REACH and pronoun.span.of(text).casefold() in _PRONOUNS


_REACH = 700
"""Characters."""
_PRONOUNS = frozenset({"he", "she", "it", "they"})


def _source(text: str, predicate: Word) -> Word | None:
    if (
        _says(text, predicate) and predicate.below("obj") and (own := predicate.below("nsubj"))
    ):  # "officials confirmed 23 deaths"
        return own[0]
    for word in (predicate, *predicate.above):
        for source in word.below("obl", "advcl", "parataxis"):
            named = _according_to(text, source) or (_says(text, source) and subject_of(source)) or None
            if named:
                return named
        above = word.head
        if above is not None and word.relation in {"ccomp", "parataxis", "advcl"} and _says(text, above):
            return subject_of(above)
        if word.span.of(text).casefold() in _PUTS and (subject := subject_of(word)) is not None:
            return subject
    return None


def _at_the_end(text: str, predicate: Word) -> Word | None:
    """ "..., the mission announced on Tuesday." at a sentence's end, wherever the tree hangs it."""
    for place in range(len(predicate.tree.nodes) - 1, predicate.place, -1):
        word = Word(predicate.tree, place)
        subject = next(iter(word.below("nsubj")), None) if _says(text, word) else None
        if subject is not None and predicate.place < subject.place < place:
            first = subject.phrase()[0]
            return subject if first.place and text[first.span.start - 2 : first.span.start].startswith(",") else None
    return None


def _says(text: str, word: Word) -> bool:
    known = speech().moods.get(word.span.of(text).casefold())
    return known not in {None, "thinks"} and word.upos == "VERB"


def _according_to(text: str, word: Word) -> Word | None:
    case = " ".join(part.span.of(text).casefold() for one in word.below("case", "mark") for part in one.phrase())
    return word if case in {"according to", "in the words of", "as per"} else None


def name_of(text: str, word: Word) -> Span | None:
    """The words that name a teller, without what is said of them aside."""
    places = {word.place}
    waiting = [word]
    while waiting:
        below = [one for one in waiting.pop().below() if one.relation not in _ASIDE]
        places.update(one.place for one in below)
        waiting += below
    cases = {one.place for one in word.below("case", "mark") for one in one.phrase()}
    kept = sorted(places - cases)
    nodes = word.tree.nodes
    while kept and nodes[kept[0]].upos == "DET":
        kept = kept[1:]
    return Span(nodes[kept[0]].span.start, nodes[kept[-1]].span.end) if kept else None
