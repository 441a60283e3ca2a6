"""The code itself: formatted, linted, typed; and the rooms know only what they may know."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

GENERATOR = REPOSITORY / "generator"
STAGES = ("articles", "facts", "briefs", "entities", "stories", "pages")


@pytest.mark.parametrize(
    "command",
    [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy", "--no-error-summary"]],
    ids=["ruff check", "ruff format", "mypy"],
)
def test_the_code_is_clean(command: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *command], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_no_other_stage(stage: str) -> None:
    others = {f"generator.{other}" for other in STAGES if other != stage}
    for file in (GENERATOR / stage).rglob("*.py"):
        assert not [name for name in imports(file) if any(f"{name}.".startswith(f"{o}.") for o in others)], file


def test_only_the_host_knows_mkdocs() -> None:
    for file in GENERATOR.rglob("*.py"):
        if "mkdocs_host" not in file.parts:
            assert not [name for name in imports(file) if name.split(".")[0] == "mkdocs"], file


def test_the_build_reads_on_one_screen() -> None:
    assert len((GENERATOR / "build.py").read_text(encoding="utf-8").splitlines()) <= 80


def test_no_name_of_our_seeds_stands_in_the_code() -> None:
    names = ("Moghedi", "Mughaidi", "Mughid", "Munir", "Naqvi", "IMCTC", "Natalie Baker", "Raheel")
    for file in [*GENERATOR.rglob("*.py"), *GENERATOR.rglob("*.yml")]:
        text = file.read_text(encoding="utf-8")
        assert not [name for name in names if name in text], file
