"""The front matter of every page as it will be written: what the generator proposes, under what people decided.

Reach for `fronts_of` before pages are laid out: then it is known in which line of its file each value will stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from generator import __version__
from generator.entities import kept_base, propose_page
from generator.errors import tried
from generator.front_matter import Front, front
from generator.model import FieldPath, Problem, Problems, Record
from generator.pages import Planned
from generator.shelf.read import Shelf
from generator.shelf.settle import Settled
from generator.shelf.stand_in import remembered
from generator.site import Site, routes


@dataclass(frozen=True, slots=True)
class Fronts:
    """By page path below `docs/`."""

    docs: str
    """The folder of the pages, below the root."""
    fronts: Mapping[str, Front]
    records: Mapping[str, Record]
    """What to remember of each page but its body, which is yet to be laid out."""
    failed: Problems = ()
    """Pages, by path below `docs/`, whose front matter can't be written."""

    def place_of(self, page: str, field: FieldPath) -> str:
        """File and line of a field: `docs/people/ana.md:3`; the file alone for a page without front matter of ours."""
        found, path = self.fronts.get(page), f"{self.docs}/{page}"
        return f"{path}:{found.line_of(field)}" if found else path


def fronts_of(planned: Iterable[Planned], settled: Iterable[Settled], site: Site, shelf: Shelf, docs: str) -> Fronts:
    """The front matter of all planned pages but indexes, and of the briefs that were withdrawn."""
    fronts: dict[str, Front] = {}
    records: dict[str, Record] = {}
    reports = _reports(site)
    work = [(each.brief.path, partial(_of_brief, each, shelf)) for each in settled]
    others = (page for page in planned if page.kind not in ("brief", "index"))
    work += [(page.path, partial(_of_page, page, site, shelf, reports)) for page in others]
    failed: list[Problem] = []
    for path, make in work:
        made, wrong = tried(path, "written", make)
        failed += wrong
        if made:
            fronts[path], records[path] = made
    return Fronts(docs, fronts, records, tuple(failed))


def _of_brief(settled: Settled, shelf: Shelf) -> tuple[Front, Record]:
    written = front(settled.meta, shelf.documents.get(settled.brief.path))
    return written, _with_front(_record_of(settled, shelf), written)


def _of_page(page: Planned, site: Site, shelf: Shelf, reports: Mapping[str, tuple[str, ...]]) -> tuple[Front, Record]:
    entity = site.entity_page.get(page.path)
    merged = shelf.merged(page.path, propose_page(entity) if entity else page.meta)
    base = kept_base(merged.base, merged.meta) if entity else merged.base
    written = front(merged.meta, shelf.documents.get(page.path))
    record = Record(page.path, __version__, base, members=_members(page.path, site, reports))
    return written, _with_front(record, written)


def _with_front(record: Record, front: Front) -> Record:
    return replace(record, front=remembered(front.head, record.proposed))


def _record_of(settled: Settled, shelf: Shelf) -> Record:
    """A brief's record: of one written by hand no proposal, of one whose seed is gone what was last known."""
    path, draft = settled.brief.path, settled.draft
    if draft:
        return Record(path, __version__, settled.base, draft.article, draft.facts)
    return shelf.records.get(path) or Record(path, __version__, {})


def _reports(site: Site) -> dict[str, tuple[str, ...]]:
    """The briefs behind each page of a story or a storyline."""
    found = {routes.of_story(story.slug): story.briefs for story in site.stories}
    for line in site.storylines:
        found[routes.of_storyline(line.slug)] = tuple(b for s in line.stories for b in site.story_at[s].briefs)
    return found


def _members(page: str, site: Site, reports: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The briefs behind the page of a story, a storyline or a name: how a later run knows it again."""
    entity = site.paged.get(page)
    return tuple(sorted({appearance.brief for appearance in entity.appearances})) if entity else reports.get(page, ())
