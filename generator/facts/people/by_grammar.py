"""Roles and bodies that the grammar of a sentence ties to a name: "X, the head of Y,", "the head of Y, X", "Y chief X",
"X is the head of Y", "X was named head of Y", "X, who leads Y", "X of Y", "Y's X", "X (Y)", "Y, led by X", "X's Y"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.facts.grammar.predicates import coordinated, preposition
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.facts.names.word_lists import words
from generator.facts.people.behind_comma import (
    before_comma,
    is_behind_comma,
    is_office_of,
    right_before,
    right_behind,
    stands_behind_another,
    subject_behind,
)
from generator.facts.people.described import Bodies
from generator.facts.people.offices_of_bodies import capital_body, noun_phrase, whose_body
from generator.facts.people.role_phrases import Phrase, Role
from generator.facts.people.whose.described_owners import described_owner, meant_body, speaks_for
from generator.knowledge.countries import country_of, is_demonym, name_of
from generator.knowledge.words import WORD
from generator.model import Span

_CLAUSES = ("acl:relcl", "acl")
_BEFORE = ("nmod:desc", "compound", "nmod", "amod")
"""Relations of a title to the name behind it, as treebanks and their readers differ in it."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_WITHIN = frozenset({
    *("det", "amod", "compound", "nmod", "nmod:poss", "nmod:desc", "nummod", "flat", "fixed", "case", "part"),
    *("conj", "cc", "nmod:unmarked", "advmod", "goeswith"),
})  # fmt: skip
"""Relations of what belongs to a role's own noun phrase; clauses and what stands beside it do not."""
_OF = frozenset({"of", "from", "at", "for", "with"})
_JOINTS = frozenset("-‐‑–/&.'’")


def roles_by_grammar(phrase: Phrase, grammar: Grammar, bodies: Bodies, person: Span, titled: Span) -> Iterator[Role]:
    """Every role and every body of a person that the sentence states; `titled` is the name with its rank, `bodies` says
    which is "the company"."""
    name = grammar.head_of(person)
    if name is None:
        return
    while name.head is not None and name.head.span.within(titled):
        name = name.head
    for noun in _role_nouns(name, phrase):
        if ":" in phrase.text[slice(*sorted((name.span.end, noun.span.start)))]:
            continue  # "MS DOE: An agent has written"
        start, end = _noun_phrase_of(noun, phrase)
        role = noun_phrase(phrase, start, end, phrase.token_at(noun.span.start))
        if role is not None:
            owner = described_owner(noun, bodies, phrase, grammar)
            stated = (owner if noun.below("nmod:poss") else None) or role.organization or owner
            speaks = stated or speaks_for(noun, role.role or "", bodies, phrase, grammar)
            yield role._replace(organization=speaks)
        elif noun.span.of(phrase.text).casefold() in words("roles", "counterparts"):
            yield from (Role(None, state, start, end) for state in _states(noun, phrase.text))
    for body in _bodies(name, phrase.text):
        at = phrase.token_at(body.span.start)
        named = whose_body(phrase, body.span) or capital_body(phrase, at)
        found = named or meant_body(body, bodies, phrase, grammar)
        if found is not None:
            yield Role(None, found, at, at + 1)


def _states(noun: Word, text: str) -> Iterator[str]:
    """The state of "her Estonian counterpart"."""
    for word in noun.below("amod", "compound"):
        said = word.span.of(text)
        if state := country_of(said):
            yield name_of(state) if is_demonym(said) else said


def _role_nouns(name: Word, phrase: Phrase) -> Iterator[Word]:
    """The nouns that say what the bearer of a name is."""
    behind = [noun for noun in name.below("nmod:desc") if noun.place > name.place and is_behind_comma(noun, phrase)]
    own = [noun for noun in (*name.below("appos"), *behind) if not _belongs_to_next(noun, name, phrase)]
    yield from (noun for noun in own if not stands_behind_another(noun, name, phrase))
    yield from right_behind(name, phrase)
    yield from subject_behind(name, phrase)
    yield from (noun for noun in name.below(*_BEFORE) if noun.place < name.place and not phrase.is_person(noun.span))
    if name.relation == "flat" and name.head is not None and not phrase.is_person(name.head.span):
        yield name.head
    if name.relation == "appos" and name.head is not None and not _is_next_of_list(name, phrase):
        yield right_before(name, phrase) or _own_noun(name.head, phrase)
    if name.relation in {"conj", "nsubj"} and (beside := before_comma(name, phrase)) is not None:
        yield beside
    clauses = [clause for clause in name.below(*_CLAUSES) if not _whose(clause, phrase.text)]
    if name.relation in {*_SUBJECTS, "obj"} and name.head is not None:
        clauses += [one for one in coordinated(name.head) if one == name.head or not one.below(*_SUBJECTS)]
    for clause in clauses:
        if clause.below("cop"):
            yield from () if name.relation == "obj" and clause == name.head else coordinated(clause)
        elif clause.span.of(phrase.text).casefold() in words("roles", "copulas"):
            yield from (noun for noun in clause.below("xcomp", "obl") if noun.upos in {"NOUN", "PROPN"})
        elif clause.span.of(phrase.text).casefold() in words("roles", "as_verbs"):
            yield from (noun for noun in clause.below("obl") if preposition(noun, phrase.text) == "as")


def _belongs_to_next(noun: Word, name: Word, phrase: Phrase) -> bool:
    """ "Jane Doe, the head of Y, Major General Omar Said, and": the role is that of the next person, who has a rank; or
    to whom it is nearer: "Jane Doe signed, and the head of Y, Omar Said"."""
    end = phrase.token_at(max(word.span.end for word in _within(noun)) - 1) + 1
    if end + 1 < len(phrase.tokens) and "(" in phrase.gap(end) and phrase.gap(end + 1).startswith(")"):
        end += 1  # "Chief of Defence Forces (CDF) General Omar Said"
    ranks = (b for a, b, kind in phrase.titles_in(end, end + 1) if kind == "rank" and a == end)
    at = max(ranks, default=end)
    follows = (
        end < len(phrase.tokens) and phrase.gap(end).strip() == "," and phrase.is_person(phrase.span(end, end + 1))
    )
    if follows and WORD.search(phrase.text, name.span.end, min(word.span.start for word in _within(noun))):
        between = Span(name.span.end, min(word.span.start for word in _within(noun))).of(phrase.text)
        return any(word.islower() for word in WORD.findall(between))
    return phrase.is_person(noun.span) or (end < at < len(phrase.tokens) and phrase.is_person(phrase.span(at, at + 1)))


def _is_next_of_list(name: Word, phrase: Phrase) -> bool:
    """ "The Chief Justice, Speaker X and two judges": the name has an office of its own, and "and" follows no comma."""
    own = any(is_office_of(noun, phrase) for noun in name.below(*_BEFORE))
    end = max(word.place for word in (name, *name.below("flat"))) + 1
    nodes = name.tree.nodes
    return own and end < len(nodes) and nodes[end].relation == "cc" and nodes[end].span.of(phrase.text) != ","


def _own_noun(head: Word, phrase: Phrase) -> Word:
    """ "A spokesman for Governor Y, X", "the head of the Union, X": the spokesman and the head are X."""
    while head.relation in {"nmod", "nmod:poss", "appos"} and head.head is not None and not is_office_of(head, phrase):
        head = head.head
    return head


def _whose(clause: Word, text: str) -> bool:
    """ "X, whose wife is the mayor": the clause tells of somebody else."""
    subjects = clause.below(*_SUBJECTS)
    return any(word.span.of(text).casefold() == "whose" for subject in subjects for word in subject.phrase())


def _bodies(name: Word, text: str) -> Iterator[Word]:
    """Words that may name the body or state to which a person belongs."""
    beside = name.head.below("nmod") if name.relation in {"appos", "nmod:desc"} and name.head is not None else ()
    behind = (*name.below("nmod"), *(one for one in beside if one.place > name.place))
    yield from (one for one in behind if preposition(one, text) in _OF)
    yield from name.below("appos", "nmod:poss", "dep")
    for noun in name.below(*_BEFORE):
        calling = noun.span.of(text)
        if noun.upos == "NOUN" and calling.islower() and calling not in words("roles", "outsiders"):
            yield from noun.below("compound")
    if name.relation == "nmod:poss" and name.head is not None:
        yield name.head
    led = words("roles", "organization_verbs")
    for clause in name.below(*_CLAUSES):
        if clause.span.of(text).casefold() in led and not _whose(clause, text):
            yield from _with_owner(clause.below("obj"), text)
        if clause.span.of(text).casefold() in words("roles", "copulas"):
            yield from (one for one in clause.below("obl") if preposition(one, text) in {"at", "for", "with"})
    head = name.head
    if head is None:
        return
    if name.relation in _SUBJECTS and head.span.of(text).casefold() in led:
        yield from _with_owner(head.below("obj"), text)
    if name.relation in _SUBJECTS and head.span.of(text).casefold() in words("roles", "working"):
        yield from (one for one in head.below("obl") if preposition(one, text) in {"at", "for"})
    if name.relation == "obl:agent" and head.relation in _CLAUSES and head.span.of(text).casefold() in led:
        yield from () if head.head is None else (head.head,)
    if name.relation == "obl:agent" and head.span.of(text).casefold() in led:
        yield from head.below("nsubj:pass")
    if name.relation == "nsubj" and head.span.of(text).casefold() in {"assumed", "assumes", "took", "takes"}:
        yield from (body for object_ in head.below("obj") for body in object_.below("nmod"))


def _with_owner(led: Iterable[Word], text: str) -> Iterator[Word]:
    """What is led, and of a part the body whose it is: "heads the >Guard<'s team", "led the mission of the >Union<"."""
    for one in led:
        yield one
        if one.upos == "NOUN":
            yield from one.below("nmod:poss")
            yield from (body for body in one.below("nmod") if preposition(body, text) == "of")


def _noun_phrase_of(noun: Word, phrase: Phrase) -> tuple[int, int]:
    """First token and the one behind the last of a noun's own phrase, without clauses, asides and persons."""
    nodes = noun.tree.nodes
    inside = {word.place for word in _within(noun)}
    first = last = noun.place

    def belongs(place: int, neighbour: int) -> bool:
        if not 0 <= place < len(nodes):
            return False
        span = nodes[place].span
        joint = nodes[place].upos == "PUNCT" and set(span.of(phrase.text)) <= _JOINTS
        one = nodes[place].upos != "PUNCT" and phrase.in_one_title(span.start, nodes[neighbour].span.start)
        return (place in inside or joint or one) and not phrase.is_person(span)

    while belongs(first - 1, first):
        first -= 1
    while belongs(last + 1, last):
        last += 1
    return phrase.token_at(nodes[first].span.start), phrase.token_at(nodes[last].span.end - 1) + 1


def _within(noun: Word) -> Iterator[Word]:
    yield noun
    own = {word.place for word in noun.below("case", "cc")}
    for word in noun.below(*_WITHIN):
        if word.place not in own:
            yield from _all_within(word)


def _all_within(word: Word) -> Iterator[Word]:
    yield word
    # "Geneva-based": the town is an adverbial of the participle
    for below in word.below(*_WITHIN, *(("obl:unmarked",) if word.relation == "amod" else ())):
        yield from _all_within(below)
