"""The timeline of the whole site: the latest events, and the months that hold the rest.

Reach for `timeline_views` for what stands at `timeline.md` and below `timeline/`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.pages import headings, pictures
from generator.pages.events.event_table import event_rows
from generator.pages.headings import plural
from generator.pages.indexes.lists import ListView, Section
from generator.pages.markdown import EMPTY, Markdown, dotted, escape
from generator.pages.parts import ROWS, Here
from generator.site import dates, routes
from generator.site.events.happenings import Happening
from generator.site.site import Site

FOLDER = "timeline"
PART = 200
"""Rows on one page of a month: about 20 KB compressed."""


def timeline_views(site: Site) -> Iterable[tuple[str, ListView]]:
    """Every event and every report that tells of none, latest day first; of many, a page a month and more."""
    every = site.happenings.newest
    here = Here(site, routes.TIMELINE)
    months = _by_month(every) if len(every) > ROWS else {}
    left = len(every) - ROWS
    newest = Section(
        headings.EVENTS_TOLD,
        pictures.timeline(here, site.listed, "all briefs"),
        head=headings.EVENT_TABLE,
        table=event_rows(here, every[:ROWS]),
        close=escape(f"and {left:,} more by month") if left > 0 else EMPTY,
    )
    yield here.path, ListView(headings.TIMELINE, _kind(site, every), (newest, _months(here, months)), empty="None yet.")
    for month, found in months.items():
        yield from _parts(site, month, found)


def _kind(site: Site, found: Sequence[Happening]) -> Markdown:
    events = sum(one.event is not None for one in found)
    return dotted(plural(events, "event"), plural(len(site.listed), "brief"))


def _by_month(found: Iterable[Happening]) -> dict[str, tuple[Happening, ...]]:
    """`2026-02` -> what happened then, the latest month first; "" for what has no month."""
    held: dict[str, list[Happening]] = defaultdict(list)
    for one in found:
        held[one.order[:7] if len(one.order) >= len("2026-02") else ""].append(one)
    return {month: tuple(held[month]) for month in sorted(held, reverse=True)}


def _months(here: Here, months: dict[str, tuple[Happening, ...]]) -> Section:
    if not months:
        found = here.site.months.items()
        table = tuple((here.link(dates.month_name(*m), routes.of_month(*m)), escape(f"{len(b):,}")) for m, b in found)
        return Section(headings.BY_MONTH, head=("Month", "Briefs"), table=table)
    table = tuple((here.link(_name(m), _path(m)), escape(f"{len(found):,}")) for m, found in months.items())
    return Section(headings.BY_MONTH, head=("Month", "Events"), table=table)


def _name(month: str) -> str:
    return dates.month_name(*month.split("-")[:2]) if month else headings.UNDATED


def _path(month: str) -> str:
    year, _, number = month.partition("-")
    return routes.of_month(year, number, FOLDER) if month else routes.undated(FOLDER)


def _parts(site: Site, month: str, found: Sequence[Happening]) -> Iterable[tuple[str, ListView]]:
    """A month on as many pages as it needs."""
    starts = range(0, len(found), PART)
    for number, start in enumerate(starts, 1):
        here = Here(site, routes.of_part(_path(month), number))
        others = (n for n in range(1, len(starts) + 1) if n != number)
        parts = (here.link(f"part {n}", routes.of_part(_path(month), n)) for n in others)
        shown = event_rows(here, found[start : start + PART])
        section = Section(headings.EVENTS_TOLD, head=headings.EVENT_TABLE, table=shown, close=dotted(*parts))
        title = f"{_name(month)}, part {number} of {len(starts)}" if len(starts) > 1 else _name(month)
        up = here.link(headings.TIMELINE, routes.TIMELINE)
        yield here.path, ListView(title, dotted(up, plural(len(found), "event")), (section,))
