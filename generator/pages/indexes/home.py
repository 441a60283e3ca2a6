"""The home page: what is new, what is open, who, where and what about. As good with no brief as with thousands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, islice

from generator.model import ENTITY_KINDS, KINDS, Entity, EntityKind, Story
from generator.pages import headings, pictures
from generator.pages.headings import WHERE_REPORTS_DIFFER, anchor, plural
from generator.pages.indexes.lists import ListView, Section
from generator.pages.markdown import EMPTY, Markdown, dotted, em, escape, shorten
from generator.pages.parts import Here, Row
from generator.pages.storylines.in_line import latest_storylines
from generator.site import dates, news, routes
from generator.site.questions import Question, QuestionKind, questions

STORIES = 12
A_DAY = 6
"""Stories of one day."""
QUESTIONS = 8
UNSURE: tuple[QuestionKind, ...] = ("joined", "twins", "unsure")
DIFFERENCES = 3  # of a story
RISING: dict[EntityKind, int] = {"person": 4, "organization": 2, "place": 2}
MOST_NAMED: dict[EntityKind, int] = {"person": 4, "organization": 4, "place": 4}
"""Cards of a kind; four stand in a row."""
TOPICS = 24


def home_view(here: Here) -> ListView:
    """The home page of a site."""
    rising = tuple(_rising(here))
    sections = (
        _stories(here),
        _new_and_rising(here, rising),
        _questions(here),
        _glance(here),
        _who(here, [trend.entity for trend in rising]),
        _what(here),
    )
    return ListView(headings.HOME, _as_of(here), sections, empty="No brief yet.")


def _as_of(here: Here) -> Markdown:
    """The day of the newest brief, there being no clock, and how much there is."""
    site = here.site
    now = news.today(site)
    counts = (
        plural(len(site.listed), "brief"),
        plural(len(site.newest_stories), "story", "stories"),
        plural(len(site.by_weight("person")), "person", "people"),
    )
    return dotted(dates.long_day(now.isoformat()) if now else "", ", ".join(counts) if site.listed else "")


def _stories(here: Here) -> Section:
    """The stories of the last days, those with most reports first in each."""
    stories = here.site.newest_stories
    if not stories:
        rows = tuple(here.brief_row(brief) for brief in here.site.listed[:STORIES])
        close = here.more(len(here.site.listed), STORIES, routes.BRIEFS, "briefs")
        return Section(headings.STORIES, rows=rows, close=close)
    dated = sorted(
        ((_day(here, story), len(story.briefs), -place, story) for place, story in enumerate(stories)), reverse=True
    )
    days: list[tuple[Markdown, tuple[Row, ...]]] = []
    left = STORIES
    for day, group in groupby(dated, key=lambda entry: entry[0]):
        shown = [story for *_, story in group][: min(A_DAY, left)]
        left -= len(shown)
        if shown:
            rows = tuple(here.story_row(story, dates.show(day)) for story in shown)
            days.append((escape(dates.long_day(day) or "No date"), rows))
    close = dotted(here.more(len(stories), STORIES - left, routes.STORIES, "stories"), latest_storylines(here))
    return Section(headings.STORIES, days=tuple(days), close=close)


def _day(here: Here, story: Story) -> str:
    """The last day on which a story was news; empty where none is known."""
    days = [day for brief in here.site.briefs_of_story(story) if not brief.withdrawn and (day := news.news_day(brief))]
    return max(days).isoformat() if days else ""


def _rising(here: Here) -> Iterable[news.Trend]:
    for kind, most in RISING.items():
        yield from news.trends(here.site, kind)[:most]


def _new_and_rising(here: Here, rising: Iterable[news.Trend]) -> Section:
    cards = tuple(here.card(trend.entity, (trend.words,)) for trend in rising)
    now = news.today(here.site)
    told = (
        f"Counted back from {dates.show(now.isoformat())}, the day of the newest brief. New: first named in the "
        f"{news.RECENT} days up to then. Rising: at least twice as often a day as in the {news.BEFORE} days before."
        if now and cards
        else ""
    )
    return Section(headings.NEW_AND_RISING, cards=cards, close=escape(told))


def _questions(here: Here) -> Section:
    """What weighs most; days that were worked out and other languages wait on the page to review."""
    found = questions(here.site)
    items = tuple(islice(_open(here, found), QUESTIONS))
    more = here.link(f"{headings.REVIEW}: {plural(len(found), 'question')}", routes.REVIEW) if found else EMPTY
    return Section(headings.OPEN_QUESTIONS, items=items, close=more)


def _open(here: Here, found: Sequence[Question]) -> Iterable[Markdown]:
    """Where a person and a source part ways, where reports do, and what is unsure; a story's conflicts in one line."""
    yield from (_asked(here, question) for question in found if question.kind == "disagreement")
    for story in here.site.newest_stories:
        conflicts = [d for d in story.discrepancies if d.reading == "conflict"]
        if conflicts:
            differ = max(len({cell.brief for cell in d.cells}) for d in conflicts)
            links = (here.story(story, d.label, anchor(WHERE_REPORTS_DIFFER)) for d in conflicts[:DIFFERENCES])
            yield _question(Markdown(", ").join(links), story.title, em(f"{differ} reports differ"))
    yield from (_asked(here, question) for question in found if question.kind in UNSURE)


def _asked(here: Here, question: Question) -> Markdown:
    link = here.link(shorten(question.ask, 140), question.path)
    return _question(
        link, question.brief.title if question.brief else "", em("unsure" if question.kind in UNSURE else "")
    )


def _question(link: Markdown, about: str, mark: Markdown) -> Markdown:
    told = Markdown(": ").join([link, escape(shorten(about, 70))]) if about else link
    return Markdown("{} {}").format(told, mark) if mark else told


def _glance(here: Here) -> Section:
    """When and where, in two pictures."""
    listed = here.site.listed
    if not listed:
        return Section(headings.AT_A_GLANCE)
    more = (
        here.link(headings.TIMELINE, routes.TIMELINE),
        here.link(headings.UPCOMING, routes.UPCOMING),
        here.link(headings.MAP, routes.MAP),
        here.link(headings.NETWORK, routes.NETWORK),
    )
    when = pictures.timeline(here, listed, "all briefs")
    where = pictures.where(here, listed, "where it happened")
    return Section(headings.AT_A_GLANCE, when, where, close=dotted(*more))


def _who(here: Here, above: list[Entity]) -> Section:
    """Those most often named, but for those that stand above, and the way to all."""
    site = here.site
    shown = [e for kind, most in MOST_NAMED.items() for e in [e for e in site.by_weight(kind) if e not in above][:most]]
    counts = (
        Markdown("{} ({})").format(here.index(kind, title), f"{len(site.by_weight(kind)):,}")
        for kind, title in ((kind, KINDS[kind].heading) for kind in ENTITY_KINDS)
        if site.by_weight(kind)
    )
    return Section(headings.WHO_AND_WHERE, cards=tuple(here.card(entity) for entity in shown), close=dotted(*counts))


def _what(here: Here) -> Section:
    site = here.site
    slugs = sorted(site.topics, key=lambda slug: (-len(site.briefs_of_topic(slug)), slug))
    counted = (Markdown("{} ({})").format(here.topic(s), len(site.briefs_of_topic(s))) for s in slugs[:TOPICS])
    return Section(headings.WHAT_ABOUT, close=dotted(*counted, here.more(len(slugs), TOPICS, routes.TOPICS, "topics")))
