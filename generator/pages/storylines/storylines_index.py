"""The index of storylines: those that went on last come first.

Reach for `storylines_views` for what stands at `storylines/` and below.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Storyline
from generator.pages import headings
from generator.pages.headings import plural
from generator.pages.indexes.lists import ListView, Section
from generator.pages.markdown import Markdown, dotted, escape, lines, strong
from generator.pages.parts import Here, Row
from generator.pages.storylines.in_line import storyline_link
from generator.site import dates, routes
from generator.site.site import Site

ROWS = 200
"""Storylines on one page."""


def storylines_views(site: Site) -> Iterable[tuple[str, ListView]]:
    """All storylines, on as many pages as they need: path and view of each."""
    found = sorted(site.storylines, key=lambda line: line.slug)
    found.sort(key=lambda line: (line.date or "").rpartition("/")[2], reverse=True)
    starts = range(0, max(1, len(found)), ROWS)
    for number, start in enumerate(starts, 1):
        here = Here(site, routes.of_part(routes.STORYLINES, number))
        parts = (here.link(f"part {n}", routes.of_part(routes.STORYLINES, n)) for n in range(1, len(starts) + 1))
        section = Section(
            headings.LATEST_FIRST,
            rows=tuple(_row(here, line) for line in found[start : start + ROWS]),
            close=dotted(*parts) if len(starts) > 1 else Markdown(""),
        )
        title = f"{headings.STORYLINES}, part {number} of {len(starts)}" if number > 1 else headings.STORYLINES
        kind = dotted(here.link(headings.STORIES, routes.STORIES), plural(len(found), "storyline"))
        yield here.path, ListView(title, kind, (section,), empty="None yet.")


def _row(here: Here, line: Storyline) -> Row:
    stories = [here.site.story_at[slug] for slug in line.stories]
    reports = sum(len(story.briefs) for story in stories)
    about = (here.entity(here.site.entity_at[page]) for page in line.about if page in here.site.entity_at)
    return Row(
        lines(dates.show(line.date) or "no date", here.story_place(stories[0])),
        lines(
            strong(storyline_link(here, line)),
            escape(f"Last: {stories[-1].title}"),
            dotted(*about, plural(len(stories), "event"), plural(reports, "report")),
        ),
    )
