"""Reading EDTF strings (ISO 8601-2): the one form in which dates cross stages.

Reach for it to compare, sort or show a date. Forms: `2026`, `2026-02`, `2026-02-03`, `XXXX-02-03`, `199X`, `20XX`,
`2026-21` (spring; 22 summer, 23 autumn, 24 winter), `2026-33` (first quarter, to 36), a trailing `~` (about),
`?` (perhaps) or `%` (both), and intervals of two of these with a slash.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "interval", "month", "season", "quarter", "year", "decade", "century"]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SEASONS = ("spring", "summer", "autumn", "winter")
QUARTERS = ("first", "second", "third", "fourth")

_ONE = re.compile(r"(\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_LEAP = 2000


def is_edtf(text: str) -> bool:
    """Whether a string is one of the forms above and names days that exist."""
    return precision(text) is not None


@lru_cache(maxsize=4096)
def precision(text: str) -> Precision | None:
    """How much is known: a day, an interval, a month ...; None for what is no EDTF string."""
    start, slash, end = text.partition("/")
    if slash:
        return "interval" if _one(start) and _one(end) else None
    parts = _one(start)
    if parts is None:
        return None
    year, month, day = parts
    if day:
        return "day"
    if month:
        return "month" if month <= 12 else "season" if month <= 24 else "quarter"
    return "year" if "X" not in year else "decade" if year[2] != "X" else "century"


def first_day(text: str) -> date | None:
    """The earliest day meant; None without a year or for what is no EDTF string. Winter starts in its December."""
    days = _days(text.partition("/")[0])
    return days[0] if days else None


def last_day(text: str) -> date | None:
    """The latest day meant; None without a year or for what is no EDTF string."""
    days = _days(text.rpartition("/")[2])
    return days[1] if days else None


def human(text: str) -> str:
    """A date for readers: "2 Feb 2026", "2 to 6 Feb 2026", "Feb 2026", "about Dec 2025". Other text stays as it is."""
    if not is_edtf(text):
        return text
    start, slash, end = text.partition("/")
    if not slash:
        return _human_one(start)
    first, last = _human_one(start), _human_one(end)
    if first == last:
        return first
    first_words, last_words = first.split(" "), last.split(" ")
    while len(first_words) > 1 and first_words[-1] == last_words[-1] and len(first_words) == len(last_words):
        first_words, last_words = first_words[:-1], last_words[:-1]
    return f"{' '.join(first_words)} to {last}"


def _one(text: str) -> tuple[str, int, int] | None:
    """Year as written, month and day (0 where there is none) of a single date that can exist."""
    found = _ONE.fullmatch(text)
    if not found:
        return None
    year, month, day = found[1], int(found[2] or 0), int(found[3] or 0)
    if year in ("0000", "XXXX") and not (year == "XXXX" and month):
        return None
    if "X" in year and year != "XXXX" and month:
        return None
    number = int(year) if year.isdigit() else _LEAP
    if found[3] is not None and not (1 <= month <= 12 and 1 <= day <= monthrange(number, month)[1]):
        return None
    if found[2] is not None and not (1 <= month <= 12 or 21 <= month <= 24 or 33 <= month <= 36):
        return None
    return year, month, day


def _days(text: str) -> tuple[date, date] | None:
    parts = _one(text)
    if parts is None or parts[0] == "XXXX":
        return None
    year, month, day = int(parts[0].replace("X", "0") or 0), parts[1], parts[2]
    if day:
        return date(year, month, day), date(year, month, day)
    if not month:
        return date(max(year, 1), 1, 1), date(int(parts[0].replace("X", "9")), 12, 31)
    if month <= 12:
        return _span_of_months(year, month, 1)
    if month <= 24:
        # Meteorological seasons of the northern half; winter is named after the year it starts in.
        return _span_of_months(year, 3 * (month - 20), 3)
    return _span_of_months(year, 3 * (month - 33) + 1, 3)


def _span_of_months(year: int, month: int, count: int) -> tuple[date, date] | None:
    after = year * 12 + month - 1 + count
    if after // 12 > 9999:
        return None
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def _human_one(text: str) -> str:
    parts = _one(text)
    assert parts is not None
    year, month, day = parts
    about = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(text[-1], "")
    known = "" if year == "XXXX" else f" {year}"
    if day:
        return f"{about}{day} {MONTHS[month - 1]}{known}"
    if month:
        name = _month_name(month)
        return f"{about}{name}{' of' if month > 32 and known else ''}{known}"
    return about + (f"the {year.replace('X', '0')}s" if "X" in year else year)


def _month_name(month: int) -> str:
    if month <= 12:
        return MONTHS[month - 1]
    return SEASONS[month - 21] if month <= 24 else f"the {QUARTERS[month - 33]} quarter"
