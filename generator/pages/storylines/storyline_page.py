"""What a storyline's page shows: its events in order of time, each with its reports. Events are not compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.knowledge import edtf
from generator.model import Story, Storyline
from generator.pages import pictures
from generator.pages.events.event_table import counted, told
from generator.pages.headings import plural
from generator.pages.markdown import EMPTY, Markdown, dotted, escape, lines, shorten, strong
from generator.pages.parts import SUMMARY, Column, Here, Row
from generator.pages.pictures import Picture
from generator.pages.story_page import label
from generator.pages.storylines.in_line import event_link
from generator.site import dates

REPORTS = 6
"""Reports of an event that are linked; the rest is on its page."""
WHERE = 3
TOLD = 4
"""Things told of an event in its row: as many as a report tells."""


@dataclass(frozen=True, slots=True)
class StorylineView:
    """All of a storyline's page but the words of its headings."""

    title: str
    kind: Markdown
    strip: tuple[Column, ...]
    timeline: Picture
    events: tuple[Row, ...]
    reason: str
    cards: tuple[Markdown, ...]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Those that are drawn."""
        return (self.timeline,) if self.timeline.svg else ()


def storyline_view(here: Here, line: Storyline) -> StorylineView:
    """Everything on a storyline's page. Pure; links are relative to `here`."""
    stories = [here.site.story_at[slug] for slug in line.stories]
    briefs = [brief for story in stories for brief in here.site.briefs_of_story(story)]
    about = [here.site.entity_at[page] for page in line.about if page in here.site.entity_at]
    topics = [topic for topic, _ in Counter(topic for brief in briefs for topic in brief.topics).most_common(WHERE)]
    return StorylineView(
        title=line.title or line.slug,
        kind=dotted("Storyline", plural(len(stories), "event"), plural(len(briefs), "report"), here.topics(topics)),
        strip=_strip(here, line, stories),
        timeline=pictures.timeline(here, briefs, line.title or line.slug),
        events=tuple(_row(here, story) for story in stories),
        reason=line.reason,
        cards=tuple(here.card(entity) for entity in about),
    )


def _strip(here: Here, line: Storyline, stories: list[Story]) -> tuple[Column, ...]:
    places: dict[str, Markdown] = {}
    for story in stories:
        name, place = (story.location or "").partition(",")[0].strip(), here.story_place(story)
        # A name that one report alone leaves without a page is no second place: a link is the longer of the two.
        places[name] = max(places.get(name, EMPTY), place, key=len)
    places.pop("", None)
    who = [here.site.entity_at[page] for page in line.about if page in here.site.entity_at]
    acting = [entity for entity in who if entity.kind != "place"]
    first, last = stories[0], stories[-1]
    return (
        Column("When", escape(dates.show(line.date) or "not stated"), _lasted(line)),
        Column("Where", _some(places.values()) or escape("not stated")),
        Column("Who", _some(here.entity(entity) for entity in acting) or escape("not stated")),
        Column("First and last", event_link(here, first), event_link(here, last)),
    )


def _lasted(line: Storyline) -> Markdown:
    first, last = edtf.first_day(line.date or ""), edtf.last_day(line.date or "")
    return escape(f"over {plural((last - first).days, 'day')}" if first and last and first != last else "")


def _some(links: Iterable[Markdown]) -> Markdown:
    every = list(links)
    more = [escape(f"and {len(every) - WHERE} more")] if len(every) > WHERE else []
    return Markdown(", ").join([*every[:WHERE], *more])


def _row(here: Here, story: Story) -> Row:
    """An event: day and place, what happened, and who reported it."""
    briefs = here.site.briefs_of_story(story)
    happened = [one for one in here.site.happenings.of_briefs(briefs) if one.event]
    summary = next((brief.summary for brief in briefs if brief.summary), "")
    what = [dotted(told(here, one), *counted(one)) for one in happened[:TOLD]] or [escape(shorten(summary, SUMMARY))]
    several = [here.brief(brief, label(brief)) for brief in briefs[:REPORTS]]
    shown = several if len(briefs) > 1 else [escape(briefs[0].publisher or "")]
    more = f"and {len(briefs) - REPORTS} more" if len(briefs) > REPORTS else ""
    return Row(
        lines(dates.show(story.date) or "no date", here.story_place(story)),
        lines(strong(event_link(here, story)), *what, dotted(*shown, more)),
    )
