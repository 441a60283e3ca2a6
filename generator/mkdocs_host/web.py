"""What the built site says to machines, at MkDocs' addresses and on MkDocs' pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape, unescape
from urllib.parse import urljoin

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from generator.mkdocs_host.kept.pages import KeptPage
from generator.site import Site
from generator.web.head import About, Address
from generator.web.said import Said, kept_out
from generator.web.told import Told, told_of_some


def web_of(told: Told, config: MkDocsConfig, files: Files) -> Said:
    """What a site says, at the addresses of this build; little where the site was not generated here."""
    language = str(config.theme.get("language") or "en")
    about = About(config.site_name, config.site_description or "", language, config.site_url or "")
    return Said(about, told, _addresses(about, files))


def web_of_some(site: Site | None, before: Said, files: Files) -> Said:
    """The same after a build, for some of its pages."""
    return Said(before.about, told_of_some(site, before.told), _addresses(before.about, files)) if site else before


def _addresses(about: About, files: Files) -> Address:
    def address(path: str, here: str) -> str | None:
        file, seen_from = files.get_file_from_path(path), files.get_file_from_path(here)
        if file is None or seen_from is None:
            return None
        return _absolute(about.url, file.url) if about.url else file.url_relative_to(seen_from)

    return address


def describe(said: Said, page: Page) -> None:
    """Gives a page its description, unless its front matter has one."""
    path = page.file.src_uri
    if path in said.told.subjects and not page.meta.get("description"):
        page.meta["description"] = said.description_of(path)


def date(said: Said, page: Page) -> None:
    """Gives a page a day that no clock decides, for the sitemap."""
    page.update_date = said.day_of(page.file.src_uri) or page.update_date


def with_head_of(said: Said, html: str, page: Page, moved: bool) -> str:
    """A built page with its lines; one that has moved is kept out of search engines."""
    if moved:
        return kept_out(html)
    title, description = (unescape(str(said or "")) for said in (page.title, page.meta.get("description")))
    return said.with_head(html, page.file.src_uri, title, description, page.canonical_url)


def words_for_theme(page: Page) -> None:
    """Whatever the theme prints of a page as it is, made HTML: front matter of any key, title, contents, links.

    To be called once a build, when all pages are read and none is laid out yet: themes print pages on one another. Each
    page but the home then has a title in its front matter: a theme that takes one from a heading strips its tags, and
    unescapes what is left.
    """
    title = str(page.meta["title"]) if page.meta.get("title") else Markup(page.title or "").striptags()
    page.meta = {key: _html(value) for key, value in page.meta.items()}
    if "title" in page.meta or not page.is_homepage:
        page.meta["title"] = escape(title)
    page.title = escape(title)
    page.edit_url = escape(page.edit_url) if page.edit_url else page.edit_url
    if isinstance(page, KeptPage):
        page.when_fetched = ids_for_theme
    else:
        ids_for_theme(page)


def ids_for_theme(page: Page) -> None:
    """The same for what a page's contents lead to."""
    for entry in page.toc:
        _escape_ids(entry)


def titles_for_theme(items: Iterable[StructureItem]) -> None:
    """The same for the sections of a navigation that nobody wrote out: they are called like their folders."""
    for item in items:
        if isinstance(item, Section):
            item.title = escape(item.title)
            titles_for_theme(item.children)


def _html(value: object) -> object:
    """Text as HTML, however deep it stands."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, Mapping):
        return {key: _html(inner) for key, inner in value.items()}
    return [_html(inner) for inner in value] if isinstance(value, list | tuple) else value


def _escape_ids(entry: AnchorLink) -> None:
    entry.id = escape(entry.id)
    for child in entry.children:
        _escape_ids(child)


def _absolute(base: str, url: str) -> str:
    return urljoin(base, "" if url in (".", "./") else url)
