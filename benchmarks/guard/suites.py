"""Tests as attempts: what pytest ran, what failed, and how many inputs Hypothesis made up."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

_EXAMPLES = re.compile(r"(\d+) passing, (\d+) failing")
REPOSITORY = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Suite:
    """A group of attempts that stand in tests."""

    what: str
    files: tuple[str, ...]
    options: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    by_rounds: bool = False
    """Inputs are made up: tried again with other ones until the time is up."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it."""

    tried: int
    skipped: int
    wrong: tuple[str, ...]
    told: str = ""
    tests: int = 0


def outcome(suite: Suite, minutes: float) -> Done:
    """Runs the tests of a group; those that are made up go on for so many minutes, with another chance each round."""
    start = time.monotonic()
    end, rounds = start + 60 * minutes, [_round(suite, 0)]
    while suite.by_rounds and time.monotonic() < end and not rounds[-1].wrong:
        rounds.append(_round(suite, len(rounds)))
    taken = (time.monotonic() - start) / 60
    told = f"; {rounds[0].tests} properties, {taken:.0f} minutes in all" if suite.by_rounds else ""
    wrong = tuple(why for done in rounds for why in done.wrong)
    return Done(sum(done.tried for done in rounds), rounds[0].skipped, wrong, told, rounds[0].tests)


def _round(suite: Suite, number: int) -> Done:
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.xml"
        chance = (f"--hypothesis-seed={number}",) if suite.by_rounds else ()
        report = (f"--junitxml={told}", "-o", "junit_family=xunit1")  # the form that holds a test's own properties
        command = [sys.executable, "-m", "pytest", "-q", *report, *suite.options, *chance, *suite.files]
        environment = {**os.environ, **suite.environment}
        done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)
        if not told.is_file():
            raise RuntimeError(f"{suite.files}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
        return _counted(ElementTree.parse(told).getroot(), done.stdout)


def _counted(told: ElementTree.Element, said: str) -> Done:
    """A test counts once, or as many times as it says (the property `tried`), or as Hypothesis says."""
    cases = list(told.iter("testcase"))
    skipped = [case for case in cases if case.find("skipped") is not None]
    wrong = [(case, why) for case in cases for why in (*case.iter("failure"), *case.iter("error"))]
    made_up = [sum(map(int, found)) for found in _EXAMPLES.findall(said)]
    tried = sum(made_up) or sum(_tried(case) for case in cases if case not in skipped)
    failing = tuple(f"{case.get('name')}: {why.get('message')}" for case, why in wrong)
    return Done(tried, len(skipped), failing, tests=len(cases))


def _tried(case: ElementTree.Element) -> int:
    said = (each.get("value") for each in case.iter("property") if each.get("name") == "tried")
    return int(next(said, None) or 1)
