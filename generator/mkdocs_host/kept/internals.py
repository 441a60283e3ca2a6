"""The internals of MkDocs 1.6 that keeping pages relies on: all of them, and nothing beside its documented interface.

While one build runs, five functions are replaced by ours, which call the original ones wherever a page is not kept.
`unexpected()` says whether they are what this was written for; where they are not, the build goes MkDocs' own way.

* `mkdocs.commands.build.build` calls `_populate_page` for each page, then the event `env`, then `_build_page` for each,
  both by their names in its module.
* Whatever is written to the site goes through `utils.write_file` and `utils.copy_file`, but for `sitemap.xml.gz`; and
  `utils.clean_directory` empties it at the start.
* `_populate_page` leaves its work in the attributes of a page that `PAGE` names.
* The search plugins of MkDocs and Material gather their entries, page by page, in a list of `plugin.search_index`.
* `mkdocs.livereload.LiveReloadServer` calls `builder()` for a save, and reads `observer` when it starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from inspect import signature
from types import ModuleType
from typing import Any

from mkdocs import utils
from mkdocs.commands import build
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

_ORIGINAL: Mapping[str, tuple[ModuleType, str]] = {
    "_populate_page": (build, "page config files dirty"),
    "_build_page": (build, "page config doc_files nav env dirty excluded"),
    "clean_directory": (utils, "directory"),
    "write_file": (utils, "content output_path"),
    "copy_file": (utils, "source_path output_path"),
}
PAGE = ("markdown", "meta", "content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors")
"""Attributes of a page that reading it leaves."""
_ENTRIES = ("entries", "_entries")
"""Under which Material's index and MkDocs' have their list."""

Function = Callable[..., Any]


def unexpected() -> str:
    """What is not as this was written for; empty where all is."""
    for name, (module, parameters) in _ORIGINAL.items():
        function = getattr(module, name, None)
        if function is None or list(signature(function).parameters) != parameters.split():
            return f"{module.__name__}.{name} is not the function of MkDocs 1.6"
    page_names = {*Page.__annotations__, *Page.__init__.__code__.co_names}
    missing = [name for name in PAGE if name not in page_names]
    return f"pages of this MkDocs have no {', '.join(missing)}" if missing else ""


@contextmanager
def replaced(functions: Mapping[str, Function]) -> Iterator[Mapping[str, Function]]:
    """The functions of the given names, replaced while this lasts; gives the original ones."""
    before = {name: getattr(module, name) for name, (module, _) in _ORIGINAL.items()}
    for name, function in functions.items():
        setattr(_ORIGINAL[name][0], name, function)
    try:
        yield before
    finally:
        for name in functions:
            setattr(_ORIGINAL[name][0], name, before[name])


def search_entries(plugins: Sequence[BasePlugin[Any]]) -> list[dict[str, Any]] | None:
    """The list in which the theme's search gathers what it finds; None where nobody gathers."""
    for plugin in plugins:
        index = getattr(plugin, "search_index", None)
        for name in _ENTRIES:
            found = getattr(index, name, None)
            if isinstance(found, list):
                return found
    return None
