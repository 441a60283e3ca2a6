"""The groups of attempts, and how each is counted."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sized
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bars.browser import chromium
from benchmarks.guard.suites import Suite, outcome
from benchmarks.hostile import patterns, seeds
from benchmarks.hostile.compiled import expressions
from benchmarks.hostile.cost import warm
from benchmarks.hostile.growth import MEGABYTE, MOST_EXPONENT, MOST_MEGABYTES, SIZES, Growth, growth_of, most
from benchmarks.hostile.texts import KINDS
from benchmarks.injection.attacks import read_attacks
from benchmarks.injection.counts import measured
from benchmarks.injection.settings import misread
from generator.config import Settings


@dataclass(frozen=True, slots=True)
class Row:
    """One group."""

    tried: int
    failed: int
    what: str
    """What one attempt is, and figures beside the counts."""
    wrong: tuple[str, ...] = ()
    """What failed, in words."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is tried, where all would take hours."""

    minutes: float
    """Of made-up inputs, in all."""
    every: int = 1
    """Of strings and kinds of text each so-manieth; the row says how many there are."""


def _injection(effort: Effort) -> Row:
    known, attacks = read_attacks(), read_attacks(effort.every)
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        tally = measured(browser, Path(scratch), attacks, _say)
    what = (
        f"{_of_all(attacks, known)}strings in every field, seeds, names of files, the log, notes; pages in Chromium, "
        "searches"
    )
    return Row(tally.tried.total(), tally.failed.total(), what, tuple(tally.told))


def _of_all(tried: Sized, known: Sized) -> str:
    return f"{len(tried)} " if len(tried) == len(known) else f"{len(tried)} of {len(known)} "


def _settings(_: Effort) -> Row:
    attacks, keys = read_attacks(), len(Settings.model_fields)
    wrong = [why for attack in attacks for why in misread(attack.text)]
    what = f"{len(attacks)} strings as the value of each of {keys} keys of `dateline.yml`, quoted and bare"
    return Row(len(attacks) * keys * 2, len(wrong), what, tuple(wrong))


def _texts(effort: Effort) -> Row:
    warm()
    sizes = (*SIZES, MEGABYTE)
    found: list[Growth] = []
    for kind, make in list(KINDS.items())[:: effort.every]:
        found.append(growth_of(kind, make, sizes))
        _say(f"{kind}: {found[-1].last}")
    wrong = tuple(f"{one.kind}: {one.costs}, {one.exponent}" for one in found if not one.holds)
    slow = max(found, key=lambda one: one.last.seconds if one.last else 0)
    steep = max(found, key=lambda one: one.exponent or 0)
    large = max(one.last.megabytes for one in found if one.last)
    what = (
        f"{_of_all(found, KINDS)}kinds of text, each at {', '.join(f'{size // 1000:,}' for size in sizes)} kB, held to "
        f"{most(MEGABYTE):.0f} s, {MOST_MEGABYTES:.0f} MB and the power {MOST_EXPONENT}; the slowest took "
        f"{_seconds(slow)} s ({slow.kind}), the steepest grew with {steep.exponent or 0:.2f} ({steep.kind}), "
        f"{large:.0f} MB at most"
    )
    return Row(len(found), len(wrong), what, wrong)


def _seconds(one: Growth) -> str:
    return f"{one.last.seconds:.1f}" if one.last else "too many"


def _patterns(_: Effort) -> Row:
    tried = expressions()
    found = [(one.module, slow) for one in tried if (slow := patterns.slowest(one.pattern, one.ways))]
    what = (
        f"regular expressions of the generator, each on all that it names, repeated, and on {patterns.MIXTURES} "
        f"mixtures, at {patterns.SHORT:,} and {patterns.LONG:,} characters"
    )
    return Row(len(tried), len(found), what, tuple(f"{module}: {slow}" for module, slow in found))


def _seeds(_: Effort) -> Row:
    warm()
    found = []
    for kind in seeds.KINDS:
        found.append(seeds.grown(kind))
        _say(found[-1].row())
    wrong = tuple(why for one in found for why in one.wrong)
    grew = ", ".join(f"{one.kind} {one.exponent or 0:.2f}" for one in found)
    counts = ", ".join(f"{count:,}" for count in seeds.COUNTS)
    what = f"sites of {counts} seeds, held to the power {MOST_EXPONENT}; time grew with: {grew}"
    return Row(len(found) * len(seeds.COUNTS), len(wrong), what, wrong)


def _of(suite: Suite) -> Callable[[Effort], Row]:
    def run(effort: Effort) -> Row:
        done = outcome(suite, effort.minutes)
        beside = f"; {done.skipped} not possible here" if done.skipped else ""
        return Row(done.tried, len(done.wrong), f"{suite.what}{done.told}{beside}", done.wrong)

    return run


_MADE_UP = ("--hypothesis-show-statistics", "-m", "hypothesis")
_SUITES: Mapping[str, Suite] = {
    "fuzzing": Suite(
        "inputs made up for readers of files and headers, settings, lines, front matter, days, merges, records, caches",
        ("tests/test_fuzz.py", "tests/articles", "tests/front_matter", "tests/corrections", "tests/knowledge",
         "tests/shelf/test_record.py", "tests/facts/dates"), ("--hypothesis-profile=round", *_MADE_UP), by_rounds=True,
    ),
    "histories": Suite(
        "lives of a page that people and the generator edit in turn, words typed in anywhere",
        ("tests/test_histories.py",), ("--hypothesis-profile=long", *_MADE_UP),
    ),
    "stages": Suite(
        "a stage that raises, recurses, runs out of memory, panics or talks nonsense; front matters that are broken",
        ("tests/test_isolation.py", "tests/test_broken_pages.py"),
    ),
    "faults": Suite(
        "disks, folders, links, names, locales, clocks, git, two runs at once, and slips of the pen",
        ("tests/test_faults.py", "tests/test_bad_input.py", "tests/test_config.py", "tests/disk", "tests/shelf",
         "tests/cli/test_locales.py"),
    ),
    "kills": Suite(
        "runs killed with SIGKILL at any moment, over 16 seeds; full, small and read-only disks",
        ("tests/test_crash.py",), environment={"DATELINE_FULL_CRASH_TEST": "1"},
    ),
    "cases": Suite("cases that failed once, as they were found", ("tests/test_hostile_cases.py",)),
    "policy": Suite(
        "raw HTML in notes, names of folders, the site's own scripts under its policy, judges that must see an attack",
        ("tests/test_injection.py", "tests/test_policy_in_browser.py", "tests/web/test_policy.py"),
    ),
    "supply": Suite("pins, digests, the bill of materials, the model's own", ("tests/benchmarks/test_supply.py",)),
}  # fmt: skip

GROUPS: Mapping[str, Callable[[Effort], Row]] = {
    "injection": _injection,
    "settings": _settings,
    "texts": _texts,
    "patterns": _patterns,
    "seeds": _seeds,
    **{name: _of(suite) for name, suite in _SUITES.items()},
}
"""Name on the command line -> what is tried; it is told how much to try."""


def _say(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)
