"""Days told by the day of publication or the one spoken of: "Monday", "yesterday", "the same day", "now"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from generator.facts.dates.context import Context, Reading, day_reading, plus_days, weekend_of
from generator.facts.dates.expression import Form, word_before
from generator.facts.dates.vocabulary import (
    GAP,
    HYPHEN,
    MODIFIER,
    NOT_AFTER,
    listed,
    names_of,
    one_of,
    table,
)
from generator.knowledge import read_yaml
from generator.knowledge.calendar import weekday_number

_BACK = ("last", "past", "previous", "this past")
_ON = ("next", "coming", "following", "this coming")


def relative_forms() -> tuple[Form, ...]:
    """Weekdays, day words, neighbours of the day last spoken of, and words without a day."""
    return (
        Form("dates.weekday", _weekday_pattern(), _read_weekday, _is_one_day),
        Form("dates.weekend", _weekend_pattern(), _read_weekend, needs=("weekend",)),
        Form("dates.day_word", _day_word_pattern(), _read_day_word),
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
    if word == "today" and _is_nowadays(match):
        return Reading(None, "PRESENT_REF", "no day is meant", 0.6, "nothing")
    offset = int(table("day_words")[word])
    clause = {0: "that day", -1: "the day before", 1: "the day after"}.get(offset, f"{abs(offset)} days away")
    day = _moved(context.published, offset)
    part = {"tonight": "TNI", "last night": "TNI"}.get(word) or _part(word.split()[-1])
    return Reading(day.isoformat(), day.isoformat() + part, clause, 0.93, "day")


def _is_nowadays(match: re.Match[str]) -> bool:
    """ "Safer than they are today", "in today’s world"."""
    before, after = match.string[max(0, match.start() - 60) : match.start()], match.string[match.end() :][:40]
    return bool(_than().search(before) or _todays().match(after))


@cache
def _than() -> re.Pattern[str]:
    """ "than can be done ", "as it is ", "as we know it "."""
    return re.compile(rf"(?<!\w)(?:than|as|unlike)\s(?:{one_of(listed('as_today'))}\s){{0,4}}$", re.IGNORECASE)


@cache
def _todays() -> re.Pattern[str]:
    """ "’s world", "’s young people"."""
    return re.compile(rf"['’]s\s(?:\w+\s)?{one_of(listed('of_today'))}(?!\w)", re.IGNORECASE)


def _part(word: str) -> str:
    return "T" + table("day_parts")[word] if word in table("day_parts") else ""


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
