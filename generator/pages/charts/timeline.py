"""A timeline: while events are few a dot and a name for each, when they are many a bar for a month or a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.pages.charts.svg import LETTER, TEXT, element, linked, number, picture, width_of, words
from generator.pages.dates import MONTHS

WIDTH, MARGIN = 720.0, 16.0
FEW = 14
"""Events that are named one by one."""
LANE = 26.0
"""Height of a line of names."""
BARS = 90.0
"""Height of the highest bar."""
LONGEST = 58
"""Letters of a name."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened on a day."""

    day: str
    """ISO 8601: `2026-02-03`."""
    name: str
    target: str
    """Where the dot leads."""


def draw_timeline(moments: Sequence[Moment], title: str) -> str:
    """An SVG timeline, oldest left; "" where no moment has a day."""
    dated = sorted((m for m in moments if _day(m.day)), key=lambda m: (m.day, m.name, m.target))
    if not dated:
        return ""
    return _dots(dated, title) if len(dated) <= FEW else _bars(dated, title)


def _dots(moments: Sequence[Moment], title: str) -> str:
    """Every event with its name, in as many lines as it takes for none to touch."""
    days = [_day(m.day) for m in moments]
    first, last = min(days), max(days)
    room = WIDTH - 2 * MARGIN
    names = [_short(m.name) for m in moments]
    xs = [MARGIN + (room * (day - first) / (last - first) if last > first else 0.0) for day in days]
    starts = [min(x, WIDTH - MARGIN - width_of(name) - 12) for x, name in zip(xs, names, strict=True)]
    lanes = _lanes([(start, start + width_of(name) + 24) for start, name in zip(starts, names, strict=True)])
    base = 34.0 + LANE * (max(lanes) + 1)
    content = [element("line", x1=MARGIN, x2=WIDTH - MARGIN, y1=base, y2=base, css_class="rule")]
    for moment, name, x, start, lane in zip(moments, names, xs, starts, lanes, strict=True):
        y = base - LANE * (lane + 1)
        stem = element("path", d=f"M{number(x)} {number(base)}V{number(y)}", css_class="edge")
        dot = element("circle", cx=x, cy=base, r=5, css_class="dot")
        shown = words(name, start + (6 if start == x else 0), y + 4)
        content.append(linked(moment.target, f"{_told(moment.day)}: {moment.name}", [stem, dot, shown], "story"))
    content += _ends(first, last, base)
    return picture(WIDTH, base + 30, title, _description(moments), content)


def _ends(first: int, last: int, base: float) -> Iterator[str]:
    """The first and the last day below the line."""
    yield words(_told(date.fromordinal(first).isoformat()), MARGIN, base + 22, "soft")
    if last > first:
        yield words(_told(date.fromordinal(last).isoformat()), WIDTH - MARGIN, base + 22, "soft", "end")


def _lanes(spans: Sequence[tuple[float, float]]) -> list[int]:
    """For each stretch the lowest line in which it touches none before it."""
    ends: list[list[tuple[float, float]]] = []
    lanes = []
    for start, end in spans:
        lane = next((n for n, row in enumerate(ends) if all(end <= s or e <= start for s, e in row)), len(ends))
        if lane == len(ends):
            ends.append([])
        ends[lane].append((start, end))
        lanes.append(lane)
    return lanes


def _bars(moments: Sequence[Moment], title: str) -> str:
    """How many a month; a year where the months are too many for the width."""
    size = 7 if _months_between(moments[0].day, moments[-1].day) <= 60 else 4
    counts = Counter(m.day[:size] for m in moments)
    every = list(_periods(moments[0].day[:size], moments[-1].day[:size]))
    most, step = max(counts.values()), (WIDTH - 2 * MARGIN) / len(every)
    base = BARS + 24
    content = [element("line", x1=MARGIN, x2=WIDTH - MARGIN, y1=base, y2=base, css_class="rule")]
    shown_until = 0.0
    for index, period in enumerate(every):
        x, count = MARGIN + step * index, counts[period]
        if count:
            height = max(2.0, BARS * count / most)
            bar = element(
                "rect", x=x + 1, y=base - height, width=max(2.0, min(step - 2, 60.0)), height=height, css_class="dot"
            )
            above = [words(str(count), x + 1, base - height - 4)] if step > 4 * LETTER else []
            content.append(linked("", f"{_told(period)}: {count}", [bar, *above], "story"))
        if x >= shown_until and width_of(_told(period)) + x < WIDTH:
            content.append(words(_told(period), x, base + TEXT + 8, "soft"))
            shown_until = x + width_of(_told(period)) + 18
    told = ", ".join(f"{_told(period)}: {counts[period]}" for period in every if counts[period])
    return picture(WIDTH, base + 30, title, f"{len(moments)} events. {told}.", content)


def _periods(first: str, last: str) -> Iterator[str]:
    """`2025-11`, `2025-12`, `2026-01`; or years."""
    year, month = int(first[:4]), int(first[5:7] or 1)
    while True:
        period = f"{year:04}-{month:02}" if len(first) == 7 else f"{year:04}"
        yield period
        if period >= last:
            return
        month = month + 1 if len(first) == 7 else 13
        year, month = (year + 1, 1) if month > 12 else (year, month)


def _months_between(first: str, last: str) -> int:
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])


def _description(moments: Sequence[Moment]) -> str:
    return "; ".join(f"{_told(m.day)}: {m.name}" for m in moments) + "."


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


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
