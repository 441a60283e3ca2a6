"""Every time expression of an article, resolved against its day of publication.

Forms live beside this module: `calendar_days` (by name or number), `named_days` (feasts), `relative` (by another day),
`distances` (counted from one), `periods` (weeks to decades), `same_part` (by the quarter or month spoken of), `clock`
(times of day). Adding one is one line in `_forms` and one function.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache

from generator.facts.dates.calendar_days import calendar_forms, find_calendar
from generator.facts.dates.clock import clock_forms, joined
from generator.facts.dates.context import Context, Reading, shown
from generator.facts.dates.distances import distance_forms
from generator.facts.dates.expression import Expression, Form
from generator.facts.dates.named_days import named_day_forms
from generator.facts.dates.periods import period_forms
from generator.facts.dates.relative import relative_forms
from generator.facts.dates.same_part import part_of, same_part_forms
from generator.facts.dates.tense import tenses_of
from generator.knowledge.edtf import first_day, human, is_edtf, precision
from generator.model import Article, DateMention, Fact, Span, Why

# A leap year, so that 29 February has a place in it; nothing of it is ever shown.
_STAND_IN = "2000"


def find_dates(article: Article) -> tuple[DateMention, ...]:
    """All mentions in reading order, from headline, bullets, captions, body and dateline; never overlapping.

    A weekday in the news means today or the last one, and the next one where its clause speaks of the future. Without
    a day of publication what depends on it keeps the value None, and its reason says so.
    """
    known = article.published.value if article.published else ""
    published = first_day(known.replace("XXXX", _STAND_IN)) if precision(known) == "day" else None
    base = published or date(int(_STAND_IN), 1, 1)
    given = article.published if published else None
    spoken = era = base
    part: str | None = None
    told: Span | None = None
    mentions: list[DateMention] = []
    tenses = tenses_of(article.text)
    starts = [sentence.start for sentence in article.sentences]
    for zone in article.spans_of("headline", "bullet", "caption", "body", "dateline"):
        for found in _expressions(zone.of(article.text)):
            span = Span(zone.start + found.start, zone.start + found.end)
            within = _sentence_of(article, starts, span, zone)
            tense = tenses.at(span.start, span.end, within)
            named = part if part and (told == within or not part[5:].isdecimal()) else None
            reading = found.read(Context(base, spoken, era, tense, named))
            # Years before 1 and after 9999 have no form in EDTF; no news is of them.
            if reading is None or (reading.edtf is not None and not is_edtf(reading.edtf)):
                continue
            mentions.append(_mention(article.text, span, found.rule, reading, given, base))
            if found.rule != "dates.same_part" and part_of(reading):
                part, told = part_of(reading), within
            day = first_day(reading.edtf or "")
            if day and (reading.needs != "nothing" or found.rule in ("dates.calendar", "dates.year")):
                era = day
                spoken = day if precision(reading.edtf or "") == "day" else spoken
    return tuple(mentions)


@cache
def _forms() -> tuple[Form, ...]:
    by_name = (*calendar_forms(), *named_day_forms(), *same_part_forms())
    return (*by_name, *distance_forms(), *relative_forms(), *period_forms(), *clock_forms())


def _expressions(text: str) -> list[Expression]:
    """The earliest expression first, of those that start together the longest; what overlaps it is dropped."""
    chosen: list[Expression] = []
    for found in sorted(_all(text), key=lambda e: (e.start, -e.end)):
        if not chosen or found.start >= chosen[-1].end:
            chosen.append(found)
    return joined(text, chosen)


def _all(text: str) -> Iterator[Expression]:
    yield from find_calendar(text)
    for form in _forms():
        yield from form.find(text)


def _sentence_of(article: Article, starts: list[int], span: Span, zone: Span) -> Span:
    index = bisect_right(starts, span.start) - 1
    if index >= 0 and span.within(article.sentences[index]):
        return article.sentences[index]
    return zone


def _mention(text: str, span: Span, rule: str, reading: Reading, published: Fact | None, base: date) -> DateMention:
    """A day counted from a stated day of publication is as good as stated; a year or a day of ours is inferred."""
    known = published.value if published else ""
    words = _with_preposition(text, span)
    if reading.needs == "nothing":
        stop = ", " if reading.clause == "as stated" else ": "
        why = Why(rule, f'"{words}"{stop}{reading.clause}', reading.confidence)
        return DateMention(span, reading.edtf, reading.timex, why)
    if known and "X" not in known:
        reason = f'"{words}", published {shown(base)}: {reading.clause}'
        inferred = rule.startswith("dates.calendar") or (published is not None and published.why.inferred)
        return DateMention(span, reading.edtf, reading.timex, Why(rule, reason, reading.confidence, inferred))
    value, timex = _without_year(reading, known)
    missing = f"published {human(known)}, year not known" if known else "no day of publication is known"
    reason = f'"{words}": {missing}, so {"the year" if value else "the day"} stays open'
    return DateMention(span, value, timex, Why(rule, reason, min(reading.confidence, 0.8), inferred=True))


def _without_year(reading: Reading, known: str) -> tuple[str | None, str]:
    """What still holds where the year of publication, or all of it, is not known."""
    if reading.yearless:
        return reading.yearless, reading.yearless.partition("/")[0]
    counted = reading.edtf if known and reading.needs == "day" else None
    if counted and not _leap_matters(known, counted):
        return "XXXX" + counted[4:], "XXXX" + reading.timex[4:]
    return None, re.sub(r"\d", "X", reading.timex)  # "7"


def _leap_matters(known: str, counted: str) -> bool:
    """Whether the end of February lies between two days: there the stand-in year would give the wrong one."""
    if len(counted) < 10:
        return False
    return counted[5:10] == "02-29" or (known[5:10] < "03-01") != (counted[5:10] < "03-01")


# "met on "
_PREPOSITION = re.compile(r"(?<!\w)(?:on|in|since|from|by|until|till|at|for|during)[^\S\n]$", re.IGNORECASE)


def _with_preposition(text: str, span: Span) -> str:
    found = _PREPOSITION.search(text, max(0, span.start - 8), span.start)
    return " ".join(text[found.start() if found else span.start : span.end].split())
