"""What is tried is counted as it was, row by row, and a failure is told."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks import report
from benchmarks.guard import __main__ as command
from benchmarks.guard.groups import GROUPS, Row
from benchmarks.guard.suites import Suite, _counted, outcome
from benchmarks.hostile import seeds
from benchmarks.hostile.cost import warm

TOLD = """
<testsuites><testsuite>
  <testcase classname="a" name="once"/>
  <testcase classname="a" name="often"><properties><property name="tried" value="200"/></properties></testcase>
  <testcase classname="a" name="not here"><skipped message="no disk"/></testcase>
  <testcase classname="a" name="wrong"><failure message="lost a word">at length</failure></testcase>
  <testcase classname="a" name="not set up"><error message="no room"/></testcase>
</testsuite></testsuites>
"""


def test_a_test_counts_as_often_as_it_tries_and_a_failure_is_told() -> None:
    done = _counted(ElementTree.fromstring(TOLD), "")
    assert (done.tried, done.skipped) == (203, 1)
    assert done.wrong == ("wrong: lost a word", "not set up: no room")


def test_inputs_that_are_made_up_count_each() -> None:
    said = (
        "  - 200 passing, 0 failing, and 21 invalid test cases\n  - 31 passing, 2 failing, and 0 invalid test cases\n"
    )
    assert _counted(ElementTree.fromstring("<testsuites/>"), said).tried == 233


def test_a_group_is_run_and_counted(tmp_path: Path) -> None:
    file = tmp_path / "test_made.py"
    file.write_text(
        "import os\n\n"
        "def test_holds(record_property):\n    record_property('tried', 7)\n    assert os.environ['MADE']\n\n"
        "def test_fails():\n    assert 1 == 2\n",
        encoding="utf-8",
    )
    done = outcome(Suite("made", (str(file),), ("-p", "no:cacheprovider"), {"MADE": "1"}), 0)
    assert (done.tried, len(done.wrong)) == (8, 1)
    assert "made" not in os.environ
    with pytest.raises(RuntimeError):
        outcome(Suite("made", (str(file),), ("--no-such-option",)), 0)


def test_every_group_that_names_tests_names_ones_that_are_there() -> None:
    from benchmarks.guard.groups import _SUITES
    from tests.conftest import REPOSITORY

    assert [file for suite in _SUITES.values() for file in suite.files if not (REPOSITORY / file).exists()] == []
    assert _SUITES.keys() < GROUPS.keys()


def test_rows_of_groups_that_are_not_run_stay_and_all_are_summed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = tmp_path / "RESULTS.md"
    results.write_text("# Results\n\n## Quality\n\nWords.\n", encoding="utf-8")
    for module in (report, command):
        monkeypatch.setattr(module, "RESULTS", results)
    rows = iter((Row(1_200, 0, "kinds of text"), Row(30, 2, "kills", ("lost a word",)), Row(40, 0, "kills")))
    monkeypatch.setattr(command, "GROUPS", {"texts": lambda _: next(rows), "kills": lambda _: next(rows)})
    for arguments, status in ((["texts", "kills"], 1), (["kills"], 0)):
        monkeypatch.setattr("sys.argv", ["guard", *arguments])
        assert command.main() == status
        text = results.read_text(encoding="utf-8")
        assert ("| **all** | **1,230** | **2** | |" in text) == (status == 1)
    assert (
        "| texts | 1,200 | 0 | kinds of text |\n| kills | 40 | 0 | kills |\n| **all** | **1,240** | **0** | |" in text
    )
    assert text.endswith("## Quality\n\nWords.\n")


@pytest.mark.parametrize("kind", seeds.KINDS)
def test_of_many_seeds_each_is_a_brief_or_told(kind: str) -> None:
    warm()
    found = seeds.grown(kind, (4, 8))
    assert [cost.accounted if cost else None for cost in found.costs.values()] == [4, 8]
    assert found.row().startswith(f"| {kind} | ")


def test_sites_that_cost_more_than_their_seeds_are_told() -> None:
    costs = {300: seeds.Cost(1, 1, 100, 300), 3_000: seeds.Cost(100, 1, 5_000, 2_999)}
    assert seeds.Grown("tiny", costs).wrong == (
        "tiny, 3000: neither a brief nor told: 1",
        "tiny: time grows with the power 2.00",
    )
    assert seeds.Grown("tiny", {300: None}).wrong == ("tiny, 300: the run died",)
