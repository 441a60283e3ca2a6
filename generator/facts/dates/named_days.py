"""Days with a name of their own: "last Christmas", "Good Friday", "9/11", "the second Tuesday of April"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from generator.facts.dates.calendar_days import YEARS, read_calendar
from generator.facts.dates.context import Context, Reading, Tense, day_reading, shown
from generator.facts.dates.expression import Form, word_after, word_before
from generator.facts.dates.vocabulary import FULL_YEAR, GAP, NOT_AFTER, listed, names_of, one_of, table
from generator.knowledge.calendar import CalendarDate, month_number, weekday_number


def named_day_forms() -> tuple[Form, ...]:
    """Holidays, feasts that move, days of history, weekdays counted in a month."""
    return (
        Form("dates.holiday", _holiday_pattern(), _read_holiday, _is_holiday, _first_words("holidays")),
        Form("dates.holiday", _feast_pattern(), _read_feast, _is_feast, _first_words("movable_feasts")),
        Form("dates.history", _history_pattern(), _read_history),
        Form("dates.calendar", _nth_pattern(), _read_nth, needs=("day",)),
    )


@cache
def _first_words(key: str) -> tuple[str, ...]:
    """The first letters of each name of a list: spaces and apostrophes may vary behind them."""
    return tuple(sorted({re.split(r"\W", name)[0].casefold() for name in listed(key)}))  # " "


@cache
def _holiday_pattern() -> re.Pattern[str]:
    """ "last Christmas", "Valentine’s Day 2026"."""
    name = one_of(listed("holidays"))
    year = rf"(?:,?{GAP}(?:(?:of{GAP})?(?P<rel>last|this|next){GAP}year|(?P<year>{FULL_YEAR}))(?!\w))?"
    return re.compile(rf"{NOT_AFTER}(?:(?P<which>last|this|next){GAP})?(?P<name>{name})(?!\w){year}")


def _is_holiday(match: re.Match[str]) -> bool:
    """A single word may be what the season brings: "Christmas trees"."""
    if " " in match["name"] or match["which"]:
        return True
    return word_before(match) in ("on", "since", "before", "after", "by", "until", "at", "last", "next", "this")


_TENSES: dict[str, Tense] = {"last": "past", "next": "future"}


def _read_holiday(match: re.Match[str], context: Context) -> Reading | None:
    month, day = (int(part) for part in table("holidays")[match["name"]].split("-"))
    stated = CalendarDate(match.start(), match.end(), int(match["year"]) if match["year"] else None, month, day)
    offset = YEARS[match["rel"]] if match["rel"] else None
    tense = _TENSES.get(match["which"] or "", context.tense)
    reading = read_calendar(stated, offset, replace(context, tense=tense))
    return replace(reading, confidence=min(reading.confidence, 0.85)) if reading else None


@cache
def _history_pattern() -> re.Pattern[str]:
    """ "9/11"."""
    return re.compile(rf"(?<![\w/]){one_of(listed('days_of_history'))}(?![\w/])")


def _read_history(match: re.Match[str], context: Context) -> Reading:
    day = date.fromisoformat(table("days_of_history")[" ".join(match[0].split())])
    return day_reading(day, f"known as {shown(day)}", 0.95, "nothing")


@cache
def _feast_pattern() -> re.Pattern[str]:
    """ "Easter Sunday", "last Thanksgiving", "Good Friday 2026"."""
    name = one_of(listed("movable_feasts"))
    return re.compile(
        rf"{NOT_AFTER}(?:(?P<which>last|this|next){GAP})?(?P<name>{name})(?!\w)(?:,?{GAP}(?P<year>{FULL_YEAR})(?!\w))?"
    )


def _is_feast(match: re.Match[str]) -> bool:
    """The days of the Western churches; neither "the Good Friday Agreement" nor "the Easter Sunday bombings"."""
    after = word_after(match)
    if word_before(match) in listed("other_calendars") or after[:1].isupper() or after in listed("not_after_a_feast"):
        return False
    return bool(match["year"]) or _is_holiday(match)


def _read_feast(match: re.Match[str], context: Context) -> Reading | None:
    year, published = match["year"], context.published
    if year:
        return day_reading(_feast(match["name"], int(year)), "that day of the year named", 0.85, "nothing")
    days = [_feast(match["name"], y) for y in range(published.year - 1, published.year + 2) if 1583 <= y <= 9998]
    tense = _TENSES.get(match["which"] or "", context.tense)
    past, coming = [d for d in days if d <= published], [d for d in days if d >= published]
    nearest = min(days, key=lambda day: abs((day - published).days), default=None)
    chosen = {"past": past[-1:], "future": coming[:1]}.get(tense, [])[:1]
    day = chosen[0] if chosen else nearest
    return day_reading(day, f"it was {shown(day)}", 0.8, "year") if day else None


def _feast(name: str, year: int) -> date:
    """Two days before Easter Sunday for "easter -2", the fourth Thursday of November for "11 4 3"."""
    rule = table("movable_feasts")[" ".join(name.split())].split()
    if rule[0] == "easter":
        return _easter(year) + timedelta(days=int(rule[1]))
    month, number, weekday = (int(part) for part in rule)
    return _nth_weekday(year, month, number, weekday) or date(year, month, 1)


def _easter(year: int) -> date:
    """The Gregorian computus, as Meeus, Jones and Butcher give it."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, leap = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * leap + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def _nth_pattern() -> re.Pattern[str]:
    """ "the second Tuesday of April", "the last Friday in May 2026"."""
    return re.compile(
        rf"{NOT_AFTER}(?:the{GAP})?(?P<number>first|second|third|fourth|last){GAP}"
        rf"(?P<day>{names_of('weekdays', long=True)}){GAP}(?:of|in){GAP}(?P<month>{names_of('months', long=True)})"
        rf"(?:,?{GAP}(?P<year>{FULL_YEAR}))?(?!\w)"
    )


def _read_nth(match: re.Match[str], context: Context) -> Reading | None:
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}[match["number"]]
    month, weekday = month_number(match["month"]) or 1, weekday_number(match["day"]) or 0
    year = int(match["year"]) if match["year"] else context.published.year
    day = _nth_weekday(year, month, number, weekday)
    if day is None or match["year"]:
        return day_reading(day, "counted in that month", 0.9, "nothing") if day else None
    wanted = {"past": -1, "future": 1}.get(context.tense, 0)
    if wanted and (day - context.published).days * wanted < 0:
        day = _nth_weekday(year + wanted, month, number, weekday) or day
    return day_reading(day, "counted in that month", 0.85, "year")


def _nth_weekday(year: int, month: int, number: int, weekday: int) -> date | None:
    """The number-th such weekday of a month, -1 the last; None outside the years 1 to 9998."""
    if not 1 <= year <= 9998:
        return None
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (max(number, 1) - 1))
    while number == -1 and (day + timedelta(days=7)).month == month:
        day += timedelta(days=7)
    return day
