"""Absolute dates in any text: running prose, datelines, page headers.

Reach for it where a text states a day or month of the calendar by name or number. Relative words ("Monday",
"last week"), bare months and bare years are left to `generator.facts.dates`, which knows the day of publication.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from generator.knowledge import read_yaml
from generator.knowledge.words import longest_first

_LEAP = 2000

_GAP = r"[^\S\n]{1,3}"
_NEAR = r"(?:[^\S\n]{1,3}|-)?"
_ORDINAL = r"(?:st|nd|rd|th|ST|ND|RD|TH)?"
_DAY = rf"(?P<day>[0-3]?\d){_ORDINAL}"
_END_DAY = rf"(?P<end_day>[0-3]?\d){_ORDINAL}"
_TO = rf"(?P<to>{_GAP}(?:to|and|through|until|till){_GAP}|[^\S\n]?[-–—/][^\S\n]?)"
_FULL_YEAR = r"(?:1[4-9]|2[01])\d\d"
_A_YEAR = rf"(?:(?:[^\S\n]?,[^\S\n]{{0,3}}|{_GAP}(?:of{_GAP})?|[-/])(?P<year>{_FULL_YEAR}|['’‘]\d\d)|-(?P<short>\d\d))"
_YEAR = rf"(?:{_A_YEAR})?"
# What may not follow a day or year: a word, more digits, a fraction, thousands, a score, a clock time, a share.
_END = r"(?![\w%]|[.,:/-]\d|[–—]\d)"
_CLOCK = r"(?:(?:T|[^\S\n])[0-2]\d:[0-5]\d(?::[0-6]\d(?:[.,]\d{1,9})?)?(?:[^\S\n]?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?)?"
_NO_MORE = r"(?![\w-]|[.,/:]\d)"
_ISO = rf"(?<![\w/.+-])(?P<year>{_FULL_YEAR})(?P<sep>[-/])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?){_CLOCK}{_NO_MORE}"
_NUMERIC = rf"(?<![\w/.+-])(?P<first>\d\d?)(?P<sep>[-/.])(?P<second>\d\d?)(?P=sep)(?P<year>{_FULL_YEAR}){_NO_MORE}"


@dataclass(frozen=True, slots=True, order=True)
class CalendarDate:
    """A date as stated, with the offsets of its words. Only dates that can exist are ever made."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    end_year: int | None = None
    """Set, with `end_month` and `end_day`, for a range such as "Feb. 2-6, 2026"; the year may still be unknown."""
    end_month: int | None = None
    end_day: int | None = None
    weekday: int | None = None
    """Monday is 0. As the text says, even where it contradicts the day: see `weekday_fits`."""
    ambiguous: bool = False
    """True for "03/02/2026", here read month first; `swapped` gives the other reading."""

    @property
    def is_range(self) -> bool:
        """Whether it spans several days."""
        return self.end_day is not None

    @property
    def edtf(self) -> str:
        """`2026-02-03`, `2026-02`, `XXXX-02-03`, `2026-02-02/2026-02-06`."""
        first = _edtf(self.year, self.month, self.day)
        if self.end_day is None or self.end_month is None:
            return first
        return f"{first}/{_edtf(self.end_year, self.end_month, self.end_day)}"

    @property
    def weekday_fits(self) -> bool:
        """False where weekday and day contradict each other; True where nothing can be checked."""
        if self.weekday is None or self.year is None or self.day is None:
            return True
        return date(self.year, self.month, self.day).weekday() == self.weekday

    @property
    def swapped(self) -> CalendarDate:
        """The day-first reading of an ambiguous date; any other date itself."""
        if not self.ambiguous or self.day is None:
            return self
        return replace(self, month=self.day, day=self.month)

    def in_year(self, year: int) -> CalendarDate:
        """The same date with its missing year filled in; a range over New Year ends in the year after."""
        if self.year is not None:
            return self
        if not self.is_range or self.end_month is None:
            return replace(self, year=year)
        return replace(self, year=year, end_year=year + (self.end_month < self.month))


def find_calendar_dates(text: str) -> tuple[CalendarDate, ...]:
    """All absolute dates in reading order, never overlapping. Months and days that can't be are no dates ("Feb. 30").

    A number followed by more digits, a decimal, a percent sign or a score is no day, and "may" and "march" in lower
    case are no months.
    """
    found: list[tuple[int, int, CalendarDate | None]] = []
    for pattern, read in _forms() if re.search(r"\d", text) else ():
        found.extend((m.start(), m.end(), read(m)) for m in pattern.finditer(text))
    return tuple(_without_overlaps(found))


def days_in_words(text: str) -> tuple[str, ...]:
    """`2026-03-12` for "12 March 2026", both days for "03/02/2026"; none where the text is more than one date."""
    words = text.strip()
    for found in find_calendar_dates(words):
        if (found.start, found.end) == (0, len(words)) and found.year:
            return (found.edtf, found.swapped.edtf) if found.ambiguous else (found.edtf,)
    return ()


def month_number(name: str) -> int | None:
    """1 to 12 for "February", "Feb", "Feb.", in any case; None for other words."""
    return _months().get(name.rstrip(".").lower())


def weekday_number(name: str) -> int | None:
    """0 (Monday) to 6 for "Tuesday", "Tues.", in any case; None for other words."""
    return _weekdays().get(name.rstrip(".").lower())


def exists(year: int | None, month: int, day: int | None) -> bool:
    """Whether there is such a day; 29 February passes while the year is unknown."""
    if not 1 <= month <= 12 or (year is not None and not 1 <= year <= 9999):
        return False
    return day is None or 1 <= day <= monthrange(year or _LEAP, month)[1]


def _edtf(year: int | None, month: int, day: int | None) -> str:
    return "-".join(([f"{year:04}"] if year else ["XXXX"]) + [f"{part:02}" for part in (month, day) if part])


def _without_overlaps(found: list[tuple[int, int, CalendarDate | None]]) -> Iterator[CalendarDate]:
    """Earliest first, then longest. What can't be a date still uses up its words: "30 Feb 2026" hides no "Feb 2026"."""
    done = 0
    for start, end, stated in sorted(found, key=lambda item: (item[0], -item[1])):
        if start >= done:
            done = end
            if stated is not None:
                yield stated


@cache
def _months() -> dict[str, int]:
    return {name.lower(): int(number) for number, names in read_yaml("en/dates")["months"].items() for name in names}


@cache
def _weekdays() -> dict[str, int]:
    return {name.lower(): int(number) for number, names in read_yaml("en/dates")["weekdays"].items() for name in names}


def _alternatives(names: Iterable[str]) -> str:
    """Longest first. Names also in capitals; full names also in lower case, unless that is another word."""
    capital_only = set(read_yaml("en/dates")["months_that_need_a_capital"])
    forms = [form for name in names for form in (name.capitalize(), name.upper())]
    forms += [name for name in names if len(name) > 4 and name not in capital_only]
    return "|".join(longest_first(forms))


_Reader = Callable[["re.Match[str]"], CalendarDate | None]


@cache
def _forms() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    full = [forms[0].lower() for forms in read_yaml("en/dates")["months"].values()]
    # A dot behind a full name ends the sentence; behind a short one it is the name's.
    month = rf"(?:(?:{_alternatives(full)})\b|(?:{_alternatives(_months())})\b\.?)"
    weekday = rf"(?:(?P<weekday>{_alternatives(_weekdays())})\b\.?,?{_GAP}(?:(?:the|of|on){_GAP})?)?"
    to_month = rf"(?P<end_month>{month})"
    month = rf"(?P<month>{month})"
    before = r"(?<![\w'’$€£#+/.-])(?=\w)" + weekday
    month_day = before + rf"{month}{_NEAR}(?:the{_GAP})?{_DAY}"
    month_range = rf"(?:{_TO}(?:{to_month}{_NEAR})?{_END_DAY})"
    day_month = before + rf"{_DAY}(?:{_GAP}of)?{_NEAR}{month}"
    day_range = before + rf"{_DAY}(?:(?:{_GAP}of)?{_NEAR}{month})?{_TO}{_END_DAY}{_NEAR}{to_month}"
    in_month = r"(?<!\b[Ii]n )"
    shapes: tuple[tuple[str, _Reader], ...] = (
        (_ISO, _read_plain),
        (_NUMERIC, _read_numeric),
        (month_day + month_range + _YEAR + _END, _read_range),
        (day_range + _YEAR + _END, _read_range),
        (month_day + _A_YEAR + _END, _read_plain),
        # "In May 25 people died" has a month and a number of people.
        (before + in_month + month_day.removeprefix(before) + _END, _read_plain),
        (day_month + _YEAR + _END, _read_plain),
        (before + rf"{month}(?:{_GAP}of|,)?{_NEAR}(?P<year>1[5-9]\d\d|20\d\d){_END}", _read_plain),
    )
    return tuple((re.compile(shape), read) for shape, read in shapes)


def _number(name: str) -> int:
    return int(name) if name.isdigit() else month_number(name) or 0


def _year(match: re.Match[str]) -> int | None:
    """Two digits are of this century up to 49, of the last one from 50 on."""
    groups = match.groupdict()
    written = (groups.get("year") or groups.get("short") or "").lstrip("'’‘")
    if not written:
        return None
    return int(written) if len(written) == 4 else int(written) + (2000 if int(written) < 50 else 1900)


def _read_plain(match: re.Match[str]) -> CalendarDate | None:
    groups = match.groupdict()
    year, month = _year(match), _number(match["month"])
    day = int(groups["day"]) if groups.get("day") else None
    if not exists(year, month, day):
        return None
    weekday = weekday_number(groups.get("weekday") or "")
    return CalendarDate(match.start(), match.end(), year, month, day, weekday=weekday)


def _read_numeric(match: re.Match[str]) -> CalendarDate | None:
    """Month first with slashes, as American pages do; day first with dots; the other way where nothing else can be."""
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    day_first = exists(year, second, first)
    dotted = match["sep"] == "." and day_first
    month_first = exists(year, first, second) and not dotted
    if not (month_first or day_first):
        return None
    month, day = (first, second) if month_first else (second, first)
    ambiguous = month_first and day_first and first != second
    return CalendarDate(match.start(), match.end(), year, month, day, ambiguous=ambiguous)


def _read_range(match: re.Match[str]) -> CalendarDate | None:
    """ "Feb. 2-6": both ends; the month or year that one end leaves out is the other's."""
    year = _year(match)
    month, end_month = _number(match["month"] or match["end_month"]), _number(match["end_month"] or match["month"])
    day, end_day = int(match["day"]), int(match["end_day"])
    first_year = year - 1 if year and end_month < month else year
    if not (exists(first_year, month, day) and exists(year, end_month, end_day)):
        return None
    if month == end_month and end_day <= day:
        return None
    weekday = weekday_number(match["weekday"] or "")
    if _are_two_days(match, month == end_month and end_day == day + 1):
        if match.start("month") < match.start("day"):
            return CalendarDate(match.start(), match.start("to"), first_year, month, day, weekday=weekday)
        return CalendarDate(match.start("end_day"), match.end(), year, end_month, end_day)
    return CalendarDate(match.start(), match.end(), first_year, month, day, year, end_month, end_day, weekday)


def _are_two_days(match: re.Match[str], following: bool) -> bool:
    """ "Feb. 2 and 9" are two days, of which the one that stands with its month is read; "Feb. 2 and 3" is a range."""
    between = match.string[max(0, match.start() - 8) : match.start()].lower() == "between "
    return match["to"].strip() in ("and", "/") and not (following or between)
