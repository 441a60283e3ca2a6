"""Times counted from another: "two days ago", "a week later", "in three months"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from generator.facts.dates.context import Context, Reading, day_reading, plus_days, plus_months, year_text
from generator.facts.dates.expression import Form
from generator.facts.dates.vocabulary import GAP, HYPHEN, NOT_AFTER, any_of, count_of, listed, number, one_of


def distance_forms() -> tuple[Form, ...]:
    """What lies a number of days, weeks, months or years back or ahead."""
    return (
        Form("dates.distance", _distance_pattern(), _read_distance),
        Form("dates.distance", _ahead_pattern(), _read_ahead, _is_ahead),
    )


@cache
def _distance_pattern() -> re.Pattern[str]:
    """ "three days ago", "about two weeks later"."""
    rough = rf"(?:(?P<rough>{one_of(listed('roughly'))}){GAP})?"
    unit = r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter|year|decade)s?"  # "days"
    stop = r"(?=[^\S\n]*(?:[.,;)]|$))"  # " ."
    way = rf"(?P<way>ago|earlier|later|previously|prior(?!{GAP}to)|from{GAP}now|hence|(?:before|after){stop})"
    return re.compile(
        rf"{NOT_AFTER}{rough}(?P<count>{number()})(?:{GAP}and{GAP}a{GAP}half)?{HYPHEN}{unit}{HYPHEN}{way}(?!\w)",
        re.IGNORECASE,
    )


def _read_distance(match: re.Match[str], context: Context) -> Reading | None:
    way = match["way"].lower()
    forward = way in ("later", "after", "hence") or way.startswith("from")
    count = count_of(match["count"])
    if count is None:
        return Reading(None, "FUTURE_REF" if forward else "PAST_REF", "how long is not said", 0.5, "nothing")
    unit = match["unit"].lower()
    near = unit in ("day", "night", "week", "fortnight") and not (way == "ago" or way.startswith("from"))
    reading = _counted(context.spoken if near else context.published, unit, count if forward else -count)
    if reading is None or reading.edtf is None or not match["rough"]:
        return reading
    return Reading(reading.edtf + "~", reading.timex, reading.clause, 0.5, reading.needs)


@cache
def _ahead_pattern() -> re.Pattern[str]:
    """ "will rule in two weeks", "opens in three months’ time"."""
    return re.compile(
        rf"(?<=\bin[^\S\n])(?:{one_of(listed('roughly'))}{GAP})?(?P<count>{number()}){GAP}"
        rf"(?P<unit>day|week|month|year)s?(?P<time>['’]{GAP}time)?(?!\w|['’-])",
        re.IGNORECASE,
    )


def _is_ahead(match: re.Match[str]) -> bool:
    """ "The worst in five years" looks back."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    return bool(match["time"]) or not any_of("superlatives").search(before)


def _read_ahead(match: re.Match[str], context: Context) -> Reading | None:
    """Only where the clause speaks of the future: "built in two years" is how long it took."""
    if context.tense != "future" and not match["time"]:
        return None
    count = count_of(match["count"])
    if count is None:
        return Reading(None, "FUTURE_REF", "how long is not said", 0.5, "nothing")
    reading = _counted(context.published, match["unit"].lower(), count)
    return replace(reading, edtf=f"{reading.edtf}~", confidence=0.6) if reading and reading.edtf else None


def _counted(base: date, unit: str, count: int) -> Reading | None:
    """Days and weeks give a day, months a month, years a year."""
    clause = f"{abs(count)} {unit}{'s' if abs(count) != 1 else ''} {'before' if count < 0 else 'after'}"
    if unit in ("second", "minute", "hour"):
        return day_reading(base, clause, 0.75) if unit != "hour" or abs(count) <= 24 else None
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(unit)
    if days:
        day = plus_days(base, days * count)
        return day_reading(day, clause, 0.75) if day else None
    moved = plus_months(base, {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit] * count)
    if moved is None:
        return None
    if unit == "decade":
        return Reading(f"{year_text(moved.year)[:3]}X", year_text(moved.year)[:3], clause, 0.7, "year")
    value = year_text(moved.year) if unit == "year" else f"{year_text(moved.year)}-{moved.month:02}"
    return Reading(value, value, clause, 0.65, "year")
