"""Publishing: the workflow's steps, run one by one, and `mkdocs gh-deploy`, give the same whole site under a sub-path."""

from __future__ import annotations

import os
import posixpath
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from ruamel.yaml import YAML

from generator.config import Settings
from generator.run import generate
from tests.conftest import REPOSITORY
from tests.serving import QUIET

IDENTITY = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]


def git(folder: Path, *arguments: str) -> str:
    command = ["git", *IDENTITY, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def clone(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone, with a bare repository behind it, of a site with our settings and seeds."""
    generate(site, Settings.model_validate({}))
    git(site, "init", "-q", "-b", "main")
    (site / ".gitignore").write_text("site/\n.dateline/\n", encoding="utf-8")
    git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "Seeds")
    base = tmp_path_factory.mktemp("remote")
    git(base, "clone", "-q", "--bare", str(site), "bare.git")
    git(base, "clone", "-q", "bare.git", "clone")
    return base / "clone"


class Links(HTMLParser):
    """Addresses and ids of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if key in ("href", "src") and value and not (tag == "link" and ("rel", "canonical") in attrs):
                self.targets.append(value)
            if key in ("id", "name") and value:
                self.ids.add(value)


def read_links(file: Path) -> Links:
    links = Links()
    links.feed(file.read_text(encoding="utf-8"))
    return links


def broken(tree: Path, under: str) -> list[str]:
    """Links of a tree served under `/under/` that lead outside of it, to no file, or to no anchor."""
    pages = {file.relative_to(tree).as_posix(): read_links(file) for file in sorted(tree.rglob("*.html"))}
    found = []
    for page, links in pages.items():
        for target in links.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            home = posixpath.join("/", under, posixpath.dirname(page))
            path = posixpath.normpath(posixpath.join(home, unquote(parts.path))) if parts.path else f"/{under}/{page}"
            inside = posixpath.relpath(path, f"/{under}")
            file = tree / inside / "index.html" if (tree / inside).is_dir() else tree / inside
            if inside.startswith("..") or not file.is_file():
                found.append(f"{page} -> {target}")
            elif parts.fragment and file.suffix == ".html":
                known = pages[file.relative_to(tree).as_posix()].ids
                if parts.fragment not in known and not parts.fragment.startswith("__"):
                    found.append(f"{page} -> {target}")
    return found


def contents(tree: Path) -> dict[str, bytes]:
    return {p.relative_to(tree).as_posix(): p.read_bytes() for p in sorted(tree.rglob("*")) if p.is_file()}


def workflow_commands() -> list[tuple[str, dict[str, str]]]:
    workflow = YAML(typ="safe").load((REPOSITORY / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    steps = [s for s in workflow["jobs"]["build"]["steps"] if "run" in s]
    return [(s["run"], s.get("env", {})) for s in steps]


def test_gh_deploy_publishes_a_tree_without_a_broken_link_under_a_sub_path(clone: Path) -> None:
    env = {**QUIET, "SITE_URL": "https://example.org/repo/", "SOURCE_DATE_EPOCH": "1700000000"}
    env |= {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", "Test"), ("EMAIL", "t@example.org"))
    }
    command = [sys.executable, "-m", "mkdocs", "gh-deploy", "--force", "--no-history"]
    done = subprocess.run(command, cwd=clone, capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, done.stderr
    git(clone.parent, "clone", "-q", "--branch", "gh-pages", "bare.git", "published")
    published = clone.parent / "published"
    assert (published / "people/asim-munir/index.html").is_file()
    assert broken(published, "repo") == []
    steps = _run_workflow(clone, env)
    shutil.rmtree(published / ".git")
    ours, theirs = contents(published), contents(steps)
    ours.pop(".nojekyll", None)
    assert ours.keys() == theirs.keys()
    assert {p for p in ours if p.endswith(".html") and ours[p] != theirs[p]} == set()


def test_the_workflow_installs_generates_checks_and_builds() -> None:
    commands = [command for command, _ in workflow_commands()]
    assert commands == [
        "pip install uv==0.13.9",
        "uv run dateline generate",
        "uv run dateline check",
        "uv run mkdocs build --strict",
    ]


def test_the_workflow_runs_pinned_actions_and_each_job_may_do_no_more_than_it_needs() -> None:
    workflow = YAML(typ="safe").load((REPOSITORY / ".github/workflows/pages.yml").read_text(encoding="utf-8"))
    used = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action) for action in used)
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_a_new_site_publishes_by_the_same_workflow() -> None:
    ours = (REPOSITORY / ".github/workflows/pages.yml").read_bytes()
    assert (REPOSITORY / "generator/resources/new_site/pages.yml").read_bytes() == ours


def _run_workflow(clone: Path, env: dict[str, str]) -> Path:
    """The workflow's own command lines in a clean clone, in this environment instead of a new one."""
    git(clone.parent, "clone", "-q", "bare.git", "ci")
    folder = clone.parent / "ci"
    scripts = Path(sys.executable).parent
    for command, _ in workflow_commands():
        if command.startswith("uv run "):
            words = command.removeprefix("uv run ").split()
            path = f"{scripts}{os.pathsep}{os.environ['PATH']}"
            subprocess.run(words, cwd=folder, env={**env, "PATH": path}, check=True, capture_output=True)
    return folder / "site"
