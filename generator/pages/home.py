"""The home page: what is new, what is open, who, where and what about. As good with no brief as with thousands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model import Entity
from generator.pages import dates, headings, pictures, routes
from generator.pages.headings import WHERE_REPORTS_DIFFER, anchor, plural
from generator.pages.ledger import label
from generator.pages.lists import ListView, Section
from generator.pages.markdown import EMPTY, Markdown, dotted, em, escape, shorten
from generator.pages.parts import Here

STORIES = 12
QUESTIONS = 8
PEOPLE, ORGANIZATIONS, PLACES = 6, 3, 3
TOPICS = 12

_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def home_view(here: Here) -> ListView:
    """The home page of a site."""
    return ListView(
        headings.HOME,
        _as_of(here),
        tuple(section for section in (_stories(here), _questions(here), _glance(here), _who(here), _what(here))),
        empty="No brief yet.",
    )


def _as_of(here: Here) -> Markdown:
    """The day of the newest brief, there being no clock, and how much there is."""
    site = here.site
    days = [day for brief in site.listed if len(day := dates.order(brief.date or brief.published)) == 10]
    people = len(site.by_weight("person"))
    counts = (
        plural(len(site.listed), "brief"),
        plural(len(site.newest_stories), "story", "stories"),
        plural(people, "person", "people"),
    )
    return dotted(_long_day(days[0]) if days else "", ", ".join(counts) if site.listed else "")


def _long_day(day: str) -> str:
    try:
        weekday = _LONG_DAYS[date.fromisoformat(day).weekday()]
    except ValueError:
        return day
    return f"{weekday} {int(day[8:])} {dates.month_name(day[:4], day[5:7])}"


def _stories(here: Here) -> Section:
    stories = here.site.newest_stories
    rows = tuple(here.story_row(story) for story in stories[:STORIES])
    if not stories:
        rows = tuple(here.brief_row(brief) for brief in here.site.listed[:STORIES])
        return Section(
            headings.STORIES, rows=rows, close=here.more(len(here.site.listed), STORIES, routes.BRIEFS, "briefs")
        )
    return Section(headings.STORIES, rows=rows, close=here.more(len(stories), STORIES, routes.STORIES, "stories"))


def _questions(here: Here) -> Section:
    every = list(_open(here))
    left = len(every) - QUESTIONS
    close = escape(f"and {plural(left, 'more question')} on the pages of the stories and briefs") if left > 0 else EMPTY
    return Section(headings.OPEN_QUESTIONS, items=tuple(every[:QUESTIONS]), close=close)


def _open(here: Here) -> Iterable[Markdown]:
    """What a person should look at: conflicts, corrections that the source no longer bears out, unsure facts, twins."""
    for story in here.site.newest_stories:
        for found in story.discrepancies:
            if found.reading == "conflict":
                told = em(f"{len({cell.brief for cell in found.cells})} reports differ")
                yield _question(here.story(story, found.label, anchor(WHERE_REPORTS_DIFFER)), story.title, told)
    for brief in here.site.listed:
        for said in brief.disagreements:
            words = em(f"the source says “{shorten(said.theirs, 60)}”")
            yield _question(here.brief(brief, f"{label(said.field)}, by hand"), brief.title, words)
        for row in brief.evidence:
            if row.why.standing == "unsure" and row.field in ("date", "location") and row.field not in brief.corrected:
                what = "When did it happen?" if row.field == "date" else "Where did it happen?"
                yield _question(here.link(what, brief.path, anchor(headings.HOW_WE_KNOW)), brief.title, em("unsure"))
    for entity in here.site.by_weight("person"):
        for other in entity.possibly_same:
            if entity.slug < other.slug:
                yield _question(
                    here.entity(entity, f"Are {entity.name} and {other.name} one person?"), "", em("unsure")
                )


def _question(link: Markdown, about: str, mark: Markdown) -> Markdown:
    return Markdown("{} {}").format(Markdown(": ").join([link, escape(shorten(about, 70))]) if about else link, mark)


def _glance(here: Here) -> Section:
    """When and where, in two pictures' worth of room: the timeline here, the map behind it."""
    picture = pictures.timeline(here, here.site.listed, "all briefs")
    if not here.site.listed:
        return Section(headings.AT_A_GLANCE)
    more = (here.link(headings.TIMELINE, routes.TIMELINE), here.link(headings.MAP, routes.MAP))
    return Section(headings.AT_A_GLANCE, picture, close=dotted(*more, here.link(headings.NETWORK, routes.NETWORK)))


def _who(here: Here) -> Section:
    site = here.site
    shown: list[Entity] = [
        *site.by_weight("person")[:PEOPLE],
        *site.by_weight("organization")[:ORGANIZATIONS],
        *site.by_weight("place")[:PLACES],
    ]
    return Section(headings.WHO_AND_WHERE, cards=tuple(here.card(entity) for entity in shown))


def _what(here: Here) -> Section:
    site = here.site
    slugs = sorted(site.topics, key=lambda slug: (-len(site.briefs_of_topic(slug)), slug))
    counted = (Markdown("{} ({})").format(here.topic(s), len(site.briefs_of_topic(s))) for s in slugs[:TOPICS])
    return Section(headings.WHAT_ABOUT, close=dotted(*counted, here.more(len(slugs), TOPICS, routes.TOPICS, "topics")))
