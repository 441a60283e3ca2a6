"""What the built site says to machines, at MkDocs' addresses and on MkDocs' pages."""

from __future__ import annotations

from html import escape
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.site import Site
from generator.web.head import About
from generator.web.said import Said, kept_out, said_of

_RAW = ("title", "description", "author")
"""Front matter that the theme prints as it is."""


def web_of(site: Site | None, config: MkDocsConfig, files: Files) -> Said:
    """What a site says, at the addresses of this build; little where the site was not generated here."""
    language = str(config.theme.get("language") or "en")
    about = About(config.site_name, config.site_description or "", language, config.site_url or "")
    if site is None:
        return Said(about)

    def address(path: str, here: str) -> str | None:
        file, seen_from = files.get_file_from_path(path), files.get_file_from_path(here)
        if file is None or seen_from is None:
            return None
        return _absolute(about.url, file.url) if about.url else file.url_relative_to(seen_from)

    return said_of(site, about, address)


def describe(said: Said, page: Page) -> None:
    """Gives a page its description, unless its front matter has one, and a day that no clock decides."""
    path = page.file.src_uri
    if path in said.subjects and not page.meta.get("description"):
        page.meta["description"] = said.description_of(path)
    page.update_date = said.day_of(path) or page.update_date


def with_head_of(said: Said, html: str, page: Page, moved: bool) -> str:
    """A built page with its lines; one that has moved is kept out of search engines."""
    if moved:
        return kept_out(html)
    title, description = str(page.meta.get("title") or page.title or ""), str(page.meta.get("description") or "")
    return said.with_head(html, page.file.src_uri, title, description, page.canonical_url)


def escape_raw(page: Page) -> None:
    """Front matter that the theme prints as it is, made harmless: to be called when nobody else reads it any more."""
    for key in _RAW:
        if page.meta.get(key):
            page.meta[key] = escape(str(page.meta[key]))


def _absolute(base: str, url: str) -> str:
    return urljoin(base, "" if url in (".", "./") else url)
