"""What things are called in every file: never empty, and the same everywhere."""

from __future__ import annotations

from generator.exports import ids
from generator.exports.text import plain
from generator.model import Brief, Entity, Story
from generator.site import routes
from generator.site.site import Site


def name_of(entity: Entity) -> str:
    """Its main name; the id where nothing of that can be shown."""
    return plain(entity.name) or ids.of_entity(entity)


def title_of(brief: Brief) -> str:
    """Its title, or its id."""
    return plain(brief.title) or ids.of_page(brief.path)


def story_id(story: Story) -> str:
    """`stories/army-chief-receives`."""
    return ids.of_page(routes.of_story(story.slug))


def storyline_id(site: Site, story: Story | None) -> str | None:
    """`storylines/senator-enters-race`, of the storyline that a story belongs to."""
    line = site.storyline_of.get(story.slug) if story else None
    return ids.of_page(routes.of_storyline(line.slug)) if line else None


def aliases(entity: Entity) -> list[str]:
    """Its other names, each once."""
    names = {plain(spelling.name) for spelling in entity.spellings}
    return sorted(names - {"", name_of(entity)})


def named(site: Site, brief: Brief, name: str | None) -> str | None:
    """The id of whoever a name in a brief is."""
    entity = site.entity_of(brief.path, name) if name else None
    return ids.of_entity(entity) if entity else None
