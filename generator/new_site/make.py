"""A fresh site in an empty folder: settings, an example seed, a publishing workflow.

Reach for it behind `dateline new`. The files come from `resources/new_site/`.
"""

from __future__ import annotations

import json
from importlib.metadata import distribution
from importlib.resources.abc import Traversable
from pathlib import Path

from generator import __version__
from generator.config import FILE as SETTINGS
from generator.config import Settings
from generator.disk import write_changed
from generator.errors import DatelineError
from generator.knowledge import RESOURCES
from generator.model import Problem
from generator.new_site.editors import front_matter_cms
from generator.run import generate

NAMES = {
    "gitignore": ".gitignore",
    "pages.yml": ".github/workflows/pages.yml",
    "vscode_extensions.json": ".vscode/extensions.json",
    "vscode_settings.json": ".vscode/settings.json",
}
"""Files that lie in the package under another name, since tools there would take them for their own."""

EDITOR = "frontmatter.json"


def new_site(folder: Path) -> tuple[str, ...]:
    """Make the site, generate it once, and give the paths of the files that are a person's from here on.

    Raises DatelineError where the folder already holds something.
    """
    if folder.exists() and any(folder.iterdir()):
        raise DatelineError(Problem(str(folder), None, "is not empty", "Name a new or an empty folder"))
    written = []
    for name, item in sorted(_files(RESOURCES / "new_site", "")):
        path = NAMES.get(name, name)
        text = item.read_text(encoding="utf-8").replace("DATELINE_REQUIREMENT", requirement())
        write_changed(folder / path, text)
        written.append(path)
    for path, text in ((EDITOR, editor_settings()), (SETTINGS, settings_told())):
        write_changed(folder / path, text)
        written.append(path)
    generate(folder, Settings.model_validate({}))
    return tuple(sorted(written))


def editor_settings() -> str:
    """The text of `frontmatter.json`."""
    return f"{json.dumps(front_matter_cms(), indent=2)}\n"


def settings_told() -> str:
    """The text of `dateline.yml`: every setting with its meaning, none of them set."""
    lines = ["# Settings of this site. All are optional: without one, what stands here holds."]
    for name, field in Settings.model_fields.items():
        lines += [f"# {field.description}", f"# {name}: {field.default or '…'}"]
    return "\n".join(lines) + "\n"


def requirement() -> str:
    """How to install the Dateline that is running (PEP 508), from where this one was installed (PEP 610)."""
    source = distribution("dateline").read_text("direct_url.json")
    if source is None:
        return f"dateline=={__version__}"
    origin = json.loads(source)
    url = origin["url"]
    if "vcs_info" in origin:
        url = f"{origin['vcs_info']['vcs']}+{url}@{origin['vcs_info']['commit_id']}"
    return f"dateline @ {url}"


def _files(item: Traversable, name: str) -> list[tuple[str, Traversable]]:
    if item.is_file():
        return [(name, item)]
    return [found for child in item.iterdir() for found in _files(child, f"{name}/{child.name}".lstrip("/"))]
