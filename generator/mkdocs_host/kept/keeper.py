"""What happens to each page of one build: it is taken as kept where all that it depends on is the same, else made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.mkdocs_host.kept.around import listening, words_of
from generator.mkdocs_host.kept.asked import Asked, Reader, Texts, answers_hold
from generator.mkdocs_host.kept.ground import UntoldError, digest_of, ground_of, why_not
from generator.mkdocs_host.kept.internals import Function, replaced, search_entries, unexpected
from generator.mkdocs_host.kept.pages import NotKeptError, as_kept, heavy_of, light_of
from generator.mkdocs_host.kept.site import Site
from generator.mkdocs_host.kept.site_folder import SiteFolder
from generator.mkdocs_host.kept.store import Store

log = get_plugin_logger(__name__)


def keeper_of(config: MkDocsConfig, site: Site, read: Reader) -> Keeper | None:
    """The keeper for a build that is about to begin; None, and a line that says why, where MkDocs builds every page."""
    reason = unexpected() or why_not(config)
    try:
        ground = "" if reason else ground_of(config)
    except UntoldError as error:
        reason = str(error)
    if reason:
        log.info("Every page is built anew: %s", reason)
        return None
    return Keeper(config, site, ground, Texts(read))


class Keeper:
    """One build. `begin` puts it to work, `end` makes what was built last."""

    def __init__(self, config: MkDocsConfig, site: Site, ground: str, texts: Texts) -> None:
        self.texts = texts
        self.made = 0
        """Pages that were laid out anew."""
        self.digests: dict[str, str] = {}
        """Of the HTML of each page, by its path in the built site."""
        self.go_on, self.root = site.go_on, site.root
        self.config, self._site, self._ground = config, site, ground
        self.asked: dict[str, frozenset[str]] = {}
        """The files that each page looked for, there or not."""
        self.taken: dict[str, frozenset[str]] = {}
        """The files whose text each page took in."""
        self._read: dict[str, str] = {}
        self._round_it = ""
        self._page: dict[str, bytes] = {}
        self._undo = ExitStack()

    def begin(self) -> None:
        """From now on pages come through here: all of a build, or later some that follow a save."""
        self.texts.forget()
        mine: dict[str, Function] = {
            "_populate_page": self.populate,
            "_build_page": self.build,
            "clean_directory": self._clean,
            "write_file": self._write,
            "copy_file": self._copy,
        }
        self.store = Store(self.root)
        self._mkdocs = self._undo.enter_context(replaced(mine))
        self.folder = SiteFolder(self.config.site_dir, self._site.unpublished, self._mkdocs["copy_file"])

    def note(self, name: str) -> str:
        """A word that a build for the same use of the site left."""
        return self.store.note(f"{self._site.side} {name}")

    def keep_note(self, name: str, value: str) -> None:
        """Leave a word for the next build."""
        self.store.keep_note(f"{self._site.side} {name}", value)

    def __str__(self) -> str:
        return f"{len(self.digests)} pages, {self.made} of them built anew"

    def is_new(self, name: Literal["ground", "round"]) -> bool:
        """Whether all pages are to be read, or laid out, anew, for what they all depend on is not what it was."""
        now = self._ground if name == "ground" else self._round_it
        before = self.note(name)
        self.keep_note(name, now)
        return before != now

    def is_round_same(self, nav: Navigation) -> bool:
        """Whether pages have round them what they had when the others were laid out."""
        return self._round(nav) == self._round_it

    def laid_out_next(self, files: Files, nav: Navigation) -> None:
        """All pages are read: what the others have round them is known, and what no build will replace goes."""
        self._round_it = self._round(nav)
        published = [file for file in files if self.is_published(file)]
        self.folder.remove_pages_but([file.abs_dest_path for file in published])
        self.folder.keep(*(file.dest_uri for file in published if file.generated_by is not None))

    def end(self, files: Files | None) -> None:
        """The build is over, well (`files`) or not: MkDocs has its functions back, and what was made is kept."""
        if files is not None:
            self.folder.keep("sitemap.xml.gz")
            self.folder.remove_the_rest()
            self.store.forget_all_but(self._site.side, [file.src_uri for file in files])
        self.store.close()
        self._undo.close()

    def populate(self, page: Page, config: MkDocsConfig, files: Files, dirty: bool = False) -> None:
        """As MkDocs reads a page: its Markdown becomes HTML."""
        self.go_on()
        path = page.file.src_uri
        key = self._key_to_read(page)
        found = self.store.read(path) if key else None
        if found and found.key == key and self._holds(found.light, files):
            as_kept(page, found.light, partial(self._heavy, page, path, found.digest, files))
            self._read[path] = found.digest
            self.asked[path], self.taken[path] = frozenset(found.light["files"]), frozenset(found.light["texts"])
            return
        is_titled = "title" in page.__dict__
        asked = Asked(files)
        self.texts.begin()
        self._read.pop(path, None)
        with listening() as told:
            self._mkdocs["_populate_page"](page, config, asked, dirty)
        self.asked[path], self.taken[path] = frozenset(asked.answers), frozenset(self.texts.asked)
        # What was said of a page is said again in every build: such a page is not kept.
        if not told and key:
            self._keep_read(page, key, asked, is_titled)

    def _keep_read(self, page: Page, key: str, asked: Asked, is_titled: bool) -> None:
        path = page.file.src_uri
        try:
            light = light_of(page, is_titled)
        except NotKeptError:
            return
        light |= {"files": asked.answers, "texts": dict(self.texts.asked)}
        self._read[path] = self.store.keep_read(path, key, light, heavy_of(page))

    def build(
        self,
        page: Page,
        config: MkDocsConfig,
        doc_files: Sequence[File],
        nav: Navigation,
        env: Environment,
        dirty: bool = False,
        excluded: bool = False,
    ) -> None:
        """As MkDocs lays out a page: its HTML goes into a page of the theme, and that to the site."""
        self.go_on()
        path, target = page.file.src_uri, page.file.abs_dest_path
        key = self._key_to_build(page, excluded)
        entries = search_entries(list(config.plugins.values()))
        found = self.store.built(self._site.side, path) if key else None
        if found and found.key == key and self._stands(path, target, found.digest):
            (entries if entries is not None else []).extend(found.entries)
            self.digests[page.file.dest_uri] = found.digest
            return
        before = len(entries or ())
        self._page.clear()
        with listening() as told:
            self._mkdocs["_build_page"](page, config, doc_files, nav, env, dirty, excluded)
        self.made += 1
        html = self._page.get(target)
        if html is None:
            return
        self.digests[page.file.dest_uri] = digest_of(html)
        if key and not told:
            self.store.keep_built(self._site.side, path, key, html, list(entries or ())[before:])

    def _stands(self, path: str, target: str, digest: str) -> bool:
        """Puts the kept HTML where it belongs, unless it stands there. False where it is kept no longer."""
        if self.folder.has(target, digest):
            return True
        html = self.store.body(self._site.side, path, digest)
        if html is not None:
            self.folder.write(html, target)
        return html is not None

    def _key_to_read(self, page: Page) -> str:
        source = self._site.source(page)
        try:
            words = page.file.content_bytes if source is None else source
        except OSError:
            return ""
        given = page.__dict__.get("title")
        told = (page.file.inclusion.is_excluded(), given, page.is_homepage, self._site.read_with(page))
        return digest_of(self._ground, page.file.src_uri, page.file.url, words, repr(told))

    def _key_to_build(self, page: Page, excluded: bool) -> str:
        read = self._read.get(page.file.src_uri)
        if not read:
            return ""
        told = (page.title, page.url, page.edit_url, page.canonical_url, excluded, self._site.built_with(page))
        return digest_of(self._round_it, read, repr(told))

    def _holds(self, light: Mapping[str, Any], files: Files) -> bool:
        return answers_hold(light["files"], files.src_uris) and self.texts.hold(light["texts"])

    def _heavy(self, page: Page, path: str, digest: str, files: Files) -> dict[str, Any]:
        """The words of a page that is taken as read; read now, where they are kept no longer."""
        found = self.store.heavy(path, digest)
        if found is not None:
            return found
        again = Page(None, page.file, self.config)
        page.file.page = page
        self._mkdocs["_populate_page"](again, self.config, files)
        return heavy_of(again)

    def is_published(self, file: File) -> bool:
        """Whether this build has a page of the file."""
        return bool(file.inclusion.is_in_serve() if self._site.side == "serve" else file.inclusion.is_included())

    def _round(self, nav: Navigation) -> str:
        return digest_of(self._ground, str(self.config.site_url), *words_of(nav.items))

    def _clean(self, directory: str) -> None:
        if not self.folder.is_self(directory):
            self._mkdocs["clean_directory"](directory)

    def _write(self, content: bytes, output_path: str) -> None:
        if self.folder.holds(output_path):
            self._page[output_path] = content
            self.folder.write(content, output_path)
        else:
            self._mkdocs["write_file"](content, output_path)

    def _copy(self, source_path: str, output_path: str) -> None:
        if self.folder.holds(output_path):
            self.folder.copy(source_path, output_path)
        else:
            self._mkdocs["copy_file"](source_path, output_path)
