"""Every attack string in every place, counted; exits with 1 where one got through.

uv run python -m benchmarks.injection            # the whole table
uv run python -m benchmarks.injection 9          # each ninth string of a group
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.bars.browser import chromium
from benchmarks.injection.attacks import read_attacks
from benchmarks.injection.counts import measured


def main() -> int:
    """Build, look, print what was tried and what failed."""
    attacks = read_attacks(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        tally = measured(browser, Path(scratch), attacks)
    print(f"{len(attacks)} strings", "| group | tried | failed |", "|---|---|---|", sep="\n")
    for group, tried in tally.tried.items():
        print(f"| {group} | {tried:,} | {tally.failed[group]} |")
    print(*tally.told, sep="\n")
    return 1 if tally.told else 0


if __name__ == "__main__":
    sys.exit(main())
