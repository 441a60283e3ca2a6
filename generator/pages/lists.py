"""What topic pages and index pages show: lists that lead on, never the whole site at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Entity, EntityKind, Story
from generator.pages import dates, headings, pictures, routes
from generator.pages.headings import plural
from generator.pages.markdown import EMPTY, Markdown, dotted, escape, shorten, strong
from generator.pages.parts import ROWS, STORY_ROWS, Column, Here, Row, span_of
from generator.pages.pictures import NONE, Picture

CARDS = 12
LETTERS_FROM = 40  # entries from which an index is split by letter


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with whatever follows it: cards, rows or a table, and a closing line."""

    heading: str
    picture: Picture = NONE
    cards: tuple[Markdown, ...] = ()
    items: tuple[Markdown, ...] = ()
    rows: tuple[Row, ...] = ()
    head: tuple[str, ...] = ()
    table: tuple[tuple[Markdown, ...], ...] = ()
    close: Markdown = EMPTY


@dataclass(frozen=True, slots=True)
class ListView:
    """A page that lists: a title, a line about it, perhaps a strip, and sections."""

    title: str
    kind: Markdown
    sections: tuple[Section, ...]
    strip: tuple[Column, ...] = ()
    empty: str = ""

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures of all sections."""
        return tuple(section.picture for section in self.sections if section.picture.svg)

    @property
    def filled(self) -> tuple[Section, ...]:
        """The sections that have something to show."""
        return tuple(s for s in self.sections if s.cards or s.items or s.rows or s.table or s.close or s.picture.svg)


def topic_view(here: Here, slug: str, medtop: str | None) -> ListView:
    """A topic: where it stands, who takes part, and its briefs, newest first."""
    briefs = here.site.briefs_of_topic(slug)
    acting: Counter[str] = Counter()
    for brief in briefs:
        found = (here.site.entity_of(brief.path, actor.name) for actor in brief.actors)
        acting.update(sorted({routes.of_entity(entity) for entity in found if entity}))
        if place := here.site.place_of(brief):
            acting[routes.of_entity(place)] += 1
    pages = sorted(acting, key=lambda page: (-acting[page], page))
    who = tuple(here.card(here.site.entity_page[page], (plural(acting[page], "brief"),)) for page in pages[:CARDS])
    rows = tuple(here.brief_row(brief) for brief in briefs[:ROWS])
    label = here.site.topics[slug]
    return ListView(
        label,
        dotted("Topic", f"IPTC {medtop}" if medtop else ""),
        (
            Section(headings.BRIEFS, pictures.timeline(here, briefs, label), rows=rows, close=here.older(briefs, ROWS)),
            Section(headings.WHO_AND_WHERE, pictures.where(here, briefs, label), cards=who),
        ),
        strip=_topic_strip(here, slug, pages),
    )


def _topic_strip(here: Here, slug: str, pages: list[str]) -> tuple[Column, ...]:
    briefs = here.site.briefs_of_topic(slug)
    stories = {story.slug for brief in briefs if (story := here.site.story_of.get(brief.path))}
    found = [here.site.entity_page[page] for page in pages]
    who = [entity for entity in found if entity.kind != "place"][:2]
    where = [entity for entity in found if entity.kind == "place"][:2]
    beside = Counter(
        other for b in briefs for other in dict.fromkeys(map(routes.topic_slug, b.topics)) if other != slug
    )
    sources = f"{plural(len(briefs), 'brief')}, {plural(len(stories), 'story', 'stories')}"
    return (
        Column("In the sources", escape(sources), escape(span_of(briefs))),
        Column("Who", Markdown(", ").join(here.entity(e) for e in who) or escape("not stated")),
        Column("Where", Markdown(", ").join(here.entity(e) for e in where) or escape("not stated")),
        Column("Often with", here.topics(t for t, _ in beside.most_common(2)) or escape("no other topic")),
    )


def entities_view(here: Here, kind: EntityKind, title: str) -> ListView:
    """Everybody of a kind: those most often named on cards, then all by name."""
    entities = here.site.by_weight(kind)
    nouns = {"person": ("person", "people"), "organization": ("organization", ""), "place": ("place", "")}
    top = Section(
        headings.MOST_NAMED, cards=tuple(here.card(e) for e in entities[:CARDS]) if len(entities) > CARDS else ()
    )
    what = {"person": "Known as", "organization": "What it is", "place": "Where"}[kind]
    tables = (
        Section(letter, head=("Name", what, "Briefs", "Newest"), table=tuple(_line(here, e) for e in group))
        for letter, group in _letters(entities)
    )
    count = escape(plural(len(entities), *nouns[kind]))
    return ListView(title, count, (top, *tables), empty="None yet: they come with the first brief that names one.")


def _line(here: Here, entity: Entity) -> tuple[Markdown, ...]:
    briefs = here.site.briefs_of(entity)
    newest = dates.show(briefs[0].date or briefs[0].published) if briefs else ""
    return strong(here.entity(entity)), here.what(entity), escape(f"{len(briefs):,}"), escape(newest)


def _letters(entities: Iterable[Entity]) -> list[tuple[str, list[Entity]]]:
    """Entities by name, split by first letter where they are many."""
    ordered = sorted(entities, key=lambda entity: (entity.name.casefold(), entity.slug))
    if len(ordered) < LETTERS_FROM:
        return [(headings.BY_NAME, ordered)] if ordered else []
    groups: dict[str, list[Entity]] = {}
    for entity in ordered:
        first = routes.topic_slug(entity.name)[:1].upper()
        groups.setdefault(first if first.isalpha() else "#", []).append(entity)
    return sorted(groups.items())


def topics_view(here: Here) -> ListView:
    """Every topic with its briefs counted, the largest first."""
    site = here.site
    slugs = sorted(site.topics, key=lambda slug: (-len(site.briefs_of_topic(slug)), slug))
    table = []
    for slug in slugs:
        briefs = site.briefs_of_topic(slug)
        newest = here.brief(briefs[0], shorten(briefs[0].title, 70)) if briefs else EMPTY
        table.append((strong(here.topic(slug)), escape(f"{len(briefs):,}"), newest))
    section = Section(headings.ALL_TOPICS, head=("Topic", "Briefs", "Newest"), table=tuple(table))
    count = escape(plural(len(slugs), "topic"))
    return ListView(headings.TOPICS, count, (section,) if table else (), empty="None yet.")


def stories_view(here: Here) -> ListView:
    """Stories, newest first; the oldest of many in short lines."""
    stories = here.site.newest_stories
    rows = tuple(here.story_row(story) for story in stories[:STORY_ROWS])
    old = tuple(_story_line(here, story) for story in stories[STORY_ROWS:])
    sections = (
        Section(headings.NEWEST_FIRST, rows=rows),
        Section(headings.OLDER, head=("When", "Story", "Reports"), table=old),
    )
    several = sum(len(story.briefs) > 1 for story in stories)
    kind = dotted(plural(len(stories), "story", "stories"), f"{several:,} told by several reports" if several else "")
    return ListView(headings.STORIES, kind, sections, empty="None yet.")


def _story_line(here: Here, story: Story) -> tuple[Markdown, ...]:
    return escape(dates.show(story.date)), here.story(story), escape(str(len(story.briefs)))


def briefs_view(here: Here) -> ListView:
    """The newest briefs, and the months that hold the rest."""
    site = here.site
    rows = tuple(here.brief_row(brief) for brief in site.newest[:ROWS])
    months = tuple(
        (here.link(dates.month_name(*month), routes.of_month(*month)), escape(f"{len(briefs):,}"))
        for month, briefs in site.months.items()
    )
    loose = tuple(here.brief_row(brief) for brief in site.newest if not routes.month_of(brief))
    sections = (
        Section(headings.NEWEST, rows=rows),
        Section(headings.BY_MONTH, head=("Month", "Briefs"), table=months),
        Section(headings.UNDATED, rows=loose),
    )
    return ListView(headings.BRIEFS, escape(plural(len(site.briefs), "brief")), sections, empty="None yet.")


def year_view(here: Here, year: str) -> ListView:
    """The months of a year."""
    months = {month: briefs for month, briefs in here.site.months.items() if month[0] == year}
    table = tuple(
        (here.link(dates.month_name(*month), routes.of_month(*month)), escape(f"{len(briefs):,}"))
        for month, briefs in months.items()
    )
    count = plural(sum(map(len, months.values())), "brief")
    section = Section(headings.BY_MONTH, head=("Month", "Briefs"), table=table)
    return ListView(year, dotted(here.link(headings.BRIEFS, routes.BRIEFS), count), (section,))


def month_view(here: Here, year: str, month: str) -> ListView:
    """Every brief of a month, newest first."""
    briefs = here.site.months[year, month]
    kind = dotted(
        here.link(headings.BRIEFS, routes.BRIEFS), here.link(year, routes.of_year(year)), plural(len(briefs), "brief")
    )
    rows = tuple(here.brief_row(brief) for brief in briefs)
    return ListView(dates.month_name(year, month), kind, (Section(headings.NEWEST_FIRST, rows=rows),))
