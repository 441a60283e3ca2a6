"""Every broken front matter of the case files is told by a real run, left as it is, and holds up nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.model import KINDS
from tests.case_files import cases
from tests.newsroom import brief_of, open_newsroom, run

BROKEN: list[Any] = [*cases("front_matter/layout"), *cases("front_matter/schema")]
FOLDER_OF = {kind.name: kind.folder for kind in KINDS.values()}


def page_of(number: int) -> str:
    """Where a case stands in the site, below its root."""
    case = BROKEN[number].values[0]
    return f"docs/{FOLDER_OF[case.get('kind', 'brief')]}/case-{number:03}.md"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """What one run over all cases says; it leaves every one of them as it is, and makes the brief of a new seed."""
    root = tmp_path_factory.mktemp("broken") / "site"
    open_newsroom(root, 1)
    run(root)
    for number, case in enumerate(BROKEN):
        page = root / page_of(number)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes(case.values[0]["page"].encode())
    (root / "seeds" / "another.txt").write_text("A second report\n\nBEIRA: It rained on 3 March 2026.\n", "utf-8")
    done = CliRunner().invoke(main, ["generate", "--root", str(root)])
    for number, case in enumerate(BROKEN):
        assert (root / page_of(number)).read_bytes() == case.values[0]["page"].encode(), case.id
    assert brief_of(root, "another.txt").is_file()
    return done


def test_there_are_cases_enough() -> None:
    assert len(BROKEN) >= 70


def test_the_run_ends_with_exit_status_1_and_without_a_traceback(told: Result) -> None:
    assert told.exit_code == 1
    assert "Traceback" not in told.output
    assert f"1 new, 0 changed, 1 unchanged, 0 corrected by hand, {len(BROKEN)} failed" in told.stdout


@pytest.mark.parametrize("number", range(len(BROKEN)), ids=lambda number: str(BROKEN[number].id))
def test_each_mistake_is_told_with_file_line_and_remedy(told: Result, number: int) -> None:
    messages = told.stderr.split(f"{page_of(number)}:")[1:]
    problems = BROKEN[number].values[0]["problems"]
    assert len(messages) == len(problems), messages
    for message, expected in zip(messages, problems, strict=True):
        assert message.startswith(f"{expected['line']}: "), message
        assert expected["what"] in message
        assert expected["remedy"] in message
