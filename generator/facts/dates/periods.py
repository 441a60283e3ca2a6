"""Weeks, months, quarters, seasons and years counted from now: "last week", "this summer", "the third quarter"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from generator.facts.dates.context import Context, Reading, day_reading, plus_days, plus_months, week_of, year_text
from generator.facts.dates.expression import Form, word_before
from generator.facts.dates.vocabulary import FULL_YEAR, GAP, HYPHEN, MODIFIER, NOT_AFTER, listed, one_of, table
from generator.knowledge.edtf import last_day

_BACK = ("last", "past", "previous", "preceding", "prior", "latest")
_ON = ("next", "coming", "following")
_SPOKEN = ("same", "that", "following", "preceding")
_TIMEX_SEASON = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}


def period_forms() -> tuple[Form, ...]:
    """Stretches of time by their distance, and parts of a year."""
    return (
        Form("dates.period", _period_pattern(), _read_period),
        Form("dates.period", _running_pattern(), _read_running),
        Form("dates.quarter", _quarter_pattern(), _read_quarter, _is_quarter),
        Form("dates.quarter", _short_quarter_pattern(), _read_quarter),
        Form("dates.season", _season_pattern(), _read_season, _is_season, listed("seasons")),
    )


@cache
def _period_pattern() -> re.Pattern[str]:
    """ "last week", "the current fiscal year"."""
    which = rf"(?P<which>this|that|(?:the{GAP}|that{GAP})?(?:{one_of((*_BACK, *_ON, 'current', 'same'))}))"
    kind = rf"(?:(?:fiscal|financial|calendar|school|academic){GAP})?"
    return re.compile(
        rf"{NOT_AFTER}{MODIFIER}{which}{GAP}{kind}(?P<unit>week|month|quarter|year|decade|century)(?![\w])",
        re.IGNORECASE,
    )


def _read_period(match: re.Match[str], context: Context) -> Reading | None:
    which = match["which"].lower().split()[-1]
    offset = -1 if which in _BACK else 1 if which in _ON else 0
    base = context.era if which in _SPOKEN else context.published
    clause = {-1: "the one before", 0: "the running one", 1: "the one after"}[offset]
    return period(base, match["unit"].lower(), offset, clause)


def period(base: date, unit: str, offset: int, clause: str) -> Reading | None:
    """The week, month, quarter, year, decade or century round a day, or one before or after it."""
    if unit == "week":
        day = plus_days(base, 7 * offset)
        return Reading(*week_of(day), f"{clause}, Monday to Sunday", 0.75, "year") if day else None
    if unit in ("decade", "century"):
        digits = 3 if unit == "decade" else 2
        number = int(year_text(base.year)[:digits]) + offset
        text = f"{number:0{digits}}"
        return Reading(text.ljust(4, "X"), text, clause, 0.6, "year") if 0 < number < 10**digits else None
    day = plus_months(base, {"month": 1, "quarter": 3, "year": 12}[unit] * offset)
    if day is None:
        return None
    year = year_text(day.year)
    if unit == "year":
        return Reading(year, year, clause, 0.85, "year")
    if unit == "month":
        return Reading(f"{year}-{day.month:02}", f"{year}-{day.month:02}", clause, 0.9, "day")
    return _quarter(day.year, (day.month + 2) // 3, clause, 0.8)


@cache
def _running_pattern() -> re.Pattern[str]:
    """ "later in the day", "the end of the month", "year-end"."""
    return re.compile(
        rf"{NOT_AFTER}(?:(?:earlier|later|early|late){GAP}in{GAP}the{GAP}(?P<unit>day|week|month|year)"
        rf"|(?:the{GAP})?(?:end|start|beginning){GAP}of{GAP}(?:the{GAP})?(?P<edge>week|month|year)"
        rf"|(?:the{GAP})?(?P<close>year)[-‐‑ ]end)(?!\w)(?!{GAP}(?:of|to))",
        re.IGNORECASE,
    )


def _read_running(match: re.Match[str], context: Context) -> Reading | None:
    unit = (match["unit"] or match["edge"] or match["close"]).lower()
    if unit == "day":
        return day_reading(context.spoken, "the day spoken of", 0.6)
    if match["edge"] and unit == "year" and context.tense == "past" and context.published.month <= 6:
        return period(context.published, unit, -1, "the one that is over")
    return period(context.published, unit, 0, "the running one")


# " of 2026", " of last year"
_OF = (
    rf"(?:{GAP}(?:of|in|for){GAP}(?:the{GAP})?(?:fiscal{GAP})?"
    rf"(?:(?P<year>{FULL_YEAR})|(?P<rel>last|this|next|that){GAP}year)(?!\w))"
)


@cache
def _quarter_pattern() -> re.Pattern[str]:
    """ "the third quarter", "the first half of 2026", "last year’s second quarter"."""
    before = rf"(?:(?:(?P<year0>{FULL_YEAR})(?:['’]s)?|(?P<rel0>last|this|next){GAP}year['’]s){GAP})?"
    return re.compile(
        rf"{NOT_AFTER}(?:the{GAP})?{before}(?:fiscal{HYPHEN})?(?P<number>{one_of((*listed('ordinals'), 'last'))})"
        rf"{HYPHEN}(?:fiscal{GAP})?(?P<part>quarter|half)(?!\w|-?final|-?century){_OF}?",
        re.IGNORECASE,
    )


@cache
def _short_quarter_pattern() -> re.Pattern[str]:
    """ "Q3", "H1 2026"."""
    year = rf"(?:{GAP}(?:of{GAP})?(?P<year>{FULL_YEAR})(?!\w))?"
    return re.compile(
        rf"{NOT_AFTER}(?P<year0>{FULL_YEAR}{GAP})?(?P<part>[QH])(?P<number>[1-4])(?!\w){year}(?P<rel>)(?P<rel0>)"
    )


def _is_quarter(match: re.Match[str]) -> bool:
    """Halves, last and final quarters are parts of a match of football unless a year stands by."""
    if match["year"] or match["rel"] or match["year0"] or match["rel0"]:
        return True
    return match["part"].lower() == "quarter" and match["number"].lower() not in ("last", "final")


def _read_quarter(match: re.Match[str], context: Context) -> Reading | None:
    word, part = match["number"].lower(), match["part"].lower()[0]
    number = int(word) if word.isdigit() else int(table("ordinals").get(word, "4"))
    number = min(number, 2) if part == "h" else number
    year, clause, needs_year = _year_beside(match, context)
    months = 6 if part == "h" else 3
    if year is None:
        year, clause = _year_of_part(months * (number - 1) + 1, months, context)
    if part == "q":
        reading = _quarter(year, number, clause, 0.8)
        return reading if needs_year else Reading(reading.edtf, reading.timex, clause, 0.92, "nothing")
    text, first = year_text(year), 6 * (number - 1) + 1
    edtf = f"{text}-{first:02}/{text}-{first + 5:02}"
    return Reading(edtf, f"{text}-H{number}", clause, 0.8, "year" if needs_year else "nothing")


def _quarter(year: int, number: int, clause: str, confidence: float) -> Reading:
    return Reading(f"{year_text(year)}-{32 + number}", f"{year_text(year)}-Q{number}", clause, confidence, "year")


def _year_beside(match: re.Match[str], context: Context) -> tuple[int | None, str, bool]:
    """The year that stands with the words, how it is known, and whether that needs the publication."""
    groups = match.groupdict()
    stated, relative = groups.get("year") or groups.get("year0"), groups.get("rel") or groups.get("rel0")
    if stated:
        return int(stated), "as stated", False
    if relative:
        year = context.published.year + {"last": -1, "next": 1}.get(relative.lower(), 0)
        return max(1, min(9999, year)), f"of {relative.lower()} year", True
    return None, "", True


def _year_of_part(month: int, length: int, context: Context) -> tuple[int, str]:
    """The latest part that has begun; ahead where the clause speaks of the future and that part is over."""
    published = context.published
    year = published.year if month <= published.month else published.year - 1
    over = (published.year - year) * 12 + published.month >= month + length
    if context.tense == "future" and over:
        return year + 1, "the next one"
    return max(1, year), "the last one that has begun"


@cache
def _season_pattern() -> re.Pattern[str]:
    """ "this summer", "in the spring of 2026"."""
    cue = rf"(?:in|since|during|by|until|for|over|from){GAP}(?:the{GAP})?"
    which = rf"(?P<which>this|last|next|that|the{GAP}(?:past|coming|previous|same)){GAP}(?:past{GAP}|coming{GAP})?"
    year = rf"(?:{GAP}(?:of{GAP}|in{GAP})?(?:(?P<year>{FULL_YEAR})|(?P<rel>last|this|next){GAP}year)(?!\w))?"
    return re.compile(
        rf"{NOT_AFTER}(?:(?P<cue>{cue}))?(?P<words>(?P<modifier>{MODIFIER})(?:{which})?(?:the{GAP}(?=\w+{GAP}of))?"
        rf"(?P<season>{one_of(listed('seasons'))})(?!\w){year})",
        re.IGNORECASE,
    )


def _is_season(match: re.Match[str]) -> bool:
    """A season without a year or "last" needs a preposition or modifier; "fall" alone is too many other things."""
    if match["which"] or match["year"] or match["rel"]:
        return True
    if match["season"].lower() == "fall" or match["season"][0].isupper():
        return False
    follows = match.string[match.end() : match.end() + 2]
    return bool(match["cue"] or match["modifier"]) and (not follows[:1].isspace() or word_before(match, "words") != "")


def _read_season(match: re.Match[str], context: Context) -> Reading | None:
    code = int(table("seasons")[match["season"].lower()])
    year, clause, needs_year = _year_beside(match, context)
    which = (match["which"] or "").lower().split()
    month = 3 * (code - 20)
    if year is None and "this" in which:
        # January and February belong to the winter that began in the year before.
        year = context.published.year - (code == 24 and context.published.month < 3)
        clause = "this year's"
    elif year is None:
        year, clause = _year_of_part(month, 3, context)
        running = last_day(f"{year_text(year)}-{code}")
        if "last" in which and running and running >= context.published:
            year, clause = year - 1, "the one before"
        elif "next" in which or "coming" in which:
            year, clause = year + 1, "the next one"
    if not 1 <= year <= 9999:
        return None
    text = year_text(year)
    return Reading(f"{text}-{code}", f"{text}-{_TIMEX_SEASON[code]}", clause, 0.75, "year" if needs_year else "nothing")
