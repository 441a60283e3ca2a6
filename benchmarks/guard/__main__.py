"""All that is tried against Dateline, counted group by group, into RESULTS.md; exits 1 where anything failed.

python -m benchmarks.guard                    # every group: hours
python -m benchmarks.guard kills texts        # these; the rows of the others stay as they were measured
python -m benchmarks.guard fuzzing --minutes 5
python -m benchmarks.guard injection --every 3  # of its strings each third
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping

from benchmarks.guard.groups import GROUPS, Effort, Row
from benchmarks.report import RESULTS, write_section

NAME = "guard"
MINUTES = 30.0
"""Of made-up inputs, in all."""
_ROW = re.compile(r"^\| (\w+) \| ([\d,]+) \| ([\d,]+) \| (.+) \|$", re.MULTILINE)


def section(rows: Mapping[str, Row]) -> str:
    """The section of RESULTS.md."""
    told = "What is tried against Dateline, and what of it failed. A group alone: `python -m benchmarks.guard kills`."
    ordered = {name: rows[name] for name in GROUPS if name in rows}
    lines = [f"| {name} | {row.tried:,} | {row.failed:,} | {row.what} |" for name, row in ordered.items()]
    tried, failed = (sum(each) for each in zip(*((row.tried, row.failed) for row in ordered.values()), strict=True))
    sums = f"| **all** | **{tried:,}** | **{failed:,}** | |"
    head = ["## Nothing gets in, nothing is lost", "", "    python -m benchmarks.guard", "", told, ""]
    return "\n".join([*head, "| group | tried | failed | what |", "|---|---:|---:|---|", *lines, sums])


def measured_before() -> Mapping[str, Row]:
    """The rows that stand in RESULTS.md, by group."""
    text = RESULTS.read_text(encoding="utf-8").partition(f"<!-- {NAME}: begin -->")[2]
    found = _ROW.findall(text.partition(f"<!-- {NAME}: end -->")[0])
    return {name: Row(_number(tried), _number(failed), what) for name, tried, failed, what in found}


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def main() -> int:
    """Try the groups that are named, or all; each row is written as soon as it is there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.guard", description="Tries all that may be tried.")
    parser.add_argument("groups", nargs="*", metavar="group", help=f"of: {', '.join(GROUPS)}; none: all")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="of made-up inputs")
    parser.add_argument("--every", type=int, default=1, help="of strings and kinds of text each so-manieth")
    asked = parser.parse_args()
    if unknown := [name for name in asked.groups if name not in GROUPS]:
        parser.error(f"no group is called {', '.join(unknown)}")
    failed = 0
    for name in asked.groups or GROUPS:
        row = GROUPS[name](Effort(asked.minutes, asked.every))
        failed += row.failed
        print(f"{name}: {row.tried:,} tried, {row.failed:,} failed. {row.what}", *row.wrong, sep="\n", flush=True)
        write_section(NAME, section({**measured_before(), name: row}))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
