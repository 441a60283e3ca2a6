"""What a number counts, by the grammar of its clause: "killed 22", "22 people were killed", "the toll rose to 70"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.facts.figures.by_context import (
    by_whom,
    feared,
    from_homes,
    left_in,
    of_illness,
    of_kind,
    or_else,
    told_to,
    toll_of,
)
from generator.facts.figures.count_words import count_words, forms, is_people, phrases
from generator.facts.figures.not_so import form_of, is_denied, is_wished, only_thought
from generator.facts.figures.number_words import Number, Spans, numbers_in
from generator.facts.figures.parts import is_more, is_one_more, is_part
from generator.facts.grammar.predicates import first_of_list, predicate_of, preposition
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.knowledge import read_yaml
from generator.model import Article, Span

_LIKE_OBJECTS = frozenset({"", "over", "around", "about", "under", "near"})
_TOTALS = frozenset({"total", "number", "group", "combined", "toll"})
_SHOOTS = frozenset({"shot", "shoot", "shoots", "attacked", "stabbed", "ambushed", "beat", "beaten"})
"""Verbs that tell by the next one what came of it: "shot and killed two"."""
_CLOSES = re.compile(r" *(?:[,.;:)\n]|\Z)")  # ", "
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
    others = Spans(taken)
    beginning = [one for one in article.sentences if article.zone_at(one.start) in {"headline", "body"}][:SINGLES]
    for sentence in article.sentences:
        for number in numbers_in(article.text, sentence):
            if others.meet(number.span):
                continue
            word = grammar.head_of(number.span)
            if word is None:
                continue
            found = _what(article.text, word, number.span)
            if found is not None:
                yield Counted(found[0], number, found[1], predicate_of(word), is_more(article.text, found[1], number))
        if sentence in beginning:
            yield from _singles(article.text, grammar.words_in(sentence))


def _singles(text: str, words: Sequence[Word]) -> Iterator[Counted]:
    """ "A climber lost his life", "killing a driver": one."""
    for word in words:
        noun = word.head if word.relation == "det" and form_of(text, word) in {"a", "an"} else None
        form = form_of(text, noun) if noun is not None else ""
        if noun is None or noun.upos != "NOUN" or not is_people(f"{form}s") or noun.below("conj"):
            continue
        if text[max(0, word.span.start - 4) : word.span.start].casefold() == "not ":
            continue  # "not a single passenger"
        found = _what(text, word, word.span)
        if found is not None and found[0] in _GRAVE and first_of_list(noun) == noun:
            yield Counted(found[0], Number(word.span, 1, None, "exact", word.span), noun, predicate_of(word), False)


SINGLES = 4
"""Sentences at the beginning, headline included, in which a single one counts."""
_GRAVE = frozenset({"killed", "injured"})


def _what(text: str, number: Word, said: Span) -> tuple[str, Word] | None:
    """The kind and the counted noun."""
    modifies = number.relation in {"nummod", "det", "advmod", "amod"}
    noun = number.head if modifies and number.head is not None and number.head.upos != "VERB" else number
    if (
        not _counts_people(text, noun, number)
        or is_part(text, noun, number)
        or _AGE.search(text[max(0, number.span.start - 6) : number.span.start])
    ):
        return None
    told, table = said.of(text).casefold(), read_yaml("en/figures")
    is_none = told in table["nobody"]
    of = [form_of(text, one) for one in noun.below("nmod")]
    if told == "none" and of and not {*of} & {*table["anybody"], "them"}:
        return None
    if told in table["no_such"] and form_of(text, noun) not in {*count_words().counts, *table["anybody"]}:
        return None
    if told == "another" and not is_one_more(text, noun, number):
        return None
    kind = (
        left_in(text, noun)
        or _in_list(text, number)
        or toll_of(text, noun)
        or _by_clause(text, noun)
        or _by_itself(text, noun)
    )
    kind = kind or _next_word(text, noun)
    if is_none and kind not in table["none_of"]:
        return None
    if kind is None or only_thought(text, noun):
        return None
    return or_else(text, noun, feared(text, noun, kind)), noun


def _counts_people(text: str, noun: Word, number: Word) -> bool:
    told = form_of(text, noun)
    if noun == number:
        own = [one for one in noun.below("nmod") if preposition(one, text) == "of"]
        if not own:
            return noun.relation != "compound"
        vague = read_yaml("en/figures")["vague"]
        return any(
            is_people(form := form_of(text, one)) or form in vague or one.upos in {"PRON", "PROPN", "DET", "NUM"}
            for one in own
        )
    known = count_words()
    told = f"{told}s" if form_of(text, number) in {"a", "an"} else told  # "a climber"
    special = told in known.is_ or told in known.counts or told in forms("bodies", "nouns") | forms("cases", "nouns")
    return special or is_people(told) or noun.upos == "PROPN"


def _by_itself(text: str, noun: Word) -> str | None:
    """ "12 deaths", "the 12 dead", "12 wounded soldiers", "22 people killed"."""
    known = count_words()
    told = form_of(text, noun)
    own = known.counts.get(told) or known.is_.get(told)
    own = of_illness(text, noun) or own
    if own:
        return own
    for word in noun.below("acl", "acl:relcl"):
        form = _verb_form(text, word)
        if any(subject.upos not in {"PRON", "DET"} for subject in word.below("nsubj", "nsubj:pass")):
            continue  # "14 patients, of whom four died"
        passive = known.passive.get(form) if not word.below("obj") else None
        passive = of_kind(text, word, noun, passive) if passive else None
        if kind := passive or known.does.get(form) or known.is_.get(form) or _phrase(text, word):
            return kind
    for word in noun.below("amod"):
        if kind := known.is_.get(form_of(text, word)):
            return kind
    return None


def _next_word(text: str, noun: Word) -> str | None:
    """ "12 wounded", however it is tied to the rest."""
    behind = Word(noun.tree, noun.place + 1) if noun.place + 1 < len(noun.tree.nodes) else None
    bare = noun.upos == "NUM" or form_of(text, noun) in {"others", "people"}
    return count_words().is_.get(form_of(text, behind)) if behind is not None and bare else None


def _in_list(text: str, number: Word) -> str | None:
    """ "9 dead, 31 missing": what stands right behind a number, and before a mark, is what it counts."""
    last = number.place + 1 == len(number.tree.nodes)
    behind = None if last or number.upos != "NUM" else Word(number.tree, number.place + 1)
    closes = behind is not None and _CLOSES.match(text, behind.span.end)
    return count_words().is_.get(form_of(text, behind)) if behind is not None and closes else None


def _phrase(text: str, verb: Word) -> str | None:
    """ "lost their lives"."""
    found = (phrases().get((form_of(text, verb), form_of(text, one))) for one in verb.below("obj"))
    return next((kind for kind in found if kind), None)


def _by_clause(text: str, noun: Word) -> str | None:
    """ "killed 22", "22 people were killed", "22 died", "left 12 dead", "22 are feared dead", "22 lost their lives"."""
    known = count_words()
    first = first_of_list(_whole(text, noun))
    relation, verb = first.relation, first.head
    if verb is not None and verb.upos in {"VERB", "ADJ"} and relation in {"nummod", "det", "obl:unmarked"}:
        relation = "nsubj"  # "Six die": headlines leave out the noun
    if verb is None or is_denied(text, verb):
        return None
    if relation == "obl" and preposition(first, text) in _LIKE_OBJECTS:
        relation = "obj"  # "injured over 3,000"
    form = _verb_form(text, verb)
    beside = verb.below("xcomp", "advcl", "acl", "amod") if first == noun else ()
    beside = tuple(one for one in beside if not one.below("nsubj", "nsubj:pass") and not _is_apart(one))
    joined = next((kind for word in verb.below("conj") if (kind := known.done_to.get(_verb_form(text, word)))), None)
    left = next((kind for word in beside if (kind := known.is_.get(form_of(text, word)))), None)
    if left and relation == "obj":  # "left six dead and 80 homeless"
        left = known.is_.get(form_of(text, noun)) or _next_word(text, noun) or left
    body = form_of(text, noun) in forms("bodies", "nouns")
    if body:
        return "killed" if form in forms("bodies", "verbs", verbs=True) else None
    done = known.done_to.get(form) or (joined if form in _SHOOTS else None)
    if relation == "obj":
        told = left or done or by_whom(text, verb, noun) or told_to(text, verb) or from_homes(text, verb)
        return of_kind(text, verb, noun, told)
    if relation == "nsubj:pass":
        told = done or known.is_.get(form) or left or told_to(text, verb) or from_homes(text, verb)
        told = told or next((known.does[said] for one in beside if (said := form_of(text, one)) in known.does), None)
        return of_kind(text, verb, noun, told)
    if relation == "nsubj":
        headless = known.passive.get(form) if not verb.below("obj", "aux") else None
        return known.does.get(form) or known.is_.get(form) or _phrase(text, verb) or left or headless
    if relation == "nmod" and preposition(first, text) == "of" and form_of(text, verb) in forms("bodies", "nouns"):
        above = verb.head  # "recovered the bodies of seven miners"
        return "killed" if above and _verb_form(text, above) in forms("bodies", "verbs", verbs=True) else None
    if relation == "nmod" and preposition(first, text) == "of":
        # "the immediate release of the two": a line of demands
        is_line = verb.relation == "root" and known.counts.get(form) == "released"
        return None if is_line or is_wished(text, verb) else known.counts.get(form)
    return None


def _is_apart(clause: Word) -> bool:
    """ "expelled two >after< he was arrested"."""
    return clause.relation == "advcl" and bool(clause.below("mark"))


def _verb_form(text: str, verb: Word) -> str:
    """With its particle or what it is completed by, where the table knows it so: "gave up", "set free"."""
    known = count_words()
    for word in verb.below("compound:prt", "xcomp", "advmod", "obl", "dep"):
        whole = f"{form_of(text, verb)} {form_of(text, word)}"
        if whole in known.done_to or whole in known.does:
            return whole
    return form_of(text, verb)


def _whole(text: str, noun: Word) -> Word:
    """ "A total of 96 migrants": what is said of the total is said of them."""
    head = noun.head
    transparent = head is not None and form_of(text, head) in _TOTALS and preposition(noun, text) == "of"
    return head if head is not None and noun.relation == "nmod" and transparent else noun
