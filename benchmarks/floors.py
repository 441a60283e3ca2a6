"""Floors that only rise: what each figure owes (`aims.yml`) and what it may no longer fall under (`floors.yml`).

Reach for `fallen` after measuring. A pinned floor is the value reached when it was pinned, less a little for noise; it
is never lower than the floor owed, unless that one has not been reached yet: then it says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

HERE = Path(__file__).parent
AIMS, FLOORS = HERE / "aims.yml", HERE / "floors.yml"
NOISE = 0.005
"""What a value may lose without a floor falling: less than a single text decides on the smaller sets."""

Figures = Mapping[str, Mapping[str, float]]
"""Set -> figure -> value."""

_HEAD = """\
# Pinned floors: set -> figure -> the value that it may not fall under. They only rise.
# Written by `python -m benchmarks.quality --pin`: the value reached less 0.005. What each figure owes: aims.yml.
"""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a figure has to reach, and what it ought to."""

    floor: float
    aim: float | None = None


def read_aims() -> dict[str, dict[str, Aim]]:
    """Set -> figure -> what it owes."""
    owed = YAML(typ="safe").load(AIMS.read_text(encoding="utf-8"))
    return {gold: {name: Aim(**each) for name, each in figures.items()} for gold, figures in owed.items()}


def read_floors() -> dict[str, dict[str, float]]:
    """The pinned floors; none where nothing was pinned yet."""
    return YAML(typ="safe").load(FLOORS.read_text(encoding="utf-8")) or {} if FLOORS.exists() else {}


def fallen(measured: Figures, pinned: Figures) -> Iterator[str]:
    """One line for every measured figure under its pinned floor."""
    for gold, figures in pinned.items():
        for name, floor in figures.items():
            value = measured.get(gold, {}).get(name)
            if value is not None and value < floor:
                yield f"{gold}, {name}: {value:.3f} is under its floor {floor:.3f}"


def pin(measured: Figures, pinned: Figures, aims: Mapping[str, Mapping[str, Aim]]) -> dict[str, dict[str, float]]:
    """The floors after a run: risen to what was reached, never lowered. Sets that were not measured keep theirs;
    figures that owe nothing have none."""
    found = {gold: _pinned(measured.get(gold, {}), pinned.get(gold, {}), owed) for gold, owed in aims.items()}
    return {gold: floors for gold, floors in found.items() if floors}


def _pinned(reached: Mapping[str, float], before: Mapping[str, float], owed: Mapping[str, Aim]) -> dict[str, float]:
    held = {name: _held(reached[name], owed[name]) for name in owed if name in reached}
    return {name: max(f[name] for f in (held, before) if name in f) for name in owed if name in held or name in before}


def write(floors: Figures) -> None:
    """Writes `floors.yml`."""
    FLOORS.write_text(render(floors, read_aims()), encoding="utf-8")


def render(floors: Figures, aims: Mapping[str, Mapping[str, Aim]]) -> str:
    """The text of `floors.yml`; a floor owed and not reached is named beside its line."""
    lines = [_HEAD]
    for gold, figures in floors.items():
        lines.append(f"{gold}:\n")
        for name, floor in figures.items():
            owed = aims[gold][name].floor
            note = f"  # floor not reached: {owed:.3f} is owed" if floor < owed else ""
            lines.append(f'  "{name}": {floor:.3f}{note}\n')
    return "".join(lines)


def _held(value: float, owed: Aim) -> float:
    held = math.floor(round((value - NOISE) * 1000, 6)) / 1000
    return max(held, owed.floor) if value >= owed.floor else held
