"""Stories that touch: the same people days apart, another event; or one that recalls the day of the other.

Reach for `with_related` when all stories are made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.model import Story
from generator.stories.in_time import days_between, gives_the_day, names_the_same
from generator.stories.report import Report

NEAR = 14
"""Days between an event and a follow-up that a reader still connects."""
_NEXT = 12
_MOST = 6


def with_related(stories: Sequence[Story], reports: Mapping[str, Report]) -> tuple[Story, ...]:
    """The stories, each with those that share actors with it near in time; most shared first."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    by_actor: dict[str, list[Story]] = defaultdict(list)
    for story in sorted(stories, key=lambda s: (s.date or "", s.slug)):
        for actor in story.actors:
            by_actor[actor].append(story)
    for actor in sorted(by_actor):
        members = by_actor[actor]
        for at, story in enumerate(members):
            for other in members[at + 1 : at + 1 + _NEXT]:
                shared = _shared(story, other)
                if shared and _near(story, other, reports):
                    found[story.slug][other.slug] = found[other.slug][story.slug] = shared
    return tuple(
        replace(s, related=tuple(sorted(found[s.slug], key=lambda slug: (-found[s.slug][slug], slug))[:_MOST]))
        if s.slug in found
        else s
        for s in stories
    )


def _shared(a: Story, b: Story) -> int:
    """Actors in common if they say something: a person, or two organisations."""
    shared = set(a.actors) & set(b.actors)
    people = [actor for actor in shared if actor.startswith("people/")]
    return len(shared) if people or len(shared) >= 2 else 0


def _near(a: Story, b: Story, reports: Mapping[str, Report]) -> bool:
    """Days apart, or one speaks of the other's day and of whom it is about, be it months later."""
    pairs = [(reports[x], reports[y]) for x in a.briefs[:10] for y in b.briefs[:10]]
    known = [gap for x, y in pairs if (gap := days_between(x, y)) is not None]
    recalled = any(gives_the_day(x, y) and names_the_same(x, y) for x, y in pairs)
    return recalled or bool(known and min(known) <= NEAR)
