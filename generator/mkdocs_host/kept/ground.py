"""What every page of a build depends on, as one digest: settings, theme, versions, our own code.

Also says for which sites pages are not kept at all: those with something at work that nobody here knows.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import partial
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath
from types import FunctionType
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.utils import get_theme_dir

from generator.disk.fingerprint import fingerprint_of_code

_PACKAGES = (
    "mkdocs",
    "properdocs",
    "mkdocs-material",
    "markdown",
    "jinja2",
    "markupsafe",
    "pymdown-extensions",
    "pyyaml",
    "pygments",
)
_PLUGINS = ("mkdocs.contrib.search", "material.plugins.search.plugin", "generator.mkdocs_host")
"""Modules of plugins whose pages depend on nothing but what is digested here or told by them."""
_EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "legacy_attrs"),
    *("legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks"),
)
"""Python-Markdown's own, by their short names."""
_KNOWN = re.compile(r"(?:markdown\.extensions|generator|pymdownx)\.(?!(?:snippets|b64|emoji)\b)\w")
# "markdown.extensions.toc"
_ELSEWHERE = {"config_file_path", "site_dir", "docs_dir", "dev_addr", "watch", "plugins", "hooks", "theme", "site_url"}
"""Settings that say where something stands, and those that are digested by themselves."""
_EXPRESSION = re.compile(r"\{[{%][^}]*")
_OF_ITS_TIME = re.compile(r"build_date_utc|update_date|\bnow\(|(?<![.\w])pages\b")
_TEMPLATES = (".html", ".xml", ".yml", ".svg")


class UntoldError(Exception):
    """A value of the settings that can't be told from another one."""


def digest_of(*parts: str | bytes) -> str:
    """What tells these words, in this order, from all others."""
    found = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


def why_not(config: MkDocsConfig) -> str:
    """Why pages of this site are not kept; empty where they are."""
    if config.hooks:
        return f"the hooks {', '.join(map(str, config.hooks))} may change any page"
    for name, plugin in config.plugins.items():
        if not type(plugin).__module__.startswith(_PLUGINS):
            return f"nobody knows on what the pages of the plugin `{name}` depend"
    for extension in config.markdown_extensions:
        if str(extension) not in _EXTENSIONS and not _KNOWN.match(str(extension)):
            return f"nobody knows what the Markdown extension `{extension}` reads"
    for template in _templates(config):
        text = template.read_text(encoding="utf-8", errors="replace") if template.suffix == ".html" else ""
        if any(map(_OF_ITS_TIME.search, _EXPRESSION.findall(text))):
            return f"{template.name} of the theme asks for the time, or for all pages"
    return ""


def ground_of(config: MkDocsConfig) -> str:
    """The digest of all that each page depends on. Raises UntoldError where a setting can't be told from another."""
    settings = {key: told(value) for key, value in config.items() if key not in _ELSEWHERE}
    plugins = [(name, _kind(plugin), told(plugin.config)) for name, plugin in config.plugins.items()]
    theme = (config.theme.name, told(dict(config.theme)), sorted(config.theme.static_templates))
    parts = [repr((sys.version, sorted(settings.items()), plugins, theme, [_version(each) for each in _PACKAGES]))]
    parts.append(str(logging.getLogger(pages.__name__).getEffectiveLevel()))
    parts.append(fingerprint_of_code())
    for template in _templates(config):
        parts += [str(template.name), digest_of(template.read_bytes())]
    return digest_of(*parts)


def told(value: object) -> object:
    """A value of the settings in words that are the same for the same value in every process. Raises UntoldError."""
    if value is None or isinstance(value, bool | int | float | str | bytes | PurePath):
        return f"{type(value).__name__} {value!r}"
    if isinstance(value, Mapping):
        return [(told(key), told(inner)) for key, inner in value.items()]
    if isinstance(value, list | tuple):
        return [told(inner) for inner in value]
    if isinstance(value, set | frozenset):
        return sorted(str(told(inner)) for inner in value)
    if isinstance(value, Enum | type):
        return f"{value.__module__} {value}"
    if isinstance(value, partial):
        return [told(value.func), told(value.args), told(value.keywords)]
    if isinstance(value, FunctionType):
        held = [told(cell.cell_contents) for cell in value.__closure__ or ()]
        return [value.__module__, value.__qualname__, told(value.__defaults__), told(value.__kwdefaults__), held]
    if isinstance(value, re.Pattern):
        return [value.pattern, value.flags]
    if hasattr(value, "patterns"):
        return [_pattern(each) for each in value.patterns]
    if hasattr(value, "__dict__"):
        return [_kind(value), told(vars(value))]
    raise UntoldError(f"the setting {value!r} can't be told from another")


def _pattern(pattern: Any) -> object:
    return [told(pattern.include), told(pattern.regex)]


def _kind(value: object) -> str:
    return f"{type(value).__module__}.{type(value).__qualname__}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _templates(config: MkDocsConfig) -> Iterator[Path]:
    """What pages are laid out with. The icons of the theme's package are as many as its pages, and have its version."""
    own = Path(get_theme_dir(config.theme.name)) if config.theme.name else None
    for folder in map(Path, config.theme.dirs):
        for file in sorted(_below(folder, is_package=folder == own)):
            if folder != own or file.suffix in _TEMPLATES:
                yield file


def _below(folder: Path, is_package: bool) -> Iterator[Path]:
    for item in folder.iterdir() if folder.is_dir() else ():
        if not item.is_dir():
            yield item
        elif not (is_package and item.name in (".icons", "assets")):
            yield from _below(item, is_package)
