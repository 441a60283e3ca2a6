"""What MkDocs' configuration says of a site: where it lies, what it is made with, what a build of it depends on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.config import Settings, read_settings
from generator.errors import DatelineError


class DatelineConfig(base.Config):
    """Options of the plugin; where seeds and records lie stands in `dateline.yml`, for every host alike."""

    generate = options.Type(bool, default=True)
    """False: build docs/ as it stands, without reading the seeds."""
    keep = options.Type(bool, default=True)
    """False: read and lay out every page anew, as MkDocs alone does."""


def reader_of(config: MkDocsConfig) -> Callable[[str], str | None]:
    """Reads a file below docs/; None for one that is not there."""

    def read(path: str) -> str | None:
        file = Path(config.docs_dir) / path
        return file.read_text(encoding="utf-8") if file.is_file() else None

    return read


def url_of(path: str, page: Page, files: Files) -> str | None:
    """How one page links to a file below docs/; None where the build has none of that path."""
    file = files.get_file_from_path(path)
    return file.url_relative_to(page.file) if file else None


def edit_url_of(path: str, files: Files) -> str | None:
    """Where a page may be edited; None where nobody says."""
    file = files.get_file_from_path(path)
    return file.page.edit_url if file and file.page else None


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the site."""
    return (Path(config.config_file_path).parent if config.config_file_path else Path()).absolute()


def docs_of(config: MkDocsConfig) -> Path:
    """The folder of its pages."""
    return Path(config.docs_dir).absolute()


def settings_of(root: Path, config: MkDocsConfig) -> Settings:
    """The settings of the site. Raises PluginError where they can't be used, or name other folders than MkDocs' do."""
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


def watched_of(root: Path, settings: Settings, config: MkDocsConfig) -> tuple[Path, ...]:
    """What a build depends on: a change in any of these means another build."""
    names = [settings.seeds, settings.docs, "mkdocs.yml", "dateline.yml"]
    names += [settings.templates] if settings.templates else []
    extra = [Path(p).absolute() for p in (config.config_file_path, config.theme.custom_dir, *config.watch) if p]
    return tuple(dict.fromkeys([root / name for name in names] + extra))
