"""Every page of a site, planned and rendered: the table of contents of `pages/`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.model import ENTITY_KINDS, Page, ShelfKind
from generator.pages.brief.brief_page import brief_view
from generator.pages.entity_page import entity_view
from generator.pages.indexes.by_month import briefs_views, stories_views
from generator.pages.indexes.by_name import entities_views, topics_view
from generator.pages.indexes.data_page import data_view
from generator.pages.indexes.home import home_view
from generator.pages.indexes.lists import ListView, topic_view
from generator.pages.indexes.overviews import map_view, network_view, timeline_view
from generator.pages.indexes.review import PlaceOf, review_view
from generator.pages.indexes.trust import trust_view
from generator.pages.markdown import Markdown, link
from generator.pages.parts import Here
from generator.pages.pictures import Picture
from generator.pages.render import render, templates
from generator.pages.story_page import story_view
from generator.site import routes
from generator.site.site import Site

_WIDE = {"hide": ["toc"]}


def plan(site: Site, overrides: Path | None = None) -> tuple[Page, ...]:
    """All pages, one for each path, in the order of their paths.

    Pure but for reading the templates; `overrides` is a folder whose templates win over ours. Front matter of
    briefs and entities is left empty: it is proposed where their facts are composed.
    """
    environment = templates(overrides)
    found: dict[str, Page] = {}
    for path, kind, template, view, meta in _planned(site):
        if path not in found:
            found[path] = Page(path, meta, render(environment, template, view), kind, _drawn(view))
    return tuple(found[path] for path in sorted(found))


def plan_review(site: Site, place_of: PlaceOf, overrides: Path | None = None) -> Page:
    """The page "To review", planned last: it says in which line of a page's file each question stands."""
    view = review_view(Here(site, routes.REVIEW), place_of)
    body = render(templates(overrides), "index.md.j2", view)
    return Page(routes.REVIEW, {"title": view.title} | _WIDE, body, "index")


def _drawn(view: object) -> tuple[tuple[str, str], ...]:
    """The pictures of a page, by their paths."""
    shown: Iterable[Picture] = getattr(view, "pictures", ())
    return tuple(file for picture in shown if picture.svg for file in picture.files)


def redirect_body(path: str, target: str, name: str) -> str:
    """The body of a page whose subject now lives on another: title and link, for old links to arrive."""
    return Markdown("# {}\n\nThis page has moved: {}\n").format(name, link(name, routes.relative(path, target)))


def _planned(site: Site) -> Iterable[tuple[str, ShelfKind, str, object, Mapping[str, Any]]]:
    for brief in site.briefs:
        yield brief.path, "brief", "brief.md.j2", brief_view(Here(site, brief.path), brief), {}
    for path, entity in site.entity_page.items():
        yield path, entity.kind, f"{entity.kind}.md.j2", entity_view(Here(site, path), entity), {}
    for story in site.stories:
        path = routes.of_story(story.slug)
        yield path, "story", "story.md.j2", story_view(Here(site, path), story), {"title": story.title or story.slug}
    medtops = _medtops(site)
    for slug, label in site.topics.items():
        path = routes.of_topic(slug)
        meta = {"name": label} | ({"medtop": medtops[slug]} if slug in medtops else {})
        yield path, "topic", "topic.md.j2", topic_view(Here(site, path), slug, medtops.get(slug)), meta
    for path, view in _indexes(site):
        template = "home.md.j2" if path == routes.HOME else "index.md.j2"
        yield path, "index", template, view, {"title": view.title} | _WIDE


def _indexes(site: Site) -> Iterable[tuple[str, ListView]]:
    yield routes.HOME, home_view(Here(site, routes.HOME))
    yield routes.TOPICS, topics_view(Here(site, routes.TOPICS))
    yield routes.TIMELINE, timeline_view(Here(site, routes.TIMELINE))
    yield routes.MAP, map_view(Here(site, routes.MAP))
    yield routes.NETWORK, network_view(Here(site, routes.NETWORK))
    yield routes.TRUST, trust_view()
    yield routes.DATA, data_view()
    yield from briefs_views(site)
    yield from stories_views(site)
    for kind in ENTITY_KINDS:
        yield from entities_views(site, kind)


def _medtops(site: Site) -> dict[str, str]:
    """Topic slug -> IPTC code, as the facts of the briefs have it."""
    found: dict[str, str] = {}
    for brief in site.newest:
        for topic in brief.facts.topics if brief.facts else ():
            if topic.medtop:
                found.setdefault(routes.topic_slug(topic.label), topic.medtop)
    return found
