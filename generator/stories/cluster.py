"""What happened: briefs put into stories, and stories strung together.

Reach for `told` with all briefs and entities, for `cluster` where stories are enough. The way through: reports as
comparing needs them, groups of one event (`grouping`, `over_time.parted`), a page for each (`telling`), what differs
(`discrepancies`), which stories touch one another, and the storylines that they make (`over_time.storylines`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from slugify import slugify

from generator.knowledge.addresses import LONGEST, beyond, kept, safe, same, short, told_apart
from generator.model import Brief, Entity, Story, Storyline
from generator.stories.copies import copies_of
from generator.stories.discrepancies import discrepancies_of
from generator.stories.grouping import grouped
from generator.stories.over_time.parted import parted
from generator.stories.over_time.storylines import storylines_of
from generator.stories.related import with_related
from generator.stories.report import entities_by_brief, reports_of
from generator.stories.telling import actors_of, date_of, location_of, page_of, title_of, unsaid

Before = Mapping[str, tuple[str, ...]]
"""Which briefs each page held before, by slug: a page keeps its address with those that have most in common."""
_NONE: Before = {}


@dataclass(frozen=True, slots=True)
class Told:
    """What happened, by event and over weeks."""

    stories: tuple[Story, ...]
    storylines: tuple[Storyline, ...]


def cluster(briefs: tuple[Brief, ...], entities: tuple[Entity, ...], previous: Before = _NONE) -> tuple[Story, ...]:
    """Every brief in exactly one story; by slug. The order of the input changes nothing.

    `previous`: of the pages of stories. A `story` that a person set in a brief binds. Withdrawn briefs don't count.
    """
    return told(briefs, entities, previous).stories


def told(
    briefs: tuple[Brief, ...], entities: tuple[Entity, ...], previous: Before = _NONE, lines_before: Before = _NONE
) -> Told:
    """The same, and the storylines that stories belong to. `lines_before`: of the pages of storylines.

    What is strung together never depends on what was before; only addresses do.
    """
    counted = tuple(sorted((b for b in briefs if not b.withdrawn), key=lambda brief: brief.path))
    by_brief = entities_by_brief(entities)
    reports = reports_of(counted, by_brief)
    found = parted(grouped(reports), reports, entities)
    groups = [_in_order(tuple(counted[i] for i in members)) for members, _ in found.events]
    slugs = _slugs(groups, previous)
    stories = [
        _story(group, slug, reason or "a single report", by_brief)
        for group, (_, reason), slug in zip(groups, found.events, slugs, strict=True)
    ]
    at = {report.path: report for report in reports}
    shown = with_related(sorted(stories, key=lambda story: story.slug), at)
    links = [(counted[a].path, counted[b].path) for a, b in found.links]
    return Told(shown, storylines_of(shown, at, entities, links, lines_before))


def retold(story: Story, briefs: Sequence[Brief], entities: Sequence[Entity]) -> Story:
    """A story as its reports tell it now, whatever they told when they were put together.

    `entities`: whoever is named in them. Its address and what it touches on stay.
    """
    told = _story(_in_order(tuple(briefs)), story.slug, story.reason, entities_by_brief(entities))
    return replace(told, related=story.related)


def _in_order(group: tuple[Brief, ...]) -> tuple[Brief, ...]:
    return tuple(sorted(group, key=lambda b: (b.date or b.published or "", b.path)))


def _story(
    group: tuple[Brief, ...], slug: str, reason: str, by_brief: Mapping[str, Sequence[tuple[Entity, bool]]]
) -> Story:
    paths = {brief.path for brief in group}
    inside = {page_of(e): e for path in sorted(paths) for e, _ in by_brief.get(path, ())}
    copies = copies_of(group)
    return Story(
        slug=slug,
        title=title_of(group),
        briefs=tuple(brief.path for brief in group),
        reason=reason,
        date=date_of(group),
        location=location_of(group),
        actors=actors_of(group, by_brief),
        discrepancies=discrepancies_of(group, tuple(inside[page] for page in sorted(inside)), copies),
        not_stated=unsaid(group),
        copies=copies,
    )


def _slugs(groups: Sequence[Sequence[Brief]], previous: Before) -> list[str]:
    """An address for each story: a person's, else the earlier one with most briefs in common, else made of the
    title.
    """
    slugs: dict[int, str] = {}
    taken: set[str] = set()
    for number, group in enumerate(groups):
        named = sorted({slugify(brief.story) for brief in group if brief.story})
        if named and named[0]:
            slugs[number] = _of_name(named[0], previous, taken)
            taken.add(same(slugs[number]))
    paths = [[] if number in slugs else [brief.path for brief in group] for number, group in enumerate(groups)]
    slugs |= kept(paths, previous, taken)
    for number in sorted(set(range(len(groups))) - set(slugs), key=lambda n: groups[n][0].path):
        slugs[number] = _free(groups[number], taken)
        taken.add(slugs[number])
    return [slugs[number] for number in range(len(groups))]


def _of_name(name: str, previous: Mapping[str, tuple[str, ...]], taken: set[str]) -> str:
    """The address of a story that a person named: its name as it stands where it has always been so."""
    if name in previous and name not in taken:
        return name
    slug = safe(short(name), "story", beside_folders=True)
    return told_apart(slug, [beyond(slug, name)], taken.__contains__)


def _free(group: Sequence[Brief], taken: set[str]) -> str:
    """An address made of the title; another story of that title is told apart by where and by whom it is told."""
    slug = slugify(title_of(group)[:200], max_length=LONGEST, word_boundary=True) or "story"
    own = [(brief.location or "").split(",", maxsplit=1)[0] for brief in group]
    own += [brief.publisher or "" for brief in group]
    own += [actor.name for brief in group for actor in brief.actors]
    return told_apart(safe(slug, "story", beside_folders=True), own, taken.__contains__)
