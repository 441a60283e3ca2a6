"""Days, months, years and ages by name or number: "Feb. 3", "in December", "2017", "the 1990s"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, partial

from generator.facts.dates.context import Context, Reading, year_text
from generator.facts.dates.expression import Expression, Form, word_after, word_before
from generator.facts.dates.vocabulary import (
    FULL_YEAR,
    GAP,
    HYPHEN,
    MODIFIER,
    NOT_AFTER,
    listed,
    names_of,
    one_of,
    table,
)
from generator.knowledge.calendar import CalendarDate, exists, find_calendar_dates, month_number

YEARS = {"last": -1, "this": 0, "next": 1, "that": 0}
# News gives the year of days further off than this; without one, the nearer day is meant whatever the tense.
REACH_BACK, REACH_ON = 250, 300
_OF_YEAR = rf"(?:,?{GAP}(?:of{GAP})?(?P<year>last|this|next){GAP}year(?!\w))"  # ", last year", " of next year"


def find_calendar(text: str) -> Iterator[Expression]:
    """Dates that name a day, or a month with its year."""
    for stated in find_calendar_dates(text):
        end, offset = stated.end, None
        if stated.year is None and (named := re.compile(_OF_YEAR).match(text, stated.end)):
            end, offset = named.end(), YEARS[named["year"]]
        over = text.endswith("ended ", 0, stated.start)
        yield Expression(stated.start, end, "dates.calendar", partial(read_calendar, stated, offset, over=over))


def calendar_forms() -> tuple[Form, ...]:
    """Bare months, years, decades and centuries."""
    return (
        Form("dates.month", _month_pattern(), _read_month, _is_month),
        Form("dates.year", _year_pattern(), _read_year, _is_year),
        Form("dates.year", _spoken_year_pattern(), _read_spoken_year, needs=("nineteen", "twenty", "thousand")),
        Form("dates.decade", _decade_pattern(), _read_decade, needs=("0s", "0'", "0’", "ties")),
        Form("dates.century", _century_pattern(), _read_century, needs=("century",)),
    )


def read_calendar(stated: CalendarDate, offset: int | None, context: Context, *, over: bool = False) -> Reading | None:
    """A day without a year is that of the year named (`offset` from publication), else the last one or one that fits.

    `over`: it is the last one, however long ago ("the year ended Jan. 31").
    """
    if stated.year is not None:
        return _read_full(stated, context)
    if offset is not None:
        year, clause = context.published.year + offset, "that day of the year named"
    elif over and stated.weekday is None:
        year = context.published.year - ((stated.month, stated.day) > (context.published.month, context.published.day))
        clause = "the last one"
    else:
        year, clause = _year_for(stated, context)
    if not exists(year, stated.month, stated.day):
        return None
    dated = stated.in_year(year)
    return Reading(dated.edtf, _timex(dated), clause, 0.95, "year", stated.edtf)


def _read_full(stated: CalendarDate, context: Context) -> Reading:
    if stated.ambiguous:
        nearest = min((stated, stated.swapped), key=lambda s: abs((_day(s, s.year or 1) - context.published).days))
        clause = "day and month could be swapped; the nearer one is taken"
        return Reading(nearest.edtf, nearest.edtf, clause, 0.6, "nothing")
    confidence, clause = 0.97, "as stated"
    if not stated.weekday_fits:
        confidence, clause = 0.7, "as stated, although the weekday is another"
    return Reading(stated.edtf, _timex(stated), clause, confidence, "nothing")


def _timex(stated: CalendarDate) -> str:
    return stated.edtf.partition("/")[0]


def _day(stated: CalendarDate, year: int) -> date:
    return date(year, stated.month, stated.day or 1)


def _year_for(stated: CalendarDate, context: Context) -> tuple[int, str]:
    """The year that fits the weekday; else the one the tense asks for; else the nearest."""
    published = context.published
    years = [y for y in range(published.year - 1, published.year + 2) if exists(y, stated.month, stated.day)]
    years = years or [published.year]
    if not exists(years[0], stated.month, stated.day):
        return years[0], ""
    if stated.weekday is not None:
        fitting = [y for y in years if _day(stated, y).weekday() == stated.weekday]
        if fitting:
            years = fitting
    days = [_day(stated, year) for year in years]
    # A day or two of grace: datelines run ahead of the clock of the publisher, and stories are updated.
    past = [day for day in days if -REACH_BACK <= (day - published).days <= 2]
    coming = [day for day in days if 0 <= (day - published).days <= REACH_ON]
    nearest = min(days, key=lambda day: abs((day - published).days))
    chosen = {"past": past[-1:], "future": coming[:1]}.get(context.tense, [])[:1] or [nearest]
    return chosen[0].year, _whichever(chosen[0], published)


def _whichever(chosen: date, published: date) -> str:
    if chosen.year == published.year:
        return "that day of the same year"
    return f"the {'last' if chosen < published else 'next'} one is in {chosen.year}"


@cache
def _month_pattern() -> re.Pattern[str]:
    """ "last November", "early May", "Sept.", "June of this year"."""
    return re.compile(
        rf"{NOT_AFTER}(?P<modifier>(?i:{MODIFIER}))(?:(?P<which>(?i:last|next|this)){GAP}(?:(?:past|coming){GAP})?)?"
        rf"(?:(?P<month>{names_of('months', long=True)})\b|(?P<short>{names_of('months', long=False)})\b\.?)"
        rf"(?:{GAP}(?:of{GAP})?(?P<year>last|this|next|that){GAP}year\b)?(?!\w|\.?[-–]?\d|\.?[^\S\n]\d)"
    )


def _is_month(match: re.Match[str]) -> bool:
    if match["modifier"] or match["which"] or match["year"]:
        return True
    name, before, after = match["month"] or match["short"], word_before(match), word_after(match)
    if before in listed("determiners") and after.islower() and after not in listed("not_after_a_month"):
        return True
    if month_number(name) in (3, 5):
        return before in listed("before_may_or_march") and not after[:1].isupper()
    if len(name) < 5 or name.capitalize() in listed("months_that_need_a_cue") or after[:1].isupper():
        return before in listed("before_a_month") and not (after[:1].isupper() and before in ("to", "and", "for", "by"))
    return True


def _read_month(match: re.Match[str], context: Context) -> Reading | None:
    month = month_number(match["month"] or match["short"]) or 1
    published = context.published
    which = (match["which"] or "").lower()
    if match["year"]:
        year, clause = published.year + YEARS[match["year"]], "that month of the year named"
    elif which == "next" or (not which and context.tense == "future"):
        year = published.year + (month < published.month or (which == "next" and month == published.month))
        clause = "the next one"
    elif which == "this":
        year, clause = published.year, "this year's"
    elif not which and 0 < month - published.month <= (2 if context.tense == "past" else 3):
        # Nine months and more in the past are "last November", not "November".
        year, clause = published.year, "the nearest one"
    else:
        year = published.year - (month > published.month or (which == "last" and month == published.month))
        clause = "the last one" if year < published.year else "that month of the same year"
    value = f"{year_text(year)}-{month:02}"
    return Reading(value, value, clause, 0.9, "year", f"XXXX-{month:02}")


@cache
def _year_pattern() -> re.Pattern[str]:
    """ "2017", "late 2017", "fiscal 2026"."""
    return re.compile(
        rf"(?:(?<![\w$€£#@/.,:+’'-])|(?<=\d{{4}}[-–/])|(?<=\w[–—]))(?P<modifier>{MODIFIER}"
        rf"(?:(?:fiscal|calendar|financial){GAP}(?:year{GAP})?|the{GAP}year{GAP})?)(?P<year>{FULL_YEAR})"
        rf"(?![\w%]|[.,:/]\d|[-–]\d{{3}}(?!\d)|[-–]\d{{5}}|[^\S\n]?°)",
        re.IGNORECASE,
    )


def _is_year(match: re.Match[str]) -> bool:
    if match["modifier"]:
        return True
    before, after, year = word_before(match), word_after(match), int(match["year"])
    if before in listed("not_before_a_year"):
        return False
    counted = after.lower() in listed("counted") or (year % 50 == 0 and after.islower() and after.endswith("s"))
    if counted:
        return before in ("in", "since", "during") and after.lower() not in listed("counted")
    return year >= 1800 or before in listed("before_a_year")


def _read_year(match: re.Match[str], context: Context) -> Reading:
    return Reading(match["year"], match["year"], "as stated", 0.93, "nothing")


@cache
def _spoken_year_pattern() -> re.Pattern[str]:
    """ "nineteen ninety-six", "the year two thousand", "twenty twenty-six", as transcripts have them."""
    tens, ones = one_of(listed("tens")), one_of(tuple(table("numbers"))[2:11])
    return re.compile(
        rf"{NOT_AFTER}(?:(?P<century>nineteen|twenty){GAP}(?P<tens>{tens})(?:{HYPHEN}(?P<ones>{ones}))?"
        rf"|(?:the{GAP}year{GAP})two{GAP}thousand(?:{GAP}(?:and{GAP})?(?P<more>{ones}))?)(?![\w-])",
        re.IGNORECASE,
    )


def _read_spoken_year(match: re.Match[str], context: Context) -> Reading:
    ones = int(table("numbers").get((match["ones"] or match["more"] or "").lower(), "0"))
    year = 2000 + ones
    if match["century"]:
        tens = listed("tens").index(match["tens"].lower()) + 2
        year = (1900 if match["century"].lower() == "nineteen" else 2000) + 10 * tens + ones
    return Reading(str(year), str(year), "as stated", 0.9, "nothing")


_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


@cache
def _decade_pattern() -> re.Pattern[str]:
    """ "the 1990s", "the ’80s", "the 70s and 80s", "the nineties"."""
    return re.compile(
        rf"(?<![\w$€£])(?:the{GAP})?{MODIFIER}(?:(?P<full>(?:1[5-9]|20)\d)0['’]?s|['’‘](?P<short>\d)0s"
        rf"|(?:(?<=the[^\S\n])|(?<=0s[^\S\n]and[^\S\n]))(?P<plain>\d)0['’]?s|(?<=the[^\S\n])(?P<word>{one_of(_DECADES)}))(?!\w)",
        re.IGNORECASE,
    )


def _read_decade(match: re.Match[str], context: Context) -> Reading:
    short = match["short"] or match["plain"]
    if match["word"]:
        short = str(_DECADES.index(match["word"].lower()) + 2)
    decade = match["full"] or ("20" if int(short) < 2 else "19") + short
    return Reading(f"{decade}X", decade, "the ten years", 0.85, "nothing")


@cache
def _century_pattern() -> re.Pattern[str]:
    """ "the 19th century"."""
    return re.compile(
        rf"(?<!\w)(?:the{GAP})?{MODIFIER}(?P<number>[5-9]|1\d|2[01])(?:st|nd|rd|th){HYPHEN}century(?!\w)", re.IGNORECASE
    )


def _read_century(match: re.Match[str], context: Context) -> Reading:
    century = f"{int(match['number']) - 1:02}"
    return Reading(f"{century}XX", century, "its hundred years", 0.85, "nothing")
