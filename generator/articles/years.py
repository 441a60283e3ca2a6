"""Years that an article does not print, inferred from what it and other articles do print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from generator.articles.similar import Index, index_of
from generator.articles.undated import day_of_undated, is_ahead, past_days
from generator.knowledge.calendar import CalendarDate, exists, find_calendar_dates
from generator.knowledge.edtf import first_day, precision
from generator.model import Article, Candidate, Fact, Span, Why

_UNKNOWN = "XXXX-"
_SAME_STORY = 0.16
"""Cosine; reports of one event have .2 to .7, other reports from one place and field under .12."""
_NEAR = 10
"""Days between two reports of a story."""
_YEAR = re.compile(r"(?<![\d.,/-])(19[5-9]\d|20\d\d)(?![\d/-]|[.,]\d)")


def with_inferred_years(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The same articles, in the same order, with the years of publication that can be inferred.

    Reach for it once all articles of a run are at hand. For a day without a year: a day or weekday that the text
    itself gives, then another article of the same story that has a full date; else it stays `XXXX-02-03`. What is
    inferred says so, and from where. The result does not depend on the order of the articles.
    """
    own = [_from_own_words(article) for article in articles]
    open_places = [i for i, article in enumerate(own) if article.published and _lacks_year(article.published)]
    if not open_places or len(own) < 2:
        return tuple(own)
    order = sorted(range(len(own)), key=lambda i: (own[i].id, own[i].sha256))
    rank = {place: position for position, place in enumerate(order)}
    ordered = [own[place] for place in order]
    index = index_of(ordered)
    return tuple(
        _from_story(article, rank[place], ordered, index) if place in set(open_places) else article
        for place, article in enumerate(own)
    )


def _from_own_words(article: Article) -> Article:
    published = article.published
    if published and not _lacks_year(published):
        return article
    if published is None:
        fact = day_of_undated(article)
        return replace(article, published=fact) if fact else article
    fact = _by_day_named(published, past_days(article)) or _by_weekday(article, published)
    return replace(article, published=fact) if fact else article


def _by_day_named(published: Fact, days: Sequence[tuple[CalendarDate, Span]]) -> Fact | None:
    """A full day in the text shortly before the day of publication gives its year."""
    for named, span in days[:3]:
        if named.year is None or named.day is None:
            continue
        day = date(named.year, named.month, named.day)
        year = day.year if (day.month, day.day) <= _month_day(published) else day.year + 1
        whole = _in_year(published, year)
        if whole and whole - day <= timedelta(days=31):
            reason = f"the text names {day.isoformat()}, and a report appears soon after the latest day it names"
            return _filled(published, year, Why("published.year_from_day_named", reason, 0.85, True), span)
    return None


def _by_weekday(article: Article, published: Fact) -> Fact | None:
    """ "Tuesday, Feb. 3" is in few years; the first of them that is not before the latest past year named."""
    weekday = _weekday(article, published)
    named = [(int(found[1]), Span(found.start(1), found.end(1))) for found in _YEAR.finditer(article.text)]
    past = [one for one in named if not is_ahead(article.text, one[1].start)]
    if weekday is None or not past:
        return None
    latest, span = max(past, key=lambda one: (one[0], -one[1].start))
    for year in range(latest, min(latest + 7, 9999)):
        whole = _in_year(published, year)
        if whole and whole.weekday() == weekday:
            reason = f"{whole:%d}.{whole:%m}. falls on the weekday printed beside it in {year}; the text names {latest}"
            return _filled(
                published,
                year,
                Why("published.year_from_weekday", reason, 0.85 if year == latest else 0.65, True),
                span,
            )
    return None


def _from_story(article: Article, place: int, articles: Sequence[Article], index: Index) -> Article:
    """The year of the most similar article that has a full date, stated in its own words, a few days off."""
    published = article.published
    assert published is not None
    found = []
    for score, other in index.like(place):
        year = _year_beside(published, articles[other].published) if score >= _SAME_STORY else None
        if year:
            found.append((score, articles[other].id, year))
    if not found:
        return article
    score, giver, year = min(found, key=lambda one: (-round(one[0], 6), one[1]))
    confidence = 0.85 if all(other == year for _, _, other in found) else 0.65
    reason = f"the text gives no year; {giver} reports the same story in {year}"
    fact = _filled(published, year, Why("published.year_from_story", reason, confidence, True))
    runners = tuple(
        Candidate(f"{other}{published.value[4:]}", None, round(score, 3), f"{name} is similar, too")
        for score, name, other in sorted(found, key=lambda one: (-one[0], one[1]))
        if other != year
    )
    return replace(article, published=replace(fact, runners_up=fact.runners_up + runners[:3]))


def _year_beside(published: Fact, other: Fact | None) -> int | None:
    """The year that brings a day nearest to another article's full date; None where that is far off or inferred."""
    day = first_day(other.value) if other and not other.why.inferred and precision(other.value) == "day" else None
    if day is None:
        return None
    near = [
        (abs((whole - day).days), year)
        for year in (day.year - 1, day.year, day.year + 1)
        if (whole := _in_year(published, year)) is not None
    ]
    distance, year = min(near, default=(_NEAR + 1, 0))
    return year if distance <= _NEAR else None


def _weekday(article: Article, published: Fact) -> int | None:
    found: tuple[CalendarDate, ...] = ()
    if published.spans:
        found = find_calendar_dates(published.spans[0].of(article.text))
    return next((day.weekday for day in found if day.weekday is not None), None)


def _lacks_year(published: Fact) -> bool:
    return published.value.startswith(_UNKNOWN) and precision(published.value) == "day"


def _month_day(published: Fact) -> tuple[int, int]:
    return int(published.value[5:7]), int(published.value[8:10])


def _in_year(published: Fact, year: int) -> date | None:
    month, day = _month_day(published)
    return date(year, month, day) if exists(year, month, day) else None


def _filled(published: Fact, year: int, why: Why, span: Span | None = None) -> Fact:
    spans = published.spans + ((span,) if span else ())
    return Fact(f"{year:04}{published.value[4:]}", spans, why, published.runners_up)
