"""Every broken front matter of the case files stops a real run, which tells them all and changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.model import KINDS
from tests.case_files import cases
from tests.newsroom import open_newsroom, run

BROKEN: list[Any] = [*cases("front_matter/layout"), *cases("front_matter/schema")]
FOLDER_OF = {kind.name: kind.folder for kind in KINDS.values()}


def page_of(number: int) -> str:
    """Where a case stands in the site, below its root."""
    case = BROKEN[number].values[0]
    return f"docs/{FOLDER_OF[case.get('kind', 'brief')]}/case-{number:03}.md"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """What one run over all cases says; it leaves every file as it is."""
    root = tmp_path_factory.mktemp("broken") / "site"
    open_newsroom(root, 1)
    run(root)
    for number, case in enumerate(BROKEN):
        page = root / page_of(number)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(case.values[0]["page"].encode())
    (root / "seeds" / "another.txt").write_text("A second report\n\nBEIRA: It rained on 3 March 2026.\n", "utf-8")
    before = files(root)
    done = CliRunner().invoke(main, ["generate", "--root", str(root)])
    assert files(root) == before
    return done


def files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def test_there_are_cases_enough() -> None:
    assert len(BROKEN) >= 70


def test_the_run_stops_with_exit_status_1_and_without_a_traceback(told: Result) -> None:
    assert told.exit_code == 1
    assert "Traceback" not in told.output
    assert told.stdout == ""


@pytest.mark.parametrize("number", range(len(BROKEN)), ids=lambda number: str(BROKEN[number].id))
def test_each_mistake_is_told_with_file_line_and_remedy(told: Result, number: int) -> None:
    messages = told.stderr.split(f"{page_of(number)}:")[1:]
    problems = BROKEN[number].values[0]["problems"]
    assert len(messages) == len(problems), messages
    for message, expected in zip(messages, problems, strict=True):
        assert message.startswith(f"{expected['line']}: "), message
        assert expected["what"] in message
        assert expected["remedy"] in message
