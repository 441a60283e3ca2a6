"""What many seeds cost: ten thousand that are tiny, the same or nearly the same, read and written in time and space.

    python -m benchmarks.hostile.seeds               # 300, 1,000, 3,000 and 10,000 seeds of each kind
    python -m benchmarks.hostile.seeds 100 300       # so many

Seconds are of the processor, of one core; memory is the peak of the run's own process. A second run, with nothing to
do, is measured beside it. Exits 1 where time grows faster than the seeds, or a seed is neither a brief nor told.
"""

from __future__ import annotations

import math
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.hostile.cost import warm
from benchmarks.hostile.growth import MOST_EXPONENT, slope
from generator.config import read_settings
from generator.run import generate

COUNTS = (300, 1_000, 3_000, 10_000)
MOST_MEGABYTES = 2_000.0
"""For ten thousand seeds; a laptop has four times that."""


def _tiny(number: int) -> str:
    return f"Talks {number}.\n"


def _same(_: int) -> str:
    return "Talks end\n\nNAIROBI: Minister Wanjiru Odhiambo met Mayor Ana Dias on 3 March 2026.\n"


def _near(number: int, day: int = 3) -> str:
    return f"Talks {number} end\n\nNAIROBI: Minister Wanjiru Odhiambo met Mayor Ana Dias on {day} March 2026.\n"


def _of_a_month(number: int) -> str:
    return _near(number, 1 + number % 28)


KINDS: Mapping[str, Callable[[int], str]] = {
    "tiny": _tiny,
    "equal": _same,
    "near-equal": _near,
    "near-equal, of a month": _of_a_month,
}
"""Kind -> the text of the nth seed."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one site."""

    first: float
    """Seconds of the run that makes it."""
    again: float
    """Of one with nothing to do."""
    megabytes: float
    accounted: int
    """Seeds that are a brief or are told."""


def cost_of(kind: str, count: int) -> Cost | None:
    """What a site of so many seeds costs, in a process of its own; None where that dies. Warm up before."""
    context = get_context("fork")
    mine, theirs = context.Pipe(duplex=False)
    with tempfile.TemporaryDirectory() as folder:
        worker = context.Process(target=_measure, args=(theirs, Path(folder), KINDS[kind], count))
        worker.start()
        theirs.close()
        worker.join()
    return Cost(*mine.recv()) if worker.exitcode == 0 and mine.poll() else None


def _measure(theirs: Connection, root: Path, text: Callable[[int], str], count: int) -> None:
    (root / "seeds").mkdir()
    for number in range(count):
        (root / "seeds" / f"{number:05}.txt").write_text(text(number), encoding="utf-8")
    settings, times = read_settings(root), []
    for _ in range(2):
        before = time.process_time()
        report = generate(root, settings)
        times.append(time.process_time() - before)
    told = {problem.path for problem in report.failed}
    accounted = len(
        told | {f"{settings.seeds}/{(brief.seed or '').rpartition('#')[0]}" for brief in report.site.briefs}
    )
    theirs.send((*times, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, accounted))


@dataclass(frozen=True, slots=True)
class Grown:
    """One kind at rising numbers."""

    kind: str
    costs: Mapping[int, Cost | None]

    @property
    def exponent(self) -> float | None:
        """The slope of time over number, both in logarithms; None where fewer than two sites were made."""
        told = [(math.log(count), math.log(cost.first)) for count, cost in self.costs.items() if cost]
        return slope(told) if len(told) > 1 else None

    @property
    def wrong(self) -> tuple[str, ...]:
        """What does not hold."""
        found = [f"{self.kind}, {count}: {why}" for count, cost in self.costs.items() if (why := _wrong(count, cost))]
        if self.exponent and self.exponent > MOST_EXPONENT:
            found.append(f"{self.kind}: time grows with the power {self.exponent:.2f}")
        return tuple(found)

    def row(self) -> str:
        """A line of the table."""
        seconds = " | ".join(f"{cost.first:.1f} / {cost.again:.1f}" if cost else "died" for cost in self.costs.values())
        exponent = "" if self.exponent is None else f"{self.exponent:.2f}"
        most = max((cost.megabytes for cost in self.costs.values() if cost), default=0)
        return f"| {self.kind} | {seconds} | {exponent} | {most:.0f} |"


def _wrong(count: int, cost: Cost | None) -> str:
    if cost is None:
        return "the run died"
    if cost.accounted != count:
        return f"neither a brief nor told: {count - cost.accounted}"
    return f"{cost.megabytes:.0f} MB" if cost.megabytes > MOST_MEGABYTES else ""


def grown(kind: str, counts: Sequence[int] = COUNTS) -> Grown:
    """Measures one kind."""
    return Grown(kind, {count: cost_of(kind, count) for count in counts})


def table(found: Sequence[Grown]) -> str:
    """A Markdown table of seconds, first run and a run with nothing to do."""
    counts = " | ".join(f"{count:,} seeds, s" for count in found[0].costs)
    head = f"| kind | {counts} | exponent | MB |\n|---|{'---:|' * len(found[0].costs)}---:|---:|"
    return "\n".join((head, *(one.row() for one in found)))


def main(arguments: Sequence[str]) -> int:
    """Measures all kinds."""
    counts = tuple(map(int, arguments)) or COUNTS
    warm()
    found = []
    for kind in KINDS:
        found.append(grown(kind, counts))
        print(found[-1].row(), *found[-1].wrong, sep="\n", flush=True)
    print(table(found))
    return 1 if any(one.wrong for one in found) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
