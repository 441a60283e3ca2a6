"""What a page that lists is made of, and the pages of topics: lists that lead on, never the whole site at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.pages import headings, pictures
from generator.pages.headings import plural
from generator.pages.markdown import EMPTY, Markdown, dotted, escape
from generator.pages.parts import ROWS, Column, Here, Row
from generator.pages.pictures import NONE, Picture
from generator.site import routes
from generator.site.dates import span_of

CARDS = 12


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with whatever follows it: cards, rows or a table, and a closing line."""

    heading: str
    picture: Picture = NONE
    beside: Picture = NONE
    """A second picture, below the first."""
    cards: tuple[Markdown, ...] = ()
    items: tuple[Markdown, ...] = ()
    rows: tuple[Row, ...] = ()
    days: tuple[tuple[Markdown, tuple[Row, ...]], ...] = ()
    """Rows under a smaller heading each: a day, and what happened."""
    head: tuple[str, ...] = ()
    table: tuple[tuple[Markdown, ...], ...] = ()
    close: Markdown = EMPTY

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Those that are drawn."""
        return tuple(picture for picture in (self.picture, self.beside) if picture.svg)

    @property
    def is_filled(self) -> bool:
        """Whether there is something to show."""
        return any((self.pictures, self.cards, self.items, self.rows, self.days, self.table, self.close))


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
        return tuple(picture for section in self.sections for picture in section.pictures)

    @property
    def filled(self) -> tuple[Section, ...]:
        """The sections that have something to show."""
        return tuple(section for section in self.sections if section.is_filled)


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
