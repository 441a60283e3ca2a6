"""What is ahead: events planned or called for, and days to come on which a report says that something is to happen.

Ahead is what lies behind the publication of its own report; whether it is still ahead is asked of the newest brief,
since a site knows no clock. Reach for `ahead_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from generator.knowledge import edtf, read_yaml
from generator.model import Brief, DateMention, EventText, Span
from generator.site import dates
from generator.site.news import news_day, today
from generator.site.site import Site

_POSSESSIVE = re.compile(r"[’'][sS]\b")  # "Tuesday's bombing"


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something that is to happen, by one report or several."""

    day: str
    """EDTF, a day or a month, later than the report."""
    briefs: tuple[Brief, ...]
    """The reports that tell it; what is told stands in the first."""
    event: EventText | None = None
    """None where a day is named that no event of the brief has."""
    span: Span | None = None
    """The words that name such a day."""

    @property
    def brief(self) -> Brief:
        """The report that is shown."""
        return self.briefs[0]


def ahead_of(site: Site) -> tuple[tuple[Ahead, ...], tuple[Ahead, ...]]:
    """What is ahead of the newest brief, soonest first; and what was due by then, latest first."""
    now = today(site)
    found = sorted([*_events(site), *_days(site)], key=lambda one: (dates.order(one.day), one.brief.path, _at(one)))
    still = [one for one in found if _is_still(one.day, now)]
    return tuple(still), tuple(one for one in reversed(found) if not _is_still(one.day, now))


def _at(one: Ahead) -> int:
    return one.span.start if one.span else -1


def _is_still(day: str, now: date | None) -> bool:
    last = edtf.last_day(day)
    return bool(now and last and last >= now)


def _is_later(day: str, brief: Brief) -> bool:
    first, told = edtf.first_day(day), news_day(brief)
    return bool(told and first and first > told)


def _events(site: Site) -> Iterator[Ahead]:
    for one in site.happenings.newest:
        event = one.event
        if event and one.day and event.modality in ("planned", "called for") and _is_later(one.day, one.brief):
            yield Ahead(one.day, one.briefs, event)


def _days(site: Site) -> Iterator[Ahead]:
    """Days of a text that say what is to come on them, each once a report."""
    for brief in site.listed:
        if brief.facts is None or brief.path in site.copy_of:
            continue
        told = {event.date for event in brief.events if event.modality in ("planned", "called for")}
        for found in brief.facts.dates:
            if found.value and found.value not in told and _is_to_come(brief, found):
                told.add(found.value)
                yield Ahead(found.value, (brief,), span=found.span)


def _is_to_come(brief: Brief, found: DateMention) -> bool:
    if edtf.precision(found.value or "") not in ("day", "month") or not _is_later(found.value or "", brief):
        return False
    article = brief.article
    sentence = article.sentence_at(found.span.start) if article else None
    if article is None or sentence is None or _POSSESSIVE.match(article.text, found.span.end):
        return False
    words, led_up = sentence.of(article.text), article.text[sentence.start : found.span.start]
    if _any_of("said").search(_any_of("never").sub("", words)):
        return True
    is_behind = re.search(rf"{_any_of('before').pattern}\s+$", led_up, re.IGNORECASE)
    return bool(is_behind and not _any_of("past").search(words))


@cache
def _any_of(part: str) -> re.Pattern[str]:
    """Any of the words of a part of the table."""
    words = "|".join(re.escape(str(word)) for word in read_yaml("en/ahead")[part])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
