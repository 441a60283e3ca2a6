"""Times the reading of hostile texts, and exits 1 where one is above the bars; a table of all kinds.

    python -m benchmarks.hostile                  # every kind at 10, 20 and 40 kB
    python -m benchmarks.hostile --full           # and at 1 MB
    python -m benchmarks.hostile "names and" tags # these kinds only

Seconds are of the processor, of one core; memory is the peak of a process of its own, the model included.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from benchmarks.hostile.cost import warm
from benchmarks.hostile.growth import MEGABYTE, SIZES, Growth, growth_of
from benchmarks.hostile.texts import KINDS

HEAD = ("| kind | {} | exponent | MB | |", "|---|{}---:|---:|---|")


def heading(sizes: Sequence[int]) -> str:
    """The head of the table."""
    shown = " | ".join(f"s at {size // 1000:,} kB" for size in sizes)
    return "\n".join((HEAD[0].format(shown), HEAD[1].format("---:|" * len(sizes))))


def row(found: Growth) -> str:
    """A line of the table."""
    seconds = " | ".join(f"{cost.seconds:.2f}" if cost else "too long" for cost in found.costs)
    exponent = "" if found.exponent is None else f"{found.exponent:.2f}"
    memory = f"{found.last.megabytes:.0f}" if found.last else ""
    return f"| {found.kind} | {seconds} | {exponent} | {memory} | {'' if found.holds else '**above the bars**'} |"


def main(arguments: Sequence[str]) -> int:
    """Measure the kinds that are named, or all."""
    named = [argument for argument in arguments if argument != "--full"]
    unknown = [name for name in named if name not in KINDS]
    if unknown:
        print(f"no such kind: {', '.join(unknown)}. Known: {', '.join(KINDS)}", file=sys.stderr)
        return 2
    sizes = (*SIZES, MEGABYTE) if "--full" in arguments else SIZES
    warm()
    print(heading(sizes))
    above = 0
    for kind in named or KINDS:
        found = growth_of(kind, KINDS[kind], sizes)
        above += not found.holds
        print(row(found), flush=True)
    print(f"\n{len(named or KINDS)} kinds, {above} above the bars.")
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
