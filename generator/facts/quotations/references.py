"""Who a pronoun means: the subject in the centre, not the last name seen.

A sentence is about its subject, and a pronoun goes on about what the sentence before was about (centering: Grosz, Joshi
and Weinstein, 1995). Names inside quotations, objects and possessors come after.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from generator.facts.grammar.predicates import coordinated
from generator.facts.grammar.sentence_words import Word
from generator.facts.grammar.tree import Tree
from generator.facts.quotations.cast import Cast, Speaker, speaker_of
from generator.facts.quotations.cues import mood_of, speech

_BACK = 8
"""Sentences looked back; those of a long quotation between count too."""
_FARTHEST = 40
"""The same where they say no more than "she"."""
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")


def speaker_for(cast: Cast, word: Word, last: Speaker | None) -> Speaker | None:
    """Who a noun or pronoun means, None where it can't be known; `last`: who spoke last."""
    kind = speech().pronouns.get(word.span.of(cast.text).lower(), "") if word.upos in {"PRON", "DET"} else ""
    if kind == "":
        written = word.span.of(cast.text).lower() in speech().documents
        his = [one for one in word.below("nmod:poss") if one.upos == "PRON"] if written else []
        return (speaker_for(cast, his[0], last) if his else None) or speaker_of(cast, word)  # "her report"
    if kind not in {"male", "female", "thing", "many"}:
        return None
    for subjects in _centres(cast, word):
        for subject in subjects:
            if _goes_on(cast, subject, kind):
                break
            meant = speaker_of(cast, subject) if subject.upos != "PRON" and _can_be(cast, subject, kind) else None
            if meant is not None and cast.sexes.get(meant.name, kind) == kind:
                reason = f"“{word.span.of(cast.text)}”: {meant.name}, whom the sentences before are about"
                return Speaker(meant.name, word.span, "quotations.pronoun", reason, 0.85)
    return _only_one(cast, word, kind) if kind in {"male", "female"} else None


def _only_one(cast: Cast, word: Word, kind: str) -> Speaker | None:
    """The one person whom the nearest sentence with any names, whatever they do in it."""
    named = [m for m in cast.people_before(word.span.start) if not cast.is_quoted(m.span.start)]
    fitting = [m for m in named if cast.sexes.get(m.name, kind) == kind]
    near = {
        m.name for m in fitting if cast.grammar.tree_at(m.span.start) == cast.grammar.tree_at(fitting[0].span.start)
    }
    if len(near) != 1:
        return None
    reason = f"“{word.span.of(cast.text)}”: {fitting[0].name}, the only one whom the sentence before names"
    return Speaker(fitting[0].name, word.span, "quotations.pronoun", reason, 0.7)


def _goes_on(cast: Cast, subject: Word, kind: str) -> bool:
    """The same pronoun: its sentence is about whoever that is, so nobody else in it is meant."""
    return subject.upos == "PRON" and speech().pronouns.get(subject.span.of(cast.text).lower()) == kind


def _can_be(cast: Cast, subject: Word, kind: str) -> bool:
    """Whether a pronoun can stand for a subject: by its kind of name, by number, and by whether it speaks."""
    mention, noun = cast.named(subject), subject.span.of(cast.text).lower()
    several = subject.upos == "NOUN" and noun.endswith("s") and not noun.endswith("ss")
    if kind == "many":
        return several or (mention is not None and mention.kind == "ORG")
    if kind == "thing":
        written = noun in speech().bodies or noun in speech().documents
        return mention.kind != "PERSON" if mention is not None else written
    if mention is not None:
        return mention.kind == "PERSON"
    if several or noun in speech().bodies or noun in speech().documents or speech().sexes.get(noun, kind) != kind:
        return False
    head = subject.head
    somebody = noun in speech().sexes or noun.endswith(speech().people)
    speaks = somebody and head is not None and head.span.of(cast.text).lower() in speech().moods
    named = speaker_of(cast, subject)
    return speaks or (named is not None and named.rule != "quotations.phrase")


def _centres(cast: Cast, word: Word) -> Iterator[list[Word]]:
    """The subjects of the sentences before a word, its own first; in each the likeliest to be meant first."""
    trees = cast.grammar.trees
    here = bisect_right(trees, word.span.start, key=lambda tree: tree.nodes[0].span.start) - 1
    yield [w for w in _subjects(cast, word.tree) if w.span.start < word.span.start and w.relation != "obl:agent"]
    pronoun, back = word.span.of(cast.text).lower(), 0
    for tree in reversed(trees[max(0, here - _FARTHEST) : here]):
        subjects = _subjects(cast, tree)
        yield subjects
        # Sentences that go on about the same person, as those of an obituary do, are no distance.
        back += not any(one.span.of(cast.text).lower() == pronoun for one in subjects[:1])
        if back == _BACK:
            return


def _subjects(cast: Cast, tree: Tree) -> list[Word]:
    """A sentence's subjects outside quotations, the main clause's first; then agents."""
    found = [
        Word(tree, place)
        for place, node in enumerate(tree.nodes)
        if node.relation in (*_SUBJECTS, "obl:agent") and not cast.is_quoted(node.span.start)
    ]
    ordered = sorted(
        found, key=lambda w: (w.relation == "obl:agent", sum(1 for _ in w.above), _unnamed(cast, w), w.place)
    )
    said = [word for word in _named_before_saying(cast, tree) if word not in ordered]
    return [*said, *(one for subject in ordered for one in coordinated(subject))]


def _named_before_saying(cast: Cast, tree: Tree) -> Iterator[Word]:
    """ "Liang was detained, commissioner >Omar Said< said": the person named right before the verb, however a parser
    hung the name."""
    for place in range(1, len(tree.nodes)):
        verb, name = Word(tree, place), Word(tree, place - 1)
        if name.upos == "PROPN" and mood_of(verb, cast.text) and not cast.is_quoted(verb.span.start):
            mention = cast.named(name)
            if mention is not None and mention.kind == "PERSON" and mention.span.end == name.span.end:
                yield name


def _unnamed(cast: Cast, word: Word) -> bool:
    mention = cast.named(word)
    return mention is None or mention.kind != "PERSON"
