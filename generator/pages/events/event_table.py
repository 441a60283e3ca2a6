"""What happened as a table: the day, the kind, who did what to whom, where, and what it cost.

Reach for `event_rows` on any page; each thing stands once, with the reports that tell it.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Entity
from generator.pages.brief.happened import place_name
from generator.pages.events.event_sentence import sentence
from generator.pages.headings import plural
from generator.pages.markdown import EMPTY, Markdown, em, escape, lines
from generator.pages.parts import ROWS, Here
from generator.site import dates, routes
from generator.site.events.happenings import Happening
from generator.site.events.toll import toll_of

EventTableRow = tuple[Markdown, Markdown, Markdown, Markdown, Markdown]


def event_rows(here: Here, found: Iterable[Happening]) -> tuple[EventTableRow, ...]:
    """A row an event, in the order given: the columns of `headings.EVENT_TABLE`."""
    return tuple(_row(here, one) for one in found)


def events_of(here: Here, entity: Entity) -> tuple[tuple[EventTableRow, ...], Markdown]:
    """What somebody did and what was done to them, latest first; and where the rest is, if there is more."""
    found = here.site.happenings.of_entity(entity)
    return event_rows(here, found[:ROWS]), here.more(len(found), ROWS, routes.TIMELINE, "the timeline")


def told(here: Here, one: Happening) -> Markdown:
    """An event in a line; a report that tells of none stands under its headline."""
    return sentence(here, one.brief, one.event) if one.event else here.brief(one.brief)


def _row(here: Here, one: Happening) -> EventTableRow:
    day = escape(dates.show(one.day)) if one.day else _reported(one)
    kind = escape(one.event.noun) if one.event else EMPTY
    return day, kind, lines(told(here, one), _reports(here, one)), _where(here, one), _toll(one)


def _reported(one: Happening) -> Markdown:
    """The day of the report, where an event has none of its own."""
    if one.event is None:
        return escape(dates.show(one.reported))
    return escape(f"reported {dates.show(one.brief.published or one.brief.date)}" if one.reported else "")


def _reports(here: Here, one: Happening) -> Markdown:
    if len(one.tellings) < 2:
        return EMPTY
    story = here.site.story_of[one.brief.path]
    return em(Markdown("told by {}").format(here.story(story, plural(len(one.tellings), "report"))))


def _where(here: Here, one: Happening) -> Markdown:
    if one.event is None:
        return here.place(one.brief)
    places = (place_name(here, t.brief, t.event.place) for t in one.tellings if t.event and t.event.place)
    return next(places, EMPTY)


def _toll(one: Happening) -> Markdown:
    differ = any(len(numbers) > 1 for _, numbers in toll_of(one))
    return lines(*counted(one), em("reports differ" if differ else ""))


def counted(one: Happening) -> tuple[str, ...]:
    """What was counted: "killed: 16 or at least 12"."""
    return tuple(f"{what}: {' or '.join(numbers)}" for what, numbers in toll_of(one))
