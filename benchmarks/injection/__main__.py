"""Every attack string in every place, counted; exits with 1 where one got through.

uv run python -m benchmarks.injection            # the whole table
uv run python -m benchmarks.injection 9          # each ninth string of a group
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.bars.browser import chromium
from benchmarks.injection.attacks import read_attacks
from benchmarks.injection.counts import Tally, measured
from benchmarks.report import write_section


def section(tally: Tally, strings: int, minutes: float) -> str:
    """A Markdown section."""
    told = (
        f"{strings} strings (markup and scripts, Markdown, extensions, templates, formulas, YAML, directions, blanks, "
        "control characters) in every field of every kind of page, in seeds of three forms, their names, authors and "
        "messages of the log, notes and settings; beside a site with harmless words. In Chromium no script may run, "
        "nothing be asked from outside, and each page have the elements of its twin. Pages are visited with their "
        "policy off, notes with it on. A page with the bytes of one that was visited counts as visited. "
        f"{minutes:.0f} minutes on two shared cores."
    )
    rows = [f"| {group} | {tried:,} | {tally.failed[group]} |" for group, tried in tally.tried.items()]
    sums = f"| **all** | **{tally.tried.total():,}** | **{tally.failed.total()}** |"
    head = ["## Words of strangers", "", "    python -m benchmarks.injection", "", told, ""]
    return "\n".join([*head, "| what; where | tried | failed |", "|---|---:|---:|", *rows, sums])


def main() -> int:
    """Build, look, print what was tried and what failed; the whole table goes into `RESULTS.md`."""
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    attacks = read_attacks(every)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        tally = measured(browser, Path(scratch), attacks, lambda said: print(said, file=sys.stderr, flush=True))
    told = section(tally, len(attacks), (time.monotonic() - start) / 60)
    print(told, *tally.told, sep="\n")
    if every == 1:
        write_section("injection", told)
    return 1 if tally.told else 0


if __name__ == "__main__":
    sys.exit(main())
