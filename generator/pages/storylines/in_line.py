"""What leads from an event to the one before and after it, and to their storyline.

Reach for `in_line` on the pages of stories and briefs, for `storylines_of` where several stories are told of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.model import Brief, Story, Storyline
from generator.pages.markdown import EMPTY, Markdown, dotted, strong
from generator.pages.parts import Here
from generator.site import dates, routes

SHOWN = 3
"""Storylines in a line; the index has all."""


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


def storylines_of(here: Here, briefs: Iterable[Brief]) -> Markdown:
    """ "Storylines: ..., and 2 more": those that some briefs tell of, the most told first; empty without any."""
    stories = (here.site.story_of.get(brief.path) for brief in briefs)
    told = Counter(line.slug for s in stories if s and (line := here.site.storyline_of.get(s.slug)))
    by_slug = {line.slug: line for line in here.site.storylines}
    found = [by_slug[slug] for slug in sorted(told, key=lambda slug: (-told[slug], slug))]
    return _listed(here, found)


def latest_storylines(here: Here) -> Markdown:
    """The same of the whole site, those that went on last first."""
    by_slug = sorted(here.site.storylines, key=lambda line: line.slug)
    return _listed(here, sorted(by_slug, key=lambda line: dates.order(_end(line)), reverse=True))


def _end(line: Storyline) -> str:
    return (line.date or "").rpartition("/")[2]


def _listed(here: Here, found: Sequence[Storyline]) -> Markdown:
    if not found:
        return EMPTY
    links = Markdown(", ").join(storyline_link(here, line) for line in found[:SHOWN])
    more = here.more(len(found), SHOWN, routes.STORYLINES, "storylines")
    word = strong("Storyline" if len(found) == 1 else "Storylines")
    return Markdown("{}: {} {}").format(word, links, more) if more else Markdown("{}: {}").format(word, links)


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
