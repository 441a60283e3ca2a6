"""What each page is about, in a line and in schema.org's words, for search engines and previews, whatever the host.

Reach for `subjects` with a whole site. Pages that are not in it (a person's own) speak for themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.exports import when
from generator.exports.names import name_of, title_of
from generator.exports.text import passage, plain
from generator.model import Brief, Entity, Story, Storyline
from generator.pages.headings import plural
from generator.site import dates, routes
from generator.site.dates import span_of
from generator.site.offices import known_as, office
from generator.site.site import Site
from generator.web.head import linked_data

DESCRIPTION = 200
"""Characters of a description: what search engines and previews show."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page is about."""

    title: str
    description: str
    """Empty for a page that is about the whole site."""
    kind: str
    """Open Graph's type: `article`, `profile` or `website`."""
    day: str | None
    """The newest day (`2026-02-03`) that it tells of."""
    linked: Mapping[str, Any] | None
    """JSON-LD, see `linked_data.addressed`; None for a page that only lists."""


class Subjects(Mapping[str, Subject]):
    """The subjects of a site's pages by path, each made when it is first asked for."""

    def __init__(self, makers: Iterable[tuple[str, Callable[[], Subject]]]) -> None:
        self._makers = dict(makers)
        self._made: dict[str, Subject] = {}

    def __getitem__(self, path: str) -> Subject:
        """The subject of a page."""
        if path not in self._made:
            self._made[path] = self._makers[path]()
        return self._made[path]

    def __contains__(self, path: object) -> bool:
        return path in self._makers

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def subjects(site: Site) -> Subjects:
    """The subject of every page of the site, by path. Holds the site until all are made: `dict` makes them."""
    return Subjects(_subjects(site, linked_data.LinkedData(site)))


def _subjects(site: Site, linked: linked_data.LinkedData) -> Iterator[tuple[str, Callable[[], Subject]]]:
    newest = _newest(site.listed)
    for path in routes.OVERVIEWS:
        yield path, lambda: Subject("", "", "website", newest, None)
    for brief in site.listed:
        yield brief.path, partial(_of_brief, brief, linked)
    for path, entity in site.paged.items():
        yield path, partial(_of_entity, site, path, entity, linked)
    for story in site.stories:
        yield routes.of_story(story.slug), partial(_of_story, site, story, linked)
    for line in site.storylines:
        yield routes.of_storyline(line.slug), partial(_of_storyline, site, line, linked)
    for slug, label in site.topics.items():
        yield site.topic_page(slug), partial(_of_topic, site, slug, plain(label), linked)


def _of_brief(brief: Brief, linked: linked_data.LinkedData) -> Subject:
    said = plain(brief.summary or "") or ". ".join(filter(None, (dates.show(brief.date), plain(brief.location or ""))))
    text = passage(said or title_of(brief), DESCRIPTION)
    return Subject(title_of(brief), text, "article", when.told(brief), linked.brief(brief, text))


def _of_entity(site: Site, path: str, entity: Entity, linked: linked_data.LinkedData) -> Subject:
    briefs, known = site.briefs_of(entity), known_as(entity)
    held = plain(office(known.role, known.organization)) if known else ""
    count = plural(len(briefs), "brief")
    parts = (plain(entity.description or "") or held, f"Named in {count}, {span_of(briefs)}".rstrip(", "))
    text = passage(". ".join(part.rstrip(".") for part in (name_of(entity), *parts) if part) + ".", DESCRIPTION)
    kind = "profile" if entity.kind == "person" else "website"
    return Subject(name_of(entity), text, kind, _newest(briefs), linked.entity(path, entity, held))


def _of_story(site: Site, story: Story, linked: linked_data.LinkedData) -> Subject:
    briefs = site.briefs_of_story(story)
    said = next((plain(brief.summary) for brief in briefs if brief.summary), "")
    text = passage(f"{plural(len(briefs), 'report')}. {said}".strip(), DESCRIPTION)
    title = plain(story.title) or story.slug
    return Subject(title, text, "article", _newest(briefs), linked.story(story, title, text))


def _of_storyline(site: Site, line: Storyline, linked: linked_data.LinkedData) -> Subject:
    stories = [site.story_at[slug] for slug in line.stories]
    briefs = tuple(brief for story in stories for brief in site.briefs_of_story(story))
    title = plain(line.title) or line.slug
    told = f"{plural(len(stories), 'event')}, {plural(len(briefs), 'report')}. Last: {plain(stories[-1].title)}"
    text = passage(told, DESCRIPTION)
    return Subject(title, text, "article", _newest(briefs), linked.storyline(line, title, text))


def _of_topic(site: Site, slug: str, label: str, linked: linked_data.LinkedData) -> Subject:
    briefs = site.briefs_of_topic(slug)
    text = passage(f"{label}: {plural(len(briefs), 'brief')}, {span_of(briefs)}".rstrip(", ") + ".", DESCRIPTION)
    return Subject(label, text, "website", _newest(briefs), linked.topic(site.topic_page(slug), label, text))


def _newest(briefs: tuple[Brief, ...]) -> str | None:
    return max((day for brief in briefs if (day := when.told(brief))), default=None)
