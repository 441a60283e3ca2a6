"""The page "What changed" and its feed: made while the site is built, since committing them would change the log."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.config import Settings
from generator.history import FEED, PAGE, Change, Log, changes_page, corrected_here, corrections_atom, entries, read_log
from generator.history.git import head_of
from generator.history.page import Made
from generator.site.routes import TRUST

TAB = "Changes"


class History:
    """What the log of a site says, read anew only when another commit is checked out."""

    def __init__(self) -> None:
        self._head: str | None = None
        self._log = Log(is_there=False)
        self._changes: Sequence[Change] = ()
        self._made: dict[str, list[Made]] = {}

    @property
    def head(self) -> str | None:
        """The commit that it was read at."""
        return self._head

    def read(self, root: Path, settings: Settings) -> None:
        """Bring it up to the commit that the site stands at."""
        head = head_of(root)
        if head is None:
            self._head, self._log, self._changes = None, Log(is_there=False), ()
        elif head != self._head:
            self._log = read_log(root, settings)
            self._head, self._changes = head, entries(self._log)
        self._made = {}
        for change in self._changes:
            for correction in change.corrections:
                self._made.setdefault(correction.page, []).append((change, correction))

    def add_tab(self, config: MkDocsConfig) -> None:
        """A place for the page, where the navigation is written out and has none: beside *Trust*, else a tab."""
        if not config.nav or PAGE in str(config.nav):
            return
        for tab in config.nav:
            for name, pages in tab.items() if isinstance(tab, dict) else ():
                if isinstance(pages, list) and TRUST in str(pages):
                    tab[name] = [*pages, {TAB: PAGE}]
                    return
        config.nav = [*config.nav, {TAB: PAGE}]

    def add_files(self, files: Files, config: MkDocsConfig, overrides: Path | None) -> None:
        """The page and the feed, unless a person wrote a page or a feed of that name."""

        def url_of(page: str) -> str | None:
            file = files.get_file_from_path(page)
            return file.url if file else None

        def is_shown(page: str) -> bool:
            return url_of(page) is not None

        body = changes_page(self._log, self._changes, is_shown, overrides)
        feed = corrections_atom(self._changes, config.site_name, config.site_url or "", url_of)
        for path, content in ((PAGE, f"---\nhide: [toc]\n---\n\n{body}"), (FEED, feed)):
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content=content))

    def below(self, page: str) -> str:
        """The corrections of one page, to stand at its end."""
        return corrected_here(self._made.get(page, ()))
