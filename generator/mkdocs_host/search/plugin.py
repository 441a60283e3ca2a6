"""The MkDocs plugin `dateline_search`: Pagefind takes over from the theme's search where a site has grown large.

The theme loads one index of all pages with every first page, 0.5 kB a page; Pagefind's comes in pieces, as a query asks
for them, and brings facets. Reach for it in `mkdocs.yml`, below `dateline`: `- dateline_search: {engine: pagefind}`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator.web.facets import Facets, common, facets_of

log = get_plugin_logger(__name__)

HERE = Path(__file__).parent
MANY = 300
"""Pages from which `auto` means Pagefind: the theme's index would then weigh more than all else of a first visit."""
PAGE = "search.md"
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
        self._facets: Mapping[str, Facets] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Decide once a build, when the pages of `dateline` stand on disk."""
        self._facets = {}
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
            names = {page.file.src_uri: str(page.meta.get("name") or "") for page in pages}
            found = {
                page.file.src_uri: facets_of(page.file.src_uri, page.meta, page.markdown or "", names.get)
                for page in pages
            }
            facets = {path: each for path, each in found.items() if each}
            known = common(facets.values())
            self._facets = {path: each.among(known) for path, each in facets.items()}
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """What a page is found by; Pagefind reads the pages that say so, and not those that only lead on."""
        facets = self._facets.get(page.file.src_uri)
        if facets is None or 'http-equiv="refresh"' in output:
            return output
        start, _, rest = output.partition(_ARTICLE)
        text, end, rest = rest.partition("</article>")
        return f"{start}<article data-pagefind-body{_ARTICLE[8:]}{text}{facets.html}{end}{rest}"

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The index, beside the pages."""
        if not self._on:
            return
        site = Path(config.site_dir)
        index(site)
        (site / "search" / "search_index.json").unlink(missing_ok=True)


def index(site: Path) -> None:
    """Have Pagefind read the built pages of `site`, into `site/pagefind`. Raises PluginError where it can't."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--force-language", "en", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PluginError(f"Pagefind could not index the site: {done.stderr or done.stdout}")
    for pattern in _UNUSED:
        for file in (site / "pagefind").glob(pattern):
            file.unlink()
