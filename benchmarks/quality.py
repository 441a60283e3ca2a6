"""Every kind of fact, measured on real annotated text, beside floors, aims and peers, into `benchmarks/RESULTS.md`.

    python -m benchmarks.quality                 # all sets; exit status 1 where a figure fell under its pinned floor
    python -m benchmarks.quality quotes dates    # those whose name holds one of the words; RESULTS.md is left alone
    python -m benchmarks.quality --pin           # and the floors of floors.yml rise to what was reached

The data are read from `../shared/evaldata`, or from the folder that DATELINE_EVALDATA names; they are not part
of this repository. Predictions come from the public commands `dateline facts` and `dateline articles`. A full run
also writes what the site's page on trust shows, `generator/resources/quality.yml`, with the day of the last commit.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import floors, reliability, report
from benchmarks.answers import NO_DATA, answers_on, evaldata, gold_of, lines, question_of, read_lines
from benchmarks.report import Measured
from benchmarks.tasks import TASKS, Json, Task

LEAD = ", lead over "


def measure(task: Task, data: Path, ours: Sequence[Json]) -> Measured:
    """Dateline's figures on one set, and those of its peers; Dateline again where a peer answered a part only."""
    reached = score(task, data, ours)
    beside = {name: dict(figures) for name, figures in task.quoted.items()}
    asked = [question_of(task, line) for line in read_lines(gold_of(task, data))]
    for name, answer in task.rivals.items():
        beside[name] = score(task, data, answer(asked))
        reached = reached | dict(_leads(task, name, reached, beside[name]))
    for name, stored in task.peers.items():
        theirs = list(read_lines(data / "dev" / f"{stored}.jsonl"))
        answered = {line["id"] for line in ours} & {line["id"] for line in theirs}
        beside[name] = score(task, data, [line for line in theirs if line["id"] in answered], only=answered)
        again = reached
        if len(answered) < len(ours):
            again = score(task, data, [line for line in ours if line["id"] in answered], only=answered)
            beside[f"Dateline on the same {len(answered)}"] = again
        reached = reached | dict(_leads(task, name, again, beside[name]))
    return Measured(task.gold, reached, beside)


def _leads(
    task: Task, peer: str, ours: Mapping[str, float], theirs: Mapping[str, float]
) -> Iterator[tuple[str, float]]:
    """How far ahead of a peer we are on its own texts, for the figures that owe a lead."""
    for owed in floors.read_aims().get(task.gold, {}):
        figure, lead, name = owed.partition(LEAD)
        if lead and name == peer:
            yield owed, ours[figure] - theirs[figure]


def score(task: Task, data: Path, predicted: Sequence[Json], only: Collection[str] | None = None) -> dict[str, float]:
    """The scorer's figures, under our names for them; on the documents of `only`, where given."""
    script, *arguments = task.scorer
    kept = [line for line in read_lines(gold_of(task, data)) if only is None or line["id"] in only]
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder) / "gold.jsonl", Path(folder) / "predictions.jsonl"
        asked.write_text(lines(kept), encoding="utf-8")
        answered.write_text(lines(predicted), encoding="utf-8")
        command = [sys.executable, str(data / "score" / f"{script}.py"), *arguments]
        command += ["--gold", str(asked), "--pred", str(answered), "--json"]
        result = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {name: value for name, path in task.figures.items() if (value := _at(result, path)) is not None}


def measured_on(tasks: Sequence[Task], data: Path) -> tuple[list[Measured], dict[str, list[Json]]]:
    """The figures of some sets, and the answers that they come from."""
    answers = answers_on(tasks, data)
    found = []
    for task in tasks:
        ours = [task.predict(line) for line in answers[task.gold]]
        found.append(measure(task, data, ours))
    return found, answers


def by_set(found: Sequence[Measured]) -> dict[str, dict[str, float]]:
    """Set -> figure -> value; a set may be measured by several tasks."""
    reached: dict[str, dict[str, float]] = {}
    for one in found:
        reached.setdefault(one.gold, {}).update(one.figures)
    return reached


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and, where everything was measured, write the results; 1 where a floor fell."""
    asked = _parser().parse_args(arguments)
    data = evaldata()
    if not data.is_dir():
        print(NO_DATA.format(data), file=sys.stderr)
        return 1
    tasks = [task for task in TASKS if not asked.words or any(word in task.gold for word in asked.words)]
    found, answers = measured_on(tasks, data)
    reached = by_set(found)
    complaints = list(floors.fallen(reached, floors.read_floors()))
    if asked.pin and not complaints:
        floors.write(floors.pin(reached, floors.read_floors(), floors.read_aims()))
    if not asked.words:
        trusted = reliability.reliability(data, answers, reliability.REPORTED)
        report.write_results(found, reliability.table(trusted))
        report.write_quality(reached, trusted, asked.date or _last_commit())
    print(report.table(found, floors.read_aims(), floors.read_floors()))
    print("\n".join(complaints) or "No figure is under its pinned floor.", file=sys.stderr)
    return 1 if complaints else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality")
    parser.add_argument("words", nargs="*", help="only sets whose name holds one of these")
    parser.add_argument("--pin", action="store_true", help="let the floors of floors.yml rise to what was reached")
    parser.add_argument("--date", help="day of the measurement, YYYY-MM-DD; the last commit's unless given")
    return parser


def _last_commit() -> str:
    command = ["git", "log", "-1", "--format=%cs"]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=report.HERE).stdout.strip()


def _at(result: Any, path: Sequence[str]) -> float | None:
    for key in path:
        result = result.get(key) if isinstance(result, dict) else None
    return float(result) if result is not None else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
