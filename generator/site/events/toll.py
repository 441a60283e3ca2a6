"""What an event counted, by each report that tells it: killed, rescued, detained.

A figure of a brief belongs to the one event there that counts such things (`resources/tolls.yml`), or, of several, to
the one told in the same sentence; else to none, since a toll beside the wrong event is worse than a blank. Of several
figures of a kind in one report the first counts that stands in the headline or beside the event: others are its parts.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.knowledge import read_yaml
from generator.model import Brief, Event, EventText, Figure, FigureText, Span
from generator.site.events.happenings import Happening

MOST = 3
"""Kinds of figures that are told: the gravest stand first in the table."""


def toll_of(happening: Happening) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What was counted, and how many by the reports, the latest first: `("killed", ("16", "at least 12"))`."""
    told: dict[str, dict[str, None]] = {}
    for telling in sorted(happening.tellings, key=lambda t: (t.brief.published or "", t.brief.path), reverse=True):
        for what, count in _counts(telling.brief, telling.event):
            told.setdefault(what, {})[count] = None
    kinds = _kinds(happening.event)
    return tuple((what, tuple(told[what])) for what in kinds if what in told)[:MOST]


def _counts(brief: Brief, event: EventText | None) -> Iterable[tuple[str, str]]:
    """What one report counts of one of its events, and how many."""
    own = [f for f in brief.figures if event and f.what in _kinds(event) and f.count and _own(brief, f) is event]
    for what in dict.fromkeys(figure.what for figure in own):
        counted = [figure for figure in own if figure.what == what]
        is_one = len({figure.count for figure in counted}) == 1
        leading = counted if is_one else [figure for figure in counted if _leads(brief, event, figure)]
        if what and leading:
            yield what, leading[0].count


def _leads(brief: Brief, event: EventText | None, figure: FigureText) -> bool:
    sentence = _sentence(brief, _counted_in(brief, figure))
    beside = _sentence(brief, read_from(brief, event)) if event else None
    return sentence is not None and (sentence == beside or _is_headline(brief, sentence))


def _is_headline(brief: Brief, words: Span) -> bool:
    zones = brief.article.zones if brief.article else ()
    return any(zone.kind == "headline" and words.within(zone.span) for zone in zones)


def _own(brief: Brief, figure: FigureText) -> EventText | None:
    counting = [event for event in brief.events if figure.what in _kinds(event)]
    if len(counting) < 2:
        return counting[0] if counting else None
    sentence = _sentence(brief, _counted_in(brief, figure))
    there = [e for e in counting if sentence and _sentence(brief, read_from(brief, e)) == sentence]
    return there[0] if len(there) == 1 else None


def _kinds(event: EventText | None) -> tuple[str, ...]:
    """Nothing is counted that has not happened."""
    if event is None or event.modality in ("planned", "called for"):
        return ()
    return tuple(read_yaml("tolls").get(event.kind or "", ()))


def read_from(brief: Brief, event: EventText) -> Event | None:
    """What was read from the source text for an event of a brief; None for one that a person wrote."""
    return next((fact for fact in (brief.facts.events if brief.facts else ()) if _is_said(brief, fact, event)), None)


def _counted_in(brief: Brief, figure: FigureText) -> Figure | None:
    return next((fact for fact in (brief.facts.figures if brief.facts else ()) if _is_said(brief, fact, figure)), None)


def _is_said(brief: Brief, fact: Event | Figure, told: EventText | FigureText) -> bool:
    return brief.article is not None and " ".join(fact.span.of(brief.article.text).split()) == told.words


def _sentence(brief: Brief, fact: Event | Figure | None) -> Span | None:
    return brief.article.sentence_at(fact.span.start) if brief.article and fact else None
