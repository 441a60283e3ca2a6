"""Built sites, file by file."""

from __future__ import annotations

from pathlib import Path


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
