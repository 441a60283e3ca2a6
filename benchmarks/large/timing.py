"""One command over a site, by processor time and peak memory of a process of its own."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    seconds: float
    """Of processor time, its own and its children's."""
    megabytes: float
    """At the peak; never less than the process that asks, which should be small."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is done to a site and timed. Another measurement is another line in `STEPS`."""

    name: str
    prepare: Callable[[Path, int], None]
    """Brings the site of a folder to where the step begins; called with the number of the round, from 0."""
    command: Sequence[str]
    """Arguments of Python; `{root}` stands for the folder."""
    aims: Mapping[int, float]
    """Briefs -> seconds that it should take at most."""


def cost_of(arguments: Sequence[str], root: Path) -> Cost:
    """What Python takes with these arguments. Raises CalledProcessError where it fails."""
    command = [sys.executable, *(argument.format(root=root) for argument in arguments)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "OMP_NUM_THREADS": "1"})
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def middle(costs: Sequence[Cost]) -> Cost:
    """Median of each figure."""
    seconds, megabytes = ([getattr(cost, part) for cost in costs] for part in ("seconds", "megabytes"))
    return Cost(statistics.median(seconds), statistics.median(megabytes))


def growth(sizes: Sequence[int], values: Sequence[float]) -> float:
    """The exponent with which values grow, fitted through all points; 1 is as fast as the site."""
    xs, ys = [math.log(size) for size in sizes], [math.log(max(value, 1e-9)) for value in values]
    return statistics.linear_regression(xs, ys).slope
