"""What leads from an event to the one before and after it, and to their storyline.

Reach for `in_line` on the pages of stories and briefs.
"""

from __future__ import annotations

from generator.model import Story, Storyline
from generator.pages.markdown import EMPTY, Markdown, dotted, strong
from generator.pages.parts import Here
from generator.site import dates, routes


def in_line(here: Here, story: Story | None) -> Markdown:
    """ "Storyline: ... · Before: ... · After: ..."; empty for an event that belongs to none."""
    line = here.site.storyline_of.get(story.slug) if story else None
    if story is None or line is None:
        return EMPTY
    told = Markdown("{}: {}, {} of {}").format(
        strong("Storyline"), storyline_link(here, line), line.stories.index(story.slug) + 1, len(line.stories)
    )
    return dotted(
        told, _beside(here, "Before", line.before(story.slug)), _beside(here, "After", line.after(story.slug))
    )


def _beside(here: Here, word: str, slug: str | None) -> Markdown:
    story = here.site.story_at.get(slug) if slug else None
    if story is None:
        return EMPTY
    day = dates.show(story.date)
    told = Markdown("{}: {}").format(strong(word), event_link(here, story))
    return Markdown("{}, {}").format(told, day) if day else told


def storyline_link(here: Here, line: Storyline) -> Markdown:
    """A link to a storyline, under its title."""
    return here.link(line.title or line.slug, routes.of_storyline(line.slug))


def event_link(here: Here, story: Story) -> Markdown:
    """A link to an event: a story of one report is that report."""
    briefs = here.site.briefs_of_story(story)
    return here.brief(briefs[0]) if len(briefs) == 1 else here.story(story)


def others(here: Here, story: Story) -> tuple[Story, ...]:
    """Stories that touch this one and are no events of its storyline."""
    line = here.site.storyline_of.get(story.slug)
    near = (here.site.story_at[slug] for slug in story.related if slug in here.site.story_at)
    return tuple(other for other in near if line is None or other.slug not in line.stories)
