"""Pages whose subject has another address now, so that old links arrive: names that were merged, stories that became
one, briefs that people moved.

Reach for `moved_pages` when files are made. The page of a name or a story stays and says where its subject went; in the
place of a brief that was moved stands a page with `redirect_to` and nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from generator.shelf.read import Shelf
from generator.site import Site, routes
from generator.site.routes import REDIRECT, is_redirect, kind_of

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
    if kind_of(path) == "story":
        record = shelf.records.get(path)
        members = set(record.members) if record else set()
        heirs = ((len(members & set(s.briefs)), s) for s in site.stories if members & set(s.briefs))
        best = max(heirs, key=lambda heir: (heir[0], heir[1].slug), default=None)
        return (routes.of_story(best[1].slug), best[1].title) if best else None
    return named.get((kind_of(path), str(shelf.documents[path].meta.get("name") or "")))


def _named(site: Site) -> dict[tuple[str | None, str], Home]:
    """Kind and spelling -> the page that now has it, and its name."""
    found: dict[tuple[str | None, str], Home] = {}
    for home, entity in site.paged.items():
        for spelling in entity.spellings:
            found.setdefault((entity.kind, spelling.name), (home, entity.name))
    return found
