"""What becomes of a built site when some files below docs/ have changed: their pages are built, and no others."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.mkdocs_host.kept.keeper import Keeper


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A site as the last build left it, in memory."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    keeper: Keeper
    unread: Mapping[str, Mapping[str, Any]]
    """The pages of the navigation as they were before they were read."""


def unread_pages(nav: Navigation) -> dict[str, dict[str, Any]]:
    """The pages of a navigation as they are now, by path."""
    return {page.file.src_uri: dict(page.__dict__) for page in nav.pages}


def follow(
    built: BuiltSite, touched: Collection[str], withdrawn: Collection[str], prepare: Callable[[list[Page]], None]
) -> int | None:
    """Brings a built site up to date with the files below docs/ that are `touched`; how many pages that took.

    `prepare` gets the pages that have been read, before they are laid out. None where nothing less than a full build
    will do: what a save changes then is round all pages.
    """
    changes = _changes(built, touched, withdrawn)
    if changes is None:
        return None
    keeper = built.keeper
    keeper.begin()
    try:
        pages = _read(built, keeper, changes)
        prepare(pages)
        if not keeper.is_round_same(built.nav):
            return None
        _build(built, keeper, pages)
        _tidy(built, changes)
    finally:
        keeper.end(None)
    return len(pages)


@dataclass(frozen=True, slots=True)
class _Changes:
    changed: frozenset[File]
    new: tuple[File, ...]
    gone: tuple[File, ...]
    linking: frozenset[str]
    """Pages that stayed, and that look at one of these."""

    @property
    def appeared(self) -> set[str]:
        return {file.src_uri for file in (*self.new, *self.gone)}


def _changes(built: BuiltSite, touched: Collection[str], withdrawn: Collection[str]) -> _Changes | None:
    folder = Path(built.config.docs_dir)
    changed: set[File] = set()
    new: list[File] = []
    gone: list[File] = []
    for path in sorted(touched):
        file = built.files.src_uris.get(path)
        is_there = path not in withdrawn and (folder / path).is_file()
        if file and not _is_of(file, built.config):
            return None
        if file:
            changed.add(file) if is_there else gone.append(file)
        elif is_there:
            new.append(File(path, built.config.docs_dir, built.config.site_dir, built.config.use_directory_urls))
    set_exclusions(new, built.config)
    if (new or gone) and _is_round_all(built, new, gone):
        return None
    appeared = {file.src_uri for file in (*new, *gone)}
    texts = {file.src_uri for file in (*changed, *new, *gone) if not file.is_documentation_page()}
    linking = {path for path, asked in built.keeper.asked.items() if not asked.isdisjoint(appeared)}
    linking |= {path for path, taken in built.keeper.taken.items() if not taken.isdisjoint(texts)}
    return _Changes(frozenset(changed), tuple(new), tuple(gone), frozenset(linking - appeared))


def _is_of(file: File, config: MkDocsConfig) -> bool:
    """Whether it is a file of docs/, and not one of the theme or of a plugin that stands in its place."""
    return file.generated_by is None and file.src_dir == config.docs_dir


def _is_round_all(built: BuiltSite, new: Iterable[File], gone: Iterable[File]) -> bool:
    """Whether files that come or go change the navigation, or take one another's place."""
    nav = built.config.nav
    if nav is None:
        return any(file.is_documentation_page() for file in (*new, *gone))
    if any(repr(file.src_uri) in repr(nav) for file in new) or any(file.src_uri in built.unread for file in gone):
        return True
    places = {file.dest_uri.lower() for file in built.files}
    return any(file.dest_uri.lower() in places for file in new)


def _read(built: BuiltSite, keeper: Keeper, changes: _Changes) -> list[Page]:
    for file in changes.gone:
        built.files.remove(file)
    for file in changes.new:
        built.files.append(file)
    found = [*changes.changed, *changes.new]
    found += [built.files.src_uris[path] for path in changes.linking if path in built.files.src_uris]
    pages = []
    for file in sorted(set(found), key=lambda each: each.src_uri):
        if not file.is_documentation_page():
            if file.inclusion.is_in_serve():
                file.copy_file()
        elif file.inclusion.is_in_serve():
            page = _unread(built, file)
            keeper.populate(page, built.config, built.files)
            pages.append(page)
    return pages


def _unread(built: BuiltSite, file: File) -> Page:
    """The page of a file, as it was before it was read: the same object, where the navigation has it."""
    before = built.unread.get(file.src_uri)
    if before is None or file.page is None:
        return Page(None, file, built.config)
    page = file.page
    page.__class__ = Page
    page.__dict__.clear()
    page.__dict__.update(before)
    page.toc, page.meta = [], {}  # type: ignore[assignment]
    return page


def _build(built: BuiltSite, keeper: Keeper, pages: Iterable[Page]) -> None:
    documents = built.files.documentation_pages(inclusion=lambda level: level.is_in_serve())
    for page in pages:
        keeper.build(page, built.config, documents, built.nav, built.env, excluded=page.file.inclusion.is_excluded())


def _tidy(built: BuiltSite, changes: _Changes) -> None:
    """Away with what was built of files that are gone."""
    for file in changes.gone:
        with suppress(OSError):
            Path(file.abs_dest_path).unlink()
            os.removedirs(Path(file.abs_dest_path).parent)
