"""Numbers of what has not happened: wished for, denied, in a purpose or a condition."""

from __future__ import annotations

from generator.facts.figures.count_words import forms
from generator.facts.grammar.predicates import preposition
from generator.facts.grammar.sentence_words import Word
from generator.knowledge import read_yaml

_NOT = frozenset({"not", "n't", "never", "could", "may", "might", "would", "will", "can", "should", "must"})
_UNDER = frozenset({"xcomp", "acl", "advcl", "ccomp", "nmod", "obl"})


def only_thought(text: str, noun: Word) -> bool:
    """In a clause of purpose or of condition: "so that nobody is hurt"; under what is hoped or tried: "in the hope of
    freeing six"."""
    barred = read_yaml("en/figures")["not_so"]
    for word in (noun, *noun.above):
        if any(form_of(text, mark) in barred or _so_that(text, mark) for mark in word.below("mark")):
            return True
        if word.upos == "VERB" and (_is_hoped(text, word) or _is_rejected(text, word)):
            return True
    return False


def _is_hoped(text: str, verb: Word) -> bool:
    """An infinitive or a participle under such a word; an infinitive that tells what for; what is joined to one."""
    while verb.relation == "conj" and verb.head is not None and verb.head.upos == "VERB":
        verb = verb.head
    if verb.head is None or verb.relation not in _UNDER:
        return False
    is_infinitive = "to" in {form_of(text, mark) for mark in verb.below("mark", "case")}
    above = form_of(text, verb.head)
    if is_infinitive and verb.relation == "advcl" and above not in forms("leads_to", verbs=True):
        return True
    return (is_infinitive or form_of(text, verb).endswith("ing")) and above in forms("wishes", verbs=True)


def _is_rejected(text: str, verb: Word) -> bool:
    """ "denied >killing< nine", "rejected a report that they >had killed< nine"."""
    above = verb.head
    if above is None or verb.relation not in {"ccomp", "xcomp", "acl"}:
        return False
    over = above.head if verb.relation == "acl" and above.relation == "obj" else above
    return over is not None and form_of(text, over) in forms("denies", verbs=True)


def _so_that(text: str, mark: Word) -> bool:
    at = mark.span.start
    return "so that" in {text[at : at + 7].casefold(), text[max(0, at - 3) : mark.span.end].casefold()}


def is_wished(text: str, noun: Word) -> bool:
    """What somebody only asks for: "called for the >release< of 59 staff"."""
    if noun.head is None or (noun.relation not in {"obj", "nsubj:pass"} and preposition(noun, text) != "for"):
        return False
    return form_of(text, noun.head) in forms("wishes", verbs=True)


def is_denied(text: str, verb: Word) -> bool:
    """Not so, or not yet: "did not kill", "could kill", "will release"."""
    return bool({form_of(text, word) for word in verb.below("aux", "advmod", "aux:pass")} & _NOT)


def form_of(text: str, word: Word) -> str:
    """In small letters."""
    return word.span.of(text).casefold()
