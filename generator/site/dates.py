"""EDTF dates as a reader writes them, and in order.

Reach for `show` to print a date, `order` to sort by one. English month names, whatever the locale.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from generator.model import Brief

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?([~?%])?", re.ASCII)
_QUALIFIERS = {"~": "about {}", "?": "{}, perhaps", "%": "about {}, perhaps", None: "{}"}


def show(edtf: str | None, weekday: bool = False) -> str:
    """`2026-02-02` -> "2 Feb 2026", `2026-02-02/2026-02-06` -> "2 to 6 Feb 2026"; what isn't EDTF stays as it is."""
    if not edtf:
        return ""
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    match = _DAY.fullmatch(edtf)
    if not match or int(match[2] or 1) not in range(1, 13):
        return edtf
    year, month, day, qualifier = match.groups()
    words = " ".join(word for word in (_weekday(edtf) if weekday else "", *_parts(year, month, day)) if word)
    return _QUALIFIERS[qualifier].format(words + (", year not known" if year == "XXXX" else ""))


def _parts(year: str, month: str | None, day: str | None) -> tuple[str, ...]:
    return (
        str(int(day)) if day else "",
        MONTHS[int(month) - 1] if month else "",
        "" if year == "XXXX" else year,
    )


def _weekday(edtf: str) -> str:
    try:
        return DAYS[date.fromisoformat(edtf[:10]).weekday()]
    except ValueError:
        return ""


def _interval(start: str, end: str) -> str:
    if start in ("", "..") or end in ("", ".."):
        return f"until {show(end)}" if start in ("", "..") else f"since {show(start)}"
    first, last = _DAY.fullmatch(start), _DAY.fullmatch(end)
    if start == end or not first or not last:
        return show(start) if start == end else f"{show(start)} to {show(end)}"
    if first[3] and first.group(1, 2) == last.group(1, 2):
        return f"{int(first[3])} to {show(end)}"
    if first[1] == last[1] and first[1] != "XXXX":
        return f"{show(start).removesuffix(first[1]).strip()} to {show(end)}"
    return f"{show(start)} to {show(end)}"


def order(edtf: str | None) -> str:
    """A key that sorts dates in time; no date and no year come first."""
    start = (edtf or "").split("/", 1)[0]
    return "" if start.startswith("X") or not start[:1].isdigit() else start.rstrip("~?%")


def month_name(year: str, month: str) -> str:
    """ "February 2026"."""
    return f"{LONG_MONTHS[int(month) - 1]} {year}" if month.isdigit() and 1 <= int(month) <= 12 else f"{year}-{month}"


def long_day(day: str) -> str:
    """`2026-02-03` -> "Tuesday 3 February 2026"; anything else as `show` has it."""
    try:
        weekday = LONG_DAYS[date.fromisoformat(day).weekday()]
    except ValueError:
        return show(day)
    return f"{weekday} {int(day[8:])} {month_name(day[:4], day[5:7])}"


def span_of(briefs: Iterable[Brief]) -> str:
    """From the first to the last day of some briefs."""
    days = sorted({day for brief in briefs if (day := (brief.date or brief.published)) and order(day)})
    days.sort(key=order)
    if not days:
        return ""
    first, last = days[0].split("/")[0], days[-1].split("/")[-1]
    return show(first if first == last else f"{first}/{last}")
