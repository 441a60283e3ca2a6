"""The README's recipes, followed to the letter on a fresh copy of the site: each does what it says, for good."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.checks.examine import check_site
from generator.config import read_settings
from generator.run import generate
from tests.conftest import REPOSITORY
from tests.serving import QUIET, build
from tests.test_corrections import everything

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?P<before>[^\n]*)\n\n```(?P<kind>\w+)\n(?P<text>.*?)```\n", re.DOTALL)
MOST_LINES = 10

WRONG = "A brief is wrong"
SPLIT = "Two people on one page"
MERGE = "One person on two pages"
WITHDRAWN = "A brief should not be there"
BY_HAND = "A brief without a source text"
LOOK = "Your own look"
RECIPES = (WRONG, SPLIT, MERGE, WITHDRAWN, BY_HAND, LOOK)

GENERAL = "docs/people/mohammed-bin-saeed-al-moghedi.md"
OTHER = "docs/people/muhammad-al-mughaidi.md"


@dataclass(frozen=True)
class Step:
    """One block: commands, a change of a file, or a whole file; and the file that the line above it names."""

    kind: str
    text: str
    path: str | None


def steps(heading: str) -> list[Step]:
    section = README.split(f"\n### {heading}\n", 1)[1]
    section = re.split(r"\n##+ ", section, maxsplit=1)[0]
    found = []
    for block in BLOCK.finditer(f"\n{section}\n"):
        named = re.findall(r"`([^`]+)`", block["before"])
        path = next((name for name in reversed(named) if not name.endswith("/")), None)
        found.append(Step(block["kind"], block["text"], path))
    assert found, heading
    return found


def changed(text: str, diff: str) -> str:
    """A text with a diff applied; its old lines must stand in it, together and once."""
    lines, told = text.splitlines(), diff.splitlines()
    old = [line[1:] for line in told if line[0] in "- "]
    new = [line[1:] for line in told if line[0] in "+ "]
    places = [at for at in range(len(lines)) if lines[at : at + len(old)] == old]
    assert len(places) == 1, f"not exactly once in the file: {old}"
    lines[places[0] : places[0] + len(old)] = new
    return "\n".join(lines) + "\n"


def run_as_it_stands(site: Path, command: str) -> None:
    """A command, without the `uv run` that would install another environment."""
    words = shlex.split(command.removeprefix("uv run "))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(words, cwd=site, env={**QUIET, "PATH": path}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def follow(site: Path, heading: str) -> None:
    for step in steps(heading):
        if step.kind == "sh":
            for command in step.text.splitlines():
                run_as_it_stands(site, command)
            continue
        assert step.path, step.text
        file = site / step.path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = changed(file.read_text("utf-8"), step.text) if step.kind == "diff" else step.text
        file.write_text(text, encoding="utf-8")


def after(site: Path, heading: str) -> dict[str, str]:
    """The site after the recipe, and after those above it that it goes on from; a further run changes nothing."""
    for each in (SPLIT, MERGE) if heading == MERGE else (heading,):
        follow(site, each)
    generate(site, read_settings(site))
    before = everything(site)
    generate(site, read_settings(site))
    assert everything(site) == before
    assert check_site(site, read_settings(site)) == ()
    return {path: data.decode() for path, data in before.items()}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our site as it is before any recipe."""
    root = tmp_path_factory.mktemp("fresh")
    shutil.copytree(REPOSITORY / "seeds", root / "seeds")
    shutil.copy(REPOSITORY / "mkdocs.yml", root / "mkdocs.yml")
    generate(root, read_settings(root))
    return root


@pytest.fixture
def site(fresh: Path, tmp_path: Path) -> Path:
    """A copy of it for one recipe."""
    return Path(shutil.copytree(fresh, tmp_path / "site"))


def edited(heading: str) -> str:
    path = steps(heading)[0].path
    assert path
    return path


@pytest.mark.parametrize("heading", RECIPES)
def test_a_recipe_takes_no_more_than_ten_lines(heading: str) -> None:
    assert sum(len(step.text.splitlines()) for step in steps(heading)) <= MOST_LINES


def test_every_recipe_of_the_readme_is_followed_here() -> None:
    section = README.split("\n## Correct it\n", 1)[1].split("\n## ", 1)[0]
    assert tuple(re.findall(r"(?m)^### (.*)$", section)) == RECIPES


def test_a_recipe_whose_lines_are_not_in_the_file_fails() -> None:
    assert changed("a: 1\nb: 2\n", " a: 1\n-b: 2\n+b: 3\n") == "a: 1\nb: 3\n"
    for text in ("a: 1\n", "b: 2\nb: 2\n"):
        with pytest.raises(AssertionError):
            changed(text, "-b: 2\n+b: 3\n")


def test_a_corrected_brief_says_the_new_value_and_that_it_is_by_hand(site: Path) -> None:
    page = after(site, WRONG)[edited(WRONG)]
    assert "publisher: Associated Press of Pakistan\n" in page
    row = next(line for line in page.splitlines() if line.startswith("| Publisher | "))
    assert row.startswith("| Publisher | **Associated Press of Pakistan** |")
    assert row.endswith("| **by hand** |")


def test_a_split_gives_each_of_the_two_a_page(site: Path) -> None:
    pages = after(site, SPLIT)
    assert "not: [Muhammad Al-Mughaidi]" in pages[GENERAL]
    assert "# Muhammad Al-Mughaidi\n" in pages[OTHER]
    assert "| Muhammad Al-Mughaidi |" not in pages[GENERAL]


def test_a_merge_makes_the_two_one_page_again(site: Path) -> None:
    pages = after(site, MERGE)
    assert "Muhammad Al-Mughaidi" in pages[GENERAL].split("\n---\n")[0]
    assert "not: " not in pages[GENERAL].split("\n---\n")[0]
    assert "| Muhammad Al-Mughaidi |" in pages[GENERAL]
    assert OTHER not in pages or "This page has moved" in pages[OTHER]


def test_a_withdrawn_brief_leaves_every_page_and_the_built_site(site: Path) -> None:
    pages = after(site, WITHDRAWN)
    path = edited(WITHDRAWN)
    name = path.rpartition("/")[2]
    assert "This brief was withdrawn." in pages[path]
    assert not [page for page, text in pages.items() if f"{name})" in text]
    done = build(site)
    assert done.returncode == 0, done.stderr
    built = path.removeprefix("docs/").removesuffix(".md")
    assert not (site / "site" / built).exists()


def test_a_brief_written_by_hand_stands_on_the_pages_of_those_who_took_part(site: Path) -> None:
    pages = after(site, BY_HAND)
    assert "a-call.md" in pages["docs/people/mohsin-naqvi.md"]
    assert "a-call.md" in pages["docs/briefs/2026/02/index.md"]


def test_a_template_and_a_style_of_ones_own_show_on_the_built_site(site: Path) -> None:
    pages = after(site, LOOK)
    line = "Do you know more about Mohsin Naqvi? Write to the desk."
    assert line in pages["docs/people/mohsin-naqvi.md"]
    assert "Write to the desk" not in pages["docs/places/islamabad.md"]
    done = build(site)
    assert done.returncode == 0, done.stderr
    html = (site / "site/people/mohsin-naqvi/index.html").read_text("utf-8")
    assert line in html
    assert 'href="../../assets/desk.css"' in html
    assert "#7a1f2b" in (site / "site/assets/desk.css").read_text("utf-8")
