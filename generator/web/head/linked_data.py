"""JSON-LD in the words of schema.org: small, names and addresses only, no words of a source but the description.

Nodes name other pages by their paths; `addressed` gives them the addresses of a host.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from generator.exports import FORMATS, when
from generator.exports.names import aliases, name_of, title_of
from generator.exports.text import plain
from generator.knowledge.addresses import web_address
from generator.model import Brief, Entity, EntityKind, EventText, Story, Storyline
from generator.site import routes
from generator.site.site import Site
from generator.web.head.about import About, Address

PAGE = "page"
"""The one key of what stands for the address of a page until a host is known."""
TYPES: Mapping[EntityKind, str] = {"person": "Person", "organization": "Organization", "place": "Place"}
MOST = 20
"""Names and reports in one list: a page's head stays small."""
_CONTEXT = {"@context": "https://schema.org"}

Node = dict[str, Any]


def addressed(node: Mapping[str, Any], here: str, about: About, address: Address) -> Node:
    """A page's node with the addresses of a host, as seen from the page."""
    found: Node = {}
    for key, value in node.items():
        told = _addressed(value, key, here, about, address)
        if told is not None:
            found[key] = told
    return found


def _addressed(value: Any, key: str, here: str, about: About, address: Address) -> Any:
    if isinstance(value, Mapping) and value.keys() == {PAGE}:
        # An identity may be told from the page itself; what is called a URL has to be a whole one.
        return address(value[PAGE], here) if about.url or key != "url" else None
    if isinstance(value, Mapping):
        return addressed(value, here, about, address)
    return [_addressed(each, key, here, about, address) for each in value] if isinstance(value, list) else value


def website(about: About) -> Node:
    """The home page."""
    return _kept(_CONTEXT, **_at(routes.HOME, "WebSite"), name=about.name, description=about.description)


def dataset(about: About, address: Address) -> Node:
    """The page on data, with its files where their addresses are known."""
    home = address(routes.DATA, routes.DATA) if about.url else None
    files = [
        {"@type": "DataDownload", "name": each.file, "encodingFormat": each.media, "contentUrl": f"{home}{each.file}"}
        for each in FORMATS
        if home
    ]
    text = about.description or about.name
    node = _at(routes.DATA, "Dataset")
    return _kept(_CONTEXT, **node, name=f"{about.name}: data", description=text, distribution=files)


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The nodes of a site's pages."""

    site: Site

    def brief(self, brief: Brief, text: str) -> Node:
        """A report, what it tells of, and who is named."""
        site, here = self.site, brief.path
        acting = [site.entity_of(here, actor.name) for actor in brief.actors]
        named = [site.entity_of(here, name) for name in brief.mentions]
        story, place = site.story_of.get(here), site.place_of(brief)
        event = [self._event(story, brief)] if story else []
        told = [self._told(brief, each) for each in brief.events if each.modality in _HAPPENS]
        return _kept(
            _CONTEXT,
            **_at(here, "NewsArticle"),
            headline=title_of(brief),
            description=text,
            datePublished=when.prefix(brief.published) or when.told(brief),
            inLanguage=brief.article.language if brief.article else None,
            isBasedOn=web_address(brief.source_url or ""),
            archivedAt=web_address(brief.archive_url or ""),
            sourceOrganization=_named("Organization", brief.publisher),
            contentLocation=self._ref(place) if place else _named("Place", brief.location),
            keywords=[plain(topic) for topic in brief.topics],
            about=event + told + self._refs(acting),
            mentions=self._refs([entity for entity in named if entity not in acting]),
        )

    def entity(self, path: str, entity: Entity, held: str) -> Node:
        """A person, organisation or place; `held` is a person's office."""
        place = entity.place
        point = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude} if place else None
        return _kept(
            _CONTEXT,
            **_at(path, TYPES[entity.kind]),
            name=name_of(entity),
            alternateName=aliases(entity)[:MOST],
            description=plain(entity.description or ""),
            jobTitle=held if entity.kind == "person" else None,
            geo=point,
            sameAs=[plain(each) for each in entity.same_as if urlsplit(each).scheme in ("http", "https")],
        )

    def story(self, story: Story, title: str, text: str) -> Node:
        """The event that the reports of a story tell of."""
        briefs = self.site.briefs_of_story(story)
        reports = [{**_at(brief.path, "NewsArticle"), "headline": title_of(brief)} for brief in briefs[:MOST]]
        return _CONTEXT | self._event(story) | {"name": title, "description": text, "subjectOf": reports}

    def storyline(self, line: Storyline, title: str, text: str) -> Node:
        """The series of events that a storyline strings together."""
        start, end = when.interval(line.date) or (when.prefix(line.date), None)
        events = [self._event(self.site.story_at[slug]) for slug in line.stories[:MOST]]
        node = _at(routes.of_storyline(line.slug), "EventSeries")
        return _kept(_CONTEXT, **node, name=title, description=text, startDate=start, endDate=end, subEvent=events)

    def topic(self, path: str, label: str, text: str) -> Node:
        """A page of briefs on a topic."""
        term = {"@type": "DefinedTerm", "name": label}
        return _kept(_CONTEXT, **_at(path, "CollectionPage"), name=label, description=text, about=term)

    def _ref(self, entity: Entity) -> Node:
        path = routes.of_entity(entity)
        address = {PAGE: path} if path in self.site.paged else None
        return _kept({"@type": TYPES[entity.kind]}, **{"@id": address}, name=name_of(entity))

    def _refs(self, entities: Iterable[Entity | None]) -> list[Node]:
        found = {routes.of_entity(entity): entity for entity in entities if entity}
        return [self._ref(entity) for entity in list(found.values())[:MOST]]

    def _told(self, brief: Brief, event: EventText) -> Node:
        """What a report tells of: who did it is its performer, to whom it was done what it is about."""
        start, end = when.interval(event.date) or (when.prefix(event.date), None)
        return _kept(
            {"@type": "Event"},
            name=plain(event.words),
            keywords=[event.noun],
            startDate=start,
            endDate=end,
            eventStatus=_HAPPENS.get(event.modality),
            location=self._side(brief, event.place.partition(",")[0]) if event.place else None,
            performer=[self._side(brief, name) for name in event.source],
            about=[self._side(brief, name) for name in event.target],
        )

    def _side(self, brief: Brief, name: str) -> Node:
        entity = self.site.entity_of(brief.path, name)
        return self._ref(entity) if entity else {"@type": "Thing", "name": plain(name)}

    def _event(self, story: Story, brief: Brief | None = None) -> Node:
        day = story.date or (brief.date if brief else None)
        start, end = when.interval(day) or (when.prefix(day), None)
        briefs = (brief,) if brief else self.site.briefs_of_story(story)
        place = next((found for each in briefs if (found := self.site.place_of(each))), None)
        node = _at(routes.of_story(story.slug), "Event")
        location = self._ref(place) if place else _named("Place", story.location)
        return _kept(node, name=plain(story.title), startDate=start, endDate=end, location=location)


_HAPPENS: Mapping[str | None, str | None] = {
    None: None,
    "done": None,
    "planned": "https://schema.org/EventScheduled",
}
"""How an event stands -> schema.org's word for it; what is alleged, denied or called for is no event there."""


def _at(path: str, kind: str) -> Node:
    """Type, identity and address of a page."""
    return {"@type": kind, "@id": {PAGE: path}, "url": {PAGE: path}}


def _named(kind: str, name: str | None) -> Node | None:
    """Something that has no page."""
    return {"@type": kind, "name": plain(name)} if name and plain(name) else None


def _kept(node: Mapping[str, Any], /, **values: Any) -> Node:
    return dict(node) | {key: value for key, value in values.items() if value not in (None, "", [])}
