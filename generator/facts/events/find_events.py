"""Who did what to whom, where and when: the main events of a report, "Russia struck Odesa on Sunday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from generator.facts.events.event_words import event_words
from generator.facts.events.matches import words_of
from generator.facts.events.parties import Parties
from generator.facts.events.reading import Match, Reading, objects_of, verb_form
from generator.facts.events.standing import REFUSED, Standing, is_present, is_refused, refusing, standing_of
from generator.facts.events.telling import Telling, without_details, without_harm
from generator.facts.events.told_once import once, turned
from generator.facts.events.when_where import day_of, place_of
from generator.facts.events.wording import as_event, span_of
from generator.facts.figures.background import is_background
from generator.facts.figures.reported_by import tellers_in
from generator.facts.grammar.predicates import coordinated, preposition
from generator.facts.grammar.sentence_words import Grammar, Word
from generator.facts.people.described import bodies_of
from generator.facts.quotations.cast import cast_of
from generator.knowledge.words import WORD
from generator.model import Affiliation, Article, DateMention, Event, Fact, Mention, Quotation, Span, Toponym

FIRST = 8
"""Sentences of the body that are read: further down a report goes into detail and history."""
CONTEXT = 4
"""Sentences of the body whose words tell what a report is about."""
MOST = 4
"""Main events of a report."""
LEAST = 0.5
_AHEAD = frozenset({"planned", "called for"})
"""What stands so is of another day than the report's, and no background."""


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
    found = without_harm(once(list(finder.found())))
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
        parties = Parties(reading, cast, bodies_of(mentions), tellers_in(article.text, grammar))
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
        return any(word.upos in {"VERB", "AUX"} for word in self.grammar.words_in(sentence))

    def _in(self, sentence: Span, order: int) -> Iterator[Telling]:
        for read in words_of(self.grammar.words_in(sentence), self.reading):
            if any(span.start <= read.told[0].span.start < span.end for span in self.quoted):
                continue
            match, standing = read, standing_of(read, self.reading)
            if standing is None and is_refused(match, self.reading):
                match, standing = replace(read, kind="REJECT", sources=refusing(read)), REFUSED
            near = [one for one in self.dates if one.span.within(sentence)]
            if standing is None or (standing.modality not in _AHEAD and self._is_behind(match, near)):
                continue
            one = self._told(match, standing, order)
            if one is not None:
                yield one

    def _is_behind(self, match: Match, near: Sequence[DateMention]) -> bool:
        told = (match.clause, match.told[-1]) if match.is_matter else (match.clause,)
        return any(is_background(self.article.text, one, near, self.grammar, self.day) for one in told)

    def _told(self, match: Match, standing: Standing, order: int) -> Telling | None:
        words = event_words()
        sources = self.parties.of(match.sources, False, doers=True)
        tells = {"COERCE": "police", "TRIAL": "prosecution"}.get(match.kind)
        if tells and not sources:
            sources = self.parties.who_tells(match.clause, tells)
        if match.kind == "ASSAULT" and not any(one.is_name for one in sources) and self._is_police_news:
            match = replace(match, kind="CRIME")
        if len(sources) > 1 and any(self._is_each_other(one) for one in match.targets):
            sources, match = sources[:1], replace(match, targets=match.sources[1:])
        names = {one.name.casefold() for one in sources}
        if match.kind in words.marked["alone"]:
            behind = [one for one in match.targets if preposition(one, self.article.text) in words.to[match.kind]]
            match = replace(match, targets=tuple(one for first in behind for one in coordinated(first)))
        targets = tuple(
            one
            for one in self.parties.of(
                match.targets,
                match.takes_things or match.kind in words.marked["things"],
                doers=match.needs_target or match.kind == "SUPPORT",
                hit=match.kind == "ASSAULT",
            )
            if one.name.casefold() not in names
        )
        if match.kind == "YIELD" and not match.targets and verb_form(match.clause, self.reading) in words.leaves:
            targets = self.parties.left_by(sources)
        told = {self.reading.form(one) for one in (match.clause, *match.told)}
        mutual = match.kind in words.marked["mutual"] or bool(told & words.each_other)
        if mutual and len(sources) > 1 and not targets:
            sources, targets = sources[:1], sources[1:]
        if match.kind in words.marked["named"] and not any(one.is_name for one in sources):
            return None
        pronouns = all(one.upos == "PRON" for one in match.targets)
        things = {self.reading.form(one) for one in match.targets} & {"this", "that"}
        if match.kind == "ASSAULT" and things and not targets:
            return None  # "attacked this": with words
        if match.is_noun and not sources and not targets and match.kind not in words.marked["stands"]:
            return None
        if match.needs_target and not targets and not pronouns:
            return None
        needs_both = standing.is_beside or (standing.depth and order > 1)
        if needs_both and not (sources and targets):
            return None
        if not sources and not targets and not match.is_noun and (order >= 0 or match.is_bare):
            return None  # of a headline's "Alert sounded" the text may tell who did it
        if match.kind in words.marked["alone"] and match.is_bare and not _is_of_a_thing(match.clause, self.reading):
            return None  # "announced on Friday": what it was is in no word of the table
        if match.kind == "ACCUSE" and not targets:
            return None
        if order > 0 and any(self.reading.form(one) in _BEFORE for one in match.clause.below("mark")):
            return None  # "four days after Peru shot down two drones"
        if match.kind == "ANNOUNCE" and order >= 0 and is_present(match.clause, self.reading):
            return None  # "every spring the bank publishes a report"
        if match.kind == "DISASTER" and standing.modality in _AHEAD:
            return None
        who = next(iter(self.parties.of([standing.teller], False)), None) if standing.teller else None
        clause = (match.clause, *match.told)
        place = place_of(match.clause, clause, self.toponyms, self.article.text, self.grammar)
        day = day_of(match.clause, self.dates, self.grammar, standing.modality == "done")
        harm = order >= 0 and not sources and self.reading.form(match.clause) in words.harms
        return Telling(match, standing, order, sources, targets, day, place, span_of(self.article, match), who, harm)

    @property
    def _is_police_news(self) -> bool:
        """Whether a report speaks of police and courts, and of no army, armed group or bomb."""
        return self.reading.context("police_talk") and not self.reading.context("conflict")

    def _is_each_other(self, word: Word) -> bool:
        forms = {self.reading.form(one) for one in word.phrase()}
        if forms <= {"the", "other", "side"} and "other" in forms:
            return True  # "each blamed the other"
        return forms >= {"each", "other"} or forms >= {"one", "another"} or forms == {"another"}


_BEFORE = frozenset({"after", "since"})


def _is_of_a_thing(verb: Word, reading: Reading) -> bool:
    return bool(objects_of(verb, reading)) and not verb.below("ccomp")


def _headline(article: Article) -> list[Span]:
    return [one for one in article.sentences if article.zone_at(one.start) in {"headline"}]


def _body(article: Article) -> list[Span]:
    return [one for one in article.sentences if article.zone_at(one.start) == "body"]
