"""One build, and what is remembered of it while the site is served: what MkDocs made, and who keeps it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.mkdocs_host.generating import Generated, told_by
from generator.mkdocs_host.history import History
from generator.mkdocs_host.kept.ahead import build_ahead, read_ahead
from generator.mkdocs_host.kept.keeper import Keeper
from generator.mkdocs_host.kept.site import Site as Kept
from generator.mkdocs_host.live.following import BuiltSite, follow, unread_pages
from generator.mkdocs_host.live.serving import Serving
from generator.mkdocs_host.of_config import edit_url_of, reader_of, root_of, url_of
from generator.mkdocs_host.policies import Policies
from generator.mkdocs_host.search.plugin import SearchPlugin
from generator.mkdocs_host.web import date, web_of, web_of_some, words_for_theme
from generator.site.routes import DATA, PICTURES, REVIEW
from generator.web.inline import with_pictures
from generator.web.right_line import with_right_lines
from generator.web.said import ROBOTS, Said
from generator.web.told import NOTHING


class OneBuild:
    """What the hooks of one build share. `generated` may be another one later, when some pages follow a save."""

    def __init__(self, config: MkDocsConfig, generated: Generated, history: History) -> None:
        self.config, self.generated, self.history = config, generated, history
        self.keeper: Keeper | None = None
        self.files = Files([])
        self.nav = Navigation([], [])
        self.web = web_of(NOTHING, config, self.files)
        self.policies: Policies
        found = [plugin for plugin in config.plugins.values() if isinstance(plugin, SearchPlugin)]
        self._search = found[0] if found else None
        self._built: BuiltSite | None = None
        self._unread: dict[str, dict[str, Any]] = {}

    def begin(self, keeper: Keeper | None) -> None:
        """All settings are as they will be."""
        self.keeper = keeper
        if keeper:
            keeper.begin()
        if self._search:
            self._search.keeper = keeper

    @property
    def laid_out(self) -> int:
        """Pages that were laid out, and not taken as they were kept."""
        return self.keeper.made if self.keeper else len(self.files.documentation_pages())

    def kept(self, side: str, serving: Serving | None) -> Kept:
        """What a keeper has to know of the site."""
        go_on = serving.go_on if serving else _nothing
        return Kept(root_of(self.config), side, PICTURES, self.stand_in, self._read_with, self._built_with, go_on)

    def said(self, files: Files) -> Said:
        """What the site says to machines, at the addresses of these files."""
        return web_of(told_by(self.generated, root_of(self.config)), self.config, files)

    def stand_in(self, page: Page) -> str | None:
        """What a page that can't be read is shown as."""
        return self.generated.stand_ins.get(page.file.src_uri)

    def use(self, nav: Navigation, files: Files) -> None:
        """The navigation is made; its pages are not read yet."""
        self.nav, self._unread = nav, unread_pages(nav)
        if self.keeper:
            read_ahead(self.keeper, files)

    def finished(self, html: str, page: Page, files: Files) -> str:
        """The text of a page with its pictures, and with its way on where it has moved."""
        path, config = page.file.src_uri, self.config
        read = self.keeper.texts.read if self.keeper else reader_of(config)
        html = with_pictures(html, read, lambda path: url_of(path, page, files))
        if path == REVIEW:
            html = with_right_lines(html, Path(config.docs_dir).name, lambda path: edit_url_of(path, files))
        html = self.web.with_feed_links(html, path)
        target = files.get_file_from_path(self.generated.moved.get(path, ""))
        if target is None:
            return html
        return f'<meta http-equiv="refresh" content="0; url={target.url_relative_to(page.file)}">\n{html}'

    def read(self, env: Environment, files: Files) -> None:
        """All pages have been read."""
        self.files = files
        self._prepare(file.page for file in files.documentation_pages() if file.page)
        self.policies = Policies(env)
        if self.keeper:
            self.keeper.laid_out_next(files, self.nav)
            build_ahead(self.keeper, files, self.nav, env)
            self._built = BuiltSite(self.config, files, self.nav, env, self.keeper, self._unread)

    def write_feeds(self) -> None:
        """The files beside the pages."""
        for path, text in self.web.files.items():
            if path != ROBOTS or self.files.get_file_from_path(ROBOTS) is None:
                utils.write_file(text.encode(), str(Path(self.config.site_dir) / path))

    def follow(self, touched: Collection[str], generated: Generated) -> int | None:
        """Builds what these files below docs/ change: how many pages; None where all has to be built."""
        if self._built is None:
            return None
        touched = {*touched, *self.generated.differing(generated)}
        self.generated = generated
        self.web = web_of_some(generated.site, self.web, self.files)
        return follow(self._built, touched, generated.withdrawn, self._prepare_some)

    def _prepare_some(self, pages: list[Page]) -> None:
        if self._search:
            self._search.follow(pages)
        self._prepare(pages)

    def _prepare(self, pages: Iterable[Page]) -> None:
        for page in pages:
            date(self.web, page)
            words_for_theme(page)

    def _read_with(self, page: Page) -> object:
        path = page.file.src_uri
        feeds = self.web.told_in(path) if path == DATA else ()
        is_searched = bool(self._search and self._search.is_on)
        moved = self.generated.moved.get(path)
        return moved, self.web.description_of(path), self.history.below(path), feeds, is_searched

    def _built_with(self, page: Page) -> object:
        path = page.file.src_uri
        facets = self._search.told_of(page) if self._search else ""
        return path in self.generated.moved, self.web.told_in(path), facets


def _nothing() -> None:
    """No save is waiting."""
