"""Parts of a year told by the one last spoken of: "a year earlier", "the same month last year", "the quarter".

Reports of results and statistics compare: "in the third quarter, up from $3 million a year earlier" means the third
quarter of the year before.
"""

from __future__ import annotations

import re
from functools import cache

from generator.facts.dates.context import Context, Reading, day_reading, year_text
from generator.facts.dates.expression import Form
from generator.facts.dates.vocabulary import FULL_YEAR, GAP, HYPHEN, NOT_AFTER, listed, names_of, one_of
from generator.knowledge.calendar import month_number

_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|\d\d)")  # "2026-Q3", "2026-02"


def same_part_forms() -> tuple[Form, ...]:
    """What compares with the year before, and what means the part of a year that a report is of."""
    return (
        Form("dates.same_part", _same_pattern(), _read_year_before),
        Form("dates.same_part", _year_ago_pattern(), _read_year_before, _compares, ("ago", "earlier", "before")),
        Form("dates.quarter", _ended_pattern(), _read_ended),
        Form("dates.same_part", _the_part_pattern(), _read_the_part),
        Form("dates.same_part", _whole_year_pattern(), _read_whole_year, needs=("year",)),
        Form("dates.neighbour", _trading_day_pattern(), _read_trading_day, needs=("day",)),
    )


def part_of(reading: Reading) -> str | None:
    """The quarter, half or month that a reading names, as TIMEX3 writes it."""
    return reading.timex if _PART.fullmatch(reading.timex) else None


@cache
def _same_pattern() -> re.Pattern[str]:
    """ "the same month last year", "the year-ago quarter", "the corresponding period of 2025"."""
    ago = r"year[-‐‑](?:ago|earlier)|(?:prior|previous)[-‐‑]year"
    unit = rf"(?:{one_of(listed('ordinals'))}{HYPHEN})?(?:quarter|period|half|month|(?:three|six){GAP}months)"
    past = rf"(?:last|the{GAP}previous|the{GAP}prior|previous|prior){GAP}year|a?{GAP}?year{GAP}(?:ago|earlier|before)"
    behind = rf"(?:,?{GAP}(?:of{GAP}|in{GAP})?(?:the{GAP})?(?:{past}|(?P<year>{FULL_YEAR})))"
    return re.compile(
        rf"{NOT_AFTER}(?:the{GAP}|a{GAP})?(?:(?:same|comparable|corresponding){GAP})?"
        rf"(?:(?:{ago})(?:{GAP}{unit})?"
        rf"|(?:(?<=same[^\S\n])|(?<=comparable[^\S\n])|(?<=corresponding[^\S\n]))(?P<unit>{unit}){behind})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _year_ago_pattern() -> re.Pattern[str]:
    """ "a year earlier"."""
    return re.compile(rf"(?<!\w)(?:a{GAP})?(?P<unit>)(?P<year>)year{GAP}(?:ago|earlier|before)(?!\w)", re.IGNORECASE)


@cache
def _comparison() -> re.Pattern[str]:
    """ "up from $3 million, or 4 cents a share, ", "rose 4% from "."""
    amount = rf"(?<!\w){one_of(listed('compared'))}\s[^.;\n]*\d(?:\.\d|[^.;\n]){{0,60}}$"
    return re.compile(rf"{amount}|\d\s*%\s[^.;\n]{{0,20}}(?:from|than|on)\s$")


def _compares(match: re.Match[str]) -> bool:
    return bool(_comparison().search(match.string[max(0, match.start() - 120) : match.start()]))


def _read_year_before(match: re.Match[str], context: Context) -> Reading:
    """That part of the year before, or of the year named; the whole year where no part was spoken of."""
    found = _PART.fullmatch(context.part or "")
    named = int(match["year"]) if match["year"] else None
    by_month = (match["unit"] or "").lower().endswith("month")
    if found is None or (by_month and not found[2].isdecimal()):
        year = year_text(named or max(1, context.published.year - 1))
        return Reading(year, year, "the year before", 0.7, "year")
    return _part(named or max(1, int(found[1]) - 1), found[2], "that part of the year before")


def _part(year: int, part: str, clause: str) -> Reading:
    text, number = year_text(year), int(part.lstrip("QH"))
    if part.startswith("Q"):
        return Reading(f"{text}-{32 + number}", f"{text}-{part}", clause, 0.7, "year")
    if part.startswith("H"):
        first = 6 * number - 5
        return Reading(f"{text}-{first:02}/{text}-{first + 5:02}", f"{text}-{part}", clause, 0.7, "year")
    return Reading(f"{text}-{part}", f"{text}-{part}", clause, 0.7, "year")


@cache
def _the_part_pattern() -> re.Pattern[str]:
    """ "sales in the quarter", "the latest period", "the 2025 quarter"."""
    return re.compile(
        rf"{NOT_AFTER}(?:(?<=\bin[^\S\n])|(?<=\bfor[^\S\n])|(?<=\bduring[^\S\n])|(?=the{GAP}(?:latest|most|\d)))"
        rf"(?:the|that){GAP}(?:latest{GAP}|most{GAP}recent{GAP}|(?P<year>{FULL_YEAR}){GAP})?(?:quarter|(?<!the[^\S\n])period)(?!\w|-)",
        re.IGNORECASE,
    )


def _read_the_part(match: re.Match[str], context: Context) -> Reading | None:
    """Only where a quarter or half was spoken of."""
    found = _PART.fullmatch(context.part or "")
    if found is None or found[2].isdecimal():
        return None
    return _part(int(match["year"] or found[1]), found[2], "the one spoken of")


@cache
def _ended_pattern() -> re.Pattern[str]:
    """ "the quarter ended Sept. 30", "the fiscal year ended 31 March 2026"."""
    month = rf"(?:\d{{1,2}}{GAP})?(?P<month>{names_of('months', long=False)})"
    return re.compile(
        rf"{NOT_AFTER}the{GAP}(?:(?:fiscal|financial){GAP})?(?P<unit>quarter|year)"
        rf"(?=,?{GAP}(?:which{GAP})?(?:ended|ending|to|through){GAP}(?:on{GAP})?{month}\.?(?:{GAP}\d{{1,2}}(?!\d))?(?:,?{GAP}(?P<year>{FULL_YEAR}))?)"
    )


def _read_ended(match: re.Match[str], context: Context) -> Reading:
    """The quarter that holds that month; the year in which it lies."""
    month, published = month_number(match["month"]) or 1, context.published
    year = int(match["year"]) if match["year"] else published.year - (month > published.month)
    if match["unit"] == "quarter":
        return _part(max(1, year), f"Q{(month + 2) // 3}", "the one that ended then")
    return Reading(year_text(max(1, year)), year_text(max(1, year)), "the one that ended then", 0.7, "year")


@cache
def _whole_year_pattern() -> re.Pattern[str]:
    """ "for the full year", "over the whole year"."""
    return re.compile(rf"{NOT_AFTER}the{GAP}(?:full|whole|entire){GAP}year(?!\w)", re.IGNORECASE)


def _read_whole_year(match: re.Match[str], context: Context) -> Reading:
    """The year of the part spoken of; else the running one, or in its first months the one that is over."""
    found = _PART.fullmatch(context.part or "")
    over = context.tense == "past" and context.published.month <= 3
    year = year_text(int(found[1]) if found else max(1, context.published.year - over))
    return Reading(year, year, "the year that is reported on", 0.6, "year")


@cache
def _trading_day_pattern() -> re.Pattern[str]:
    """ "ended the day at 7,114 points", "to finish the day lower"."""
    return re.compile(
        rf"(?<!\w)(?:end|finish|clos)(?:e|s|es|ed|ing)?{GAP}(?P<words>the{GAP}day)(?={GAP}(?:at|with|up|down|on|in|lower|higher)(?!\w))",
        re.IGNORECASE,
    )


def _read_trading_day(match: re.Match[str], context: Context) -> Reading:
    return day_reading(context.spoken, "the day spoken of", 0.6)
