"""Clock times and parts of the day, and joining them to the day they belong to: "9 a.m. Friday", "Monday night"."""

from __future__ import annotations

import re
from functools import cache

from generator.facts.dates.context import Context, Reading
from generator.facts.dates.expression import Expression, Form
from generator.facts.dates.vocabulary import GAP, NOT_AFTER, listed, one_of, table

CLOCK, PART = "dates.clock", "dates.day_part"

_DAYS = ("dates.calendar", "dates.weekday", "dates.day_word", "dates.neighbour", "dates.holiday")
# " ", ", at ", " in the "
_BETWEEN = re.compile(
    r"[^\S\n]{1,3}|,?[^\S\n]{1,3}(?:on|of|at|at around|at about|around|in the|by)[^\S\n]{1,3}|,[^\S\n]{1,3}"
)


def clock_forms() -> tuple[Form, ...]:
    """The forms in which clock times and parts of the day are written."""
    return (
        Form(CLOCK, _clock_pattern(), _read_clock, _is_clock),
        Form(PART, _part_pattern(), _read_part),
    )


@cache
def _clock_pattern() -> re.Pattern[str]:
    """ "9:30 p.m.", "14:00 GMT", "1400 hours", "10 o’clock", "4 in the morning"."""
    zone = rf"(?:{GAP}\(?(?:{one_of(listed('time_zones'))}|local{GAP}time|Eastern|Pacific)(?!\w)(?:{GAP}time)?\)?)"
    half = r"(?P<half>[ap])\.?m\b\.?"  # "p.m."
    return re.compile(
        rf"{NOT_AFTER}(?:(?:around|about|shortly{GAP}(?:before|after)){GAP})?"
        rf"(?:(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)?[^\S\n]?{half}{zone}?"
        rf"|(?P<hour24>[0-2]?\d):(?P<minute24>[0-5]\d)(?!\d|:\d\d:)(?P<zone>{zone})?"
        rf"|(?P<military>[0-2]\d[0-5]\d)(?P<hours>{zone}|[^\S\n]?(?:hours|hrs))"
        rf"|(?P<oclock>\d{{1,2}}){GAP}?o['’]clock"
        rf"|(?P<plain>1?\d){GAP}in{GAP}the{GAP}(?P<half_day>morning|afternoon|evening)"
        rf"|(?P<word>{one_of(table('clock_words'))}){zone}?)(?!\w)",
        re.IGNORECASE,
    )


def _is_clock(match: re.Match[str]) -> bool:
    """ "3:10" alone is a score or a verse: it needs a zone, or "at" before it."""
    if match["hour24"]:
        return bool(match["zone"]) or match.string[max(0, match.start() - 3) : match.start()].lower() == "at "
    return True


def _read_clock(match: re.Match[str], context: Context) -> Reading | None:
    clock = clock_of(match)
    if clock is None:
        return None
    day = context.spoken.isoformat()
    return Reading(day, f"{day}T{clock}", "a time of the day spoken of", 0.6, "day")


def clock_of(match: re.Match[str]) -> str | None:
    """ "21:30" for "9:30 p.m."; None for times that no clock shows."""
    if match["word"]:
        return f"{int(table('clock_words')[match['word'].lower()]):02}:00"
    if match["military"]:
        hour, minute = int(match["military"][:2]), int(match["military"][2:])
    else:
        hour = int(match["hour"] or match["hour24"] or match["oclock"] or match["plain"])
        minute = int(match["minute"] or match["minute24"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    if match["half_day"] and match["half_day"].lower() != "morning":
        hour += 12
    return f"{hour:02}:{minute:02}" if hour <= 24 else None


@cache
def _part_pattern() -> re.Pattern[str]:
    """ "early morning", "the afternoon"."""
    return re.compile(
        rf"{NOT_AFTER}(?:the{GAP})?(?:(?:early|late){GAP})?(?P<part>{one_of(table('day_parts'))})(?!\w)", re.IGNORECASE
    )


def _read_part(match: re.Match[str], context: Context) -> Reading:
    day = context.spoken.isoformat()
    return Reading(day, f"{day}T{table('day_parts')[match['part'].lower()]}", "a part of that day", 0.7, "day")


def joined(text: str, found: list[Expression]) -> list[Expression]:
    """Clock times and parts of a day become one expression with the day beside them; lone parts of a day go."""
    result: list[Expression] = []
    for expression in found:
        if result and _belong_together(text, result[-1], expression):
            result[-1] = _join(result[-1], expression)
        else:
            result.append(expression)
    return [expression for expression in result if expression.rule != PART]


def _belong_together(text: str, first: Expression, second: Expression) -> bool:
    rules = {first.rule, second.rule}
    if not (rules & {CLOCK, PART}) or (not rules & set(_DAYS) and rules != {CLOCK, PART}):
        return False
    return bool(_BETWEEN.fullmatch(text, first.end, second.start))


def _join(first: Expression, second: Expression) -> Expression:
    day, time = (second, first) if first.rule in (CLOCK, PART) else (first, second)

    def read(context: Context) -> Reading | None:
        whole, part = day.read(context), time.read(context)
        if whole is None or part is None or whole.edtf is None:
            return whole or part
        timex = whole.timex if "T" in whole.timex else whole.timex + part.timex[10:]
        return Reading(whole.edtf, timex, whole.clause, whole.confidence, whole.needs, whole.yearless)

    return Expression(first.start, second.end, day.rule, read)
