"""Does a stated confidence mean what it says? Of the facts given .9, are about nine in ten right?

    python -m benchmarks.reliability           # a table such as benchmarks.quality writes into RESULTS.md
    python -m benchmarks.reliability --raw     # the same for the confidences as they are before calibration.yml
    python -m benchmarks.reliability --learn   # half of the texts into calibration.yml; the other half's table

Reach for `reliability` with the answers of a run. Kinds and judges stand in `judges.KINDS`.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import ModuleType

from benchmarks.answers import NO_DATA, Commands, answers_on, evaldata, read_lines
from benchmarks.judges import KINDS, Claim, Kind, Scorers
from benchmarks.learning import render, steps
from benchmarks.tasks import TASKS, Json
from generator.facts.calibrate import Steps

CALIBRATION = Path(__file__).parent.parent / "generator" / "resources" / "calibration.yml"
LEARNED, REPORTED = 0, 1
"""The half of the texts that is learned from, and the one that is reported."""
LEFT_ALONE = ("names", "published", "title")
"""Kinds whose confidence is set elsewhere: by the recogniser, or before any facts are found."""
MAY_BE_OFF = 0.05
"""Calibration error that needs no mending."""
ENOUGH = 60
"""Facts judged, from which half of them is enough to learn from."""

BINS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
"""The first is what a page calls unsure."""

Answers = Mapping[str, Sequence[Json]]
"""Set -> Dateline's answers on it."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """How true the confidences of one kind of fact are."""

    kind: str
    claims: tuple[Claim, ...]

    def bin(self, low: float, high: float) -> tuple[int, int]:
        """How many facts have a confidence in a bin, and how many of them are right."""
        inside = [claim.right for claim in self.claims if low <= claim.confidence < high]
        return len(inside), sum(inside)

    @property
    def error(self) -> float:
        """Expected calibration error: the mean distance of a confidence's own share right, over all facts."""
        levels: dict[float, list[bool]] = {}
        for confidence, right in self.claims:
            levels.setdefault(round(confidence, 1), []).append(right)
        off = sum(abs(sum(self._of(level)) - sum(rights)) for level, rights in levels.items())
        return off / len(self.claims) if self.claims else 0.0

    def _of(self, level: float) -> Iterator[float]:
        return (claim.confidence for claim in self.claims if round(claim.confidence, 1) == level)


def reliability(data: Path, answers: Answers, half: int | None = None) -> tuple[Reliability, ...]:
    """Every kind judged on its sets, as far as they are among the answers; on one half of the texts, if asked."""
    scorers = read_scorers(data)
    return tuple(
        Reliability(kind.name, tuple(claims(kind, data, answers, scorers, half)))
        for kind in KINDS
        if any(gold in answers for gold in kind.sets)
    )


def claims(kind: Kind, data: Path, answers: Answers, scorers: Scorers, half: int | None = None) -> Iterator[Claim]:
    """What a kind's judge says of all its sets."""
    for gold in kind.sets:
        said = {line["id"]: line for line in answers.get(gold, ())}
        for line in read_lines(data / "dev" / f"{gold}.jsonl"):
            if line["id"] in said and half in (None, half_of(line["id"])):
                yield from kind.judge(scorers, line, said[line["id"]])


def half_of(text_id: str) -> int:
    """Which half of the texts one belongs to, by the digest of its id: the same on every machine."""
    return sha256(text_id.encode()).digest()[0] % 2


def read_scorers(data: Path) -> dict[str, ModuleType]:
    """The scorers as modules, by file name."""
    return {path.stem: _module(path) for path in sorted((data / "score").glob("score_*.py"))}


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def table(found: Iterable[Reliability]) -> str:
    """A Markdown table: for each kind and bin the share right and, in brackets, of how many."""
    heads = ["under .5", *(f"{low:.1f} to {min(high, 1):.1f}".replace("0.", ".") for low, high in BINS[1:])]
    lines = [f"| kind of fact | {' | '.join(heads)} | facts | error |", "|---" * (len(heads) + 3) + "|"]
    for one in found:
        cells = [f"{right / count:.2f} ({count})" if count else "" for count, right in (one.bin(*b) for b in BINS)]
        lines.append(f"| {one.kind} | {' | '.join(cells)} | {len(one.claims)} | {one.error:.3f} |")
    return "\n".join(lines)


def learn(data: Path, raw: Answers, half: int) -> dict[str, Steps]:
    """What is worth writing into `calibration.yml`: the kinds whose confidences are off, from one half of the texts,
    or from all where too few facts were judged to halve them."""
    lower = {kind.name for kind in KINDS if kind.lower_bound}
    learned = {}
    for on_all, on_half in zip(reliability(data, raw), reliability(data, raw, half), strict=True):
        one = on_half if len(on_all.claims) >= ENOUGH else on_all
        if one.kind not in LEFT_ALONE and one.error > MAY_BE_OFF:
            learned[one.kind] = steps(one.claims, one.kind in lower)
    return learned


def main(arguments: Sequence[str]) -> int:
    """Print the table; learn `calibration.yml` where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability")
    parser.add_argument("--raw", action="store_true", help="confidences as they are before calibration.yml")
    parser.add_argument("--learn", action="store_true", help="learn calibration.yml on one half of the texts")
    asked = parser.parse_args(arguments)
    data = evaldata()
    if not data.is_dir():
        print(NO_DATA.format(data), file=sys.stderr)
        return 1
    raw: Commands = {"facts": ("benchmarks.uncalibrated",)} if asked.raw or asked.learn else {}
    judged = {gold for kind in KINDS for gold in kind.sets}
    answers = answers_on([task for task in TASKS if task.gold in judged], data, raw)
    if asked.learn:
        CALIBRATION.write_text(render(learn(data, answers, LEARNED)), encoding="utf-8")
        print(f"learned: {CALIBRATION}\nthe other half, before:")
    print(table(reliability(data, answers, REPORTED if asked.learn else None)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
