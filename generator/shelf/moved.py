"""Pages whose subject has another address now, so that old links arrive: names that were merged, stories that became
one, briefs that people moved.

Reach for `moved_pages` when files are made. The page of a name or a story stays and says where its subject went; in the
place of a brief that was moved stands a page with `redirect_to` and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from generator.model import Story, Storyline
from generator.shelf.read import Shelf
from generator.site import Site, routes
from generator.site.routes import REDIRECT, is_redirect, kind_of

Heir = TypeVar("Heir", Story, Storyline)
Home = tuple[str, str]
"""A page below `docs/` and the name of what it is about."""


def moved_pages(site: Site, shelf: Shelf, written: Collection[str], left: Collection[str]) -> dict[str, Home]:
    """Page -> its new home. `written`: pages on which something else stands; `left`: those that can't be made now."""
    candidates = (path for path in shelf.documents if kind_of(path) not in (None, "brief", "index"))
    missing = [path for path in candidates if path not in written and path not in left]
    named = _named(site) if missing else {}
    homes = ((path, _new_home(path, site, shelf, named)) for path in missing)
    found = {path: home for path, home in homes if home}
    return found | {path: home for path, home in _moved_briefs(site, shelf) if path not in written}


def heirs(shelf: Shelf) -> dict[str, str]:
    """Place of a brief that was moved away -> where it stands now, until its record has followed."""
    gone = {path: record for path, record in shelf.records.items() if record.article and not shelf.has(path)}
    ids = {record.article.id: path for path, record in gone.items() if record.article}
    found = {}
    for path, record in shelf.records.items():
        old = ids.get(record.article.id) if record.article and shelf.has(path) else None
        if old is not None and record == replace(gone[old], page=path):
            found[old] = path
    return found


def _moved_briefs(site: Site, shelf: Shelf) -> list[tuple[str, Home]]:
    """Those that are moved now and those that ever were, each to where its brief stands today, if it is on the site."""
    fronts = {path: document.meta for path, document in shelf.documents.items()}
    to = {path: str(meta[REDIRECT]) for path, meta in fronts.items() if is_redirect(path, meta)} | heirs(shelf)
    last = {path: _last(path, to) for path in to}
    shown = {path: site.brief_at[target] for path, target in last.items() if target in site.brief_at}
    return [(path, (brief.path, brief.title)) for path, brief in shown.items() if brief.path not in shelf.mistaken]


def _last(path: str, to: Mapping[str, str]) -> str:
    """The end of a chain of moves; where moves go round in a circle, some place of it."""
    seen = {path}
    while (target := to.get(path)) is not None and target not in seen:
        seen.add(target)
        path = target
    return path


def _new_home(path: str, site: Site, shelf: Shelf, named: Mapping[tuple[str | None, str], Home]) -> Home | None:
    kind = kind_of(path)
    if kind in ("story", "storyline"):
        record = shelf.records.get(path)
        members = frozenset(record.members) if record else frozenset()
        line = _with_most(members, {line: _told_in(site, line) for line in site.storylines})
        if kind == "storyline" and line:
            return routes.of_storyline(line.slug), line.title
        story = _with_most(members, {story: story.briefs for story in site.stories})
        return (routes.of_story(story.slug), story.title) if story else None
    return named.get((kind_of(path), str(shelf.documents[path].meta.get("name") or "")))


def _told_in(site: Site, line: Storyline) -> tuple[str, ...]:
    return tuple(path for slug in line.stories for path in site.story_at[slug].briefs)


def _with_most(members: Collection[str], heirs: Mapping[Heir, Collection[str]]) -> Heir | None:
    """The story, or storyline, that most of the members are in now."""
    shared = {heir: sum(path in members for path in held) for heir, held in heirs.items()}
    best = max(shared, key=lambda heir: (shared[heir], heir.slug), default=None)
    return best if best and shared[best] else None


def _named(site: Site) -> dict[tuple[str | None, str], Home]:
    """Kind and spelling -> the page that now has it, and its name."""
    found: dict[tuple[str | None, str], Home] = {}
    for home, entity in site.paged.items():
        for spelling in entity.spellings:
            found.setdefault((entity.kind, spelling.name), (home, entity.name))
    return found
