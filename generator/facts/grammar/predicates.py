"""What the words of a clause are to its predicate: who does it, to whom, and what stands for whom."""

from __future__ import annotations

from collections.abc import Iterator

from generator.facts.grammar.sentence_words import Word

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
_CLAUSES = frozenset({
    *("root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj", "csubj:pass"),
})  # fmt: skip
"""Relations at whose word a clause begins."""


def predicate_of(word: Word) -> Word:
    """The predicate of the clause in which a word stands: the nearest word above it, or itself, that heads a clause.

    A predicate that is joined to another by "and" counts as a clause of its own.
    """
    at = word
    while not _heads_clause(at) and at.head is not None:
        at = at.head
    return at


def _heads_clause(word: Word) -> bool:
    joined = word.relation == "conj" and word.upos in {"VERB", "AUX"}
    return joined or word.relation in _CLAUSES or bool(word.below(*_SUBJECTS, "cop"))


def is_passive(predicate: Word) -> bool:
    """ "X was arrested": the subject is whom it happens to."""
    return bool(predicate.below("nsubj:pass", "aux:pass", "obl:agent", "csubj:pass"))


def subject_of(predicate: Word) -> Word | None:
    """The subject: its own; of the verb that it is joined to by "and"; of a relative clause the noun that it tells of;
    of an infinitive or a participle the subject of the clause above. None where nobody is named."""
    at: Word | None = predicate
    for _ in range(4):
        if at is None:
            return None
        own = _own_subjects(at)
        relative = at.head if at.relation in {"acl:relcl", "acl"} else None
        is_relative = relative is not None and not at.below("mark")  # no "claims >that it< had won"
        if own and not (is_relative and own[0].upos == "PRON"):
            return own[0]
        if relative is not None:
            return relative if own or at.relation == "acl" else None
        at = at.head if at.relation in {"conj", "xcomp", "advcl", "parataxis"} else None
    return None


def _own_subjects(predicate: Word) -> tuple[Word, ...]:
    """Its subjects. Of "X toured the range, the army said" a parser hangs X on "said": the first of two subjects, where
    it stands before what is said, is the subject of that."""
    own = predicate.below(*_SUBJECTS)
    said = next(iter(predicate.below("ccomp")), None)
    if len(own) > 1 and said is not None and own[0].place < said.place < own[-1].place:
        return own[-1:]
    if len(own) > 1 and own[-1].place < predicate.place and {one.relation for one in own} == {"nsubj"}:
        return own[-1:]  # "The force chief of operations >General X< toured"
    above = predicate.head
    if not own and predicate.relation == "ccomp" and above is not None:
        both = above.below(*_SUBJECTS)
        if len(both) > 1 and both[0].place < predicate.place < both[-1].place:
            return both[:1]
    return own


def agents_of(predicate: Word) -> tuple[Word, ...]:
    """Who does it, each of a list: the subject, or of a passive the one behind "by"."""
    if is_passive(predicate):
        return tuple(one for by in predicate.below("obl:agent") for one in coordinated(by))
    subject = subject_of(predicate)
    if subject is None:
        return ()
    listed = tuple(one for one in predicate.below("nsubj") if _is_listed(one, subject))
    return (*listed, *coordinated(subject))


def _is_listed(one: Word, last: Word) -> bool:
    """ "Herders, farmers agree": a headline's list without "and" is read as two subjects."""
    between = [Word(one.tree, place) for place in range(one.place + 1, last.place)]
    return [word.upos for word in between] == ["PUNCT"] and one.place < last.place


def patients_of(predicate: Word) -> tuple[Word, ...]:
    """To whom it is done, each of a list: the object, or the subject of a passive."""
    objects = predicate.below("obj", "iobj")
    subject = subject_of(predicate) if is_passive(predicate) else None
    return tuple(one for first in (*objects, *([subject] if subject else [])) for one in coordinated(first))


def coordinated(word: Word) -> tuple[Word, ...]:
    """A word and those that "and", "or" and commas join to it, in reading order."""
    return (word, *(other for first in word.below("conj") for other in coordinated(first)))


def first_of_list(word: Word) -> Word:
    """The first of the list in which a word stands; itself where it stands in none."""
    while word.relation == "conj" and word.head is not None:
        word = word.head
    return word


def appositions(word: Word) -> Iterator[Word]:
    """What stands beside a name to say who it is: "X, the head of Y" and the other way round."""
    yield from word.below("appos")
    if word.relation == "appos" and word.head is not None:
        yield word.head


def preposition(word: Word, text: str) -> str:
    """The small word that ties it to its head, in small letters: "of", "by"; empty where none does."""
    return " ".join(case.span.of(text).casefold() for case in word.below("case") if case.place < word.place)
