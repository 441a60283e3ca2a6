"""A real git repository for tests: commits with an author, a day and a reason."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, who: str = "Ana Dias", when: str = "2026-02-03T10:00:00+01:00") -> str:
    """What git prints. Nothing of the machine's own settings gets in."""
    people = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", who), ("EMAIL", "someone@example.org"), ("DATE", when))
    }
    env = {**os.environ, **people, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, env=env).stdout


def start(folder: Path, why: str = "The first briefs", **about: str) -> None:
    """A repository of all that lies in the folder."""
    git(folder, "init", "-q", "-b", "main")
    if not (folder / ".gitignore").exists():
        (folder / ".gitignore").write_text("site/\n.dateline/\n", encoding="utf-8")
    save(folder, why, **about)


def save(folder: Path, why: str, **about: str) -> None:
    """Commit everything."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", why, **about)
