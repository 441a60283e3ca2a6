"""What is ahead, by day: what was planned or called for, and days that reports name as still to come.

Reach for `ahead_views` for what stands at `upcoming.md`, and for what was due below `timeline/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.pages import headings
from generator.pages.events.event_sentence import sentence
from generator.pages.headings import plural
from generator.pages.indexes.lists import ListView, Section
from generator.pages.markdown import EMPTY, Markdown, dotted, escape, shorten
from generator.pages.parts import ROWS, Here
from generator.site import dates, routes
from generator.site.events.ahead import Ahead, ahead_of
from generator.site.news import today
from generator.site.site import Site

PART = 200
"""Rows on one page of what was due."""


def ahead_views(site: Site) -> Iterable[tuple[str, ListView]]:
    """What is ahead of the newest brief, soonest first; and what was due before it, which is never dropped."""
    here = Here(site, routes.UPCOMING)
    ahead, due = ahead_of(site)
    sections = (
        Section(headings.AHEAD, head=headings.AHEAD_TABLE, table=_rows(here, ahead), close=_told(site, ahead)),
        Section(
            headings.WAS_DUE,
            head=headings.AHEAD_TABLE,
            table=_rows(here, due[:ROWS]),
            close=here.more(len(due), ROWS, routes.WAS_DUE, "what was due"),
        ),
    )
    kind = dotted(f"{len(ahead):,} ahead" if ahead else "nothing ahead", f"{len(due):,} were due" if due else "")
    yield here.path, ListView(headings.UPCOMING, kind, sections)
    yield from _parts(site, due) if len(due) > ROWS else ()


def _told(site: Site, ahead: Sequence[Ahead]) -> Markdown:
    """From when on; and that nothing is, where nothing is."""
    now = today(site)
    if now is None:
        return escape("Nothing is ahead: there is no brief yet.")
    told = f"{dates.show(now.isoformat())}, the day of the newest brief"
    return escape(f"Counted from {told}." if ahead else f"Nothing that a report tells of lies ahead of {told}.")


def _rows(here: Here, found: Iterable[Ahead]) -> tuple[tuple[Markdown, ...], ...]:
    return tuple((escape(dates.show(one.day, weekday=True)), _what(here, one), _reports(here, one)) for one in found)


def _what(here: Here, one: Ahead) -> Markdown:
    if one.event:
        return sentence(here, one.brief, one.event)
    anchor = here.site.source_lines(one.brief).place_of(one.span)
    return here.words(one.brief, one.span, target=here.target(one.brief.path, anchor) if anchor else "")


def _reports(here: Here, one: Ahead) -> Markdown:
    if len(one.briefs) > 1:
        return here.story(here.site.story_of[one.brief.path], plural(len(one.briefs), "report"))
    told = dates.show(one.brief.published or one.brief.date)
    return Markdown("{}, {}").format(here.brief(one.brief, shorten(one.brief.title, 60)), told)


def _parts(site: Site, due: Sequence[Ahead]) -> Iterable[tuple[str, ListView]]:
    starts = range(0, len(due), PART)
    for number, start in enumerate(starts, 1):
        here = Here(site, routes.of_part(routes.WAS_DUE, number))
        parts = (here.link(f"part {n}", routes.of_part(routes.WAS_DUE, n)) for n in range(1, len(starts) + 1))
        shown = _rows(here, due[start : start + PART])
        close = dotted(*parts) if len(starts) > 1 else EMPTY
        section = Section(headings.WAS_DUE, head=headings.AHEAD_TABLE, table=shown, close=close)
        title = f"{headings.WAS_DUE}, part {number} of {len(starts)}" if len(starts) > 1 else headings.WAS_DUE
        yield here.path, ListView(title, dotted(here.link(headings.UPCOMING, routes.UPCOMING)), (section,))
