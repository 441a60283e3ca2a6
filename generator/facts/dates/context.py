"""What a time expression is read against, and what reading it gives."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.knowledge.edtf import MONTHS

Tense = Literal["past", "future", "unclear"]
Needs = Literal["nothing", "day", "year"]
"""What must be known of the publication: nothing, its day and month, or its year too."""

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Context:
    """Where the text stands when an expression is read."""

    published: date
    """Day of publication. A stand-in where it is not known: the caller then drops what depends on it."""
    spoken: date
    """The day the text last spoke of, for "the same day"; at first the day of publication."""
    era: date
    """The first day of the day, month or year last spoken of, for "the following year"."""
    tense: Tense
    """Of the clause round the expression."""
    part: str | None = None
    """The quarter or half last spoken of, or the month in the same sentence, as TIMEX3: `2026-Q3`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means."""

    edtf: str | None
    timex: str
    clause: str
    """The arithmetic in words: "the Monday before"."""
    confidence: float
    needs: Needs = "day"
    yearless: str | None = None
    """EDTF that holds even where the year can't be known: `XXXX-02-03`."""


def day_reading(day: date, clause: str, confidence: float, needs: Needs = "day") -> Reading:
    """A reading of one whole day."""
    return Reading(day.isoformat(), day.isoformat(), clause, confidence, needs)


def shown(day: date) -> str:
    """ "Mon 2 Feb 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def plus_days(day: date, count: int) -> date | None:
    """None beyond the years 1 to 9999."""
    ordinal = day.toordinal() + count
    return date.fromordinal(ordinal) if date.min.toordinal() <= ordinal <= date.max.toordinal() else None


def plus_months(day: date, count: int) -> date | None:
    """The same day of another month, or that month's last day; None beyond the years 1 to 9999."""
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def week_of(day: date) -> tuple[str, str]:
    """EDTF interval Monday to Sunday, and TIMEX3 week `2026-W05`."""
    monday = plus_days(day, -day.weekday()) or day
    year, week, _ = day.isocalendar()
    return f"{monday}/{plus_days(monday, 6) or day}", f"{year:04}-W{week:02}"


def weekend_of(day: date) -> tuple[str, str] | None:
    """EDTF interval Saturday and Sunday of the day's week, and TIMEX3 `2026-W05-WE`; None behind the year 9999."""
    saturday, sunday = plus_days(day, 5 - day.weekday()), plus_days(day, 6 - day.weekday())
    return (f"{saturday}/{sunday}", week_of(day)[1] + "-WE") if saturday and sunday else None


def year_text(year: int) -> str:
    """A year as EDTF writes it: four digits."""
    return f"{year:04}"
