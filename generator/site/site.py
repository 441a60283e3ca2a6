"""Everything the pages are made of, with its look-ups. Frozen; each table is built once, on first use."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from generator.model import Brief, Entity, EntityKind, EntityPages, SourceText, Story, Storyline
from generator.site import dates, routes
from generator.site.events.happenings import Happenings, happenings_of
from generator.site.source_lines import NO_LINES, SourceLines, lines_of
from generator.site.source_marks import marks_of
from generator.site.tables import (
    by_entity,
    by_month,
    by_topic,
    labels_of,
    looked_up,
    members,
    named_anywhere,
    named_in,
    newest_stories,
    topic_pages,
    weighed,
)
from generator.site.versions import Versions, versions_of


@dataclass(frozen=True)
class Site:
    """A site before it is rendered: its values, in any order."""

    briefs: tuple[Brief, ...]
    entities: tuple[Entity, ...]
    stories: tuple[Story, ...]
    name: str = ""
    """The site's title; the pages do without, since the host shows it."""
    source_text: SourceText = "full"
    """How much of the sources' own words the pages may show."""
    entity_pages: EntityPages = "every"
    """Which names have a page."""
    pages_by_hand: frozenset[str] = frozenset()
    """Paths of pages of names that a person touched: they stand in any case."""
    topic_pages_before: frozenset[str] = frozenset()
    """Paths of topic pages that stand on disk: they keep their addresses."""
    storylines: tuple[Storyline, ...] = ()

    @cached_property
    def newest(self) -> tuple[Brief, ...]:
        """All briefs, newest event first, then by path."""
        by_path = sorted(self.briefs, key=lambda brief: brief.path)
        return tuple(sorted(by_path, key=lambda b: dates.order(b.date) or dates.order(b.published), reverse=True))

    @cached_property
    def listed(self) -> tuple[Brief, ...]:
        """Briefs that count: those not withdrawn, newest first."""
        return tuple(brief for brief in self.newest if not brief.withdrawn)

    @cached_property
    def brief_at(self) -> dict[str, Brief]:
        """Path -> brief."""
        return {brief.path: brief for brief in self.briefs}

    @cached_property
    def entity_at(self) -> dict[str, Entity]:
        """`people/jane-doe` -> entity."""
        return {routes.key_of(e): e for e in self.entities}

    @cached_property
    def entity_page(self) -> dict[str, Entity]:
        """Address -> entity, whether it has a page of its own or not: see `paged`."""
        return {routes.of_entity(entity): entity for entity in self.entities}

    @cached_property
    def looked_up(self) -> dict[str, Entity]:
        """Address -> entity of those that have a page in any case: see `tables.looked_up`."""
        wanted = looked_up(self.entities) | self._events.keys() | self._quoted | self.pages_by_hand
        return {path: entity for path, entity in self.entity_page.items() if path in wanted}

    @cached_property
    def paged(self) -> dict[str, Entity]:
        """Path of its page -> entity, of those that have one."""
        return self.entity_page if self.entity_pages == "every" else self.looked_up

    def home_of(self, entity: Entity) -> tuple[str, str]:
        """Where a name leads, path and anchor: its page, else the sentence that names it in its only brief."""
        path = routes.of_entity(entity)
        if path in self.paged:
            return path, ""
        first = next((each for each in entity.appearances if each.span), entity.appearances[0])
        return first.brief, self.source_lines(self.brief_at[first.brief]).place_of(first.span)

    @cached_property
    def story_at(self) -> dict[str, Story]:
        """Slug -> story."""
        return {story.slug: story for story in self.stories}

    @cached_property
    def storyline_of(self) -> dict[str, Storyline]:
        """Slug of a story -> the storyline that it belongs to."""
        return {slug: line for line in self.storylines for slug in line.stories}

    @cached_property
    def _named(self) -> dict[tuple[str, str], Entity]:
        return named_in(self.entities)

    @cached_property
    def _anywhere(self) -> dict[str, Entity | None]:
        return named_anywhere(self.entities)

    def entity_of(self, brief: str, spelling: str) -> Entity | None:
        """Who or what a name in a brief (by path) is; a name of one entity alone is known from any brief."""
        return self._named.get((brief, spelling)) or self._anywhere.get(spelling)

    def place_of(self, brief: Brief) -> Entity | None:
        """The place entity of a brief's location: "Kisumu, Kenya" is Kisumu if that has a page, else Kenya."""
        whole = brief.location or ""
        for name in (whole, *(part.strip() for part in whole.split(","))):
            entity = self.entity_of(brief.path, name) if name else None
            if entity and entity.kind == "place":
                return entity
        return None

    @cached_property
    def story_of(self) -> dict[str, Story]:
        """Brief path -> its story."""
        return {path: story for story in self.stories for path in story.briefs}

    def briefs_of_story(self, story: Story) -> tuple[Brief, ...]:
        """The briefs of a story that exist, in its order."""
        return self._told[story.slug]

    @cached_property
    def _told(self) -> dict[str, tuple[Brief, ...]]:
        at = self.brief_at
        return {story.slug: tuple(at[path] for path in story.briefs if path in at) for story in self.stories}

    def versions_of(self, story: Story) -> tuple[Versions, ...]:
        """What its reports say, for each thing they differ in."""
        return self._versions[story.slug]

    @cached_property
    def _versions(self) -> dict[str, tuple[Versions, ...]]:
        return {story.slug: tuple(map(versions_of, story.discrepancies)) for story in self.stories}

    @cached_property
    def copy_of(self) -> dict[str, str]:
        """Path of a brief whose text is that of another report of its story -> the path of that one."""
        return {copy.brief: copy.of for story in self.stories for copy in story.copies}

    @cached_property
    def _by_entity(self) -> dict[str, tuple[Brief, ...]]:
        return by_entity(self.entities, self.listed)

    def briefs_of(self, entity: Entity) -> tuple[Brief, ...]:
        """Where an entity is named, newest first."""
        return self._by_entity.get(routes.of_entity(entity), ())

    @cached_property
    def _quoted(self) -> frozenset[str]:
        told = [brief for brief in self.listed if brief.path not in self.copy_of]
        said = ((b.path, self.entity_of(b.path, q.speaker)) for b in told for q in b.quotations if q.speaker)
        return frozenset(routes.of_entity(e) for path, e in said if e and any(a.brief == path for a in e.appearances))

    def is_quoted(self, entity: Entity) -> bool:
        """Whether any report that names an entity, and is no copy, has words of theirs."""
        return routes.of_entity(entity) in self._quoted

    @cached_property
    def _events(self) -> dict[str, tuple[Brief, ...]]:
        found: dict[str, list[Brief]] = defaultdict(list)
        for brief in self.listed:
            if place := self.place_of(brief):
                found[routes.of_entity(place)].append(brief)
        return {page: tuple(briefs) for page, briefs in found.items()}

    def events_at(self, place: Entity) -> tuple[Brief, ...]:
        """Briefs whose event happened there, newest first."""
        return self._events.get(routes.of_entity(place), ())

    @cached_property
    def _members(self) -> dict[str, tuple[Entity, ...]]:
        return members(self.by_weight("person"), self.entity_of)

    def members_of(self, organization: Entity) -> tuple[Entity, ...]:
        """People said to hold a role there, most often named first."""
        return self._members.get(organization.slug, ()) if organization.kind == "organization" else ()

    def by_weight(self, kind: EntityKind) -> tuple[Entity, ...]:
        """Entities of a kind: those in most briefs first, acting before named, then by name."""
        return self._weighed[kind]

    @cached_property
    def _weighed(self) -> dict[EntityKind, tuple[Entity, ...]]:
        return weighed(self.entities, self.briefs_of)

    @cached_property
    def topics(self) -> dict[str, str]:
        """Slug -> label of every topic, in the order of the labels."""
        return labels_of(self.briefs)

    @cached_property
    def _topic_pages(self) -> dict[str, str]:
        return topic_pages(self.topics, self.topic_pages_before)

    def topic_page(self, slug: str) -> str:
        """`topics/counter-terrorism.md`: where a topic is read, by its slug."""
        return self._topic_pages.get(slug, routes.of_topic(slug))

    @cached_property
    def _by_topic(self) -> dict[str, tuple[Brief, ...]]:
        return by_topic(self.listed)

    def briefs_of_topic(self, slug: str) -> tuple[Brief, ...]:
        """Briefs on a topic, newest first."""
        return self._by_topic.get(slug, ())

    @cached_property
    def months(self) -> dict[tuple[str, str], tuple[Brief, ...]]:
        """(year, month) of the folder -> its briefs, newest month and newest brief first."""
        return by_month(self.newest)

    def source_lines(self, brief: Brief) -> SourceLines:
        """The source text of a brief as its page shows it, line by line; none without an article."""
        if brief.path not in self._source_lines:
            found = NO_LINES
            if brief.article and self.source_text != "none":
                marks = marks_of(brief, brief.article, self._paged_of, self.is_quoted)
                found = lines_of(brief, brief.article, marks, self.source_text)
            self._source_lines[brief.path] = found
        return self._source_lines[brief.path]

    def _paged_of(self, brief: str, spelling: str) -> Entity | None:
        found = self.entity_of(brief, spelling)
        return found if found and routes.of_entity(found) in self.paged else None

    @cached_property
    def _source_lines(self) -> dict[str, SourceLines]:
        return {}

    @cached_property
    def happenings(self) -> Happenings:
        """What happened, each thing once: the events of all briefs that count."""
        return happenings_of(self.listed, self.stories, self.entity_of)

    @cached_property
    def newest_stories(self) -> tuple[Story, ...]:
        """Stories by the newest of their briefs, newest first."""
        return newest_stories(self.stories, self.listed)
