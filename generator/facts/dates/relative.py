"""Days counted from another day: "Monday", "yesterday", "two days ago", "the same day"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from generator.facts.dates.context import Context, Reading, day_reading, plus_days, plus_months, weekend_of, year_text
from generator.facts.dates.expression import Form, word_before
from generator.facts.dates.vocabulary import (
    GAP,
    HYPHEN,
    MODIFIER,
    NOT_AFTER,
    count_of,
    listed,
    names_of,
    number,
    one_of,
    table,
)
from generator.knowledge import read_yaml
from generator.knowledge.calendar import weekday_number

_BACK = ("last", "past", "previous", "this past")
_ON = ("next", "coming", "following", "this coming")


def relative_forms() -> tuple[Form, ...]:
    """Weekdays, day words, counted distances, neighbours of the day last spoken of, and words without a day."""
    return (
        Form("dates.weekday", _weekday_pattern(), _read_weekday, _is_one_day),
        Form("dates.weekend", _weekend_pattern(), _read_weekend),
        Form("dates.day_word", _day_word_pattern(), _read_day_word),
        Form("dates.distance", _distance_pattern(), _read_distance),
        Form("dates.neighbour", _neighbour_pattern(), _read_neighbour),
        Form("dates.reference", _reference_pattern(), _read_reference),
        Form("dates.none", _name_pattern(), _read_nothing),
        Form("dates.none", _duration_pattern(), _read_nothing),
    )


@cache
def _weekday_pattern() -> re.Pattern[str]:
    """ "last Monday", "Friday of next week", "on Fri."."""
    which = rf"(?P<which>(?i:last|next|this(?:{GAP}(?:coming|past))?|coming|past|(?:the{GAP})?(?:following|previous)))"
    week = rf"(?:{GAP}(?:of{GAP})?(?P<week>last|next|this){GAP}week(?!\w))?"
    short = rf"(?<=[Oo]n[^\S\n])(?P<short>{names_of('weekdays', long=False)})(?!\w)\.?(?=[^\S\n]+[a-z]|[.,;]|$)"
    return re.compile(
        rf"{NOT_AFTER}(?i:{MODIFIER})(?:{which}{GAP})?"
        rf"(?:(?P<day>{names_of('weekdays', long=True)})(?!\w)|{short}){week}"
    )


def _is_one_day(match: re.Match[str]) -> bool:
    return word_before(match) not in ("every", "each")


def _read_weekday(match: re.Match[str], context: Context) -> Reading:
    weekday = weekday_number(match["day"] or match["short"]) or 0
    which = (match["which"] or "").lower().removeprefix("the").strip()
    if match["week"]:
        offset = {"last": -7, "this": 0, "next": 7}[match["week"]]
        day = _moved(context.published, weekday - context.published.weekday() + offset)
        return day_reading(day, f"that day of {match['week']} week", 0.9, "year")
    base = context.spoken if which in ("following", "previous") else context.published
    if which in _BACK:
        return day_reading(_moved(base, -((base.weekday() - weekday - 1) % 7) - 1), "the one before", 0.85, "year")
    if which in _ON:
        return day_reading(_moved(base, (weekday - base.weekday() - 1) % 7 + 1), "the one after", 0.85, "year")
    if context.tense == "future" or (which == "this" and context.tense == "unclear"):
        ahead = (weekday - base.weekday()) % 7
        return day_reading(_moved(base, ahead), _ahead(ahead), 0.8, "year")
    back = (base.weekday() - weekday) % 7
    return day_reading(_moved(base, -back), _back(back), 0.94 if context.tense == "past" else 0.8, "year")


def _back(days: int) -> str:
    return "that day" if days == 0 else "the day before" if days == 1 else f"the last one, {days} days before"


def _ahead(days: int) -> str:
    return "that day" if days == 0 else "the next day" if days == 1 else f"the next one, {days} days on"


def _moved(day: date, count: int) -> date:
    return plus_days(day, count) or day


@cache
def _weekend_pattern() -> re.Pattern[str]:
    """ "this past weekend"."""
    return re.compile(
        rf"{NOT_AFTER}{MODIFIER}(?P<which>this|last|next|the|this{GAP}past|this{GAP}coming|the{GAP}past|the{GAP}coming)"
        rf"{GAP}weekend(?!\w)",
        re.IGNORECASE,
    )


def _read_weekend(match: re.Match[str], context: Context) -> Reading | None:
    """The running one from Saturday on; else the one before, or the one ahead where the tense says so."""
    which, published = match["which"].lower().split()[-1], context.published
    running = published.weekday() >= 5
    offset = 0
    if which == "next":
        offset = 7
    elif which in ("last", "past") or (which in ("this", "the") and not running and context.tense != "future"):
        offset = 0 if which == "past" and running else -7
    if which == "this" and published.weekday() >= 3:
        offset = 0
    weekend = weekend_of(_moved(published, offset))
    return Reading(*weekend, "Saturday and Sunday", 0.6, "year") if weekend else None


@cache
def _day_word_pattern() -> re.Pattern[str]:
    """ "yesterday", "late tonight"."""
    return re.compile(rf"{NOT_AFTER}{MODIFIER}(?P<word>{one_of(listed('day_words'))})(?!\w)", re.IGNORECASE)


def _read_day_word(match: re.Match[str], context: Context) -> Reading:
    word = " ".join(match["word"].lower().split())
    offset = int(table("day_words")[word])
    clause = {0: "that day", -1: "the day before", 1: "the day after"}.get(offset, f"{abs(offset)} days away")
    day = _moved(context.published, offset)
    part = {"tonight": "TNI", "last night": "TNI"}.get(word) or _part(word.split()[-1])
    return Reading(day.isoformat(), day.isoformat() + part, clause, 0.93, "day")


def _part(word: str) -> str:
    return "T" + table("day_parts")[word] if word in table("day_parts") else ""


@cache
def _distance_pattern() -> re.Pattern[str]:
    """ "three days ago", "about two weeks later", "year-ago quarter"."""
    rough = rf"(?:(?P<rough>{one_of(listed('roughly'))}){GAP})?"
    unit = r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter|year|decade)s?"  # "days"
    stop = r"(?=[^\S\n]*(?:[.,;)]|$))"  # " ."
    way = rf"(?P<way>ago|earlier|later|previously|prior(?!{GAP}to)|from{GAP}now|hence|(?:before|after){stop})"
    alone = rf"(?:the{GAP})?year-(?P<alone>ago|earlier)(?:{GAP}(?:quarter|period|month))?"
    return re.compile(
        rf"{NOT_AFTER}(?:{rough}(?P<count>{number()})(?:{GAP}and{GAP}a{GAP}half)?{HYPHEN}{unit}{HYPHEN}{way}|{alone})"
        rf"(?!\w)",
        re.IGNORECASE,
    )


def _read_distance(match: re.Match[str], context: Context) -> Reading | None:
    way = (match["alone"] or match["way"]).lower()
    forward = way in ("later", "after", "hence") or way.startswith("from")
    count = 1 if match["alone"] else count_of(match["count"])
    if count is None:
        return Reading(None, "FUTURE_REF" if forward else "PAST_REF", "how long is not said", 0.5, "nothing")
    unit = "year" if match["alone"] else match["unit"].lower()
    near = unit in ("day", "night", "week", "fortnight") and not (way == "ago" or way.startswith("from"))
    reading = _counted(context.spoken if near else context.published, unit, count if forward else -count)
    if reading is None or reading.edtf is None or not match["rough"]:
        return reading
    return Reading(reading.edtf + "~", reading.timex, reading.clause, 0.5, reading.needs)


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


@cache
def _neighbour_pattern() -> re.Pattern[str]:
    """ "the next day", "that same night", "the day before"."""
    which = (
        rf"(?P<which>the{GAP}same|that{GAP}same|that|the{GAP}next|the{GAP}following|the{GAP}previous|the{GAP}preceding)"
    )
    side = rf"the{GAP}(?P<unit>day|night){GAP}(?P<side>before|after|earlier)(?=[^\S\n]*(?:[.,;)]|$))"
    return re.compile(
        rf"{NOT_AFTER}{MODIFIER}(?:{which}{GAP}(?P<day>day|night|evening|morning|afternoon)|{side})(?!\w)",
        re.IGNORECASE,
    )


def _read_neighbour(match: re.Match[str], context: Context) -> Reading:
    which = (match["side"] or match["which"].split()[-1]).lower()
    offset = {"same": 0, "that": 0, "next": 1, "following": 1, "after": 1}.get(which, -1)
    day = _moved(context.spoken, offset)
    clause = {0: "the day spoken of", 1: "the day after the one spoken of"}.get(
        offset, "the day before the one spoken of"
    )
    return Reading(day.isoformat(), day.isoformat() + _part((match["day"] or "").lower()), clause, 0.6, "day")


@cache
def _reference_pattern() -> re.Pattern[str]:
    """ "now", "recently", "in the future"."""
    words = "|".join(f"(?P<{key}>{one_of(words)})" for key, words in _references())
    refused = one_of(listed("not_references"))
    return re.compile(rf"{NOT_AFTER}(?!{refused})(?:{words})(?!\w)(?!-)", re.IGNORECASE)


def _references() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((name, tuple(words)) for name, words in read_yaml("en/dates")["references"].items())


def _read_reference(match: re.Match[str], context: Context) -> Reading:
    return Reading(None, match.lastgroup or "PRESENT_REF", "no day is meant", 0.6, "nothing")


@cache
def _duration_pattern() -> re.Pattern[str]:
    """ "the past nine days" is how long something took, not when."""
    return re.compile(
        rf"(?<!\w)(?:the{GAP})?(?:past|last|next|coming|previous|first){GAP}(?:\d{{1,3}}|{one_of(listed('numbers'))})"
        rf"{HYPHEN}(?:day|week|month|year|decade|quarter|hour|minute|season)s?(?!\w)",
        re.IGNORECASE,
    )


@cache
def _name_pattern() -> re.Pattern[str]:
    """ "Ash Wednesday", "Black Friday"."""
    return re.compile(rf"(?<!\w){one_of(listed('not_days'))}(?!\w)")


def _read_nothing(match: re.Match[str], context: Context) -> None:
    """Names that hold a weekday, and durations, say no day: they only keep others from being read into them."""
