"""The MkDocs plugin `dateline`: brings docs/ up to date before every build, and rebuilds once for each save.

Reach for it in `mkdocs.yml`: `plugins: [search, dateline]`. Everything it does is a call of `generator.run`;
a site generated beforehand builds without it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.config import Settings
from generator.errors import DatelineError, giving_way
from generator.history import PAGE
from generator.mkdocs_host.generating import Generated, Seen, after_saves, as_left, below, generated_of, run
from generator.mkdocs_host.history import History
from generator.mkdocs_host.kept.keeper import keeper_of
from generator.mkdocs_host.live.serving import Serving
from generator.mkdocs_host.markdown import prepare_markdown
from generator.mkdocs_host.notice import with_notice
from generator.mkdocs_host.of_config import (
    DatelineConfig,
    docs_of,
    reader_of,
    root_of,
    settings_of,
    watched_of,
)
from generator.mkdocs_host.one_build import OneBuild
from generator.mkdocs_host.snapshot import snapshot
from generator.mkdocs_host.trouble import REST, Trouble
from generator.mkdocs_host.web import describe, titles_for_theme, with_head_of
from generator.site.routes import PICTURES

if TYPE_CHECKING:
    from generator.run import Report

log = get_plugin_logger(__name__)


class DatelinePlugin(BasePlugin[DatelineConfig]):
    """Generates before MkDocs collects its files, and keeps its own writes from starting another build."""

    def __init__(self) -> None:
        self.seen = Seen()
        self.told = Trouble()
        self._is_serving = self._is_dirty = self._is_generated = False
        self._history = History()
        self._generated = Generated()
        self.serving: Serving | None = None
        self.build: OneBuild
        self._last: OneBuild | None = None
        """The last build that went to its end."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Makes MkDocs keep this instance, and what it knows, from one rebuild to the next."""
        self._is_serving, self._is_dirty = command == "serve", dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Bring docs/ up to date, so that the build that follows sees only what stands on disk."""
        root = root_of(config)
        settings = settings_of(root, config)
        prepare_markdown(config)
        is_generated, self._is_generated = self._is_generated, False
        if not is_generated:
            watched = watched_of(root, settings, config) if self._is_serving else ()
            self._generate(root, settings, watched)
        self.told.wrong = self._generated.mistaken
        self.told.done(PAGE, "read from the log", lambda: self._history.read(root, settings))
        self._history.add_tab(config)
        self.build = OneBuild(config, self._generated, self._history)
        return config

    def _generate(self, root: Path, settings: Settings, watched: tuple[Path, ...]) -> None:
        self.told.stopped = ""
        if self.serving is None or not self.config.generate:
            self.seen.see(snapshot(watched))
        may_stand = self.serving is None and self.config.keep and self.config.generate
        left = as_left(root) if may_stand else None
        self._generated = left or self._generated
        if left or not self.config.generate:
            return
        try:
            with giving_way(self.serving.give_way) if self.serving else nullcontext():
                report = self.seen.generating(watched, partial(run, root, settings), root)
        except DatelineError as error:
            self.told.stopped = str(error)
            raise PluginError(f"dateline can't go on before this is mended:\n{error}") from error
        self._generated = generated_of(report)

    @event_priority(-200)  # when all settings are as they will be
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """From here on pages that are as they were come from where they are kept."""
        site = self.build.kept("serve" if self._is_serving else "build", self.serving)
        is_kept = self.config.keep and not self._is_dirty
        self.build.begin(keeper_of(config, site, reader_of(config)) if is_kept else None)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Withdrawn briefs stay on disk and leave the site; the page of changes joins it."""
        build, root = self.build, root_of(config)
        for path in build.generated.withdrawn:
            if file := files.get_file_from_path(path):
                files.remove(file)
        settings = settings_of(root, config)
        self.told.done(PAGE, "laid out", lambda: self._history.add_files(files, config, settings.overrides(root)))
        build.web = self.told.tried("the head of each page", "made", build.web, partial(build.said, files))
        if not self._is_serving:
            # All has been taken from the site by now: its briefs need not stay while the pages are built.
            build.generated = self._generated = replace(build.generated, report=None)
        return files

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """A page whose front matter can't be read is shown as it stood before; the file stays as it is."""
        return self.build.stand_in(page)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Every spelling finds its page first; pages that moved stay out of the search. Corrections stand below."""
        path = page.file.src_uri
        if path in self.build.generated.moved:
            page.meta["search"] = {"exclude": True}
        elif page.meta.get("aliases"):
            # The theme's search weighs tags above titles, and shows them with the result.
            page.meta.setdefault("tags", [str(alias) for alias in page.meta["aliases"]])
        self.told.done(path, "described", lambda: describe(self.build.web, page))
        return self.told.tried(path, "told with corrections", markdown, lambda: markdown + self._history.below(path))

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """A page that moved takes its readers along; pictures become part of their page."""
        return self.told.tried(page.file.src_uri, "finished", html, partial(self.build.finished, html, page, files))

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Where no navigation is written out, folders name its sections."""
        if not config.nav:
            titles_for_theme(nav.items)
        self.build.use(nav, files)
        return nav

    @event_priority(-100)  # after those who want the words themselves
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Words of others that the theme prints as they are stay words."""
        self.build.read(env, files)
        return env

    def on_page_context(self, context: TemplateContext, **_: Any) -> TemplateContext:
        """What the theme itself asks for on such a page is what the page may ask for."""
        return self.build.policies.meet(context)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Each page says to machines what it is about, and to browsers what it may do."""
        build, path = self.build, page.file.src_uri
        headed = partial(with_head_of, build.web, output, page, path in build.generated.moved)
        # A page without its policy is not shown at all: where that fails, the build does.
        return build.policies.on(self.told.tried(path, "given its head", output, headed))

    def on_template_context(self, context: TemplateContext, *, template_name: str, **_: Any) -> TemplateContext:
        """Pages of the theme are pages too: the one for addresses that lead nowhere."""
        return self.build.policies.meet(context) if template_name.endswith(".html") else context

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """See `on_post_page`."""
        return self.build.policies.on(output_content) if template_name.endswith(".html") else output_content

    @event_priority(-200)  # after those who add files of their own
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Feeds; and pictures are in the pages by now: as files of their own their links would lead nowhere."""
        build = self.build
        self.told.done("the feeds", "written", build.write_feeds)
        if build.keeper:
            build.keeper.end(build.files)
            log.info("%s", build.keeper)
        shutil.rmtree(Path(config.site_dir) / PICTURES, ignore_errors=True)
        self._last = build
        if self.told.wrong and not self._is_serving:
            # All is built; but nobody should publish such pages without knowing.
            raise PluginError("\n".join((REST, *self.told.wrong)))

    def on_build_error(self, **_: Any) -> None:
        """MkDocs has its own back, whatever happened."""
        build = getattr(self, "build", None)
        if build and build.keeper:
            build.keeper.end(None)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch the seeds too, and pass over the echoes of our own writes: one save, one rebuild."""
        root = root_of(config)
        settings = settings_of(root, config)
        self._again = partial(run, root, settings)
        watched = watched_of(root, settings, config)
        self.serving = Serving(self, builder, watched, (docs_of(config), root / settings.seeds))
        self.serving.attach(server)
        if self.config.generate and self._generated.report is None:
            self.serving.catch_up()
        server.set_app(with_notice(server.serve_request, lambda: self.told.notice))
        return server

    def regenerate_some(self, saved: Collection[str]) -> Collection[str] | None:
        """See `live.serving.Host`."""
        report = after_saves(self._generated.report, saved)
        return None if report is None else self._take(report)

    def regenerate(self) -> Collection[str] | None:
        """See `live.serving.Host`."""
        try:
            report = self._again() if self.config.generate else None
        except DatelineError as error:
            self.told.stopped = str(error)
            log.error("%s", error)
            return None
        return self._take(report)

    def _take(self, report: Report | None) -> list[str]:
        self.told.stopped = ""
        root, docs = root_of(self.build.config), docs_of(self.build.config)
        if report:
            self._generated = generated_of(report)
            self.seen.see_written(report, root)
        return [*below((str(root / path) for path in self._generated.written), docs)]

    def follow(self, touched: Collection[str]) -> int | None:
        """See `live.serving.Host`."""
        root, commit = root_of(self.build.config), self._history.head
        settings = settings_of(root, self.build.config)
        self.told.done(PAGE, "read from the log", lambda: self._history.read(root, settings))
        if self._last is None or self._history.head != commit:
            return None
        self.build, self.told.wrong = self._last, self._generated.mistaken
        return self.build.follow(touched, self._generated)

    def as_generated(self) -> None:
        """See `live.serving.Host`."""
        self._is_generated = True
