"""What a run of the benchmark writes: RESULTS.md for people, and the figures that the site's page on trust shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import floors
from benchmarks.floors import Aim, Figures
from benchmarks.reliability import BINS, Reliability

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
QUALITY = HERE.parent / "generator" / "resources" / "quality.yml"
TABLE = "| set | figure |"

_TRUST = """
## What a confidence is worth

Each fact carries a confidence. Of the facts given about .9, nine in ten should be right; here are the shares that are,
and of how many facts, by the confidence stated, on the half of the texts that `calibration.yml` was not learned from.
*Error* is the mean distance between a confidence and the share right at its level (expected calibration error).
Of actors and roles the annotations list only some: their shares are lower bounds. *date* and *location* are those of
the reported event; *who*, *what*, *when* and *where* the first answers of `dateline facts`: these four and *location*
have too few judged facts to halve, and were learned on all texts. Topics and summaries have no annotations.

"""


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one set."""

    gold: str
    figures: Mapping[str, float]
    beside: Mapping[str, Mapping[str, float]]
    """Peer -> its figures."""


def table(found: Sequence[Measured], aims: Mapping[str, Mapping[str, Aim]], pinned: Figures) -> str:
    """A Markdown table: set, figure, Dateline, floor, aim, pinned floor, peers."""
    lines = [f"{TABLE} Dateline | floor | aim | held at | peers |", "|---|---|---|---|---|---|---|"]
    for one in found:
        for figure, value in one.figures.items():
            owed = aims.get(one.gold, {}).get(figure)
            held = pinned.get(one.gold, {}).get(figure)
            beside = [f"{name} {theirs[figure]:.3f}" for name, theirs in one.beside.items() if theirs.get(figure)]
            cells = [_floor(value, owed), _aim(value, owed), "" if held is None else f"{held:.3f}", ", ".join(beside)]
            lines.append(f"| {one.gold} | {figure} | **{value:.3f}** | {' | '.join(cells)} |")
    return "\n".join(lines)


def _floor(value: float, owed: Aim | None) -> str:
    if owed is None:
        return ""
    return f"{owed.floor:.3f}" if value >= owed.floor else f"{owed.floor:.3f} **not reached**"


def _aim(value: float, owed: Aim | None) -> str:
    if owed is None or owed.aim is None:
        return ""
    return f"{owed.aim:.3f} *reached*" if value >= owed.aim else f"{owed.aim:.3f}"


def write_results(found: Sequence[Measured], trust: str) -> None:
    """RESULTS.md: what a person wrote above the table stays."""
    head = RESULTS.read_text(encoding="utf-8").partition(TABLE)[0] if RESULTS.exists() else "# Results\n\n"
    figures = table(found, floors.read_aims(), floors.read_floors())
    RESULTS.write_text(head + figures + "\n" + _TRUST + trust + "\n", encoding="utf-8")


def write_section(name: str, text: str) -> None:
    """RESULTS.md with `text` as its section `name`: in the place where it stands, or above the figures of quality."""
    old = RESULTS.read_text(encoding="utf-8")
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, mark, behind = old.partition(begin)
    if mark:
        behind = behind.partition(end)[2]
    else:
        before, mark, behind = old.partition("## Quality")
        behind = f"\n\n{mark}{behind}"
    RESULTS.write_text(f"{before}{begin}\n{text}\n{end}{behind}", encoding="utf-8")


def write_quality(reached: Figures, trusted: Sequence[Reliability], day: str) -> None:
    """`resources/quality.yml`: the day, every figure, and for each kind of fact the share right by confidence."""
    lines = [_QUALITY_HEAD, f'measured: "{day}"\n', "figures:\n"]
    for gold, figures in reached.items():
        lines.append(f"  {gold}:\n")
        lines += [f'    "{name}": {value:.3f}\n' for name, value in figures.items()]
    lines.append("confidence:\n")
    for one in trusted:
        counted = [(low, *one.bin(low, high)) for low, high in BINS]
        bins = [f"{{from: {low}, facts: {count}, right: {right}}}" for low, count, right in counted if count]
        lines.append(f"  {one.kind}: [{', '.join(bins)}]\n")
    QUALITY.write_text("".join(lines), encoding="utf-8")


_QUALITY_HEAD = """\
# What Dateline reached on annotated news text, for the site's page on trust. Written by `python -m benchmarks.quality`.
# figures: set -> figure -> value. confidence: kind of fact -> by the confidence stated, how many facts, how many right.
"""
