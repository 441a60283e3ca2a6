"""From planned pages to files: front matter merged, notes kept, records beside them, then written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from generator import __version__, front_matter
from generator.config import Settings
from generator.disk.commit import Written, commit
from generator.entities import kept_base, propose_page
from generator.model import FieldPath, Page, Record
from generator.pages import escape, redirect_body
from generator.pages.indexes.review import PlaceOf
from generator.shelf.read import Shelf
from generator.shelf.record import to_json
from generator.shelf.settle import Settled
from generator.site import Site, routes
from generator.site.routes import kind_of

BEGIN, END = "<!-- dateline:begin -->", "<!-- dateline:end -->"


@dataclass(frozen=True, slots=True)
class Files:
    """What should stand on disk, by path below the site's root."""

    texts: Mapping[str, str]
    gone: tuple[str, ...]
    """Files of ours that nothing stands behind any more and no person has touched."""
    moved: Mapping[str, str]
    """Pages that lead to another, both below `docs/`."""


def write(root: Path, files: Files, shelf: Shelf, settings: Settings) -> Written:
    """Brings the disk in line, each page together with its record, unless a page of the shelf was saved meanwhile."""
    wanted: dict[str, str | None] = {**files.texts, **dict.fromkeys(files.gone)}
    groups: dict[str, dict[str, str | None]] = {}
    for path in sorted(wanted, key=lambda path: (path.startswith(f"{settings.records}/"), path)):
        groups.setdefault(_page_of(path, settings), {})[path] = wanted[path]
    pages = (path for path in wanted if path.startswith(f"{settings.docs}/") and path.endswith(".md"))
    seen = {path: shelf.seen.get(path) for path in (*pages, *shelf.seen)}
    return commit(root, groups.values(), seen)


def places_in(files: Files, docs: str) -> PlaceOf:
    """Finds the line of a field in the pages of some files: (page below `docs`, field) -> `docs/people/ana.md:3`."""
    read = cache(lambda path: front_matter.parse(path, files.texts[path]) if path in files.texts else None)

    def place_of(page: str, field: FieldPath) -> str:
        path = f"{docs}/{page}"
        document = read(path)
        return f"{path}:{document.line_of(field)}" if document else path

    return place_of


def _page_of(path: str, settings: Settings) -> str:
    """The page that a record belongs to; any other file stands for itself."""
    if not path.startswith(f"{settings.records}/"):
        return path
    return f"{settings.docs}/{path.removeprefix(f'{settings.records}/').removesuffix('.json')}.md"


@dataclass(frozen=True, slots=True)
class Shelving:
    """How the pages of a site go onto its shelf. Pure: see `write` for the disk."""

    site: Site
    shelf: Shelf
    settings: Settings
    prune: bool = False
    """Whether to give up briefs that nothing stands behind any more and no person has touched."""

    def files(self, pages: Sequence[Page], settled: Sequence[Settled], assets: Mapping[str, bytes]) -> Files:
        """Every file the generator owns a part of, and those it gives up."""
        by_path = {s.brief.path: s for s in settled}
        texts = {self._doc(path): data.decode("utf-8") for path, data in assets.items()}
        members = _members(self.site)
        for page in pages:
            texts |= self._texts(page, by_path, members)
            texts |= {self._doc(path): svg for path, svg in page.pictures}
        for s in settled:
            if s.brief.withdrawn:
                title = escape(s.brief.title)
                texts |= self._brief(s.brief.path, f"# {title}\n\nThis brief was withdrawn.\n", s)
        moved = self._moved(texts)
        for path, (target, name) in moved.items():
            meta = self.shelf.documents[path].meta
            texts[self._doc(path)] = self._text(path, meta, redirect_body(path, target, name))
        gone = self._gone(texts)
        return Files(dict(sorted(texts.items())), gone, {path: target for path, (target, _) in moved.items()})

    def with_page(self, files: Files, page: Page) -> Files:
        """The same with an index page that could only be planned when all others stood."""
        ours = self._index(page)
        gone = tuple(path for path in files.gone if path not in ours)
        return replace(files, texts=dict(sorted({**files.texts, **ours}.items())), gone=gone)

    def _texts(
        self, page: Page, settled: Mapping[str, Settled], members: Mapping[str, tuple[str, ...]]
    ) -> dict[str, str]:
        """A page's file, and its record where it has one."""
        if page.kind == "index":
            return self._index(page)
        if page.kind == "brief":
            return self._brief(page.path, page.body, settled[page.path])
        entity = self.site.entity_page.get(page.path)
        proposed = propose_page(entity) if entity else page.meta
        merged = self.shelf.merged(page.path, proposed)
        base = kept_base(merged.base, merged.meta) if entity else merged.base
        record = Record(page.path, __version__, base, members=members.get(page.path, ()))
        return {
            self._doc(page.path): self._text(page.path, merged.meta, page.body),
            self._record(page.path): to_json(record),
        }

    def _brief(self, path: str, body: str, settled: Settled) -> dict[str, str]:
        texts = {self._doc(path): self._text(path, settled.meta, body)}
        if settled.draft:
            record = Record(path, __version__, settled.base, settled.draft.article, settled.draft.facts)
            texts[self._record(path)] = to_json(record)
        return texts

    def _index(self, page: Page) -> dict[str, str]:
        """An index page is a person's; ours is only what stands between the two marks."""
        ours = f"{BEGIN}\n\n{page.body.strip()}\n\n{END}"
        document = self.shelf.documents.get(page.path)
        if document is None:
            return {self._doc(page.path): front_matter.render(page.meta, f"{ours}\n", None)}
        before, begin, rest = document.body.partition(BEGIN)
        _, end, after = rest.partition(END)
        if not begin or not end:
            return {}
        return {self._doc(page.path): front_matter.render(document.meta, before + ours + after, document)}

    def _text(self, path: str, meta: Mapping[str, Any], body: str) -> str:
        document = self.shelf.documents.get(path)
        return front_matter.render(meta, front_matter.join_notes(body, self._notes(path)), document)

    def _notes(self, path: str) -> str:
        document = self.shelf.documents.get(path)
        return front_matter.split_notes(document.body)[1] if document else ""

    def _moved(self, texts: Mapping[str, str]) -> dict[str, tuple[str, str]]:
        """Pages whose subject now has another page, with that page and its name."""
        candidates = (p for p in self.shelf.documents if kind_of(p) not in (None, "brief", "index"))
        missing = [path for path in candidates if self._doc(path) not in texts]
        named = _named(self.site) if missing else {}
        homes = ((path, self._new_home(path, named)) for path in missing)
        return {path: home for path, home in homes if home}

    def _new_home(self, path: str, named: Mapping[tuple[str | None, str], tuple[str, str]]) -> tuple[str, str] | None:
        if kind_of(path) == "story":
            record = self.shelf.records.get(path)
            members = set(record.members) if record else set()
            heirs = ((len(members & set(s.briefs)), s) for s in self.site.stories if members & set(s.briefs))
            best = max(heirs, key=lambda heir: (heir[0], heir[1].slug), default=None)
            return (routes.of_story(best[1].slug), best[1].title) if best else None
        name = str(self.shelf.documents[path].meta.get("name") or "")
        return named.get((kind_of(path), name))

    def _gone(self, texts: Mapping[str, str]) -> tuple[str, ...]:
        pages = {self._doc(p) for p in self.shelf.documents if self._doc(p) not in texts and self._is_untouched(p)}
        records = {
            self._record(path)
            for path in self.shelf.records
            if self._record(path) not in texts and (self._doc(path) in pages or path not in self.shelf.documents)
        }
        pictures = {self._doc(path) for path in self.shelf.pictures} - texts.keys()
        return tuple(sorted(pages | records | pictures))

    def _is_untouched(self, path: str) -> bool:
        """Whether a page holds nothing but what the generator put there. A section's own index stays."""
        document, kind = self.shelf.documents[path], kind_of(path)
        if kind is None or (kind == "brief" and not self.prune):
            return False
        if kind == "index":
            before, begin, rest = document.body.partition(BEGIN)
            outside = before + rest.partition(END)[2]
            return bool(begin) and not outside.strip() and path.count("/") > 1
        return self.shelf.is_untouched(path)

    def _doc(self, path: str) -> str:
        return f"{self.settings.docs}/{path}"

    def _record(self, path: str) -> str:
        return f"{self.settings.records}/{path.removesuffix('.md')}.json"


def _members(site: Site) -> dict[str, tuple[str, ...]]:
    """The briefs behind each page of a story, person, organisation or place: how a later run knows it again."""
    found = {routes.of_story(story.slug): story.briefs for story in site.stories}
    for path, entity in site.entity_page.items():
        found[path] = tuple(sorted({appearance.brief for appearance in entity.appearances}))
    return found


def _named(site: Site) -> dict[tuple[str | None, str], tuple[str, str]]:
    """Kind and spelling -> the page that now has it, and its name."""
    found: dict[tuple[str | None, str], tuple[str, str]] = {}
    for home, entity in site.entity_page.items():
        for spelling in entity.spellings:
            found.setdefault((entity.kind, spelling.name), (home, entity.name))
    return found
