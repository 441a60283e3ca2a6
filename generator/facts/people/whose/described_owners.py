"""Whose office it is where a noun or a pronoun stands for the body: "the company's president", "its commander"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from generator.facts.grammar.predicates import preposition
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.facts.names.word_lists import words
from generator.facts.people.callings import is_calling
from generator.facts.people.described import Bodies
from generator.facts.people.role_phrases import Phrase
from generator.knowledge.countries import country_named
from generator.knowledge.titles import is_office, title_words
from generator.knowledge.words import WORD
from generator.model import Mention, Span

_OF = frozenset({"of", "from", "at", "for", "with"})
_OWN = frozenset({"its", "their"})
_PERSONS = frozenset({"his", "her"})
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_BACK = 2
"""Sentences looked back while they only say "it"."""


def described_owner(noun: Word, bodies: Bodies, phrase: Phrase, grammar: Grammar) -> str | None:
    """The body of "the company's president", "its commander", "head of the union"; None where that is not told."""
    tied = (*noun.below("nmod:poss"), *(one for one in noun.below("nmod") if preposition(one, phrase.text) in _OF))
    return next((found for one in tied if (found := meant_body(one, bodies, phrase, grammar)) is not None), None)


def speaks_for(noun: Word, role: str, bodies: Bodies, phrase: Phrase, grammar: Grammar) -> str | None:
    """The body of "a spokesman, X" or "managing director X": the one that said something in the sentence before, as in
    "The gendarmerie said so."."""
    spokes = noun.span.of(phrase.text).casefold().startswith("spokes") and not noun.below("compound", "amod")
    if noun.below("nmod:poss", "nmod") or not (spokes or " ".join(title_words(role)) in words("roles", "company")):
        return None
    at = bisect_right(grammar.trees, noun.span.start, key=lambda tree: tree.nodes[0].span.start) - 1
    root = Word(grammar.trees[at - 1], grammar.trees[at - 1].root) if at > 0 else None
    if root is None or root.span.of(phrase.text).casefold() not in words("actors", "speech"):
        return None
    for subject in root.below(*_SUBJECTS)[:1]:
        named = bodies.within(Span(root.tree.nodes[0].span.start, root.tree.nodes[-1].span.end))
        body = next((one for one in named if one.span.overlaps(subject.span)), None)
        said = subject.span.of(phrase.text)
        body = body or (bodies.meant(said.casefold(), subject.span.start) if subject.upos == "NOUN" else None)
        if body is not None:
            return body.span.of(phrase.text)
        force = said.casefold() in words("roles", "services") and not subject.below("compound", "amod")
        return said if force and spokes else None
    return None


def meant_body(word: Word, bodies: Bodies, phrase: Phrase, grammar: Grammar) -> str | None:
    """The body that "the company", "its" or "their" means here, in the words that name it."""
    said = word.span.of(phrase.text).casefold()
    if said in _OWN:
        return _whose(word, said, bodies, phrase, grammar)
    if said in _PERSONS:
        return _where(word, bodies, phrase)
    definite = any(the.span.of(phrase.text).casefold() == "the" for the in word.below("det"))
    if not definite or word.upos not in {"NOUN", "PROPN"}:
        return None
    body = bodies.meant(said, word.span.start)
    issuer = bodies.issuer if said in WORD.findall(bodies.issuer.casefold()) else None
    return body.span.of(phrase.text) if body is not None else issuer


def _whose(its: Word, said: str, bodies: Bodies, phrase: Phrase, grammar: Grammar) -> str | None:
    """The body that "its" means: of its own sentence, else of the one before; the subject before any other."""
    start = its.tree.nodes[0].span.start
    here = bodies.within(Span(start, its.span.start))
    if here:
        body = _subject_among(here, its) or _only(here)
        return body.span.of(phrase.text) if body and (said == "its" or _subject_among(here, its)) else None
    states = [
        one
        for one in phrase.owners[: phrase.token_at(its.span.start)]
        if one is not None and one.kind == "PLACE" and country_named(one.name)
    ]
    if states and said == "its":
        return states[0].span.of(phrase.text) if len({one.name for one in states}) == 1 else None
    at = bisect_right(grammar.trees, its.span.start, key=lambda tree: tree.nodes[0].span.start) - 1
    for tree in reversed(grammar.trees[max(0, at - _BACK) : at]):
        root = Word(tree, tree.root)
        subjects = root.below(*_SUBJECTS)
        named = bodies.within(Span(tree.nodes[0].span.start, tree.nodes[-1].span.end))
        of_subject = next((one for one in named if any(one.span.overlaps(word.span) for word in subjects)), None)
        if of_subject is not None:
            return of_subject.span.of(phrase.text)
        subject = subjects[0] if subjects else None
        if subject is not None and _is_thing(subject, phrase.text):
            body = bodies.meant(subject.span.of(phrase.text).casefold(), subject.span.start)
            return body.span.of(phrase.text) if body else None
        if named:
            body = _only(named) if said == "its" else None
            return body.span.of(phrase.text) if body else None
        if subject is None or subject.span.of(phrase.text).casefold() not in {"it", "they"}:
            return None
    return None


def _where(her: Word, bodies: Bodies, phrase: Phrase) -> str | None:
    """ "She joined >Acme<, where her chief, X, gave her a desk"."""
    clause = next((one for one in her.above if one.relation == "acl:relcl"), None)
    if clause is None or clause.head is None:
        return None
    where = any(one.span.of(phrase.text).casefold() == "where" for one in clause.below("advmod"))
    noun = clause.head.span
    named = (one for one in bodies.within(Span(her.tree.nodes[0].span.start, noun.end)) if one.span.overlaps(noun))
    return next((one.span.of(phrase.text) for one in named if where), None)


def _only(bodies: Sequence[Mention]) -> Mention | None:
    return bodies[-1] if len({one.name for one in bodies}) == 1 else None


def _subject_among(bodies: Sequence[Mention], its: Word) -> Mention | None:
    """The body that is the subject of a clause in which "its" stands."""
    subjects = [word for above in its.above for word in above.below(*_SUBJECTS) if word.place < its.place]
    return next((one for word in subjects for one in bodies if one.span.overlaps(word.span)), None)


def _is_thing(subject: Word, text: str) -> bool:
    """Whether "its" may go on about a subject that is no name: one thing, nobody: "the embassy", "the report"."""
    said = subject.span.of(text).casefold()
    several = said.endswith("s") and not said.endswith("ss")
    somebody = several or said in words("roles", "crowds") or is_office(said) or is_calling(said)
    return subject.upos == "NOUN" and not somebody
