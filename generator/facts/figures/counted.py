"""What a number counts, by the grammar of its clause: "killed 22", "22 people were killed", "the toll rose to 70"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.facts.figures.count_words import count_words, forms, is_people, phrases, toll_moves
from generator.facts.figures.number_words import Number, numbers_in
from generator.facts.grammar.predicates import agents_of, first_of_list, predicate_of, preposition
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.knowledge import read_yaml
from generator.model import Article, Span

_LIKE_OBJECTS = frozenset({"", "over", "around", "about", "under", "near"})
_TOTALS = frozenset({"total", "number", "group", "combined", "toll"})
_SHOOTS = frozenset({"shot", "shoot", "shoots", "attacked", "stabbed", "ambushed", "beat", "beaten"})
"""Verbs that tell by the next one what came of it: "shot and killed two"."""
_AGE = re.compile(r"\baged? \Z")  # "aged "


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and what it counts."""

    what: str
    number: Number
    of: Word
    """The noun that is counted, or the number where none stands."""
    predicate: Word
    """Of the clause that tells it."""
    is_more: bool
    """Comes on top of others that were counted before, or within them: "nine more", "eleven bodies found"."""


def counted_in(article: Article, grammar: Grammar, taken: Sequence[Span]) -> Iterator[Counted]:
    """Every number of persons that something is said to have happened to. `taken`: names and days, no counts."""
    for sentence in article.sentences:
        for number in numbers_in(article.text, sentence):
            if any(span.start < number.span.end and number.span.start < span.end for span in taken):
                continue
            word = grammar.head_of(number.span)
            if word is None:
                continue
            found = _what(article.text, word)
            if found is not None:
                yield Counted(found[0], number, found[1], predicate_of(word), _is_more(article.text, found[1], number))


def _what(text: str, number: Word) -> tuple[str, Word] | None:
    """The kind and the counted noun."""
    modifies = number.relation in {"nummod", "det", "advmod", "amod"}
    noun = number.head if modifies and number.head is not None and number.head.upos != "VERB" else number
    if (
        not _counts_people(text, noun, number)
        or _is_part(text, noun)
        or _AGE.search(text[max(0, number.span.start - 6) : number.span.start])
    ):
        return None
    says_no = _form(text, number) in read_yaml("en/figures")["no_such"]
    if says_no and _form(text, noun) not in count_words().counts:
        return None
    kind = _toll(text, noun) or _by_clause(text, noun) or _by_itself(text, noun) or _next_word(text, noun)
    return (kind, noun) if kind is not None and not _only_thought(text, noun) else None


def _is_more(text: str, noun: Word, number: Number) -> bool:
    behind = text[number.span.end : number.span.end + 6].casefold()
    told = {_form(text, word) for word in noun.below()}
    body = _form(text, noun) in forms("bodies", "nouns")
    return body or behind.startswith(" more ") or bool(told & {"another", "further", "additional"})


def _form(text: str, word: Word) -> str:
    return word.span.of(text).casefold()


def _counts_people(text: str, noun: Word, number: Word) -> bool:
    told = _form(text, noun)
    if noun == number:
        own = [one for one in noun.below("nmod") if preposition(one, text) == "of"]
        if not own:
            return noun.relation != "compound"
        vague = read_yaml("en/figures")["vague"]
        return any(
            is_people(form := _form(text, one)) or form in vague or one.upos in {"PRON", "PROPN", "DET", "NUM"}
            for one in own
        )
    known = count_words()
    special = told in known.is_ or told in known.counts or told in forms("bodies", "nouns")
    return special or is_people(told) or noun.upos == "PROPN"


def _is_part(text: str, noun: Word) -> bool:
    """ "including three children", "two senators were among the dead", "one of them"."""
    first = first_of_list(noun)
    if preposition(first, text).split(" ")[0] in read_yaml("en/figures")["parts"]:
        return True
    verb = first.head
    among = verb is not None and first.relation.startswith("nsubj") and preposition(verb, text) == "among"
    return among or (_form(text, noun) == "one" and bool(noun.below("nmod")))


def _only_thought(text: str, noun: Word) -> bool:
    """In a clause of purpose or of condition: "so that nobody is hurt"."""
    barred = read_yaml("en/figures")["not_so"]
    for word in (noun, *noun.above):
        marks = word.below("mark")
        if any(_form(text, mark) in barred or _so_that(text, mark) for mark in marks):
            return True
    return False


def _so_that(text: str, mark: Word) -> bool:
    return text[max(0, mark.span.start - 3) : mark.span.end].casefold() == "so that"


def _by_itself(text: str, noun: Word) -> str | None:
    """ "12 deaths", "the 12 dead", "12 wounded soldiers", "22 people killed"."""
    known = count_words()
    told = _form(text, noun)
    own = known.counts.get(told) or known.is_.get(told)
    if own:
        return own
    for word in noun.below("acl", "acl:relcl"):
        form = _form(text, word)
        if any(subject.upos not in {"PRON", "DET"} for subject in word.below("nsubj", "nsubj:pass")):
            continue  # "14 patients, of whom four died"
        passive = known.passive.get(form) if not word.below("obj") else None
        if kind := passive or known.does.get(form) or known.is_.get(form) or _phrase(text, word):
            return kind
    for word in noun.below("amod"):
        if kind := known.is_.get(_form(text, word)):
            return kind
    return None


def _next_word(text: str, noun: Word) -> str | None:
    """ "12 wounded", however it is tied to the rest."""
    behind = Word(noun.tree, noun.place + 1) if noun.place + 1 < len(noun.tree.nodes) else None
    return count_words().is_.get(_form(text, behind)) if behind is not None and noun.upos == "NUM" else None


def _phrase(text: str, verb: Word) -> str | None:
    """ "lost their lives"."""
    found = (phrases().get((_form(text, verb), _form(text, one))) for one in verb.below("obj"))
    return next((kind for kind in found if kind), None)


def _by_clause(text: str, noun: Word) -> str | None:
    """ "killed 22", "22 people were killed", "22 died", "left 12 dead", "22 are feared dead", "22 lost their lives"."""
    known = count_words()
    first = first_of_list(_whole(text, noun))
    relation, verb = first.relation, first.head
    if verb is not None and verb.upos == "VERB" and relation in {"nummod", "det", "obl:unmarked"}:
        relation = "nsubj"  # "Six die": headlines leave out the noun
    if verb is None or _denied(text, verb):
        return None
    if relation == "obl" and preposition(first, text) in _LIKE_OBJECTS:
        relation = "obj"  # "injured over 3,000"
    form = _verb_form(text, verb)
    beside = verb.below("xcomp", "advcl", "acl", "amod") if first == noun else ()
    joined = next((kind for word in verb.below("conj") if (kind := known.done_to.get(_verb_form(text, word)))), None)
    left = next((kind for word in beside if (kind := known.is_.get(_form(text, word)))), None)
    body = _form(text, noun) in forms("bodies", "nouns")
    if body:
        return "killed" if form in forms("bodies", "verbs", verbs=True) else None
    if relation == "obj":
        return left or _freed(text, verb, noun, known.done_to.get(form) or (joined if form in _SHOOTS else None))
    if relation == "nsubj:pass":
        return known.done_to.get(form) or known.is_.get(form) or left or (joined if form in _SHOOTS else None)
    if relation == "nsubj":
        headless = known.passive.get(form) if not verb.below("obj", "aux") else None
        return known.does.get(form) or known.is_.get(form) or _phrase(text, verb) or left or headless
    if relation == "nmod" and preposition(first, text) == "of":
        return None if _wished(text, verb) else known.counts.get(form)
    return None


def _wished(text: str, noun: Word) -> bool:
    """What somebody only asks for: "called for the >release< of 59 staff"."""
    if noun.head is None or (noun.relation not in {"obj", "nsubj:pass"} and preposition(noun, text) != "for"):
        return False
    return _form(text, noun.head) in forms("wishes", verbs=True)


def _verb_form(text: str, verb: Word) -> str:
    """With its particle: "gave up"."""
    return " ".join(_form(text, word) for word in (verb, *verb.below("compound:prt")))


def _whole(text: str, noun: Word) -> Word:
    """ "A total of 96 migrants": what is said of the total is said of them."""
    head = noun.head
    transparent = head is not None and _form(text, head) in _TOTALS and preposition(noun, text) == "of"
    return head if head is not None and noun.relation == "nmod" and transparent else noun


def _freed(text: str, verb: Word, noun: Word, kind: str | None) -> str | None:
    """Soldiers who free villagers rescue them; those who release their own prisoners do not."""
    if kind != "released":
        return kind
    freeing = {_form(text, word) for agent in agents_of(verb) for word in agent.phrase()}
    held = {_form(text, word) for word in noun.phrase()} & forms("captives")
    saves = bool(held) or not _form(text, verb).startswith("releas")
    return "rescued" if saves and freeing & forms("rescuers") else kind


def _denied(text: str, verb: Word) -> bool:
    """Not so, or not yet: "did not kill", "could kill", "will release"."""
    helpers = {_form(text, word) for word in verb.below("aux", "advmod", "aux:pass")}
    return bool(helpers & {"not", "n't", "never", "could", "may", "might", "would", "will", "can", "should", "must"})


def _toll(text: str, noun: Word) -> str | None:
    """ "the death toll rose to 70", "bringing the dead to 31", "put the toll at 19", "a toll of 12"."""
    verb = noun.head
    small = preposition(noun, text)
    if verb is None or small not in {"to", "at", "of"}:
        return None
    moves = small != "of" and (_form(text, verb) in toll_moves() or verb.upos != "NOUN")
    for about in verb.below("obj", "nsubj", "nsubj:pass") if moves else (verb,):
        told = [_form(text, word) for word in (about, *about.below("nmod", "compound"))]
        if "toll" in told:
            return "killed"
        if _form(text, verb) in toll_moves():
            known = count_words()
            kinds = (known.is_.get(form) or known.counts.get(form) for form in told)
            if kind := next((kind for kind in kinds if kind), None):
                return kind
    return None
