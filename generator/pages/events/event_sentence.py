"""An event in one line: who did what to whom. Nothing in it but values of the brief and the words they were read from.

Its words lead to their sentence in the source text, its names to their pages. The report's own words tell what was
done, since no verb of ours holds for all that a kind means; where they can't follow their subject, they are quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.model import Brief, Event, EventText, Span
from generator.pages.markdown import EMPTY, Markdown, em, quoted
from generator.pages.parts import Here
from generator.site.events.toll import read_from
from generator.site.events.verbs import follow_a_subject, mutual_kinds

_WORD = re.compile(r"\w+")
NAMES = 3
"""Names of a side that are told; the brief has all."""


def sentence(here: Here, brief: Brief, event: EventText) -> Markdown:
    """ "Army have freed 31 hostages, *alleged by the ministry*"."""
    standing = Markdown(", {}").format(em(event.standing)) if event.standing else EMPTY
    return _told(here, brief, event) + standing


def _told(here: Here, brief: Brief, event: EventText) -> Markdown:
    fact = read_from(brief, event)
    anchor = here.site.source_lines(brief).place_of(fact.span) if fact else ""
    words = here.link(event.words, brief.path, anchor)
    source, target = (_beyond(side, event.words) for side in (event.source, event.target))
    if follow_a_subject(event.words):
        if source and source == event.source and _stands_before(brief, event, fact):
            whom = Markdown(" (to or with {})").format(_names(here, brief, target)) if target else EMPTY
            return Markdown("{} {}{}").format(_names(here, brief, source), words, whom)
        if target and (target, ()) == (event.target, event.source) and _stands_before(brief, event, fact):
            return Markdown("{} {}").format(_names(here, brief, target), words)
    if event.kind in mutual_kinds() and (source or target):
        return Markdown("{}: {}").format(_names(here, brief, (*source, *target)), quoted(words))
    by = Markdown(" by {}").format(_names(here, brief, source)) if source else EMPTY
    whom = Markdown(" (to or with {})").format(_names(here, brief, target)) if target else EMPTY
    return quoted(words) + by + whom


def _names(here: Here, brief: Brief, names: Sequence[str]) -> Markdown:
    shown = [here.name(brief, name) for name in (names if len(names) <= NAMES + 1 else names[:NAMES])]
    if len(shown) < len(names):
        return Markdown("{} and {} more").format(Markdown(", ").join(shown), len(names) - len(shown))
    head = Markdown(", ").join(shown[:-1])
    return Markdown("{} and {}").format(head, shown[-1]) if head else shown[-1]


def _beyond(names: Iterable[str], words: str) -> tuple[str, ...]:
    """The names that the words don't say themselves."""
    said = {word.casefold() for word in _WORD.findall(words)}
    return tuple(name for name in names if not {word.casefold() for word in _WORD.findall(name)[-1:]} <= said)


def _stands_before(brief: Brief, event: EventText, fact: Event | None) -> bool:
    """Whether the side that was read first stands in the sentence of the words, before them, as a subject does."""
    # A side that a person set has no words of its own.
    if fact is None or (fact.source, fact.target) != (event.source, event.target):
        return False
    first = min(fact.others[: len(event.source or event.target)], default=fact.span)
    return first.end <= fact.span.start and _is_one_sentence(brief, Span(first.start, fact.span.start))


def _is_one_sentence(brief: Brief, between: Span) -> bool:
    article = brief.article
    if article is None or "\n" in between.of(article.text):
        return False
    return article.sentence_at(between.start) == article.sentence_at(between.end)
