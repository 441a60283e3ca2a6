"""Every page of a site, planned and rendered: the table of contents of `pages/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment

from generator.errors import DatelineError, tried
from generator.model import (
    ENTITY_KINDS,
    Brief,
    Entity,
    EntityKind,
    FieldPath,
    Page,
    PageKind,
    Problem,
    ShelfKind,
    Story,
)
from generator.pages import headings
from generator.pages.brief.brief_page import brief_view
from generator.pages.entity_page import entity_view
from generator.pages.events.ahead_pages import ahead_views
from generator.pages.events.timeline_pages import timeline_views
from generator.pages.indexes.by_month import briefs_views, stories_views
from generator.pages.indexes.by_name import entities_views, topics_view
from generator.pages.indexes.data_page import data_view
from generator.pages.indexes.home import home_view
from generator.pages.indexes.lists import ListView, topic_view
from generator.pages.indexes.overviews import map_view, network_view
from generator.pages.indexes.review import PlaceOf, review_view
from generator.pages.indexes.trust import trust_view
from generator.pages.markdown import Markdown, link
from generator.pages.parts import Here
from generator.pages.pictures import Picture
from generator.pages.render import render, templates
from generator.pages.story_page import story_view
from generator.pages.storylines.storyline_page import storyline_view
from generator.pages.storylines.storylines_index import storylines_views
from generator.site import routes
from generator.site.site import Site

_WIDE = {"hide": ["toc"]}


@dataclass(frozen=True, slots=True)
class Planned:
    """A page that is to be: what it is, and how it will be laid out."""

    path: str
    kind: ShelfKind
    meta: Mapping[str, Any]
    """Front matter proposed for it. That of briefs and entities is proposed where their facts are composed."""
    template: str
    view: Callable[[PlaceOf], object]
    """What its template shows, made when it is asked for; it may tell in which line of a file something stands."""


def unplaced(page: str, _: FieldPath) -> str:
    """The file alone, where nobody knows the line yet."""
    return page


def plan(site: Site, overrides: Path | None = None, place_of: PlaceOf = unplaced) -> tuple[Page, ...]:
    """All pages of a site, laid out. Pure but for reading the templates. Raises DatelineError for any that fails."""
    pages, problems = lay_out(planned(site), place_of, overrides)
    if problems:
        raise DatelineError(*problems)
    return pages


def planned(site: Site) -> tuple[Planned, ...]:
    """All pages, one for each path, in the order of their paths. Nothing is laid out yet."""
    found: dict[str, Planned] = {}
    for page in _planned(site):
        found.setdefault(page.path, page)
    return tuple(found[path] for path in sorted(found))


def planned_some(site: Site, paths: Iterable[str]) -> tuple[Planned, ...]:
    """The pages of some briefs, names and stories, by their paths."""
    stories = {routes.of_story(story.slug): story for story in site.stories}
    found = []
    for path in paths:
        if path in site.brief_at:
            found.append(_of_brief(site, site.brief_at[path]))
        elif path in site.paged:
            found.append(_of_entity(site, path, site.paged[path]))
        elif path in stories:
            found.append(_of_story(site, stories[path]))
    return tuple(found)


def lay_out(
    pages: Iterable[Planned], place_of: PlaceOf, overrides: Path | None = None
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Pages as Markdown, and a problem, by its path, for each that can't be laid out; `overrides` is a folder whose
    templates win over ours.
    """
    environment = templates(overrides)
    done: list[Page] = []
    failed: list[Problem] = []
    for page in pages:
        made, problems = tried(page.path, "laid out", partial(_laid_out, page, place_of, environment))
        done += [] if made is None else [made]
        failed += problems
    return tuple(done), tuple(failed)


def _laid_out(page: Planned, place_of: PlaceOf, environment: Environment) -> Page:
    view = page.view(place_of)
    return Page(page.path, page.meta, render(environment, page.template, view), page.kind, _drawn(view))


def _drawn(view: object) -> tuple[tuple[str, str], ...]:
    """The pictures of a page, by their paths."""
    shown: Iterable[Picture] = getattr(view, "pictures", ())
    return tuple(file for picture in shown if picture.svg for file in picture.files)


def redirect_body(path: str, target: str, name: str) -> str:
    """The body of a page whose subject now lives on another: title and link, for old links to arrive."""
    return Markdown("# {}\n\nThis page has moved: {}\n").format(name, link(name, routes.relative(path, target)))


def _planned(site: Site) -> Iterator[Planned]:
    for brief in site.briefs:
        yield _of_brief(site, brief)
    for path, entity in site.paged.items():
        yield _of_entity(site, path, entity)
    for story in site.stories:
        yield _of_story(site, story)
    for line in site.storylines:
        path = routes.of_storyline(line.slug)
        yield _page(path, "storyline", partial(storyline_view, Here(site, path), line), {"title": line.title})
    medtops = _medtops(site)
    for slug, label in site.topics.items():
        path, medtop = site.topic_page(slug), medtops.get(slug)
        meta = {"name": label} | ({"medtop": medtop} if medtop else {})
        yield _page(path, "topic", partial(topic_view, Here(site, path), slug, medtop), meta)
    for path, title, view in _indexes(site):
        template = "home.md.j2" if path == routes.HOME else "index.md.j2"
        yield Planned(path, "index", {"title": title} | _WIDE, template, view)


def _of_brief(site: Site, brief: Brief) -> Planned:
    return _page(brief.path, "brief", partial(brief_view, Here(site, brief.path), brief))


def _of_entity(site: Site, path: str, entity: Entity) -> Planned:
    return _page(path, entity.kind, partial(entity_view, Here(site, path), entity))


def _of_story(site: Site, story: Story) -> Planned:
    path = routes.of_story(story.slug)
    return _page(path, "story", partial(story_view, Here(site, path), story), {"title": story.title or story.slug})


def _page(path: str, kind: PageKind, view: Callable[[], object], meta: Mapping[str, Any] | None = None) -> Planned:
    """A page about something, which needs no other page's lines."""
    return Planned(path, kind, meta or {}, f"{kind}.md.j2", lambda _: view())


def _indexes(site: Site) -> Iterator[tuple[str, str, Callable[[PlaceOf], object]]]:
    """Path, title and view of every page that lists."""
    for path, views in _lists(site):
        made, problems = tried(path, "laid out", partial(_titled, views))
        for each, title, view in made or ():
            yield each, title, partial(_made, view)
        if problems:
            yield path, "", partial(_failing, problems)
    yield routes.REVIEW, headings.REVIEW, partial(review_view, Here(site, routes.REVIEW))


def _titled(views: Callable[[], Sequence[tuple[str, ListView]]]) -> tuple[tuple[str, str, ListView], ...]:
    return tuple((path, view.title, view) for path, view in views())


def _lists(site: Site) -> tuple[tuple[str, Callable[[], Sequence[tuple[str, ListView]]]], ...]:
    """Groups of pages that list: the path of the first, and what makes them all."""

    def one(path: str, view: Callable[[Here], ListView]) -> tuple[str, Callable[[], Sequence[tuple[str, ListView]]]]:
        return path, lambda: [(path, view(Here(site, path)))]

    return (
        one(routes.HOME, home_view),
        one(routes.TOPICS, topics_view),
        one(routes.MAP, map_view),
        one(routes.NETWORK, network_view),
        one(routes.TRUST, lambda _: trust_view()),
        one(routes.DATA, lambda _: data_view()),
        (routes.TIMELINE, lambda: tuple(timeline_views(site))),
        (routes.UPCOMING, lambda: tuple(ahead_views(site))),
        (routes.BRIEFS, lambda: tuple(briefs_views(site))),
        (routes.STORIES, lambda: tuple(stories_views(site))),
        (routes.STORYLINES, lambda: tuple(storylines_views(site))),
        *((routes.of_kind(kind), partial(_entities_views, site, kind)) for kind in ENTITY_KINDS),
    )


def _entities_views(site: Site, kind: EntityKind) -> Sequence[tuple[str, ListView]]:
    return tuple(entities_views(site, kind))


def _failing(problems: Sequence[Problem], _: PlaceOf) -> object:
    """Stands in for a view that can't be made, until its page is laid out."""
    raise DatelineError(*problems)


def _made(view: ListView, _: PlaceOf) -> ListView:
    return view


def _medtops(site: Site) -> dict[str, str]:
    """Topic slug -> IPTC code, as the facts of the briefs have it."""
    found: dict[str, str] = {}
    for brief in site.newest:
        for topic in brief.facts.topics if brief.facts else ():
            if topic.medtop:
                found.setdefault(routes.topic_slug(topic.label), topic.medtop)
    return found
