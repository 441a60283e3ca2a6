"""The words of a report that tell an event, and the event as a fact of it."""

from __future__ import annotations

import re

from generator.facts.events.party_words import whole_words
from generator.facts.events.reading import Match
from generator.facts.events.telling import Telling
from generator.facts.grammar.sentence_words import Word
from generator.model import Article, Event, Fact, Span, Why

LONGEST = 90
"""Characters of the words that tell an event."""
_MEASURE = re.compile(r"(?:\b[Nn]o )?\b(?:[Mm]ore|[Ff]ewer|[Ll]ess) \Z")  # "No fewer "


def span_of(article: Article, match: Match) -> Span:
    """The words from the verb with its helpers to what it is done to."""
    own = [*match.told]
    if match.is_noun and match.clause.upos == "VERB":
        own.append(match.clause)
    wide = [*own]
    for one in own:
        wide += one.below("aux", "aux:pass", "compound:prt")
    nouns = [one for one in match.targets if one.tree == match.clause.tree]
    objects = [word for one in (*nouns, *match.clause.below("obj", "xcomp")) for word in _near(one)]
    start = min(one.span.start for one in wide)
    behind = [one for one in objects if one.span.start > start]
    end = max(one.span.end for one in (*wide, *behind))
    first = _with_measure(article.text, start if behind else min(one.span.start for one in (*wide, *objects)))
    for a, b in ((first, end), (start, end), (min(o.span.start for o in own), max(o.span.end for o in own))):
        if b - a <= LONGEST and "\n" not in article.text[a:b]:
            return _closed(article.text, whole_words(article.text, Span(a, b)))
    return match.told[-1].span


def _with_measure(text: str, start: int) -> int:
    """ "No fewer than 40 people": where the words begin that "than" belongs to."""
    measure = _MEASURE.search(text[max(0, start - 16) : start]) if text.startswith("than ", start) else None
    return start - len(measure[0]) if measure else start


def _closed(text: str, span: Span) -> Span:
    """With the mark that closes a quotation opened in it."""
    closing = text.find("”", span.end, span.start + LONGEST)
    return (
        Span(span.start, closing + 1) if span.of(text).count("“") > span.of(text).count("”") and closing > 0 else span
    )


def _near(noun: Word) -> list[Word]:
    return [
        noun,
        *(
            word
            for one in noun.below("amod", "compound", "nummod", "det", "flat", "nmod:poss")
            for word in one.phrase()
        ),
    ]


def as_event(text: str, found: Telling, is_main: bool, date: Fact | None, location: Fact | None) -> Event:
    """A telling as a fact; the main one's day and place are the report's where its own clause names none."""
    day, place = found.day.value if found.day else None, found.place.value if found.place else None
    if place and location and location.value.startswith(f"{place},"):
        place = location.value
    if is_main and found.is_of_the_day:
        day = day or (date.value if date else None)
        place = place or (location.value if location else None)
    names = [*found.sources, *found.targets, *([found.who] if found.who else [])]
    others = [*(one.span for one in names), *(one.span for one in (found.day, found.place) if one)]
    told = " ".join(one.span.of(text) for one in found.match.told)
    where = (
        "the headline"
        if found.order < 0
        else "the first sentence"
        if not found.order
        else f"sentence {found.order + 1}"
    )
    return Event(
        kind=found.kind,
        source=tuple(one.name for one in found.sources),
        target=tuple(one.name for one in found.targets),
        date=day,
        place=place,
        modality=found.standing.modality,
        who=found.who.name if found.who else None,
        span=found.span,
        others=tuple(others),
        why=Why("events.told", f"“{told}” in {where} tells of it", round(found.worth, 2)),
    )
