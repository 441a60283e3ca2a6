"""What a page is found by beside its words: its kind, whom and what it names, where and when.

A page says so itself: by where it stands, by its front matter, and by the pages that it links to.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any
from urllib.parse import unquote

from generator.model import ENTITY_KINDS, KINDS
from generator.site import dates

_KINDS = {kind.folder: kind.label for kind in KINDS.values()}
_LINKED = {KINDS[kind].folder: KINDS[kind].label for kind in ENTITY_KINDS}
_TARGET = re.compile(r"\]\(([^()\s#]+\.md)")
NAMES = "Also"
MOST = 60
"""Values of a facet that a reader may choose from, those of most pages. All are sent with every search, and a longer
list is no choice: who looks for another name types it."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What Pagefind is told of a page."""

    filters: tuple[tuple[str, str], ...]
    """Facet, value; a facet may have several."""
    shown: tuple[tuple[str, str], ...] = ()
    """What a result shows beside its title: date and place, or other names, by which it is found before all else."""
    day: str = ""
    """ISO 8601, to sort by; empty where unknown."""

    def among(self, known: frozenset[tuple[str, str]]) -> Facets:
        """The same without values that nobody may choose."""
        return replace(self, filters=tuple(each for each in self.filters if each in known))

    @property
    def html(self) -> str:
        """As Pagefind reads it, not shown and not part of the page's words."""
        marked = [f'<span data-pagefind-filter="{facet}">{escape(value)}</span>' for facet, value in self.filters]
        marked += [f'<span data-pagefind-meta="{label}">{escape(value)}</span>' for label, value in self.shown]
        marked += [f'<span data-pagefind-sort="date">{escape(self.day)}</span>'] if self.day else []
        return f"<div hidden data-pagefind-ignore>{''.join(marked)}</div>"


def facets_of(path: str, meta: Mapping[str, Any], text: str, name_of: Callable[[str], str | None]) -> Facets | None:
    """The facets of a page; None for one that searching should not find: an index, and what one brief alone tells.

    The brief has all of its words, and leads to it; and the index's first part, which every reader loads, grows with
    the number of pages.

    `path` and the links in the Markdown `text` are below `docs/`; `name_of` gives the main name of another page.
    """
    folder, _, name = path.partition("/")
    kind = _KINDS.get(folder)
    if kind is None or name.endswith("index.md"):
        return None
    briefs = {target for target in _targets(path, text) if target.startswith("briefs/")}
    if kind != "Brief" and len(briefs) < 2:
        return None
    filters = [("Kind", kind)]
    if kind == "Brief":
        filters += [*_named(path, text, name_of), *_said(meta)]
    elif kind in _LINKED.values():
        filters.append((kind, str(meta.get("name") or "")))
    day = str(meta.get("date") or meta.get("published") or "") if kind == "Brief" else ""
    aliases = " · ".join(str(alias) for alias in meta.get("aliases") or ())
    shown = [("Date", dates.show(day)), ("Place", str(meta.get("location") or "")), (NAMES, aliases)]
    return Facets(
        tuple((facet, value) for facet, value in filters if value),
        tuple((label, value) for label, value in shown if value),
        dates.order(day),
    )


def links_in(text: str) -> str:
    """All that `facets_of` looks at in a Markdown text, for who keeps that and not the text."""
    return "".join(f"]({found[1]})" for found in _TARGET.finditer(text))


def common(every: Iterable[Facets]) -> frozenset[tuple[str, str]]:
    """The facets and values that a site of these pages lets its readers choose from."""
    counts = Counter(chosen for facets in every for chosen in set(facets.filters))
    by_facet: dict[str, list[str]] = defaultdict(list)
    for (facet, value), _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        by_facet[facet].append(value)
    return frozenset((facet, value) for facet, values in by_facet.items() for value in values[:MOST])


def _targets(path: str, text: str) -> Iterable[str]:
    folder = posixpath.dirname(path)
    return (posixpath.normpath(posixpath.join(folder, unquote(found[1]))) for found in _TARGET.finditer(text))


def _named(path: str, text: str, name_of: Callable[[str], str | None]) -> Iterable[tuple[str, str]]:
    """The people, organizations and places that a brief links to, by their main names."""
    for target in dict.fromkeys(_targets(path, text)):
        facet = _LINKED.get(target.partition("/")[0])
        name = name_of(target) if facet and not target.endswith("/index.md") else None
        if facet and name:
            yield facet, name


def _said(meta: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    yield from (("Topic", str(topic)) for topic in meta.get("topics") or ())
    yield ("Year", str(meta.get("date") or meta.get("published") or "")[:4])
    yield ("Publisher", str(meta.get("publisher") or ""))
