"""By whose word something is told: "four were killed, police said", "according to the Red Crescent"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.facts.grammar.predicates import agents_of, is_passive, subject_of
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.facts.grammar.tree import Tree
from generator.facts.quotations.cues import speech
from generator.model import Span

_PUTS = frozenset({"put", "puts", "putting"})
"""Whoever puts a toll at a number says so."""
_NOMINAL = frozenset({"SYM", "DET", "NOUN", "PROPN", "ADJ", "ADP", "CCONJ", "NUM", "PART", "PRON"})
"""Parts of speech of "the U.N. mission and a police commander"."""


@dataclass(frozen=True, slots=True)
class Tellers:
    """Who says things in an article, in reading order: what "he" and "it" stand for."""

    text: str
    named: tuple[Word, ...]
    """Subjects of verbs of saying that are no pronouns."""
    mains: dict[int, Word | None]
    """Where a sentence begins -> who says what it tells; all sentences, in reading order."""

    def of(self, predicate: Word, counted: frozenset[Span]) -> Word | None:
        """Who says what a clause tells; None where the reporter does, or nobody that can be named. Those who
        are `counted` don't."""
        found = _source(self.text, predicate)
        if found is None or found.span in counted:
            found = _at_the_end(self.text, predicate)
        return found if found is None else self.meant(found)

    def meant(self, word: Word) -> Word | None:
        """Whom a pronoun means, and whose "the statement" is: who spoke last; any other word itself."""
        if word.upos == "PRON" and (relative := _told_of(word)) is not None:
            word = relative
        if word.upos == "PRON":
            fits = word.span.of(self.text).casefold() in _PRONOUNS
            return self._before(word) if fits else None
        form = word.span.of(self.text).casefold()
        if form in speech().documents and not word.below("nmod", "compound", "nmod:poss", "amod"):
            return self._before(word) or word
        return word

    def _before(self, word: Word) -> Word | None:
        """Who said something before, in the few sentences before: further back somebody else may be meant."""
        mains = [one for one in self.mains.values() if one is not None and one in self.named]
        for told in (mains, self.named):
            before = [one for one in told if 0 < word.span.start - one.span.start < _REACH]
            if before:
                return before[-1]
        return None

    def around(self, predicate: Word) -> Word | None:
        """Who goes on speaking: of "Police said ... Two were killed. They added ..." the police."""
        starts = list(self.mains)
        at = starts.index(_start(predicate))
        before = self.mains[starts[at - 1]] if at else None
        behind = self.mains[starts[at + 1]] if at + 1 < len(starts) else None
        if before is None or behind is None or behind.upos != "PRON":
            return None
        return self.meant(before)


def tellers_in(text: str, grammar: Grammar) -> Tellers:
    """All who say something."""
    named: dict[int, Word] = {}
    mains: dict[int, Word | None] = {}
    for tree in grammar.trees:
        mains[tree.nodes[0].span.start] = None
        for place in range(len(tree.nodes)):
            word = Word(tree, place)
            subject = _aside(text, word) if word.relation == "advcl" else _speaks(text, word)
            if subject is None:
                continue
            documents = subject.span.of(text).casefold() in speech().documents
            if subject.upos in {"NOUN", "PROPN"} and not documents:
                named[subject.span.start] = subject
            if word.relation == "root" or (word.relation == "xcomp" and word.head == Word(tree, _root(tree))):
                mains[_start(word)] = subject
    return Tellers(text, tuple(named[start] for start in sorted(named)), mains)


def _speaks(text: str, verb: Word) -> Word | None:
    """The subject of a verb of saying; whoever was told something says nothing. Of a statement its owner."""
    subject = _sayer(text, verb) if says(text, verb) else None
    if subject is None or subject.span.of(text).casefold() not in speech().documents:
        return subject
    owners = [one for one in subject.below("nmod:poss", "compound") if one.upos in {"NOUN", "PROPN"}]
    return owners[-1] if owners else subject


def _sayer(text: str, verb: Word) -> Word | None:
    if not is_passive(verb):
        return subject_of(verb)
    is_read = verb.span.of(text).casefold() == "read"  # by whom it is read out says nothing of whose it is
    return next((one for one in agents_of(verb) if not is_read), None)


def _root(tree: Tree) -> int:
    return next(place for place, node in enumerate(tree.nodes) if node.head < 0)


def _start(word: Word) -> int:
    return word.tree.nodes[0].span.start


_REACH = 700
"""Characters."""
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PRONOUNS = frozenset({"he", "she", "it", "they"})


def _told_of(pronoun: Word) -> Word | None:
    """Of a relative clause the noun: "a major >who< said"."""
    clause = pronoun.head
    relative = clause is not None and clause.relation in {"acl:relcl", "acl"}
    return clause.head if relative and clause is not None else None


def _source(text: str, predicate: Word) -> Word | None:
    if (
        says(text, predicate) and predicate.below("obj") and (own := predicate.below("nsubj"))
    ):  # "officials confirmed 23 deaths"
        return own[0]
    for word in (predicate, *predicate.above):
        for source in word.below("obl", "advcl", "parataxis"):
            named = _according_to(text, source) or _aside(text, source)
            if named:
                return named
        above = word.head
        if above is not None and _is_said(text, word, above) and (named := _speaks(text, above)) is not None:
            return named
        if word.span.of(text).casefold() in _PUTS and (subject := subject_of(word)) is not None:
            return subject
    return None


def _is_said(text: str, clause: Word, verb: Word) -> bool:
    """ "said that >four died<"; "said it was over, and >four died<", where the parser hung it on the verb."""
    if not says(text, verb):
        return False
    joined = clause.relation == "conj" and bool(clause.below("nsubj", "nsubj:pass"))
    goes_on = joined and any(one.place < clause.place for one in verb.below("ccomp"))
    return clause.relation in {"ccomp", "parataxis", "advcl"} or goes_on


def _aside(text: str, verb: Word) -> Word | None:
    """ "..., >adding< that", and whoever "said" beside the clause. Where the clause above tells of no speech, whoever
    spoke before goes on."""
    if not says(text, verb):
        return None
    own = next(iter(verb.below("nsubj")), None)
    if own is not None and own.span.of(text).casefold() in _RELATIVE:
        return None
    if own is not None or verb.relation != "advcl" or verb.head is None:
        return own or subject_of(verb)
    above = subject_of(verb)
    return above if above is not None and (says(text, verb.head) or above.upos != "NOUN") else None


def _at_the_end(text: str, predicate: Word) -> Word | None:
    """ "..., the mission announced on Tuesday." at a sentence's end, wherever the tree hangs it."""
    for place in range(len(predicate.tree.nodes) - 1, predicate.place, -1):
        word = Word(predicate.tree, place)
        if not says(text, word):
            continue
        stretch = list(_phrase_before(text, word))
        if stretch and predicate.place < stretch[0].place:
            places = {one.place for one in stretch}
            heads = (one for one in stretch if one.node.head not in places and one.upos in {"NOUN", "PROPN", "PRON"})
            return next(heads, None)
    return None


def _phrase_before(text: str, verb: Word) -> Iterator[Word]:
    """The words of one noun phrase between the last comma and a verb."""
    last = verb.place
    while last and Word(verb.tree, last - 1).upos in {"AUX", "ADV"}:
        last -= 1
    first = last
    while first and (_is_nominal(before := Word(verb.tree, first - 1)) or before.span.of(text) in _BRACKETS):
        first -= 1
    comma = Word(verb.tree, first - 1) if first else None
    if comma is not None and comma.span.of(text) in _COMMAS and first < last:
        yield from (Word(verb.tree, place) for place in range(first, last))


def _is_nominal(word: Word) -> bool:
    return word.upos in _NOMINAL


_BRACKETS = frozenset({"(", ")"})
_COMMAS = frozenset({",", "—", "–", "”", '"'})


def says(text: str, word: Word) -> bool:
    """Whether a word is a verb of saying."""
    known = speech().moods.get(word.span.of(text).casefold())
    return known not in {None, "thinks"} and word.upos == "VERB"


def _according_to(text: str, word: Word) -> Word | None:
    case = " ".join(part.span.of(text).casefold() for one in word.below("case", "mark") for part in one.phrase())
    return word if case in {"according to", "in the words of", "as per"} else None
