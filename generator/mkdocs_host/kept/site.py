"""A site, as far as those who keep its pages have to know it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mkdocs.structure.pages import Page


@dataclass(frozen=True, slots=True)
class Site:
    """What a keeper has to know of a site beside MkDocs' settings."""

    root: Path
    side: str
    """What the site is built for: `build` or `serve`. Each has its own pages, since their addresses differ."""
    unpublished: str
    """The folder below docs/ whose files are in the pages, and not in the site."""
    source: Callable[[Page], str | None]
    """What a page is read from; None where that is its file."""
    read_with: Callable[[Page], object]
    """What our plugins bring into a page while it is read."""
    built_with: Callable[[Page], object]
    """The same for when it is laid out."""
    go_on: Callable[[], None]
    """Called at each page. Raises `InterruptedBuildError` where the build should stop."""


class InterruptedBuildError(Exception):
    """Something else is to be built first."""
