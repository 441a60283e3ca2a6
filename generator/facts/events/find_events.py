"""Who did what to whom, where and when: the main events of a report, "Russia struck Odesa on Sunday"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from generator.facts.events.elsewhere.implied import with_sides
from generator.facts.events.elsewhere.introduced import introduced
from generator.facts.events.event_words import event_words
from generator.facts.events.matches import words_of
from generator.facts.events.parties import Parties
from generator.facts.events.reading import Match, Reading
from generator.facts.events.sides import AHEAD, is_told, sides_of
from generator.facts.events.standing import REFUSED, Standing, is_refused, refusing, standing_of
from generator.facts.events.telling import ANSWERS, LAST, Telling, one_disaster, without_details, without_harm
from generator.facts.events.told_once import once, turned
from generator.facts.events.when_where import day_of, place_of
from generator.facts.events.wording import as_event, span_of
from generator.facts.figures.background import is_background
from generator.facts.figures.reported_by import tellers_in
from generator.facts.grammar.sentence_words import Grammar
from generator.facts.people.described import bodies_of
from generator.facts.quotations.cast import cast_of
from generator.knowledge.words import WORD
from generator.model import Affiliation, Article, DateMention, Event, Fact, Mention, Quotation, Span, Toponym

FIRST = 14
"""Sentences of the body that are read: further down a report goes into detail and history."""
TOLD = 8
"""Sentences of the body in which sides are told that an event leaves open."""
CONTEXT = 4
"""Sentences of the body whose words tell what a report is about."""
MOST = 4
"""Main events of a report."""
LEAST = 0.5
_TELLING = frozenset({"VERB", "AUX"})


def find_events(
    article: Article,
    grammar: Grammar,
    mentions: Sequence[Mention],
    toponyms: Sequence[Toponym],
    dates: Sequence[DateMention],
    affiliations: Sequence[Affiliation],
    quotations: Sequence[Quotation],
    date: Fact | None,
    location: Fact | None,
) -> tuple[Event, ...]:
    """The main events of a report, the most important first; none where the table knows no word of it. Beside the first
    those alone of which both sides are told.

    Headline and first sentences are read, words in quotation marks and what is told as background left out.
    `date`, `location`: of the report; those of its main event where its own clause names none. Pure.
    """
    finder = _Finder.of(article, grammar, mentions, toponyms, dates, affiliations, quotations, date)
    top = [*_headline(article), *_body(article)[:TOLD]]
    found = with_sides(article.text, one_disaster(without_harm(once(list(finder.found())))), mentions, top)
    first = min((one.order for one in found if not one.is_alone), default=FIRST)
    found = [one for one in found if (not one.is_alone or one.order < first) and one.is_worth_telling]
    ranked = sorted(found, key=lambda one: (-one.weight, one.order, one.span))
    heavy = [one for one in ranked if one.weight >= LEAST]
    kept = [one for place, one in enumerate(without_details(heavy)) if not place or one.stands_beside][:MOST]
    told = [turned(kept[0], one) for one in kept]
    return tuple(
        as_event(article.text, one, is_main=not place, date=date, location=location) for place, one in enumerate(told)
    )


@dataclass(frozen=True)
class _Finder:
    article: Article
    grammar: Grammar
    toponyms: Sequence[Toponym]
    dates: Sequence[DateMention]
    quoted: Sequence[Span]
    reading: Reading
    parties: Parties
    day: str | None

    @classmethod
    def of(
        cls,
        article: Article,
        grammar: Grammar,
        mentions: Sequence[Mention],
        toponyms: Sequence[Toponym],
        dates: Sequence[DateMention],
        affiliations: Sequence[Affiliation],
        quotations: Sequence[Quotation],
        date: Fact | None,
    ) -> _Finder:
        quoted = [one.span for one in quotations]
        kinds = {offset: one.kind for one in mentions for offset in range(one.span.start, one.span.end)}
        top = [*_headline(article), *_body(article)[:CONTEXT]]
        said = {word.casefold() for sentence in top for word in WORD.findall(article.text, *sentence)}

        def context(name: str) -> bool:
            return bool(said & event_words().classes.get(name, frozenset()))

        days = {offset for one in dates for offset in range(one.span.start, one.span.end)}

        reading = Reading(
            article.text, lambda word: kinds.get(word.span.start), lambda word: word.span.start in days, context
        )
        cast = cast_of(article.text, mentions, affiliations, grammar, quoted)
        body = [one for one in _body(article) if any(word.upos in _TELLING for word in grammar.words_in(one))]
        named = introduced(article.text, body[:FIRST], grammar, mentions)
        parties = Parties(reading, cast, bodies_of(mentions), tellers_in(article.text, grammar), named)
        return cls(article, grammar, toponyms, dates, quoted, reading, parties, date.value if date else None)

    def found(self) -> Iterator[Telling]:
        """Every event of the headline and the first sentences."""
        for order, sentence in ((-1, s) for s in _headline(self.article)[:FIRST]):
            yield from self._in(sentence, order)
        told = (sentence for sentence in _body(self.article) if self._is_told(sentence))
        for order, sentence in enumerate(islice(told, FIRST)):
            yield from self._in(sentence, order)

    def _is_told(self, sentence: Span) -> bool:
        """Whether a sentence tells of something: no name of a paper, no caption."""
        return any(word.upos in _TELLING for word in self.grammar.words_in(sentence))

    def _in(self, sentence: Span, order: int) -> Iterator[Telling]:
        for read in words_of(self.grammar.words_in(sentence), self.reading):
            if any(span.start <= read.told[0].span.start < span.end for span in self.quoted):
                continue
            match, standing = read, standing_of(read, self.reading)
            if standing is None and is_refused(match, self.reading):
                match, standing = replace(read, kind="REJECT", sources=refusing(read)), REFUSED
            near = [one for one in self.dates if one.span.within(sentence) and not self._is_since(one, order)]
            is_main = order <= 0 and standing is not None and not standing.depth
            if standing is None or (standing.modality not in AHEAD and self._is_behind(match, near, is_main)):
                continue
            one = self._told(match, standing, order)
            if one is not None and (order < LAST or one.kind in ANSWERS):
                yield one

    def _is_since(self, date: DateMention, order: int) -> bool:
        """ "Have returned 1,600 >since May<": what a report begins with goes on."""
        start = date.span.start
        return order <= 0 and bool(_SINCE.search(self.article.text[max(0, start - 12) : start]))

    def _is_behind(self, match: Match, near: Sequence[DateMention], is_main: bool = False) -> bool:
        told = (match.clause, match.told[-1]) if match.is_matter else (match.clause,)
        return any(is_background(self.article.text, one, near, self.grammar, self.day, is_main) for one in told)

    def _told(self, match: Match, standing: Standing, order: int) -> Telling | None:
        sides = sides_of(match, self.reading, self.parties)
        if not is_told(sides, standing, order, self.reading):
            return None
        who = next(iter(self.parties.of([standing.teller], False)), None) if standing.teller else None
        clause = (match.clause, *match.told)
        place = place_of(match.clause, clause, self.toponyms, self.article.text, self.grammar)
        day = day_of(match.clause, self.dates, self.grammar, standing.modality == "done")
        harm = order >= 0 and not sides.sources and self.reading.form(match.clause) in event_words().harms
        told = span_of(self.article, sides.match)
        words = told.of(self.article.text)
        nouns = (one for one in match.told if one.upos in {"NOUN", "PROPN"})
        is_known = any(self.reading.form(the) == "the" for one in nouns for the in one.below("det"))
        return Telling(
            sides.match,
            standing,
            order,
            sides.sources,
            sides.targets,
            day,
            place,
            told,
            who,
            harm,
            is_known=is_known,
            words=words,
        )


_SINCE = re.compile(r"\bsince (?:the )?\Z")  # "since "


def _headline(article: Article) -> list[Span]:
    return [one for one in article.sentences if article.zone_at(one.start) in {"headline"}]


def _body(article: Article) -> list[Span]:
    return [one for one in article.sentences if article.zone_at(one.start) == "body"]
