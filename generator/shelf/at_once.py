"""What a saved brief changes on the pages nearest to it, before a whole run has been made again.

Reach for `edited` while a site is served: it takes hundredths of a second where a run over all briefs takes minutes.
What it gives is the site as it would be if nobody were somebody else now: names stay with whom they were, events with
their stories, and a name that nobody bore before leads nowhere. The next whole run decides all of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.model import Appearance, Brief, Entity, Story
from generator.shelf.decided import titled_by_hand
from generator.shelf.inputs import Inputs, Told
from generator.shelf.settle import Settled, settle_again
from generator.site import Site, routes
from generator.stories import retold


@dataclass(frozen=True, slots=True)
class Edited:
    """A site after one save, and the pages that show it."""

    told: Told
    settled: Settled
    """The brief that was saved."""
    pages: tuple[str, ...]
    """Its own, those of the names in it, now and before, and that of its story."""


def edited(told: Told, inputs: Inputs, page: str) -> Edited | None:
    """What the brief at `page` changes, which stands saved on the shelf of `inputs`.

    None where nothing less than a whole run will do: for other kinds of pages, for briefs that came or were withdrawn.
    """
    before = next((each for each in told.settled if each.brief.path == page), None)
    if before is None or page not in told.site.brief_at:
        return None
    settled = settle_again(before, inputs.shelf)
    old, new = told.site.brief_at[page], settled.brief
    if new.withdrawn or new.seed != old.seed:
        return None
    entities = _named_anew(told.site, old, new)
    site = _retold(replace(told.site, briefs=_swapped(told.site.briefs, old, new), entities=entities), new, inputs)
    _keep_tables(told.site, site, old, new)
    done = tuple(settled if each is before else each for each in told.settled)
    return Edited(replace(told, site=site, settled=done), settled, tuple(_near(told.site, site, page)))


def _swapped(briefs: tuple[Brief, ...], old: Brief, new: Brief) -> tuple[Brief, ...]:
    return tuple(new if brief is old else brief for brief in briefs)


def _keep_tables(before: Site, after: Site, old: Brief, new: Brief) -> None:
    """Gives a site the tables of the one before it that the save can't have changed: at 10,000 briefs they take longer
    to make than the pages do.
    """
    made, found = before.__dict__, after.__dict__
    if after.entities is before.entities:
        tables = ["entity_at", "entity_page", "looked_up", "paged", "_named", "_anywhere", "_members"]
        if old.quotations == new.quotations:
            tables.append("_quoted")
            lines = made.get("_source_lines", {})
            found["_source_lines"] = {path: each for path, each in lines.items() if path != new.path}
        found |= {name: made[name] for name in tables if name in made}
        is_in_order = (old.date, old.published) == (new.date, new.published)
        for name in ("_by_entity", "_events") if is_in_order else ():
            found |= {name: _with_swapped(made[name], before, old, new)} if name in made else {}
    if old.topics == new.topics:
        found |= {name: made[name] for name in ("topics", "_topic_pages") if name in made}


def _with_swapped(
    table: Mapping[str, tuple[Brief, ...]], site: Site, old: Brief, new: Brief
) -> dict[str, tuple[Brief, ...]]:
    bearers = (site.entity_of(old.path, name) for name in (*old.names(), old.location or ""))
    places = [site.place_of(old)]
    pages = {routes.of_entity(entity) for entity in (*bearers, *places) if entity} & table.keys()
    return {**table, **{page: _swapped(table[page], old, new) for page in pages}}


def _named_anew(site: Site, old: Brief, new: Brief) -> tuple[Entity, ...]:
    """Everybody of a site, with what the brief now says of them."""
    if (old.actors, old.mentions, old.location) == (new.actors, new.mentions, new.location):
        return site.entities
    before = {id(e): e for name in old.names() if (e := site.entity_of(old.path, name))}
    bearers = {name: site.entity_of(new.path, name) for name in new.names()}
    touched = before | {id(e): e for e in bearers.values() if e}
    names = {key: [name for name, e in bearers.items() if e and id(e) == key] for key in touched}
    found = (_with(e, new, names[id(e)]) if id(e) in touched else e for e in site.entities)
    return tuple(e for e in found if e.appearances)


def _with(entity: Entity, brief: Brief, names: Iterable[str]) -> Entity:
    """Somebody with the names that a brief now has for them; with no word of it where it has none."""
    own = {each.spelling: each for each in entity.appearances if each.brief == brief.path}
    acting = {actor.name: actor for actor in brief.actors}
    now = []
    for name in names:
        seen = own.get(name) or Appearance(brief.path, name, False)
        actor = acting.get(name)
        held = (actor.role, actor.organization, actor.rank) if actor else (None, None, None)
        now.append(replace(seen, acting=actor is not None, role=held[0], organization=held[1], rank=held[2]))
    at = next((n for n, each in enumerate(entity.appearances) if each.brief == brief.path), len(entity.appearances))
    others = [each for each in entity.appearances if each.brief != brief.path]
    return replace(entity, appearances=(*others[:at], *now, *others[at:]))


def _retold(site: Site, brief: Brief, inputs: Inputs) -> Site:
    """The same with the story of a brief as its reports now tell it."""
    story = site.story_of.get(brief.path)
    if story is None:
        return site
    group = site.briefs_of_story(story)
    paths = {each.path for each in group}
    there = [e for e in site.entities if any(each.brief in paths for each in e.appearances)]
    (told,) = titled_by_hand([retold(story, group, there)], inputs.shelf)
    return replace(site, stories=tuple(told if each is story else each for each in site.stories))


def _near(before: Site, after: Site, page: str) -> Iterable[str]:
    """The pages to lay out again, of those that stand."""
    yield page
    sites = ((site, site.brief_at[page]) for site in (before, after))
    names = {routes.of_entity(e) for site, b in sites for name in b.names() if (e := site.entity_of(page, name))}
    yield from sorted(path for path in names if path in before.paged and path in after.paged)
    story: Story | None = after.story_of.get(page)
    if story:
        yield routes.of_story(story.slug)
