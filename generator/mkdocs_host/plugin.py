"""The MkDocs plugin `dateline`: brings docs/ up to date before every build, and rebuilds once for each save.

Reach for it in `mkdocs.yml`: `plugins: [search, dateline]`. Everything it does is a call of `generator.run`;
a site generated beforehand builds without it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.errors import DatelineError, tried
from generator.history import PAGE
from generator.mkdocs_host.history import History
from generator.mkdocs_host.markdown import prepare_markdown
from generator.mkdocs_host.notice import with_notice
from generator.mkdocs_host.of_config import (
    edit_url_of,
    reader_of,
    root_of,
    settings_of,
    url_of,
    watched_of,
)
from generator.mkdocs_host.policies import Policies
from generator.mkdocs_host.snapshot import Snapshot, after_writing, snapshot
from generator.mkdocs_host.web import describe, titles_for_theme, web_of, with_head_of, words_for_theme
from generator.model import Problem, Problems
from generator.run import Report, generate
from generator.site import Site
from generator.site.routes import PICTURES, REVIEW
from generator.web.inline import with_pictures
from generator.web.right_line import with_right_lines
from generator.web.said import Said

log = get_plugin_logger(__name__)
T = TypeVar("T")

LAST = "This is the last good version of the site; it goes on when this is mended."
REST = "All else is up to date. A page with one of these mistakes is shown as well as it can be, until it is mended."


class DatelineConfig(base.Config):
    """Options of the plugin; where seeds and records lie stands in `dateline.yml`, for every host alike."""

    generate = options.Type(bool, default=True)
    """False: build docs/ as it stands, without reading the seeds."""


class DatelinePlugin(BasePlugin[DatelineConfig]):
    """Generates before MkDocs collects its files, and keeps its own writes from starting another build."""

    def __init__(self) -> None:
        self._built: Snapshot = frozenset()
        self._withdrawn: frozenset[str] = frozenset()
        self._moved: Mapping[str, str] = {}
        self._stopped = ""
        self._wrong: tuple[str, ...] = ()
        self._stand_ins: Mapping[str, str] = {}
        self._serving = False
        self._history = History()
        self._site: Site | None = None
        self._web: Said
        self._policies: Policies

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Makes MkDocs keep this instance, and what it knows, from one rebuild to the next."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Bring docs/ up to date, so that the build that follows sees only what stands on disk."""
        root = root_of(config)
        settings = settings_of(root, config)
        prepare_markdown(config)
        self._stopped, self._wrong, self._stand_ins = "", (), {}
        self._done(PAGE, "read from the log", lambda: self._history.read(root, settings))
        self._history.add_tab(config)
        if not self.config.generate:
            return config
        watched = watched_of(root, settings, config)
        self._built = snapshot(watched)
        try:
            report = generate(root, settings)
        except DatelineError as error:
            self._stopped = str(error)
            raise PluginError(f"dateline can't go on before this is mended:\n{error}") from error
        self._built = after_writing(self._built, snapshot(watched), {str(root / path) for path in report.written})
        _tell(report)
        self._withdrawn = frozenset(report.withdrawn)
        self._moved = report.moved
        self._site = report.site
        self._wrong, self._stand_ins = report.mistaken, report.stand_ins
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Withdrawn briefs stay on disk and leave the site; the page of changes joins it."""
        for path in self._withdrawn:
            file = files.get_file_from_path(path)
            if file is not None:
                files.remove(file)
        overrides = settings_of(root_of(config), config).overrides(root_of(config))
        self._done(PAGE, "laid out", lambda: self._history.add_files(files, config, overrides))
        nothing = web_of(None, config, files)
        self._web = self._tried("the head of each page", "made", nothing, partial(web_of, self._site, config, files))
        self._site = None
        return files

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """A page whose front matter can't be read is shown as it stood before; the file stays as it is."""
        return self._stand_ins.get(page.file.src_uri)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Every spelling finds its page first; pages that moved stay out of the search. Corrections stand below."""
        if page.file.src_uri in self._moved:
            page.meta["search"] = {"exclude": True}
        elif page.meta.get("aliases"):
            # The theme's search weighs tags above titles, and shows them with the result.
            page.meta.setdefault("tags", [str(alias) for alias in page.meta["aliases"]])
        path = page.file.src_uri
        self._done(path, "described", lambda: describe(self._web, page))
        return self._tried(path, "told with its corrections", markdown, lambda: markdown + self._history.below(path))

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """A page that moved takes its readers along; pictures become part of their page."""
        return self._tried(page.file.src_uri, "finished", html, partial(self._finished, html, page, config, files))

    def _finished(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        html = with_pictures(html, reader_of(config), lambda path: url_of(path, page, files))
        if page.file.src_uri == REVIEW:
            html = with_right_lines(html, Path(config.docs_dir).name, lambda path: edit_url_of(path, files))
        html = self._web.with_feed_links(html, page.file.src_uri)
        target = files.get_file_from_path(self._moved.get(page.file.src_uri, ""))
        if target is None:
            return html
        return f'<meta http-equiv="refresh" content="0; url={target.url_relative_to(page.file)}">\n{html}'

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Where no navigation is written out, folders name its sections."""
        if not config.nav:
            titles_for_theme(nav.items)
        return nav

    @event_priority(-100)  # after those who want the words themselves
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Words of others that the theme prints as they are stay words."""
        for file in files.documentation_pages():
            if file.page:
                words_for_theme(file.page)
        self._policies = Policies(env)
        return env

    def on_page_context(self, context: TemplateContext, **_: Any) -> TemplateContext:
        """What the theme itself asks for on such a page is what the page may ask for."""
        return self._policies.meet(context)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Each page says to machines what it is about, and to browsers what it may do."""
        path = page.file.src_uri
        headed = partial(with_head_of, self._web, output, page, path in self._moved)
        # A page without its policy is not shown at all: where that fails, the build does.
        return self._policies.on(self._tried(path, "given its head", output, headed))

    def on_template_context(self, context: TemplateContext, *, template_name: str, **_: Any) -> TemplateContext:
        """Pages of the theme are pages too: the one for addresses that lead nowhere."""
        return self._policies.meet(context) if template_name.endswith(".html") else context

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """See `on_post_page`."""
        return self._policies.on(output_content) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Feeds; and pictures are in the pages by now: as files of their own their links would lead nowhere."""
        self._done("the feeds", "written", lambda: self._web.write(Path(config.site_dir)))
        shutil.rmtree(Path(config.site_dir) / PICTURES, ignore_errors=True)
        if self._wrong and not self._serving:
            # All is built; but nobody should publish such pages without knowing.
            raise PluginError("\n".join((REST, *self._wrong)))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch the seeds too, and pass over the echoes of our own writes: one save, one rebuild."""
        root = root_of(config)
        settings = settings_of(root, config)
        watched = watched_of(root, settings, config)
        for path in watched:
            if path.is_dir() and path != Path(config.docs_dir):
                server.watch(str(path))

        def build_if_changed() -> None:
            if snapshot(watched) == self._built:
                return
            try:
                builder()
            except Abort:
                # An error out of here would leave MkDocs' server waiting, with no page for anybody.
                if not self._stopped:
                    raise

        server.builder = build_if_changed
        server.set_app(with_notice(server.serve_request, self._notice))
        return server

    def _notice(self) -> str:
        if self._stopped:
            return f"{LAST}\n\n{self._stopped}"
        return "\n\n".join((REST, *self._wrong)) if self._wrong else ""

    def _done(self, path: str, doing: str, work: Callable[[], None]) -> None:
        """The same for work that gives nothing."""
        _, problems = tried(path, doing, work)
        self._tell(problems)

    def _tried(self, path: str, doing: str, before: T, work: Callable[[], T]) -> T:
        """What a hook makes of a page; where that fails it is told, and the page stays as it came."""
        made, problems = tried(path, doing, work)
        if made is not None and isinstance(made, type(before)):
            return made
        self._tell(problems or (Problem(path, None, f"can't be {doing} ({type(made).__name__})", ""),))
        return before

    def _tell(self, problems: Problems) -> None:
        for problem in problems:
            self._wrong = (*self._wrong, str(problem))
            log.warning("%s", problem)


def _tell(report: Report) -> None:
    log.info(report.headline())
    for path, d in report.disagreements:
        log.info("%s: `%s` is yours, %r; the source says %r", path, d.field, d.mine, d.theirs)
    for problem in report.failed:
        log.warning("%s", problem)
