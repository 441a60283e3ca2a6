"""How many of what, by whose count: "at least 16 people were killed, police said"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.facts.figures.background import goes_back, is_another_time, is_background, is_reported_period
from generator.facts.figures.called import Called
from generator.facts.figures.count_words import count_words, is_people
from generator.facts.figures.counted import Counted, counted_in
from generator.facts.figures.each_once import each_once, without_parts
from generator.facts.figures.measures import measures_in
from generator.facts.figures.reported_by import Tellers, tellers_in
from generator.facts.figures.sums_and_votes import amounts_in
from generator.facts.figures.things import things_in
from generator.facts.grammar.predicates import agents_of, predicate_of, preposition
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.facts.people.described import bodies_of
from generator.facts.quotations.cast import cast_of
from generator.knowledge import read_yaml
from generator.knowledge.words import WORD
from generator.model import Affiliation, Article, DateMention, Fact, Figure, Mention, Quotation, Span, Why

FIRST = 3
"""Sentences of the body whose sums, votes and seats are the event's."""
LAST, FEW = 7, 2
"""Sentences of the body of which they are taken where fewer than so many have been told before."""
LONGEST = 90
"""Characters of the words that give a figure; of longer ones the number and its noun alone are shown."""


def find_figures(
    article: Article,
    grammar: Grammar,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    affiliations: Sequence[Affiliation],
    quotations: Sequence[Quotation],
    event: Fact | None,
) -> tuple[Figure, ...]:
    """What happened to how many persons, each count of one teller once, in reading order.

    `event`: its day tells the event's own figures from those of its background. Pure: the same article gives the same.
    """
    taken = [mention.span for mention in mentions] + [date.span for date in dates]
    day = event.value if event else None
    cast = cast_of(article.text, mentions, affiliations, grammar, [one.span for one in quotations])
    called = Called(article.text, mentions, cast, bodies_of(mentions))
    tellers = tellers_in(article.text, grammar)
    sole = _sole(tellers, called, quotations)
    counted = list(counted_in(article, grammar, taken))
    nouns = frozenset(one.of.span for one in counted)
    context = _Context(grammar, dates, quotations, day, tellers, called, sole, nouns)
    people = [_figure(article, one, context) for one in _told_first(article.text, counted)]
    people = [one for one in people if one.value != 0 or context.is_reported(one)]
    figures = [*each_once(without_parts(people)), *each_once(_amounts(article, context))]
    return tuple(sorted(figures, key=lambda figure: figure.span))


def _told_first(text: str, found: Sequence[Counted]) -> Iterator[Counted]:
    """ "Two were freed. >The two< freed people ...": those are they, whoever tells of them."""
    told: set[tuple[str, float | None]] = set()
    for one in found:
        is_known = any(word.span.of(text).casefold() in _AGAIN for word in one.of.below("det", "det:predet"))
        if not (is_known and (one.what, one.number.value) in told):
            yield one
        told.add((one.what, one.number.value))


_AGAIN = frozenset({"the", "those", "these", "both", "all"})


def _amounts(article: Article, context: _Context) -> Iterator[Figure]:
    """Money, votes, seats and things of the headline and the first sentences: further down stand others."""
    body = [sentence for sentence in article.sentences if article.zone_at(sentence.start) == "body"]
    heads = [sentence for sentence in article.sentences if article.zone_at(sentence.start) in {"headline", "bullet"}]
    stated, told_first = 0, set[tuple[str, float | None]]()
    for place, sentence in enumerate([*heads, *body[:LAST]]):
        if place >= len(heads) + FIRST and stated >= FEW:
            return
        grammar = context.grammar
        text = article.text
        told = (f(text, sentence, grammar) for f in (amounts_in, things_in, measures_in))
        for one in (each for found in told for each in found):
            word = grammar.head_of(one.number.span)
            again = place >= len(heads) + FIRST and (one.what, one.number.value) in told_first
            if word is None or again:
                continue
            told_first.add((one.what, one.number.value))
            figure = _figure(
                article, Counted(one.what, one.number, word, predicate_of(word), False), context, is_amount=True
            )
            of = " ".join(one.of.of(article.text).split()) if one.of else None
            stated += not figure.is_background
            yield replace(figure, of=of, unit=one.unit, span=one.number.whole)


@dataclass(frozen=True, slots=True)
class _Context:
    """What is known of the article beside a figure."""

    grammar: Grammar
    dates: Sequence[DateMention]
    quotations: Sequence[Quotation]
    day: str | None
    tellers: Tellers
    called: Called
    sole: tuple[str, Span] | None
    """The body that is the only one to say anything, where there is one: a report's single source."""
    counted: frozenset[Span]
    """The nouns that are counted: whom they name tells nothing."""

    def is_reported(self, figure: Figure) -> bool:
        """ "No deaths, the mayor said": that there was none counts where somebody reports it, outside of a talk."""
        spoken = any(one.span.start <= figure.span.start < one.span.end for one in self.quotations)
        return figure.who is not None and not spoken

    def is_of_another_time(self, sentence: Span | None) -> bool:
        """Whether a sentence has days, and none that is the event's."""
        days = [one for one in self.dates if sentence and sentence.start <= one.span.start < sentence.end]
        return bool(days) and all(is_another_time(one, self.day) for one in days)


def _figure(article: Article, found: Counted, context: _Context, is_amount: bool = False) -> Figure:
    sentence = article.sentence_at(found.number.span.start) or found.number.whole
    near = [date for date in context.dates if sentence.start <= date.span.start < sentence.end]
    if is_amount:
        near = [date for date in near if not (is_reported_period(date, context.day) or _is_before(article, date))]
    behind = is_background(article.text, found.predicate, near, context.grammar, context.day)
    if not behind and not near and goes_back(article.text, found.predicate):
        behind = context.is_of_another_time(max((one for one in article.sentences if one < sentence), default=None))
    who, source = _teller(article.text, found, context)
    of = _of(article.text, found)
    reason = f"“{found.number.span.of(article.text)}” counts {found.what}"
    return Figure(
        what=found.what,
        value=found.number.value,
        most=found.number.most,
        qualifier=found.number.qualifier,
        of=of.of(article.text) if of else None,
        unit=None,
        who=who,
        who_span=source,
        span=_words(article, found),
        is_background=behind,
        is_more=found.is_more,
        why=Why("figures.counted", reason, 0.9),
    )


def _is_before(article: Article, date: DateMention) -> bool:
    """ "61.4 percent, up >from 52 percent four years ago<": of the other number."""
    return bool(_FROM.search(article.text[max(0, date.span.start - 40) : date.span.start]))


_FROM = re.compile(r"\bfrom [^,;.]*\d[^,;]*\Z")  # "from 52 percent "


def _of(text: str, found: Counted) -> Span | None:
    """The noun that is counted with the words before it: "civilians", "of its soldiers"."""
    below = [word for word in found.of.below("nmod") if preposition(word, text) == "of"]
    inner = below if found.of.upos == "NUM" else [found.of]
    noun = next((word for word in inner if is_people(word.span.of(text).casefold()) or word.upos == "PROPN"), None)
    if noun is None or noun.span.start < found.number.span.end:
        return None
    lead = [word for word in noun.below("amod", "compound") if found.number.span.end <= word.span.start]
    start = min([noun.span.start, *(word.span.start for word in lead)])
    while start > found.number.span.end and not text[start - 1].isspace():  # "46-year->old< man"
        start -= 1
    return Span(start, noun.span.end)


def _teller(text: str, found: Counted, context: _Context) -> tuple[str | None, Span | None]:
    """Who says so, by full name, and the words that name them: in the sentence, whoever speaks the quotation, or who
    speaks in the sentences before and behind."""
    teller = context.tellers.of(found.predicate, context.counted) or _doer(text, found)
    if teller is not None and (named := context.called.name(teller)) is not None:
        return named
    at = found.number.span.start
    said = next((one for one in context.quotations if one.span.start <= at < one.span.end), None)
    if said is not None:
        return context.called.spoken_by(said, context.tellers) if said.speaker else (None, None)
    goes_on = context.tellers.around(found.predicate)
    return (context.called.name(goes_on) if goes_on is not None else None) or context.sole or (None, None)


def _sole(tellers: Tellers, called: Called, quotations: Sequence[Quotation]) -> tuple[str, Span] | None:
    """The body that alone says something in a report, and does so more than once."""
    words = [word for subject in tellers.mains.values() if subject is not None and (word := tellers.meant(subject))]
    told = [name for word in words if (name := called.name(word)) is not None]
    spoken = {called.spoken_by(one, tellers)[0] for one in quotations if one.speaker}
    names = {name for name, _ in told} | spoken
    full = max((set(WORD.findall(name)) for name in names if name), key=len, default=set())
    is_one = all(set(WORD.findall(name or "")) <= full for name in names)  # "the Council", "the Security Council"
    return told[0] if len(told) > 1 and is_one and called.is_body(told[0][0]) else None


def _doer(text: str, found: Counted) -> Word | None:
    """Police that arrest 27 people count them."""
    if found.what not in read_yaml("en/figures")["counted_by_doer"]:
        return None
    return next((word for word in agents_of(found.predicate) if word.upos in {"NOUN", "PROPN"}), None)


def _words(article: Article, found: Counted) -> Span:
    """The clause's words from its verb to the number, or the number with its noun where they stand far apart."""
    own = (found.number.whole, found.of.span)
    behind = Word(found.of.tree, found.of.place + 1) if found.of.place + 1 < len(found.of.tree.nodes) else found.of
    state = behind if behind.span.of(article.text).casefold() in count_words().is_ else found.of
    wide = (*own, state.span, found.predicate.span)
    start, end = min(s.start for s in wide), max(s.end for s in wide)
    if end - start > LONGEST or not _same_zone(article, start, end):
        start, end = min(s.start for s in own), max(s.end for s in own)
    return Span(start, end)


def _same_zone(article: Article, start: int, end: int) -> bool:
    return article.zone_at(start) == article.zone_at(end - 1)
