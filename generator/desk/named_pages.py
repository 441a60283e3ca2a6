"""Pages of people, organisations and places as a person names them: by path, slug or name.

Reach for `page_named` before a decision is written on a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rapidfuzz import process

from generator.errors import DatelineError
from generator.front_matter import Document
from generator.model import Problem
from generator.shelf.read import Shelf


def page_named(shelf: Shelf, wanted: str) -> str:
    """The one page that goes by a path, a slug or a name."""
    pages = dict(shelf.of_kind("person", "organization", "place"))
    found = [path for path, document in pages.items() if wanted in _called(path, document)]
    if len(found) == 1:
        return found[0]
    close = found or _near_pages(wanted, pages)
    what = "goes for several pages" if found else "is no page of a person, an organisation or a place"
    raise DatelineError(
        Problem(
            wanted, None, what, f"Name one of: {', '.join(close or list(pages)[:5]) or 'none yet: dateline generate'}"
        )
    )


def _near_pages(wanted: str, pages: Mapping[str, Document]) -> list[str]:
    """Paths of pages whose slug or name resembles what was asked for, most alike first."""
    named = {name: path for path, document in pages.items() for name in names_on(document)}
    by_slug = {path.rpartition("/")[2].removesuffix(".md"): path for path in pages}
    known = named | by_slug
    return list(dict.fromkeys(known[name] for name in near(wanted, list(known))))


def _called(path: str, document: Document) -> Iterator[str]:
    yield from (path, f"docs/{path}", path.removesuffix(".md"), path.rpartition("/")[2].removesuffix(".md"))
    yield from names_on(document)[:1]


def names_on(document: Document) -> list[str]:
    """The page's name first, then its aliases."""
    return [str(document.meta.get("name") or ""), *listed(document.meta, "aliases")]


def listed(meta: Mapping[str, Any], key: str) -> list[str]:
    """A list of front matter as texts; a single value counts as a list of one."""
    value = meta.get(key) or []
    return [str(item) for item in (value if isinstance(value, list) else [value])]


def near(wanted: str, names: list[str]) -> list[str]:
    """Of some names those most like the one that was asked for."""
    return [name for name, *_ in process.extract(wanted, names, limit=5, score_cutoff=60)]
