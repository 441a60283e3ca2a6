"""The MkDocs plugin `dateline_search`: Pagefind takes over from the theme's search where a site has grown large.

The theme loads one index of all pages with every first page, 0.5 kB a page; Pagefind's comes in pieces, as a query asks
for them, and brings facets. Reach for it in `mkdocs.yml`, below `dateline`: `- dateline_search: {engine: pagefind}`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator.mkdocs_host.kept.ground import digest_of
from generator.mkdocs_host.kept.keeper import Keeper
from generator.mkdocs_host.kept.pages import KeptPage
from generator.mkdocs_host.kept.site_folder import STAGED
from generator.web.facets import Facets, common, facets_of

log = get_plugin_logger(__name__)

HERE = Path(__file__).parent
MANY = 300
"""Pages from which `auto` means Pagefind: the theme's index would then weigh more than all else of a first visit."""
PAGE = "search.md"
FOLDER = "pagefind"
_PAUSE = 0.05
"""Seconds between two looks at whether something else is to be done first."""
_ARTICLE = '<article class="md-content__inner'
_UNUSED = ("pagefind-component-ui.*", "pagefind-modular-ui.*", "pagefind-highlight.js", "wasm.unknown.pagefind")
"""What Pagefind writes and our page does not load. Texts are English: `theme.language`."""


class SearchConfig(base.Config):
    """Options of the plugin."""

    engine = options.Choice(("auto", "theme", "pagefind"), default="auto")
    """Who searches; `auto`: the theme up to 300 pages, Pagefind above."""


class SearchPlugin(BasePlugin[SearchConfig]):
    """Marks what pages are about, and has Pagefind read the built site."""

    def __init__(self) -> None:
        self._on = False
        self._facets: dict[str, Facets] = {}
        self._names: dict[str, str] = {}
        self._known: frozenset[tuple[str, str]] = frozenset()
        self.keeper: Keeper | None = None
        """Of the build at hand, where pages are kept."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Decide once a build, when the pages of `dateline` stand on disk."""
        pages = sum(1 for _ in Path(config.docs_dir).rglob("*.md"))
        self._on = self.config.engine == "pagefind" or (self.config.engine == "auto" and pages > MANY)
        if self._on:
            config.theme.dirs.insert(0, str(HERE / "theme"))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The page "Search" exists where Pagefind does."""
        if self._on and files.get_file_from_path(PAGE) is None:
            content = (HERE / "search.md").read_text(encoding="utf-8")
            files.append(File.generated(config, PAGE, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The theme's own index stays empty where nobody asks it."""
        if self._on:
            page.meta["search"] = {"exclude": True, **(page.meta.get("search") or {})}
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """All pages have been read by now: each is named by its front matter, and what is common can be counted."""
        if self._on:
            pages = [file.page for file in files.documentation_pages() if file.page]
            self._names = {page.file.src_uri: str(page.meta.get("name") or "") for page in pages}
            found = self._found(pages)
            self._known = common(found.values())
            self._facets = {path: each.among(self._known) for path, each in found.items()}
        return env

    def follow(self, pages: Sequence[Page]) -> None:
        """The same for some pages that were read again. What is common is counted at the next build of all."""
        self._names |= {page.file.src_uri: str(page.meta.get("name") or "") for page in pages}
        for page in pages if self._on else ():
            self._facets.pop(page.file.src_uri, None)
        self._facets |= {path: each.among(self._known) for path, each in self._found(pages).items()}

    def _found(self, pages: Iterable[Page]) -> dict[str, Facets]:
        found = ((page, facets_of(page.file.src_uri, page.meta, _links_of(page), self._names.get)) for page in pages)
        return {page.file.src_uri: facets for page, facets in found if facets}

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """What a page is found by; Pagefind reads the pages that say so, and not those that only lead on."""
        facets = self._facets.get(page.file.src_uri) if self._on else None
        if facets is None or 'http-equiv="refresh"' in output:
            return output
        start, _, rest = output.partition(_ARTICLE)
        text, end, rest = rest.partition("</article>")
        return f"{start}<article data-pagefind-body{_ARTICLE[8:]}{text}{facets.html}{end}{rest}"

    @property
    def is_on(self) -> bool:
        """Whether Pagefind searches this build."""
        return self._on

    def told_of(self, page: Page) -> str:
        """What it brings into a page."""
        facets = self._facets.get(page.file.src_uri) if self._on else None
        return facets.html if facets else ""

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The index, beside the pages; it stays where no page that it reads has changed."""
        if not self._on:
            return
        site = Path(config.site_dir)
        if self.keeper is None:
            index(site)
        else:
            self._index_what_changed(site, self.keeper)
        (site / "search" / "search_index.json").unlink(missing_ok=True)

    def _index_what_changed(self, site: Path, keeper: Keeper) -> None:
        read = [f"{path} {digest}" for path, digest in sorted(keeper.digests.items())]
        note = f"{digest_of(_version(), *read)} {_state(site / FOLDER)}"
        if keeper.note(FOLDER) != note:
            index(site, keeper.go_on)
            keeper.keep_note(FOLDER, f"{digest_of(_version(), *read)} {_state(site / FOLDER)}")
        keeper.folder.keep(FOLDER)


def _version() -> str:
    return version("pagefind")


def _state(folder: Path) -> str:
    """Everything in a folder, as one digest."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return digest_of(*(part for file in files for part in (file.relative_to(folder).as_posix(), file.read_bytes())))


def _links_of(page: Page) -> str:
    return page.links if isinstance(page, KeptPage) else page.markdown or ""


def index(site: Path, go_on: Callable[[], None] = lambda: None) -> None:
    """Have Pagefind read the built pages of `site`, into `site/pagefind`, which changes as a whole.

    `go_on` is called now and then; whatever it raises ends the work. Raises PluginError where it can't be done.
    """
    staged = site / f"{FOLDER}{STAGED}"
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(staged)]
    with subprocess.Popen(
        [*command, "--force-language", "en", "--quiet"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as running:
        try:
            said = _said_by(running, go_on)
        finally:
            running.kill()
    if running.returncode:
        shutil.rmtree(staged, ignore_errors=True)
        raise PluginError(f"Pagefind could not index the site: {said}")
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    staged.rename(site / FOLDER)
    for pattern in _UNUSED:
        for file in (site / FOLDER).glob(pattern):
            file.unlink()


def _said_by(running: subprocess.Popen[str], go_on: Callable[[], None]) -> str:
    while True:
        go_on()
        try:
            return running.communicate(timeout=_PAUSE)[0]
        except subprocess.TimeoutExpired:
            continue
