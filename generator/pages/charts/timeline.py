"""A timeline: while events are few a dot and a name for each, when they are many a bar for a month or a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import log2

from generator.pages.charts.svg import (
    LETTER,
    NARROW,
    TEXT,
    WIDE,
    WIDEST,
    element,
    escape,
    linked,
    number,
    picture,
    width_of,
    words,
)
from generator.site.dates import MONTHS

MARGIN = 16.0
FEW = 14
"""Events that are named one by one."""
LANE = 26.0
"""Height of a line of names."""
BARS = 90.0
"""Height of the highest bar."""
GAP = 6.0
"""Between a stem and its words."""
_UNITS = {"day": 31, "week": 400, "month": 1830, "year": 10**9}
"""What a bar counts, by how many days lie between the first event and the last."""
LONGEST = 62
"""Letters of a name."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened on a day."""

    day: str
    """ISO 8601: `2026-02-03`."""
    name: str
    target: str
    """Where the dot leads."""


def draw_timeline(moments: Sequence[Moment], title: str, width: float = WIDE) -> str:
    """An SVG timeline, `width` pixels wide, oldest left; "" where no moment has a day.

    Where names have no room beside each other, the line stands upright, newest on top.
    """
    dated = sorted((m for m in moments if _day(m.day)), key=lambda m: (m.day, m.name, m.target))
    if not dated:
        return ""
    if len(dated) > FEW:
        return _bars(dated, title, width)
    return _dots(dated, title) if width > NARROW else _upright(dated, title, width)


@dataclass(frozen=True, slots=True)
class _Flag:
    """A label on its stem: it begins at the stem above the line, or ends there below it where the right has no room."""

    moment: Moment
    name: str
    x: float
    is_above: bool

    @property
    def width(self) -> float:
        return width_of(f"{_told(self.moment.day)} {self.name}") + GAP

    def covers(self, other: _Flag) -> bool:
        """Whether its words would run across the other's stem."""
        near, far = (self.x, self.x + self.width) if self.is_above else (self.x - self.width, self.x)
        return near - GAP <= other.x <= far + GAP


def _dots(moments: Sequence[Moment], title: str) -> str:
    """Every event with its day and name, each on a stem that no other words cross."""
    days = [_day(m.day) for m in moments]
    first, room = min(days), WIDE - 2 * MARGIN
    share = room / (max(days) - first) if max(days) > first else 0.0
    flags = [_flag(m, MARGIN + share * (day - first)) for m, day in zip(moments, days, strict=True)]
    # From the far side of each: whoever begins further off stands higher.
    above = _lanes([flag for flag in reversed(flags) if flag.is_above])
    below = _lanes([flag for flag in flags if not flag.is_above])
    base = LANE * len(above) + 12
    line = element("line", x1=MARGIN, x2=WIDE - MARGIN, y1=base, y2=base, css_class="rule")
    pins = [*_drawn(above, base, -LANE), *_drawn(below, base, LANE)]
    return picture(WIDE, base + LANE * len(below) + 14, title, _description(moments), [line, *pins])


def _flag(moment: Moment, x: float) -> _Flag:
    """To the right where the words have room, else to the side that has more, shortened to what fits."""
    flag = _Flag(moment, _short(moment.name, LONGEST), x, True)
    need, right, left = flag.width * WIDEST, WIDE - x, x
    if need <= right:
        return flag
    if need <= left:
        return replace(flag, is_above=False)
    fits = int(max(right, left) / WIDEST / LETTER) - len(_told(moment.day)) - 2
    return replace(flag, name=_short(moment.name, fits), is_above=right > left)


def _lanes(flags: Sequence[_Flag]) -> list[list[_Flag]]:
    """Each flag in the lowest lane that is above every stem that its words run across."""
    lanes: list[list[_Flag]] = []
    for flag in flags:
        under = [n for n, lane in enumerate(lanes) if any(flag.covers(other) for other in lane)]
        lane = max(under, default=-1) + 1
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(flag)
    return lanes


def _drawn(lanes: Sequence[Sequence[_Flag]], base: float, step: float) -> Iterator[str]:
    """Stems and words, the highest first so that those in front cover them."""
    for number_of_lane, lane in reversed(list(enumerate(lanes, 1))):
        for flag in lane:
            y = base + step * number_of_lane
            stem = element("path", d=f"M{number(flag.x)} {number(base)}V{number(y)}", css_class="edge")
            at, anchor = (flag.x + GAP, "start") if flag.is_above else (flag.x - GAP, "end")
            day = element("tspan", escape(_told(flag.moment.day)), css_class="soft")
            shown = element("text", f"{day} {escape(flag.name)}", x=at, y=y + 4, css_class="halo", text_anchor=anchor)
            dot = element("circle", cx=flag.x, cy=base, r=5, css_class="dot")
            told = f"{_told(flag.moment.day)}: {flag.moment.name}"
            yield linked(flag.moment.target, told, [stem, dot, shown], "story")


def _upright(moments: Sequence[Moment], title: str, width: float) -> str:
    """Every event on a line of its own, newest on top, the further apart the longer ago."""
    content, y, later = [], LANE / 2, _day(moments[-1].day)
    for moment in reversed(moments):
        y += min(LANE, LANE / 8 * log2(1 + later - _day(moment.day)))
        later = _day(moment.day)
        room = int((width - 2 * MARGIN) / LETTER / WIDEST) - len(_told(moment.day)) - 1
        day = element("tspan", escape(_told(moment.day)), css_class="soft")
        told = f"{day} {escape(_short(moment.name, room))}"
        shown = element("text", told, x=2 * MARGIN, y=y + TEXT / 3, css_class="halo")
        dot = element("circle", cx=MARGIN, cy=y, r=5, css_class="dot")
        content.append(linked(moment.target, f"{_told(moment.day)}: {moment.name}", [dot, shown], "story"))
        y += LANE
    rail = element("line", x1=MARGIN, x2=MARGIN, y1=LANE / 2, y2=y - LANE, css_class="rule")
    return picture(width, y - LANE / 2, title, _description(moments), [rail, *content])


def _bars(moments: Sequence[Moment], title: str, width: float) -> str:
    """How many a day, week, month or year: the finest of these that the width has room for."""
    first, last = moments[0].day, moments[-1].day
    unit = next(unit for unit, days in _UNITS.items() if _day(last) - _day(first) <= days)
    counts = Counter(_period(m.day, unit) for m in moments)
    every = list(_periods(_period(first, unit), _period(last, unit), unit))
    most, step = max(counts.values()), (width - 2 * MARGIN) / len(every)
    base = BARS + 16
    content = [element("line", x1=MARGIN, x2=width - MARGIN, y1=base, y2=base, css_class="rule")]
    shown_until = 0.0
    for index, period in enumerate(every):
        x, count = MARGIN + step * index, counts[period]
        if count:
            content.append(_bar(x, base, BARS * count / most, step, count, _named(period, unit)))
        if x >= shown_until and width_of(_told(period)) + x < width:
            content.append(words(_told(period), x, base + TEXT + 8, "soft"))
            shown_until = x + width_of(_told(period)) * WIDEST + 14
    told = ", ".join(f"{_named(period, unit)}: {counts[period]}" for period in every if counts[period])
    return picture(width, base + 26, title, f"{len(moments)} events. {told}.", content)


def _bar(x: float, base: float, height: float, step: float, count: int, named: str) -> str:
    height, width = max(2.0, height), max(2.0, min(step - 2, 60.0))
    bar = element("rect", x=x + 1, y=base - height, width=width, height=height, css_class="dot")
    above = [words(str(count), x + 1, base - height - 4)] if step > 3 * LETTER else []
    return linked("", f"{named}: {count}", [bar, *above], "story")


def _period(day: str, unit: str) -> str:
    """The day, the Monday of its week, the month or the year."""
    if unit == "week":
        found = date.fromisoformat(day)
        return (found - timedelta(found.weekday())).isoformat()
    return day[: {"day": 10, "month": 7, "year": 4}[unit]]


def _named(period: str, unit: str) -> str:
    return f"week of {_told(period)}" if unit == "week" else _told(period)


def _periods(first: str, last: str, unit: str) -> Iterator[str]:
    """Every period from the first to the last, empty ones too."""
    if unit in ("day", "week"):
        step = 1 if unit == "day" else 7
        yield from (date.fromordinal(day).isoformat() for day in range(_day(first), _day(last) + 1, step))
    elif unit == "year":
        yield from (f"{year:04}" for year in range(int(first), int(last) + 1))
    else:
        months = range(_month(first), _month(last) + 1)
        yield from (f"{month // 12:04}-{month % 12 + 1:02}" for month in months)


def _month(period: str) -> int:
    """Months since the year 0."""
    return int(period[:4]) * 12 + int(period[5:7]) - 1


def _description(moments: Sequence[Moment]) -> str:
    return "; ".join(f"{_told(m.day)}: {m.name}" for m in moments) + "."


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1].rsplit(" ", 1)[0] + "…"


def _day(day: str) -> int:
    """Days since the year 1; 0 for what is no day."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def _told(day: str) -> str:
    """ "3 Feb 2026", "Feb 2026", "2026"."""
    parts = day.split("-")
    month = [MONTHS[int(parts[1]) - 1]] if len(parts) > 1 else []
    return " ".join([*([str(int(parts[2]))] if len(parts) > 2 else []), *month, parts[0]])
