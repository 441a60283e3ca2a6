"""What a build needs of Python-Markdown beside `mkdocs.yml`: our extension, and ids that are nobody else's."""

from __future__ import annotations

from collections.abc import Callable

from markdown.extensions.toc import slugify
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger(__name__)

SOURCE_SECTION = "generator.web.source_section"
OLD_SOURCE_SECTION = "generator.mkdocs_host.source_section"
"""Its name in sites made by earlier versions; it keeps working."""


def prepare_markdown(config: MkDocsConfig) -> None:
    """Sets up the Markdown of a build, under whichever names `mkdocs.yml` has it."""
    if OLD_SOURCE_SECTION in config.markdown_extensions:
        log.info(
            "mkdocs.yml: `%s` is now called `%s`; the old name goes on working", OLD_SOURCE_SECTION, SOURCE_SECTION
        )
    elif SOURCE_SECTION not in config.markdown_extensions:
        config.markdown_extensions.append(SOURCE_SECTION)
    contents = config.mdx_configs.setdefault("toc", {})
    contents["slugify"] = _no_id_of_the_theme(contents.get("slugify", slugify))


def _no_id_of_the_theme(given: Callable[[str, str], str]) -> Callable[[str, str], str]:
    """Ids for headings that don't begin as those of the theme's own parts do: it looks for `__config` by its id, and
    a headline that is called so stands before it."""
    return lambda heading, separator: given(heading, separator).lstrip("_")
