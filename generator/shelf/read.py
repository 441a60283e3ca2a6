"""What stands on disk before a run: pages and records. Reading only; nothing is judged here but syntax."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator import disk, front_matter
from generator.config import Settings
from generator.corrections import Merged, as_proposed, is_touched, merge, same
from generator.corrections.typed import is_typed_in
from generator.errors import DatelineError
from generator.front_matter import Document
from generator.model import Problem, Problems, Record, ShelfKind
from generator.shelf.record import from_json
from generator.shelf.stand_in import seed_named, stand_in
from generator.site.routes import PICTURES, is_redirect, kind_of


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pages and records by page path below `docs/`."""

    documents: Mapping[str, Document] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    pictures: frozenset[str] = frozenset()
    """Pictures of pages that stand on disk, by path below `docs/`."""
    seen: Mapping[str, str] = field(default_factory=dict)
    """The state (digest) of every page and record as read, by path below the site's root."""
    refused: tuple[Problem, ...] = ()
    """What stands where pages and records do and may not or can't be read, by path below the root: left as it is."""
    mistaken: frozenset[str] = frozenset()
    """Pages whose front matter can't be read. Where `documents` has one, it is as it stood before: see `stand_in`."""
    claimed: frozenset[str] = frozenset()
    """Seeds that only such pages name of which nobody remembers anything: they wait, and get no second brief."""

    def of_kind(self, *kinds: ShelfKind) -> Iterator[tuple[str, Document]]:
        """Pages of the given kinds, by path; none that only leads to a brief that was moved."""
        found = ((path, document) for path, document in self.documents.items() if kind_of(path) in kinds)
        return ((path, document) for path, document in found if not is_redirect(path, document.meta))

    def touched(self, *kinds: ShelfKind) -> frozenset[str]:
        """Pages of the given kinds that hold something of a person's, as far as can be read."""
        found = (path for path, _ in self.of_kind(*kinds) if path in self.mistaken or not self.is_untouched(path))
        return frozenset((*found, *(path for path in self.mistaken if kind_of(path) in kinds)))

    def has(self, path: str) -> bool:
        """Whether a page stands there, readable or not."""
        return path in self.documents or path in self.mistaken

    def with_texts(self, texts: Mapping[str, str | None], settings: Settings) -> Shelf:
        """The same with other texts of pages and records, by path below the root; None for one that is gone.

        Files of other kinds are passed over. Raises DatelineError with every mistake of their front matters.
        """
        states = {path: None if text is None else disk.digest(text.encode()) for path, text in texts.items()}
        new = {path: text for path, text in texts.items() if text is not None and self.seen.get(path) != states[path]}
        gone = {path for path, text in texts.items() if text is None}
        documents, mistakes = _documents(_below(settings.docs, new), settings)
        if mistakes:
            raise DatelineError(*(problem for found in mistakes.values() for problem in found))
        records = _records(_below(settings.records, new))
        return replace(
            self,
            documents={p: d for p, d in {**self.documents, **documents}.items() if f"{settings.docs}/{p}" not in gone},
            records={p: r for p, r in {**self.records, **records}.items() if record_path(p, settings) not in gone},
            seen={path: state for path, state in {**self.seen, **states}.items() if state is not None},
        )

    def is_closed(self, path: str) -> bool:
        """Whether at a path below the root, or above it, something stands that may not be read, nor written through."""
        return any(f"{path}/".startswith(f"{problem.path}/") for problem in self.refused)

    def readable(self, path: str) -> Document:
        """A page below `docs/` as a person may have it changed. Raises DatelineError for one that can't be read."""
        document = self.documents[path]
        if path in self.mistaken:
            raise DatelineError(*(problem for problem in self.refused if problem.path == document.path))
        return document

    def mistakes(self, docs: str) -> tuple[Problem, ...]:
        """What is wrong with the front matters below the folder `docs` that can't be read."""
        paths = {f"{docs}/{path}" for path in self.mistaken}
        return tuple(problem for problem in self.refused if problem.path in paths)

    def base(self, path: str) -> Mapping[str, Any] | None:
        """The base of a page's merge: what the generator last proposed, with people's decisions marked."""
        record = self.records.get(path)
        return record.proposed if record else None

    def merged(self, path: str, proposed: Mapping[str, Any]) -> Merged:
        """A proposal for a page under what a person wrote there; all of it for a page that is not there."""
        document = self.documents.get(path)
        return merge(self.base(path), document.meta, proposed) if document else merge(None, {}, proposed)

    def proposed(self, path: str) -> Mapping[str, Any] | None:
        """What the generator last proposed for a page's front matter, decisions left out."""
        base = self.base(path)
        return None if base is None else dict(as_proposed(base))

    def is_untouched(self, path: str) -> bool:
        """Whether a page with front matter holds only what the generator put there, down to comments and words."""
        record, document = self.records.get(path), self.documents[path]
        ours, notes = front_matter.split_notes(document.body)
        if record is None or document.has_comments or notes.strip() or is_typed_in(record.body, ours):
            return False
        return not is_touched(record.proposed) and same(as_proposed(record.proposed), document.meta)


def read_shelf(root: Path, settings: Settings) -> Shelf:
    """The pages and records of a site.

    Never raises for a page: links that lead elsewhere, front matters that can't be read and the like are left as they
    are, and told, every mistake at once.
    """
    folder, records = root / settings.docs, root / settings.records
    pages, kept = disk.texts_in(folder, "*.md"), disk.texts_in(records, "*.json")
    texts, unreadable = disk.read_listed(folder, pages)
    documents, mistakes = _documents(texts, settings)
    stored, unread = disk.read_listed(records, kept)
    mistaken = frozenset({*mistakes, *(problem.path for problem in unreadable if kind_of(problem.path))})
    remembered = _with_moved_pages(_records(stored), documents | _named(mistaken, texts))
    documents |= _stand_ins(mistaken, texts, remembered, settings)
    readable = {str(document.meta.get("seed") or "") for document in documents.values()}
    claimed = {seed_named(texts.get(path, "")) or "" for path in mistaken if path not in documents} - readable
    seen = {f"{settings.docs}/{path}": disk.digest(texts[path].encode()) for path in documents if path in texts}
    seen |= {f"{settings.records}/{path}": disk.digest(text.encode()) for path, text in stored.items()}
    pictures = frozenset(file.relative_to(folder).as_posix() for file in (folder / PICTURES).rglob("*.svg"))
    refused = (
        *sorted((p.within(settings.docs) for p in (*pages.refused, *unreadable)), key=str),
        *sorted(problem for found in mistakes.values() for problem in found),
        *(p.within(settings.records) for p in (*kept.refused, *unread)),
    )
    return Shelf(documents, remembered, pictures, seen, refused, mistaken, frozenset(claimed))


def record_path(page: str, settings: Settings) -> str:
    """Where the record of a page stands, below the root."""
    return f"{settings.records}/{page.removesuffix('.md')}.json"


def _documents(texts: Mapping[str, str], settings: Settings) -> tuple[dict[str, Document], dict[str, Problems]]:
    """The pages that the generator has a part in, by path below `docs/`; of those that can't be read, every mistake."""
    documents: dict[str, Document] = {}
    mistakes: dict[str, Problems] = {}
    for path, text in texts.items():
        kind = kind_of(path)
        if kind is None:
            continue
        try:
            document = front_matter.parse(f"{settings.docs}/{path}", text)
        except DatelineError as error:
            mistakes[path] = error.problems
            continue
        if kind == "index" or is_redirect(path, document.meta):
            documents[path] = document
        elif problems := front_matter.validate(kind, document):
            mistakes[path] = problems
        else:
            documents[path] = document
    return documents, mistakes


def _named(mistaken: Iterable[str], texts: Mapping[str, str]) -> dict[str, Document]:
    """Pages that can't be read, with no more than the seed that a line of them names."""
    seeds = {path: seed_named(texts.get(path, "")) for path in mistaken}
    return {path: Document(path, {"seed": seed}, "") for path, seed in seeds.items()}


def _stand_ins(
    mistaken: Iterable[str], texts: Mapping[str, str], records: Mapping[str, Record], settings: Settings
) -> dict[str, Document]:
    """Pages that can't be read, as they stood before; those of which nothing is remembered are left out."""
    made = {p: stand_in(f"{settings.docs}/{p}", texts.get(p, ""), records.get(p)) for p in sorted(mistaken)}
    return {path: document for path, document in made.items() if document is not None}


def _below(folder: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Those in a folder, by their paths below it."""
    return {path.removeprefix(f"{folder}/"): text for path, text in texts.items() if path.startswith(f"{folder}/")}


def _with_moved_pages(records: Mapping[str, Record], documents: Mapping[str, Document]) -> dict[str, Record]:
    """Records, also under the paths to which people moved their briefs; the seed's name in the page tells which."""
    left = {r.article.id: r for path, r in sorted(records.items()) if r.article and path not in documents}
    found = dict(records)
    for path, document in documents.items():
        record = left.get(str(document.meta.get("seed") or ""))
        here = records.get(path)
        if record and (here is None or here.article is None) and kind_of(path) == "brief":
            found[path] = replace(record, page=path)
    return found


def _records(texts: Mapping[str, str]) -> dict[str, Record]:
    """Records by page. A damaged one counts as missing: then all of its page is a person's."""
    found = {path.removesuffix(".json") + ".md": from_json(text) for path, text in texts.items()}
    return {path: record for path, record in found.items() if record is not None}
