"""The code itself: formatted, linted, typed, kept; and the rooms know only what they may know."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable

import pytest

from benchmarks.house import classes_of, documented, functions_of
from benchmarks.modules import Module, circles, flat_modules, imports, read_modules
from tests.conftest import REPOSITORY

GENERATOR = REPOSITORY / "generator"
STAGES = ("articles", "facts", "briefs", "entities", "stories", "pages")
SERVICES = ("front_matter", "corrections", "shelf", "site", "disk")
OUTSIDE = ("exports", "web", "mkdocs_host", "cli", "desk", "checks", "filters", "history", "new_site")
ROOT = {"__init__", "__main__", "build", "config", "errors", "run", "save"}
MOST_MODULES, MOST_LINES, ONE_SCREEN = 15, 250, 80
DOCUMENTED_FUNCTIONS, DOCUMENTED_CLASSES = 0.95, 1.0
"""Floors that only rise: `python -m benchmarks.house` says where we are."""
SAY = {"print", "click.echo", "click.secho", "sys.stdout", "sys.stderr"}
STOP = {"sys.exit", "os._exit", "exit", "quit", "SystemExit"}


@pytest.fixture(scope="module")
def modules() -> tuple[Module, ...]:
    """Every module of the generator."""
    return read_modules(GENERATOR)


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy", "--no-error-summary"]],
    ids=["ruff check", "ruff format", "mypy"],
)
def test_the_code_is_clean(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(not (REPOSITORY / ".git").exists(), reason="needs the git repository")
def test_git_ignores_no_source_file() -> None:
    command = [
        "git",
        "ls-files",
        "--others",
        "--ignored",
        "--exclude-standard",
        "--",
        "generator",
        "tests",
        "benchmarks",
    ]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert [file for file in done.stdout.splitlines() if "__pycache__" not in file] == []


def within(module: Module, *rooms: str) -> bool:
    """Whether it stands in one of these folders or modules of the generator."""
    return belongs(module.name, rooms)


def known(module: Module, *rooms: str) -> list[str]:
    """What it imports from these folders or modules of the generator."""
    return [name for name in imports(module) if belongs(name, rooms)]


def belongs(name: str, rooms: Iterable[str]) -> bool:
    return any(f"{name}.".startswith(f"generator.{room}.") for room in rooms)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_no_other_stage(stage: str, modules: tuple[Module, ...]) -> None:
    others = [other for other in STAGES if other != stage]
    assert {m.name: known(m, *others) for m in modules if within(m, stage) and known(m, *others)} == {}


ABOVE = {
    "model": ("knowledge", *STAGES, *SERVICES, *OUTSIDE),
    "knowledge": (*STAGES, *SERVICES, *OUTSIDE),
    "store": (*STAGES, "shelf", "site", "front_matter", "corrections", *OUTSIDE),
    "corrections": (*STAGES, "shelf", "site", "disk", *OUTSIDE),
    "front_matter": (*STAGES, "shelf", "site", "disk", *OUTSIDE),
    "disk": (*STAGES, "shelf", "site", "front_matter", "corrections", *OUTSIDE),
    "site": ("articles", "facts", "briefs", "pages", "shelf", *OUTSIDE),
    "pages": ("shelf", "disk", "web", "mkdocs_host", "cli", "desk", "checks", "filters"),
    "exports": ("articles", "facts", "briefs", "pages", "shelf", "disk", "web", "mkdocs_host", "cli"),
    "web": ("articles", "facts", "briefs", "shelf", "disk", "mkdocs_host", "cli"),
    "shelf": ("articles", "exports", "web", "mkdocs_host", "cli", "desk", "checks", "filters"),
}
"""Rooms, and what stands above them or beside: nothing that they may know. As in ARCHITECTURE.md."""


@pytest.mark.parametrize("room", ABOVE)
def test_a_room_knows_nothing_of_what_stands_above_it(room: str, modules: tuple[Module, ...]) -> None:
    here = [module for module in modules if within(module, room)]
    assert here
    assert {module.name: known(module, *ABOVE[room]) for module in here if known(module, *ABOVE[room])} == {}


def test_only_the_build_knows_the_first_stage_and_the_last(modules: tuple[Module, ...]) -> None:
    assert [m.name for m in modules if known(m, STAGES[0]) and known(m, STAGES[-1])] == ["generator.build"]


def test_the_build_reads_on_one_screen(modules: tuple[Module, ...]) -> None:
    assert [module.lines for module in modules if within(module, "build") and module.lines > ONE_SCREEN] == []


def test_only_the_host_knows_mkdocs(modules: tuple[Module, ...]) -> None:
    rest = [module for module in modules if not within(module, "mkdocs_host")]
    assert [module.name for module in rest if any(name.split(".")[0] == "mkdocs" for name in imports(module))] == []


def test_only_the_command_line_says_or_stops(modules: tuple[Module, ...]) -> None:
    rest = [module for module in modules if not within(module, "cli")]
    assert {module.name: spoken(module) for module in rest if spoken(module)} == {}


def spoken(module: Module) -> list[str]:
    """Whatever it names that writes to the terminal or ends the program."""
    named = (ast.unparse(node) for node in ast.walk(module.tree) if isinstance(node, ast.Name | ast.Attribute))
    return [name for name in (*named, *imports(module)) if name in SAY | STOP]


def test_no_import_goes_round_in_a_circle(modules: tuple[Module, ...]) -> None:
    assert circles(modules) == ()


def test_a_folder_is_taken_in_at_a_glance(modules: tuple[Module, ...]) -> None:
    assert {str(folder): held for folder, held in flat_modules(modules).items() if held > MOST_MODULES} == {}


def test_a_module_is_read_in_one_go(modules: tuple[Module, ...]) -> None:
    assert {str(module.path): module.lines for module in modules if module.lines > MOST_LINES} == {}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_has_one_module_of_a_name(stage: str, modules: tuple[Module, ...]) -> None:
    names = Counter(module.path.stem for module in modules if within(module, stage) and not module.is_package)
    assert [name for name, held in names.items() if held > 1] == []


def test_whatever_is_no_room_of_its_own_is_known_by_name(modules: tuple[Module, ...]) -> None:
    assert {module.path.stem for module in modules if len(module.path.parts) == 2} == ROOT


def test_what_others_may_use_says_what_it_is_for(modules: tuple[Module, ...]) -> None:
    assert documented(node for module in modules for node in functions_of(module)) >= DOCUMENTED_FUNCTIONS
    assert documented(node for module in modules for node in classes_of(module)) >= DOCUMENTED_CLASSES


def test_no_name_of_our_seeds_stands_in_the_code() -> None:
    names = ("Moghedi", "Mughaidi", "Mughid", "Munir", "Naqvi", "IMCTC", "Natalie Baker", "Raheel")
    for file in [*GENERATOR.rglob("*.py"), *GENERATOR.rglob("*.yml")]:
        text = file.read_text(encoding="utf-8")
        assert not [name for name in names if name in text], file
