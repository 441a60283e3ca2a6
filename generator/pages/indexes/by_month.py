"""The indexes of briefs and of stories: the newest, then years and months, then days where a month is too long.

Reach for `briefs_views` and `stories_views` for what stands at `briefs/` and `stories/` and below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model import Brief, Story
from generator.pages import headings
from generator.pages.headings import plural
from generator.pages.indexes.lists import ListView, Section
from generator.pages.markdown import EMPTY, Markdown, dotted, escape
from generator.pages.parts import ROWS, Here, Row
from generator.site import dates, routes
from generator.site.site import Site

MONTH_ROWS = 200
"""Rows of a month on one page: about 60 KB compressed. A longer month is told by its days."""
STORY_ROWS = 100
"""Stories up to which one page has them all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A brief, or a story with the newest of its briefs, which says when it was."""

    brief: Brief
    story: Story | None = None

    @property
    def day(self) -> str:
        """`03`, where it lies within the month of the brief's folder; else empty."""
        month = routes.month_of(self.brief)
        day = dates.order(self.brief.date or self.brief.published)
        return day[8:] if month and len(day) == 10 and day.startswith("-".join(month)) else ""

    def row(self, here: Here) -> Row:
        """How it stands in a list."""
        return here.story_row(self.story) if self.story else here.brief_row(self.brief)


@dataclass(frozen=True)
class Calendar:
    """Briefs or stories, newest first, on pages below their folder."""

    site: Site
    folder: str
    title: str
    nouns: tuple[str, str]
    entries: tuple[Entry, ...]

    @cached_property
    def months(self) -> dict[tuple[str, str], tuple[Entry, ...]]:
        """(year, month) -> entries; newest month and newest entry first."""
        found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if month := routes.month_of(entry.brief):
                found[month].append(entry)
        return {month: tuple(found[month]) for month in sorted(found, reverse=True)}

    @property
    def loose(self) -> tuple[Entry, ...]:
        """Entries outside of every month."""
        return tuple(entry for entry in self.entries if not routes.month_of(entry.brief))

    def pages(self) -> Iterable[tuple[str, ListView]]:
        """Path and view of every year, month and day that has a page, and of what has no month."""
        for year in dict.fromkeys(year for year, _ in self.months):
            here = Here(self.site, routes.of_year(year, self.folder))
            yield here.path, self._year(here, year)
        for month, entries in self.months.items():
            here = Here(self.site, routes.of_month(*month, self.folder))
            yield here.path, self._month(here, month, entries)
            for day, those in _days(entries).items() if len(entries) > MONTH_ROWS else ():
                yield from self._parts(self._of_day(month, day), _day_name(month, day), month, those)
        if len(self.loose) > ROWS:
            yield from self._parts(routes.undated(self.folder), headings.UNDATED, None, self.loose)

    def by_month(self, here: Here, year: str = "") -> Section:
        """A table of months with their entries counted, of one year or of all."""
        table = tuple(
            (here.link(dates.month_name(*month), routes.of_month(*month, self.folder)), escape(f"{len(entries):,}"))
            for month, entries in self.months.items()
            if year in ("", month[0])
        )
        return Section(headings.BY_MONTH, head=("Month", self.title), table=table)

    def count(self, number: int) -> str:
        """ "3 briefs"."""
        return plural(number, *self.nouns)

    def _up(self, here: Here) -> Markdown:
        return here.link(self.title, f"{self.folder}/index.md")

    def _year(self, here: Here, year: str) -> ListView:
        total = sum(len(entries) for month, entries in self.months.items() if month[0] == year)
        return ListView(year, dotted(self._up(here), self.count(total)), (self.by_month(here, year),))

    def _month(self, here: Here, month: tuple[str, str], entries: Sequence[Entry]) -> ListView:
        year = here.link(month[0], routes.of_year(month[0], self.folder))
        kind = dotted(self._up(here), year, self.count(len(entries)))
        if len(entries) <= MONTH_ROWS:
            sections: tuple[Section, ...] = (Section(headings.NEWEST_FIRST, rows=_rows(here, entries)),)
        else:
            sections = self._by_day(here, month, _days(entries))
        return ListView(dates.month_name(*month), kind, sections)

    def _by_day(self, here: Here, month: tuple[str, str], days: dict[str, list[Entry]]) -> tuple[Section, ...]:
        table = tuple(
            (here.link(_day_name(month, day), self._of_day(month, day)), escape(f"{len(entries):,}"))
            for day, entries in days.items()
        )
        return (Section(headings.BY_DAY, head=("Day", self.title), table=table),)

    def undated(self, here: Here) -> Section:
        """Entries without a month: the first of them, and the way to the rest."""
        close = here.more(len(self.loose), ROWS, routes.undated(self.folder), headings.UNDATED.lower())
        return Section(headings.UNDATED, rows=_rows(here, self.loose[:ROWS]), close=close)

    def _of_day(self, month: tuple[str, str], day: str) -> str:
        return routes.of_day(*month, day or "undated", self.folder)

    def _parts(
        self, path: str, title: str, month: tuple[str, str] | None, entries: Sequence[Entry]
    ) -> Iterable[tuple[str, ListView]]:
        """A list too long for its parent, on as many pages as it needs."""
        starts = range(0, len(entries), MONTH_ROWS)
        for number, start in enumerate(starts, 1):
            here = Here(self.site, routes.of_part(path, number))
            up = here.link(dates.month_name(*month), routes.of_month(*month, self.folder)) if month else EMPTY
            parts = (here.link(f"part {n}", routes.of_part(path, n)) for n in range(1, len(starts) + 1) if n != number)
            rows = _rows(here, entries[start : start + MONTH_ROWS])
            section = Section(headings.NEWEST_FIRST if month else headings.ALL, rows=rows, close=dotted(*parts))
            told = f"{title}, part {number} of {len(starts)}" if len(starts) > 1 else title
            yield here.path, ListView(told, dotted(self._up(here), up, self.count(len(entries))), (section,))


def _day_name(month: tuple[str, str], day: str) -> str:
    return dates.long_day(f"{month[0]}-{month[1]}-{day}") if day else headings.NO_DAY


def _days(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Day of the month -> entries, the last day first; "" for those without."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.day].append(entry)
    return {day: found[day] for day in sorted(found, reverse=True)}


def _rows(here: Here, entries: Iterable[Entry]) -> tuple[Row, ...]:
    return tuple(entry.row(here) for entry in entries)


def briefs_views(site: Site) -> Iterable[tuple[str, ListView]]:
    """The newest briefs and the months that hold the rest; then every year and month."""
    entries = tuple(Entry(brief) for brief in site.newest)
    calendar = Calendar(site, "briefs", headings.BRIEFS, ("brief", "briefs"), entries)
    here = Here(site, routes.BRIEFS)
    sections = (
        Section(headings.NEWEST, rows=_rows(here, entries[:ROWS])),
        calendar.by_month(here),
        calendar.undated(here),
    )
    yield here.path, ListView(headings.BRIEFS, escape(calendar.count(len(entries))), sections, empty="None yet.")
    yield from calendar.pages()


def stories_views(site: Site) -> Iterable[tuple[str, ListView]]:
    """Stories, newest first; of many, the newest, those that several reports tell, and the months."""
    rank = {brief.path: place for place, brief in enumerate(site.listed)}
    entries = tuple(
        Entry(site.listed[min(rank[path] for path in story.briefs if path in rank)], story)
        for story in site.newest_stories
    )
    calendar = Calendar(site, "stories", headings.STORIES, ("story", "stories"), entries)
    here = Here(site, routes.STORIES)
    several = [entry for entry in entries if entry.story and len(entry.story.briefs) > 1]
    told = f"{len(several):,} told by several reports" if several else ""
    lines = here.link(plural(len(site.storylines), "storyline"), routes.STORYLINES) if site.storylines else EMPTY
    kind = dotted(calendar.count(len(entries)), told, lines)
    if len(entries) <= STORY_ROWS:
        sections: tuple[Section, ...] = (Section(headings.NEWEST_FIRST, rows=_rows(here, entries)),)
    else:
        sections = (
            Section(headings.SEVERAL_REPORTS, rows=_rows(here, several[:ROWS])),
            Section(headings.NEWEST_FIRST, rows=_rows(here, entries[:ROWS])),
            calendar.by_month(here),
            calendar.undated(here),
        )
    yield here.path, ListView(headings.STORIES, kind, sections, empty="None yet.")
    yield from calendar.pages() if len(entries) > STORY_ROWS else ()
