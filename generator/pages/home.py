"""The home page: what is new, what is open, who, where and what about. As good with no brief as with thousands."""

from __future__ import annotations

from datetime import date

from generator.model import Entity
from generator.pages import dates, headings, pictures, routes
from generator.pages.headings import WHERE_REPORTS_DIFFER, anchor, plural
from generator.pages.lists import ListView, Section
from generator.pages.markdown import EMPTY, Markdown, dotted, em, escape, shorten
from generator.pages.parts import Here
from generator.pages.questions import Question, questions

STORIES = 12
QUESTIONS = 8
PRESSING = ("disagreement", "conflict", "twins", "unsure")
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
    """What weighs most; days that were worked out and other languages wait on the page to review."""
    found = questions(here.site)
    pressing = [question for question in found if question.kind in PRESSING]
    items = tuple(_question(here, question) for question in pressing[:QUESTIONS])
    more = here.link(f"{headings.REVIEW}: {plural(len(found), 'question')}", routes.REVIEW) if found else EMPTY
    return Section(headings.OPEN_QUESTIONS, items=items, close=more)


def _question(here: Here, question: Question) -> Markdown:
    where = anchor(WHERE_REPORTS_DIFFER) if question.kind == "conflict" else ""
    title = next((s.title for s in here.site.stories if routes.of_story(s.slug) == question.path), "")
    about = escape(shorten(question.brief.title if question.brief else title, 70))
    mark = em("unsure" if question.kind in ("unsure", "twins") else "")
    link = here.link(shorten(question.ask, 140), question.path, where)
    return Markdown(" ").join(part for part in (Markdown(": ").join(p for p in (about, link) if p), mark) if part)


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
