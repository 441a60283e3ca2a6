"""Whether 07/03/2024 is the 7th of March or the 3rd of July: as the text itself shows, then as where it is from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.articles.head.outlets import outlet_at, outlet_named
from generator.knowledge import gazetteer, read_yaml
from generator.knowledge.calendar import CalendarDate, find_calendar_dates, weekday_number
from generator.model import Dateline

_LOOKED_AT = 6_000
"""Characters of a text; its dates stand at the beginning."""
_LEAD = 900
_WORD = re.compile(r"[A-Z][a-z]{2,8}")
_ZONE = re.compile(r"\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?,? ?)?\(?(?P<zone>[A-Z]{2,5})\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+|\bwww\.\S+")


@dataclass(frozen=True, slots=True)
class DayOrder:
    """How days in figures are written in a text."""

    day_first: bool
    because: str
    by_itself: bool
    """The text's own days show it; else where it comes from does."""


def day_order(text: str, dateline: Dateline | None, publisher: str | None, setting: bool | None) -> DayOrder | None:
    """How the text writes days in figures, with the reason; None where nothing tells.

    Reach for it where a day could be read both ways. What the text's own days show comes first (a weekday, another day
    above 12, the same day in words), then the setting `day_first`, then the country of the outlet, the clock or the
    dateline.
    """
    head = text[:_LOOKED_AT]
    days = find_calendar_dates(head)
    either = [day for day in days if day.ambiguous]
    shown = _agreed(_shown(head, days, either)) or (_agreed(_by_lead(head, either[0])) if either else None)
    if shown:
        return shown
    if setting is not None:
        return DayOrder(setting, "`day_first` in dateline.yml says so", False)
    return next(_by_origin(head, dateline, publisher), None)


def _agreed(found: Iterator[DayOrder]) -> DayOrder | None:
    """The first of the signs, if none of its kind speaks against it."""
    signs = list(found)
    return signs[0] if len({sign.day_first for sign in signs}) == 1 else None


def _shown(text: str, days: tuple[CalendarDate, ...], either: list[CalendarDate]) -> Iterator[DayOrder]:
    for day in either:
        yield from _by_weekday(text, day)
        yield from _by_same_day(days, day)
    yield from _by_other_days(text, days)


def _by_weekday(text: str, day: CalendarDate) -> Iterator[DayOrder]:
    """ "Thursday 07/03/2024": the weekday beside it fits one reading."""
    beside = text[max(day.start - 14, 0) : day.start] + " " + text[day.end : day.end + 14].partition("\n")[0]
    named = [number for word in _WORD.findall(beside) if (number := weekday_number(word)) is not None]
    fits = [swapped for swapped in (False, True) if named and _on(day, swapped).weekday() == named[0]]
    if len(fits) == 1:
        yield DayOrder(fits[0], "the weekday beside it fits that reading alone", True)


def _by_same_day(days: tuple[CalendarDate, ...], day: CalendarDate) -> Iterator[DayOrder]:
    """The same day stands in words elsewhere: "LISBON, March 7"."""
    for other in days:
        if other.ambiguous or other.day is None or other.is_range or other.year not in (None, day.year):
            continue
        fits = [s for s in (False, True) if (other.month, other.day) == (_on(day, s).month, _on(day, s).day)]
        if len(fits) == 1:
            yield DayOrder(fits[0], "the text names the same day in words", True)


def _by_other_days(text: str, days: tuple[CalendarDate, ...]) -> Iterator[DayOrder]:
    """ "13/03/2024" beside it can be read one way only."""
    for day in days:
        figures = re.fullmatch(r"(\d\d?)[-/.](\d\d?)[-/.]\d{4}", text[day.start : day.end])
        if figures and not day.ambiguous and figures[1] != figures[2]:
            yield DayOrder(int(figures[1]) > 12, "another day in figures can be read that way only", True)


def _by_lead(text: str, day: CalendarDate) -> Iterator[DayOrder]:
    """A report of Thursday is printed on Thursday or Friday: one reading is such a day."""
    named = [number for word in _WORD.findall(text[:_LEAD]) if (number := weekday_number(word)) is not None]
    if not named:
        return
    told = Counter(named).most_common(1)[0][0]
    fits = [swapped for swapped in (False, True) if (_on(day, swapped).weekday() - told) % 7 in (0, 1)]
    if len(fits) == 1:
        yield DayOrder(fits[0], "the weekday that the text tells of fits that reading alone", True)


def _by_origin(text: str, dateline: Dateline | None, publisher: str | None) -> Iterator[DayOrder]:
    for country, what in _countries(text, dateline, publisher):
        order = read_yaml("days")["order"].get(country, "day")
        if order != "either":
            yield DayOrder(order == "day", f"{what} writes days so", False)


def _countries(text: str, dateline: Dateline | None, publisher: str | None) -> Iterator[tuple[str, str]]:
    """Countries the text may come from, surest first, and how that is known."""
    outlet = outlet_named(publisher) if publisher else None
    if outlet and outlet.country and not outlet.is_agency:
        yield outlet.country, f"the country of {outlet.name}"
    for address in _ADDRESS.findall(text):
        known = outlet_at(address)
        if known and known.country:
            yield known.country, f"the country of {known.name}"
    for found in _ZONE.finditer(text[:1_500]):
        country = read_yaml("days")["zones"].get(found["zone"].upper())
        if country:
            yield country, f"the land of the clock ({found['zone']})"
    if dateline and dateline.place:
        places = gazetteer.lookup(dateline.place.of(text))
        if places and places[0].country:
            yield places[0].country, "the country of the dateline"
    if publisher:
        domain = re.search(r"\.([a-z]{2})$", publisher.lower())
        if domain:
            yield domain[1].upper().replace("UK", "GB"), "the country of the page's address"


def _on(day: CalendarDate, swapped: bool) -> date:
    read = day.swapped if swapped else day
    assert read.year is not None
    assert read.day is not None
    return date(read.year, read.month, read.day)
