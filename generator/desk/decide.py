"""What `dateline merge` and `dateline split` write: one line in the front matter of one page.

Reach for `merged` and `split_off` to get the edit, for `changes_of` to learn what a run would make of it, for
`write_edit` to put it on disk. Comments, order and quoting of the page survive; the run itself is `dateline generate`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import process

from generator import disk, front_matter
from generator.build import files_of, read_inputs, site_of
from generator.config import Settings
from generator.errors import DatelineError
from generator.front_matter import Document
from generator.model import FieldPath, Problem
from generator.run import how_to
from generator.shelf.read import Shelf, read_shelf
from generator.site.routes import kind_of


@dataclass(frozen=True, slots=True)
class Edit:
    """A page with a person's decision in it, not yet written."""

    path: str
    """Below the root."""
    text: str
    what: str
    """What was decided, for showing."""


def merged(root: Path, settings: Settings, page: str, other: str) -> Edit:
    """The names of `other` as aliases of `page`. Both are paths, slugs or names of pages of one kind."""
    shelf = read_shelf(root, settings)
    kept, gone = _page(shelf, page), _page(shelf, other)
    if kept == gone or kind_of(kept) != kind_of(gone):
        what = "is the same page" if kept == gone else f"is no {kind_of(kept)}, as {kept} is"
        raise DatelineError(Problem(f"{settings.docs}/{gone}", None, what, "Name two pages of one kind"))
    mine, theirs = _names(shelf.documents[kept]), _names(shelf.documents[gone])
    refused = [name for name in _listed(shelf.documents[gone].meta, "not") if name in mine]
    if refused:
        line, what = shelf.documents[gone].line_of(FieldPath.at("not")), f"says that it is not {refused[0]!r}"
        raise DatelineError(Problem(f"{settings.docs}/{gone}", line, what, "Take that name out of its `not` first"))
    new = [name for name in theirs if name not in mine]
    apart = [name for name in _listed(shelf.documents[kept].meta, "not") if name not in theirs]
    return _edit(shelf, settings, kept, [*mine[1:], *new], apart, f"also {', '.join(new)}")


def split_off(root: Path, settings: Settings, page: str, name: str) -> Edit:
    """`name` in the `not` of `page`, and out of its aliases."""
    shelf = read_shelf(root, settings)
    path = _page(shelf, page)
    document = shelf.documents[path]
    names, apart = _names(document), _listed(document.meta, "not")
    if name not in names[1:]:
        what = "is the page's own name" if name in names else f"has no name {name!r}"
        near = ", ".join(repr(n) for n in _near(name, names[1:])) or "none but its own"
        raise DatelineError(Problem(f"{settings.docs}/{path}", None, what, f"Names to split off: {near}"))
    kept = [other for other in names[1:] if other != name]
    return _edit(shelf, settings, path, kept, [*apart, *([] if name in apart else [name])], f"not {name}")


def changes_of(root: Path, settings: Settings, edit: Edit) -> tuple[str, ...]:
    """Every page that the edit and the run after it would change. Nothing is written, not even elsewhere.

    What a run would change without the edit is not listed.
    """
    how = how_to(root, settings)
    inputs = read_inputs(root, settings)
    before = files_of(site_of(inputs, how), inputs, how)
    edited = inputs.with_edit({**before.texts, **dict.fromkeys(before.gone), edit.path: edit.text})
    after = files_of(site_of(edited), edited)
    changed = {path for path, text in after.texts.items() if before.texts.get(path) != text} | set(after.gone)
    return tuple(sorted({path for path in changed if path.startswith(f"{settings.docs}/") and path.endswith(".md")}))


def write_edit(root: Path, edit: Edit) -> None:
    """Puts the edited page on disk."""
    disk.write_changed(root / edit.path, edit.text, within=root)


def _edit(shelf: Shelf, settings: Settings, path: str, aliases: list[str], apart: list[str], what: str) -> Edit:
    document = shelf.readable(path)
    meta = {**document.meta, "aliases": aliases, "not": apart}
    kept = {key: value for key, value in meta.items() if value or key not in ("aliases", "not")}
    return Edit(f"{settings.docs}/{path}", front_matter.render(kept, document.body, document), what)


def _page(shelf: Shelf, wanted: str) -> str:
    """The one page that goes by a path, a slug or a name."""
    pages = dict(shelf.of_kind("person", "organization", "place"))
    found = [path for path, document in pages.items() if wanted in _called(path, document)]
    if len(found) == 1:
        return found[0]
    near = found or _near_pages(wanted, pages)
    what = "goes for several pages" if found else "is no page of a person, an organisation or a place"
    raise DatelineError(
        Problem(
            wanted, None, what, f"Name one of: {', '.join(near or list(pages)[:5]) or 'none yet: dateline generate'}"
        )
    )


def _near_pages(wanted: str, pages: Mapping[str, Document]) -> list[str]:
    """Paths of pages whose slug or name resembles what was asked for, most alike first."""
    named = {name: path for path, document in pages.items() for name in _names(document)}
    by_slug = {path.rpartition("/")[2].removesuffix(".md"): path for path in pages}
    known = named | by_slug
    return list(dict.fromkeys(known[name] for name in _near(wanted, list(known))))


def _called(path: str, document: Document) -> Iterator[str]:
    yield from (path, f"docs/{path}", path.removesuffix(".md"), path.rpartition("/")[2].removesuffix(".md"))
    yield from _names(document)[:1]


def _names(document: Document) -> list[str]:
    """The page's name first, then its aliases."""
    return [str(document.meta.get("name") or ""), *_listed(document.meta, "aliases")]


def _listed(meta: Mapping[str, Any], key: str) -> list[str]:
    value = meta.get(key) or []
    return [str(item) for item in (value if isinstance(value, list) else [value])]


def _near(wanted: str, names: list[str]) -> list[str]:
    return [name for name, *_ in process.extract(wanted, names, limit=5, score_cutoff=60)]
