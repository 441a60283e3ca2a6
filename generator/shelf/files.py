"""From planned pages to files: front matter merged, notes kept, records beside them, then written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator import __version__
from generator.config import Settings
from generator.corrections.typed import digests, kept, under_notes
from generator.disk import fits
from generator.disk.commit import Written, commit
from generator.errors import tried
from generator.front_matter import join_notes, render, split_notes
from generator.knowledge.addresses import shared
from generator.model import Page, Problem, Problems, Record
from generator.pages import escape, redirect_body
from generator.shelf.fronts import Fronts
from generator.shelf.moved import heirs, moved_pages
from generator.shelf.read import Shelf, record_path
from generator.shelf.record import to_json
from generator.shelf.stand_in import remembered
from generator.site import Site
from generator.site.routes import REDIRECT, is_redirect, kind_of

BEGIN, END = "<!-- dateline:begin -->", "<!-- dateline:end -->"


@dataclass(frozen=True, slots=True)
class Files:
    """What should stand on disk, by path below the site's root."""

    texts: Mapping[str, str]
    gone: tuple[str, ...]
    """Files of ours that nothing stands behind any more and no person has touched."""
    moved: Mapping[str, str]
    """Pages that lead to another, both below `docs/`."""
    unfit: tuple[str, ...] = ()
    """Files that belong there too and have names too long for a disk; a page goes with its record."""
    failed: Problems = ()
    """What can't be made, by path below `docs/`: it stays as it is, and nothing is given up."""


def write(root: Path, files: Files, shelf: Shelf, settings: Settings) -> Written:
    """Brings the disk in line, each page together with its record, unless a page of the shelf was saved meanwhile.

    Where something stands that may not be read, such as a link that leads elsewhere, nothing is written.
    """
    wanted: dict[str, str | None] = {**files.texts, **dict.fromkeys(files.gone)}
    groups: dict[str, dict[str, str | None]] = {}
    for path in sorted(wanted, key=lambda path: (path.startswith(f"{settings.records}/"), path)):
        groups.setdefault(_page_of(path, settings), {})[path] = wanted[path]
    open_ = [group for group in groups.values() if not any(map(shelf.is_closed, group))]
    pages = (path for group in open_ for path in group if path.startswith(f"{settings.docs}/") and path.endswith(".md"))
    seen = {path: shelf.seen.get(path) for path in (*pages, *shelf.seen)}
    return commit(root, open_, seen)


def misnamed(files: Files, shelf: Shelf, settings: Settings) -> Iterator[Problem]:
    """Files that a person gave a name with which they can't be written or read."""
    for path in files.unfit:
        what = "would have a name of more than 255 bytes, and is left out"
        yield Problem(path, None, what, "Give the page it belongs to a shorter name")
    texts = [*files.texts, *(f"{settings.docs}/{page}" for page in shelf.documents)]
    yield from sharing(path for path in texts if path.endswith(".md") and path not in files.gone)


def sharing(pages: Iterable[str]) -> Iterator[Problem]:
    """Pages, by path below the root, that a reader would meet at the address of another: only one of them is shown."""
    for page, other in shared(pages):
        what = f"has the address of {other}: only one of them can be read on the site"
        yield Problem(page, None, what, "Give the file another name")


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
    left: Problems = ()
    """What could not be made before it came here, by path below `docs/`."""

    def files(self, pages: Iterable[Page], fronts: Fronts, assets: Mapping[str, bytes]) -> Files:
        """Every file the generator owns a part of, and those it gives up."""
        texts = {self._doc(path): data.decode("utf-8") for path, data in assets.items()}
        failed = list(self.left)
        for page in (*pages, *self._withdrawn(fronts)):
            made, wrong = tried(page.path, "written", partial(self._made, page, fronts))
            texts |= made or {}
            failed += wrong
        left = frozenset(problem.path for problem in failed)
        pages_made = {path.removeprefix(f"{self.settings.docs}/") for path in texts}
        moved = moved_pages(self.site, self.shelf, pages_made, left)
        for path, (target, name) in moved.items():
            texts |= self._redirect(path, target, name)
        gone = () if failed else self._gone(texts)
        unfit = tuple(sorted(path for path in texts if not self._fits(path, texts)))
        closed = {name for path in left for name in (self._doc(path), self._record(path))}
        fit = {path: text for path, text in sorted(texts.items()) if path not in closed and path not in unfit}
        return Files(fit, gone, {path: target for path, (target, _) in moved.items()}, unfit, tuple(failed))

    def some(self, pages: Iterable[Page], fronts: Fronts) -> Files:
        """The files of some pages that stand, and of nothing else."""
        texts: dict[str, str] = {}
        failed = list(self.left)
        for page in pages:
            made, wrong = tried(page.path, "written", partial(self._made, page, fronts))
            texts |= made or {}
            failed += wrong
        return Files(texts, (), {}, (), tuple(failed))

    def _made(self, page: Page, fronts: Fronts) -> dict[str, str]:
        """The files of a page, its pictures among them; none for one whose front matter can't be written."""
        if page.kind != "index" and page.path not in fronts.fronts:
            return {}
        texts = self._index(page) if page.kind == "index" else self._texts(page, fronts)
        texts |= {self._doc(path): svg for path, svg in page.pictures}
        if not all(isinstance(text, str) for text in texts.values()):
            raise ValueError("something else in place of a text")
        return texts

    def _fits(self, path: str, texts: Mapping[str, str]) -> bool:
        page = _page_of(path, self.settings)
        record = self._record(page.removeprefix(f"{self.settings.docs}/"))
        return fits(page) and fits(path) and (record not in texts or fits(record))

    def _texts(self, page: Page, fronts: Fronts) -> dict[str, str]:
        """A page's file, and its record."""
        text = fronts.fronts[page.path].page(self._with_words(page.path, page.body))
        return {self._doc(page.path): text, **self._remembered(page.path, page.body, fronts.records[page.path])}

    def _redirect(self, path: str, target: str, name: str) -> dict[str, str]:
        """A page whose subject has moved: its front matter as it stands, and where to; of a brief the latter alone."""
        document, body = self.shelf.documents.get(path), redirect_body(path, target, name)
        if document is None or is_redirect(path, document.meta):
            merged = self.shelf.merged(path, {REDIRECT: target})
            meta, record = merged.meta, Record(path, __version__, merged.base)
        else:
            meta, record = document.meta, self.shelf.records.get(path) or Record(path, __version__, {})
            record = replace(record, front=remembered(document.head or "", record.proposed))
        text = render(meta, self._with_words(path, body), document)
        return {self._doc(path): text, **self._remembered(path, body, record)}

    def _remembered(self, path: str, body: str, record: Record) -> dict[str, str]:
        return {self._record(path): to_json(replace(record, body=digests(body)))}

    def _with_words(self, path: str, body: str) -> str:
        """A body with what a person wrote on the page: under their notes, and anywhere else."""
        document, record = self.shelf.documents.get(path), self.shelf.records.get(path)
        return written(body, document.body if document else None, record)

    def _withdrawn(self, fronts: Fronts) -> Iterable[Page]:
        """Briefs that stay on disk and leave the site."""
        for path, front in fronts.fronts.items():
            if kind_of(path) == "brief" and path not in self.site.brief_at:
                title = escape(str(front.meta.get("title") or path.rpartition("/")[2].removesuffix(".md")))
                yield Page(path, {}, f"# {title}\n\nThis brief was withdrawn.\n", "brief")

    def _index(self, page: Page) -> dict[str, str]:
        """An index page is a person's; ours is only what stands between the two marks."""
        document, record = self.shelf.documents.get(page.path), self.shelf.records.get(page.path)
        before, begin, rest = document.body.partition(BEGIN) if document else ("", BEGIN, f"{END}\n")
        inside, end, after = rest.partition(END)
        if not begin or not end:
            return {}
        # Where nobody remembers our lines, all between the marks is ours, as it ever was.
        known = record.body if record and record.body is not None else digests(inside)
        done = kept(known, inside, page.body)
        if done.apart:
            after = f"\n\n{under_notes('', done.apart)}{after}"
        body = f"{before}{BEGIN}\n\n{done.body.strip()}\n\n{END}{after}"
        text = render(document.meta if document else page.meta, body, document)
        remembered = self._remembered(page.path, page.body, Record(page.path, __version__, {}))
        return {self._doc(page.path): text, **remembered}

    def _gone(self, texts: Mapping[str, str]) -> tuple[str, ...]:
        pages = {self._doc(p) for p in self.shelf.documents if self._doc(p) not in texts and self._is_untouched(p)}
        waiting = heirs(self.shelf)  # of a brief that was moved and can't be read yet
        records = {
            self._record(path)
            for path in self.shelf.records
            if self._record(path) not in texts and (self._doc(path) in pages or path not in self.shelf.documents)
            if waiting.get(path) not in self.shelf.mistaken
        }
        pictures = {self._doc(path) for path in self.shelf.pictures} - texts.keys()
        return tuple(sorted(pages | records | pictures))

    def _is_untouched(self, path: str) -> bool:
        """Whether a page holds nothing but what the generator put there. A section's own index stays."""
        document, kind = self.shelf.documents[path], kind_of(path)
        if kind is None or (kind == "brief" and not self.prune and not is_redirect(path, document.meta)):
            return False
        if kind == "index":
            before, begin, rest = document.body.partition(BEGIN)
            outside = before + rest.partition(END)[2]
            return bool(begin) and not outside.strip() and path.count("/") > 1
        return self.shelf.is_untouched(path)

    def _doc(self, path: str) -> str:
        return f"{self.settings.docs}/{path}"

    def _record(self, path: str) -> str:
        return record_path(path, self.settings)


def written(ours: str, mine: str | None, record: Record | None) -> str:
    """The whole body of a page: ours, and what a person wrote there. `mine`: what stands on disk, None for no page.

    A record of an earlier version remembers no lines: then only the notes count as a person's.
    """
    if mine is None:
        return ours
    above, notes = split_notes(mine)
    if record is not None and record.body is None:
        return join_notes(ours, notes)
    done = kept(record.body if record else None, above, ours)
    return join_notes(done.body, under_notes(notes, done.apart))
