"""Built sites, file by file."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def without_keeping(site: Path) -> Path:
    """Settings of the same site in which each page is built anew, as MkDocs alone does."""
    text = (site / "mkdocs.yml").read_text(encoding="utf-8")
    stock = site / "stock.yml"
    stock.write_text(text.replace("  - dateline\n", "  - dateline: {keep: false}\n"), encoding="utf-8")
    return stock


def to_build(file: Path, folder: Path) -> MkDocsConfig:
    """Settings as `mkdocs build` starts with them: in a process a plugin stays, and with it what it was started for."""
    config = load_config(str(file), site_dir=str(folder))
    config.plugins.on_startup(command="build", dirty=False)
    return config
