"""How far apart in time two reports are, by the days that they give.

Reach for `day_of` to make a day of what a brief says, for `Day.apart` to compare two. A day without a year is compared
by day and month: two reports of 3 April and 9 April are six days apart in any year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.knowledge import edtf

_LONGEST = 62
"""Days of an interval that still places an event: a season does not."""
_NO_YEAR = "XXXX"
_LEAP = "2000"


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """The first and the last day that a date can mean."""

    first: date
    last: date
    in_a_year: bool = True
    """Whether the year is known; where not, the days lie in the year 2000."""

    def apart(self, other: Day) -> int:
        """Days between the two; 0 where they overlap."""
        if self.in_a_year and other.in_a_year:
            return max(0, (other.first - self.last).days, (self.first - other.last).days)
        ends = [_in_leap_year(day) for day in (self.first, self.last, other.first, other.last)]
        gap = max(0, (ends[2] - ends[1]).days, (ends[0] - ends[3]).days)
        return min(gap, 366 - gap)

    @property
    def is_single(self) -> bool:
        return self.first == self.last


def day_of(text: str | None) -> Day | None:
    """The day of an EDTF string or of a TIMEX3 value of a day; None for what places no event: a year, a season."""
    plain = (text or "").removesuffix("~").removesuffix("?").removesuffix("%")
    if plain.startswith(_NO_YEAR):
        plain = plain.replace(_NO_YEAR, _LEAP)
        return _found(plain[:10], in_a_year=False)
    return _found(plain if "/" in plain else plain[:10], in_a_year=True)


def _found(text: str, in_a_year: bool) -> Day | None:
    first, last = edtf.first_day(text), edtf.last_day(text)
    if not first or not last or (last - first).days > _LONGEST:
        return None
    return Day(first, last, in_a_year)


def _in_leap_year(day: date) -> date:
    return day.replace(year=int(_LEAP))


def apart(a: Day | None, b: Day | None) -> int | None:
    """Days between two days; None where either is not known."""
    return None if a is None or b is None else a.apart(b)
