"""What happened: briefs put into stories.

Reach for `cluster` with all briefs and entities. The way through: reports as comparing needs them, groups of one event
(`grouping`), a page for each (`telling`), what differs (`discrepancies`), and which stories touch one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from slugify import slugify

from generator.knowledge import edtf
from generator.knowledge.addresses import LONGEST, beyond, safe, same, short, told_apart
from generator.knowledge.gazetteer import lookup
from generator.model import Brief, Entity, Place, Story
from generator.stories.copies import copies_of
from generator.stories.discrepancies import discrepancies_of
from generator.stories.grouping import grouped
from generator.stories.related import with_related
from generator.stories.same_event import Report, days_of
from generator.stories.telling import actors_of, date_of, day_stands_in, location_of, page_of, title_of, unsaid
from generator.stories.words import event_kinds, lead_text, report_text, vectors_of

_PAGES = frozenset({".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".odt", ".rtf"})
_NO_STORIES: Mapping[str, tuple[str, ...]] = {}


def cluster(
    briefs: tuple[Brief, ...], entities: tuple[Entity, ...], previous: Mapping[str, tuple[str, ...]] = _NO_STORIES
) -> tuple[Story, ...]:
    """Every brief in exactly one story; by slug. The order of the input changes nothing.

    `previous` says which briefs each story page held before: a story keeps the address with most briefs in common. A
    `story` that a person set in a brief binds. Withdrawn briefs don't count.
    """
    counted = tuple(sorted((b for b in briefs if not b.withdrawn), key=lambda brief: brief.path))
    reports = _reports(counted, entities)
    found = grouped(reports)
    groups = [_in_order(tuple(counted[i] for i in members)) for members, _ in found]
    slugs = _slugs(groups, previous)
    by_brief = _entities_by_brief(entities)
    stories = [
        _story(group, slug, reason or "a single report", by_brief)
        for group, (_, reason), slug in zip(groups, found, slugs, strict=True)
    ]
    return with_related(sorted(stories, key=lambda story: story.slug), {r.path: r for r in reports})


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


def _entities_by_brief(entities: Sequence[Entity]) -> dict[str, list[tuple[Entity, bool]]]:
    """Who is in each brief, and whether they act there."""
    found: dict[str, list[tuple[Entity, bool]]] = defaultdict(list)
    for entity in sorted(entities, key=page_of):
        acting: dict[str, bool] = {}
        for appearance in entity.appearances:
            acting[appearance.brief] = acting.get(appearance.brief, False) or appearance.acting
        for path, acts in sorted(acting.items()):
            found[path].append((entity, acts))
    return found


def _reports(briefs: Sequence[Brief], entities: Sequence[Entity]) -> tuple[Report, ...]:
    by_brief = _entities_by_brief(entities)
    words = vectors_of([report_text(brief) for brief in briefs])
    leads = vectors_of([lead_text(brief) for brief in briefs])
    found = []
    for brief, all_words, lead in zip(briefs, words, leads, strict=True):
        present = by_brief.get(brief.path, [])
        found.append(
            Report(
                path=brief.path,
                days=days_of(brief.date, brief.published),
                published=edtf.first_day(brief.published) if brief.published else None,
                dated=bool(brief.date) and not day_stands_in(brief),
                persons=frozenset(page_of(e) for e, acts in present if acts and e.kind == "person"),
                organizations=frozenset(page_of(e) for e, acts in present if acts and e.kind == "organization"),
                named=frozenset(page_of(e) for e, _ in present),
                place=_place(brief),
                words=all_words,
                lead=lead,
                kinds=event_kinds(lead_text(brief)),
                story=slugify(brief.story or ""),
                file=_page_of_text(brief.seed or ""),
            )
        )
    return tuple(found)


def _page_of_text(seed: str) -> str:
    """The file that holds the report, if one hand set its items beside one another; mail and feeds gather anything."""
    file, _, _ = seed.rpartition("#")
    return file if PurePosixPath(file).suffix.lower() in _PAGES else ""


def _place(brief: Brief) -> Place | None:
    """Where the location of the front matter lies: its first part that is on the map, read with its country."""
    for part in (brief.location or "").split(","):
        spots = [t.place for t in brief.facts.toponyms if t.place and t.name == part.strip()] if brief.facts else []
        found = next(iter(spots), None) or next(iter(lookup(part.strip())), None)
        if found:
            return found
    return None


def _slugs(groups: Sequence[Sequence[Brief]], previous: Mapping[str, tuple[str, ...]]) -> list[str]:
    """An address for each story: a person's, else the earlier one with most briefs in common, else made of the
    title.
    """
    slugs: dict[int, str] = {}
    taken: set[str] = set()
    of = {brief.path: number for number, group in enumerate(groups) for brief in group}
    for number, group in enumerate(groups):
        named = sorted({slugify(brief.story) for brief in group if brief.story})
        if named and named[0]:
            slugs[number] = _of_name(named[0], previous, taken)
            taken.add(same(slugs[number]))
    shared: dict[tuple[int, str], int] = defaultdict(int)
    for slug, paths in sorted(previous.items()):
        for path in paths:
            if path in of:
                shared[of[path], slug] += 1
    for (number, slug), _ in sorted(
        shared.items(), key=lambda item: (-item[1], item[0][1], groups[item[0][0]][0].path)
    ):
        if number not in slugs and same(slug) not in taken:
            slugs[number] = slug
            taken.add(same(slug))
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
