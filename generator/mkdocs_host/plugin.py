"""The MkDocs plugin `dateline`: brings docs/ up to date before every build, and rebuilds once for each save.

Reach for it in `mkdocs.yml`: `plugins: [search, dateline]`. Everything it does is a call of `generator.run`;
a site generated beforehand builds without it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

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

from generator.config import Settings, read_settings
from generator.errors import DatelineError
from generator.mkdocs_host.history import History
from generator.mkdocs_host.notice import with_notice
from generator.mkdocs_host.policies import Policies
from generator.mkdocs_host.snapshot import Snapshot, after_writing, snapshot
from generator.mkdocs_host.web import describe, titles_for_theme, web_of, with_head_of, words_for_theme
from generator.run import Report, generate
from generator.site import Site
from generator.site.routes import PICTURES, REVIEW
from generator.web.inline import with_pictures
from generator.web.right_line import with_right_lines
from generator.web.said import Said

log = get_plugin_logger(__name__)

SOURCE_SECTION = "generator.web.source_section"
OLD_SOURCE_SECTION = "generator.mkdocs_host.source_section"
"""Its name in sites made by earlier versions; it keeps working."""


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
        self._history = History()
        self._site: Site | None = None
        self._web: Said
        self._policies: Policies

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Makes MkDocs keep this instance, and what it knows, from one rebuild to the next."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Bring docs/ up to date, so that the build that follows sees only what stands on disk."""
        root = _root(config)
        settings = _settings(root, config)
        _add_source_section(config)
        self._history.read(root, settings)
        self._history.add_tab(config)
        if not self.config.generate:
            return config
        watched = _watched(root, settings, config)
        self._built = snapshot(watched)
        self._stopped = ""
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
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Withdrawn briefs stay on disk and leave the site; the page of changes joins it."""
        for path in self._withdrawn:
            file = files.get_file_from_path(path)
            if file is not None:
                files.remove(file)
        templates = _settings(_root(config), config).templates
        self._history.add_files(files, config, _root(config) / templates if templates else None)
        self._web = web_of(self._site, config, files)
        self._site = None
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Every spelling finds its page first; pages that moved stay out of the search. Corrections stand below."""
        if page.file.src_uri in self._moved:
            page.meta["search"] = {"exclude": True}
        elif page.meta.get("aliases"):
            # The theme's search weighs tags above titles, and shows them with the result.
            page.meta.setdefault("tags", [str(alias) for alias in page.meta["aliases"]])
        describe(self._web, page)
        return markdown + self._history.below(page.file.src_uri)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """A page that moved takes its readers along; pictures become part of their page."""
        html = with_pictures(html, _reader(config), lambda path: _url(path, page, files))
        if page.file.src_uri == REVIEW:
            html = with_right_lines(html, Path(config.docs_dir).name, lambda path: _edit_url(path, files))
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
        return self._policies.on(with_head_of(self._web, output, page, page.file.src_uri in self._moved))

    def on_template_context(self, context: TemplateContext, *, template_name: str, **_: Any) -> TemplateContext:
        """Pages of the theme are pages too: the one for addresses that lead nowhere."""
        return self._policies.meet(context) if template_name.endswith(".html") else context

    def on_post_template(self, output_content: str, *, template_name: str, **_: Any) -> str:
        """See `on_post_page`."""
        return self._policies.on(output_content) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Feeds; and pictures are in the pages by now: as files of their own their links would lead nowhere."""
        self._web.write(Path(config.site_dir))
        shutil.rmtree(Path(config.site_dir) / PICTURES, ignore_errors=True)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch the seeds too, and pass over the echoes of our own writes: one save, one rebuild."""
        root = _root(config)
        settings = _settings(root, config)
        watched = _watched(root, settings, config)
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
        server.set_app(with_notice(server.serve_request, lambda: self._stopped))
        return server


def _reader(config: MkDocsConfig) -> Callable[[str], str | None]:
    """Reads a file below docs/; None for one that is not there."""

    def read(path: str) -> str | None:
        file = Path(config.docs_dir) / path
        return file.read_text(encoding="utf-8") if file.is_file() else None

    return read


def _url(path: str, page: Page, files: Files) -> str | None:
    file = files.get_file_from_path(path)
    return file.url_relative_to(page.file) if file else None


def _edit_url(path: str, files: Files) -> str | None:
    file = files.get_file_from_path(path)
    return file.page.edit_url if file and file.page else None


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent if config.config_file_path else Path()


def _settings(root: Path, config: MkDocsConfig) -> Settings:
    try:
        settings = read_settings(root)
    except DatelineError as error:
        raise PluginError(str(error)) from error
    if (root / settings.docs).resolve() != Path(config.docs_dir).resolve():
        raise PluginError(
            f"mkdocs.yml builds {config.docs_dir}, but dateline writes to {settings.docs}/: "
            f"set `docs:` in dateline.yml and `docs_dir:` in mkdocs.yml to the same folder"
        )
    return settings


def _add_source_section(config: MkDocsConfig) -> None:
    """The Markdown extension for source texts, under whichever name `mkdocs.yml` has it."""
    if OLD_SOURCE_SECTION in config.markdown_extensions:
        log.info(
            "mkdocs.yml: `%s` is now called `%s`; the old name goes on working", OLD_SOURCE_SECTION, SOURCE_SECTION
        )
    elif SOURCE_SECTION not in config.markdown_extensions:
        config.markdown_extensions.append(SOURCE_SECTION)


def _watched(root: Path, settings: Settings, config: MkDocsConfig) -> tuple[Path, ...]:
    """What a build depends on: a change in any of these means another build."""
    names = [settings.seeds, settings.docs, "mkdocs.yml", "dateline.yml"]
    names += [settings.templates] if settings.templates else []
    extra = [Path(p) for p in (config.config_file_path, *config.watch) if p]
    return tuple(dict.fromkeys([root / name for name in names] + extra))


def _tell(report: Report) -> None:
    log.info(report.headline())
    for path, d in report.disagreements:
        log.info("%s: `%s` is yours, %r; the source says %r", path, d.field, d.mine, d.theirs)
    for problem in report.failed:
        log.warning("%s", problem)
