"""What linking costs: time and memory for 1,000 and for 20,000 names, and how they grow; into RESULTS.md.

    python -m benchmarks.scale

The names are real ones from the sanctions lists of the annotated data (`benchmarks.quality` says where these lie).
Where they don't suffice, given and family names are dealt anew, which makes more look-alikes than life does. Each size
runs in a process of its own, so that memory is its own too.
"""

from __future__ import annotations

import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.answers import evaldata
from benchmarks.report import write_section
from generator import briefs
from generator.entities import link
from generator.model import Brief

SIZES = (1_000, 20_000)
NAMES_A_BRIEF = 4
MOST_SECONDS, MOST_MEGABYTES = 60.0, 1024.0


def real_names(folder: Path) -> list[str]:
    """Every name of the lists, sorted."""
    found: set[str] = set()
    for file in ("ofac_person", "un_person", "ofac_org"):
        for line in (folder / "dev" / "names" / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            found |= {pair["a"], pair["b"]}
    return sorted(found)


def names(folder: Path, size: int) -> list[str]:
    """As many different names as asked for; the same ones on every run."""
    dealer = random.Random(0)
    real = real_names(folder)
    dealer.shuffle(real)
    found = dict.fromkeys(real[:size])
    several = [name.split() for name in real if " " in name]
    while len(found) < size:
        first, last = dealer.choice(several), dealer.choice(several)
        found[" ".join([*first[:-1], last[-1]])] = None
    return list(found)


def made_briefs(given: Sequence[str]) -> tuple[Brief, ...]:
    """Briefs by hand that name all of them, two acting and two mentioned in each, over a year of days."""
    made = []
    for number, at in enumerate(range(0, len(given), NAMES_A_BRIEF)):
        some = list(given[at : at + NAMES_A_BRIEF])
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        meta = {
            "title": f"Report {number}",
            "date": day,
            "actors": [{"name": n} for n in some[:2]],
            "mentions": some[2:],
        }
        made.append(briefs.to_brief(f"briefs/{number}.md", meta, (), (), None, None, ()))
    return tuple(made)


def measure(size: int) -> dict[str, float]:
    """Seconds of one core for linking, and the peak memory of this whole process in megabytes."""
    told = made_briefs(names(evaldata(), size))
    before = time.process_time()
    entities = link(told)
    seconds = time.process_time() - before
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": seconds, "megabytes": kilobytes / 1024, "briefs": len(told), "pages": len(entities)}


def measured_apart(size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.scale", str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def table(rows: Sequence[tuple[int, dict[str, float]]]) -> str:
    """A Markdown section, and the exponent of growth: 1 is linear, 2 quadratic."""
    (small, least), (large, most) = rows[0], rows[-1]
    power = math.log(most["seconds"] / least["seconds"]) / math.log(large / small)
    lines = [
        "## What linking costs",
        "",
        "    python -m benchmarks.scale",
        "",
        "| names | briefs | pages | seconds of one core | peak memory, MB |",
        "|---:|---:|---:|---:|---:|",
        *(
            f"| {size:,} | {int(r['briefs']):,} | {int(r['pages']):,} | {r['seconds']:.1f} | {r['megabytes']:.0f} |"
            for size, r in rows
        ),
        "",
        f"Time grows with the power {power:.2f} of the number of names (1 would be linear, 2 quadratic).",
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Measure all sizes and write the section, or, given a size, print what it costs."""
    if arguments:
        print(json.dumps(measure(int(arguments[0]))))
        return 0
    if not evaldata().is_dir():
        print(f"no annotated data at {evaldata()}: set DATELINE_EVALDATA to where they are", file=sys.stderr)
        return 1
    rows = [(size, measured_apart(size)) for size in SIZES]
    section = table(rows)
    print(section)
    write_section("scale", section)
    most = rows[-1][1]
    return 0 if most["seconds"] <= MOST_SECONDS and most["megabytes"] <= MOST_MEGABYTES else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
