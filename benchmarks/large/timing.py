"""One command over a site, by processor time and peak memory of a process of its own."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

QUIET = {**os.environ, "OMP_NUM_THREADS": "1", "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took."""

    seconds: float
    """Of processor time, its own and its children's."""
    megabytes: float
    """At the peak; never less than the process that asks, which should be small."""
    elapsed: float
    """Seconds by the clock, which several processes share."""


Prepare = Callable[[Path, int], None]
"""Brings the site of a folder to where a step begins; called with the number of the round, from 0."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is done to a site and timed. Another measurement is another line in `STEPS`."""

    name: str
    prepare: Prepare
    command: Sequence[str]
    """Arguments of Python; `{root}` stands for the folder."""
    aims: Mapping[int, float]
    """Briefs -> seconds that it should take at most."""


def cost_of(arguments: Sequence[str], root: Path) -> Cost:
    """What Python takes with these arguments. Raises CalledProcessError where it fails."""
    command = [sys.executable, *(argument.format(root=root) for argument in arguments)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=root, env=QUIET)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / unit, time.perf_counter() - start)


def middle(costs: Sequence[Cost]) -> Cost:
    """Median of each figure."""
    parts = ("seconds", "megabytes", "elapsed")
    return Cost(*(statistics.median(getattr(cost, part) for cost in costs) for part in parts))


def growth(sizes: Sequence[int], values: Sequence[float]) -> float:
    """The exponent with which values grow, fitted through all points; 1 is as fast as the site."""
    xs, ys = [math.log(size) for size in sizes], [math.log(max(value, 1e-9)) for value in values]
    return statistics.linear_regression(xs, ys).slope
