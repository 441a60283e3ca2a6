"""A page that was read, as words to keep; and such a page again, whose words come when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.web.facets import links_in

Json = dict[str, Any]
_DAY, _MOMENT = "$day", "$moment"


class NotKeptError(Exception):
    """A page holds a value that can't be kept as words."""


def light_of(page: Page, is_titled: bool) -> Json:
    """What each build needs of each page. `is_titled`: the navigation gives its title. Raises NotKeptError."""
    anchors = page.links_to_anchors
    return {
        "meta": _plain(page.meta),
        "title": None if is_titled else page.title,
        "links": links_in(page.markdown or ""),
        "ids": sorted(page.present_anchor_ids or ()),
        "anchors": None if anchors is None else {file.src_uri: links for file, links in anchors.items()},
    }


def heavy_of(page: Page) -> Json:
    """What is needed of a page that is laid out anew."""
    return {"markdown": page.markdown, "content": page.content, "toc": [_entry(each) for each in page.toc]}


class KeptPage(Page):
    """A page that was read in an earlier build. Its words are fetched when first asked for."""

    fetch: Callable[[], Json]
    """Gives what `heavy_of` gave."""
    light: Json
    when_fetched: Callable[[Page], None] = staticmethod(lambda _: None)
    """What is done to its words when they come."""

    @property
    def links(self) -> str:
        """Its Markdown reduced to its links: see `links_in`."""
        found: str = self.light["links"]
        return found

    def __getattr__(self, name: str) -> Any:
        if name not in ("markdown", "content", "toc"):
            raise AttributeError(name)
        heavy = self.fetch()
        self.markdown, self.content = heavy["markdown"], heavy["content"]
        self.toc = TableOfContents([_link(each) for each in heavy["toc"]])
        for first in self.toc.items[:1]:
            first.active = True  # type: ignore[attr-defined]
        self.when_fetched(self)
        return self.__dict__[name]

    @property
    def present_anchor_ids(self) -> set[str] | None:  # type: ignore[override]
        """Ids of the page, for those who link to them."""
        return set(self.light["ids"])

    def validate_anchor_links(self, *, files: Files, log_level: int) -> None:
        """Tells links to places that are not there, as ever."""
        found = {files.get_file_from_path(path): links for path, links in (self.light["anchors"] or {}).items()}
        self.links_to_anchors = {file: links for file, links in found.items() if file is not None}
        super().validate_anchor_links(files=files, log_level=log_level)


def as_kept(page: Page, light: Json, fetch: Callable[[], Json]) -> None:
    """Makes of a page that was not read yet one that need not be."""
    for name in ("markdown", "content", "toc"):
        del page.__dict__[name]
    page.__class__ = KeptPage
    assert isinstance(page, KeptPage)
    page.light, page.fetch = light, fetch
    page.meta = _values(light["meta"])
    if light["title"] is not None:
        page.title = light["title"]


def _entry(link: AnchorLink) -> list[Any]:
    return [link.title, link.id, link.level, [_entry(each) for each in link.children]]


def _link(entry: list[Any]) -> AnchorLink:
    title, place, level, children = entry
    link = AnchorLink(title, place, level)
    link.children = [_link(each) for each in children]
    return link


def _plain(value: object) -> Any:
    """A value of a front matter as JSON that is read back the same. Raises NotKeptError where there is none."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if isinstance(value, dict) and all(isinstance(key, str) and key not in (_DAY, _MOMENT) for key in value):
        return {key: _plain(inner) for key, inner in value.items()}
    raise NotKeptError(type(value).__name__)


def _values(kept: Any) -> Any:
    if isinstance(kept, Mapping):
        if _DAY in kept:
            return date.fromisoformat(kept[_DAY])
        if _MOMENT in kept:
            return datetime.fromisoformat(kept[_MOMENT])
        return {key: _values(inner) for key, inner in kept.items()}
    return [_values(inner) for inner in kept] if isinstance(kept, list) else kept
