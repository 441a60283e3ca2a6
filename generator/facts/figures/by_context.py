"""What a number counts where its verb alone does not tell: who does it, to whom, what it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.facts.figures.count_words import count_words, forms, is_people, toll_moves
from generator.facts.figures.not_so import form_of
from generator.facts.grammar.predicates import agents_of, is_passive, preposition
from generator.facts.grammar.sentence_words import Word
from generator.knowledge import read_yaml
from generator.knowledge.words import WORD


def of_kind(text: str, verb: Word, noun: Word, kind: str | None) -> str | None:
    """Soldiers who free villagers rescue them; those who release their own prisoners do not. Who is treated for wounds
    is injured."""
    if kind == "treated":
        causes = {form_of(text, word) for word in verb.below("obl", "nmod") if preposition(word, text) == "for"}
        return "injured" if causes & forms("wounds") else kind
    if kind != "released":
        return kind
    held = {form_of(text, word) for word in noun.phrase()} & forms("captives")
    agents = doers = agents_of(verb)
    if not is_passive(verb) and (held or not doers):
        doers = (*doers, *_subjects_before(verb))
    if not is_passive(verb) and held and not agents:
        doers = (*doers, *_nouns_before(verb))
    freeing = {form_of(text, word) for agent in doers for word in agent.phrase()}
    saves = bool(held) or not form_of(text, verb).startswith(("releas", "let"))
    return "rescued" if saves and freeing & forms("rescuers") else kind


def _subjects_before(verb: Word) -> Iterator[Word]:
    """Of the clauses before it in its sentence: headlines leave them out."""
    for place in range(verb.place):
        word = Word(verb.tree, place)
        if word.relation == "nsubj":
            yield word


def _nouns_before(verb: Word) -> Iterator[Word]:
    """Where no subject is told, or the reader of grammar lost it in a long sentence."""
    return (Word(verb.tree, place) for place in range(verb.place) if verb.tree.nodes[place].upos == "NOUN")


def by_whom(text: str, verb: Word, noun: Word) -> str | None:
    """What a verb tells of its object only where such a one does it: "the gang took eight people", "we lost one"."""
    if not is_people(form_of(text, noun)) or noun.relation == "conj":
        return None
    for kind in read_yaml("en/figures")["done_by"]:
        if form_of(text, verb) in forms("done_by", kind, "verbs", verbs=True):
            doers = {form_of(text, word) for word in agents_of(verb)}
            return kind if doers & forms("done_by", kind, "by") else None
    return None


def told_to(text: str, verb: Word) -> str | None:
    """ "60,000 people were ordered to leave"."""
    if form_of(text, verb) not in forms("told_to", "verbs", verbs=True):
        return None
    goes = any(form_of(text, word) in forms("told_to", "go", verbs=True) for word in verb.below("xcomp", "ccomp"))
    return str(read_yaml("en/figures")["told_to"]["kind"]) if goes else None


def from_homes(text: str, verb: Word) -> str | None:
    """ "The floods forced 2,000 people >from their homes<"."""
    table = read_yaml("en/figures")["from_homes"]
    if form_of(text, verb) not in forms("from_homes", "verbs", verbs=True):
        return None
    left = (one for one in verb.below("obl", "nmod") if preposition(one, text) in table["by"])
    return str(table["kind"]) if any(form_of(text, one) in forms("from_homes", "homes") for one in left) else None


def of_illness(text: str, noun: Word) -> str | None:
    """ "12 confirmed cases", "four cases of cholera"."""
    if form_of(text, noun) not in forms("cases", "nouns"):
        return None
    said = {form_of(text, word) for word in noun.below("amod", "compound", "nmod")}
    table = read_yaml("en/figures")["cases"]
    is_new = bool(said & {*table["new"]}) and any(word in {*table["of"]} for word in WORD.findall(text.casefold()))
    return "infected" if is_new or said & {*table["of"], *table["sure"]} else None


def feared(text: str, noun: Word, kind: str) -> str:
    """ "31 are >feared< drowned", "14 presumed dead": nobody has counted them as dead yet."""
    table = read_yaml("en/figures")["feared"]
    told = [*noun.below("acl"), *([noun.head] if noun.head is not None and noun.relation.startswith("nsubj") else [])]
    return (
        str(table["kind"])
        if kind == table["of"] and any(form_of(text, one) in table["verbs"] for one in told)
        else kind
    )


def left_in(text: str, noun: Word) -> str | None:
    """ "four >in hospital<", "212 >aboard<": what stands right behind a number, or the persons it counts, and ends."""
    last = noun.tree.nodes[-1].span.end
    behind = " ".join(text[noun.span.end : min(last, noun.span.end + _LONGEST_STATE)].casefold().split())
    known = read_yaml("en/figures")["left_in"]
    return next(
        (
            str(known[words])
            for words in known
            if re.match(rf"(?:(?:are|is|were|was|remain) (?:still )?)?{words}\b", behind)
        ),
        None,
    )


_LONGEST_STATE = 30
"""Characters."""


def or_else(text: str, noun: Word, kind: str) -> str:
    """ "30 people drowned or vanished", "12 are dead or missing": killed or missing."""
    known = count_words()
    tables = (known.does, known.is_, known.done_to)
    above = (noun.head, *noun.head.below("xcomp")) if noun.head is not None else ()
    for word in (*noun.below("amod", "acl"), *above, noun):
        for other in word.below("conj"):
            joined = {form_of(text, small) for small in other.below("cc")}
            kinds = {table[form] for table in tables if (form := form_of(text, other)) in table} - {kind}
            if joined == {"or"} and len(kinds) == 1:
                return f"{kind} or {kinds.pop()}"
    return kind


def toll_of(text: str, noun: Word) -> str | None:
    """ "the death toll rose to 70", "bringing the dead to 31", "put the toll at 19", "a toll of 12"."""
    verb = noun.head
    small = preposition(noun, text)
    if verb is None or small not in {"to", "at", "of"}:
        return None
    moves = small != "of" and (form_of(text, verb) in toll_moves() or verb.upos != "NOUN")
    for about in verb.below("obj", "nsubj", "nsubj:pass") if moves else (verb,):
        told = [form_of(text, word) for word in (about, *about.below("nmod", "compound"))]
        if "toll" in told:
            return "killed"
        if form_of(text, verb) in toll_moves():
            known = count_words()
            kinds = (known.is_.get(form) or known.counts.get(form) for form in told)
            if kind := next((kind for kind in kinds if kind), None):
                return kind
    return None
