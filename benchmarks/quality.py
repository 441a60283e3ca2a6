"""Every kind of fact, measured on real annotated text, beside its peers, into `benchmarks/RESULTS.md`.

    python -m benchmarks.quality                 # all sets
    python -m benchmarks.quality quotes dates    # those whose name holds one of the words; RESULTS.md is left alone

The data are read from `../shared/evaldata`, or from the folder that DATELINE_EVALDATA names; they are not part
of this repository. Predictions come from the public commands `dateline facts` and `dateline articles`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from rich.progress import track

from benchmarks.tasks import TASKS, Json, Task

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"


def evaldata() -> Path:
    """The folder of the annotated data; it may not exist."""
    return Path(os.environ.get("DATELINE_EVALDATA", HERE.parent.parent / "shared" / "evaldata"))


def measure(task: Task, data: Path) -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    """Dateline's figures on one set, and those of its peers; Dateline again where a peer answered a part only."""
    gold = data / "dev" / f"{task.gold}.jsonl"
    ours = [task.predict(line) for line in predictions(task, gold)]
    beside = {name: dict(figures) for name, figures in task.quoted.items()}
    asked = [_question(task, line) for line in _read(gold)]
    for name, answer in task.rivals.items():
        beside[name] = score(task, data, gold, answer(asked))
    for name, stored in task.peers.items():
        theirs = list(_read(data / "dev" / f"{stored}.jsonl"))
        answered = {line["id"] for line in ours} & {line["id"] for line in theirs}
        beside[name] = score(task, data, gold, [line for line in theirs if line["id"] in answered], only=answered)
        if len(answered) < len(ours):
            again = [line for line in ours if line["id"] in answered]
            beside[f"Dateline on the same {len(answered)}"] = score(task, data, gold, again, only=answered)
    return score(task, data, gold, ours), beside


def predictions(task: Task, gold: Path) -> Iterator[Json]:
    """What the command line says of each document of a set."""
    command = [sys.executable, "-m", "generator", task.verb, "--jsonl", "-"]
    questions = _lines([_question(task, line) for line in _read(gold)])
    done = subprocess.run(command, input=questions, capture_output=True, text=True, encoding="utf-8", check=True)
    return (json.loads(line) for line in done.stdout.splitlines())


def score(
    task: Task, data: Path, gold: Path, predicted: Sequence[Json], only: Collection[str] | None = None
) -> dict[str, float]:
    """The scorer's figures, under our names for them; on the documents of `only`, where given."""
    script, *arguments = task.scorer
    kept = [line for line in _read(gold) if only is None or line["id"] in only]
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = Path(folder) / "gold.jsonl", Path(folder) / "predictions.jsonl"
        asked.write_text(_lines(kept), encoding="utf-8")
        answered.write_text(_lines(predicted), encoding="utf-8")
        command = [sys.executable, str(data / "score" / f"{script}.py"), *arguments]
        command += ["--gold", str(asked), "--pred", str(answered), "--json"]
        result = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {name: value for name, path in task.figures.items() if (value := _at(result, path)) is not None}


def table(rows: Sequence[tuple[Task, dict[str, float], dict[str, dict[str, float]]]]) -> str:
    """A Markdown table: set, figure, Dateline, peers."""
    lines = ["| set | figure | Dateline | peers |", "|---|---|---|---|"]
    for task, ours, theirs in rows:
        for figure, value in ours.items():
            beside = [f"{name} {figures[figure]:.3f}" for name, figures in theirs.items() if figures.get(figure)]
            lines.append(f"| {task.gold} | {figure} | **{value:.3f}** | {', '.join(beside)} |")
    return "\n".join(lines)


def main(words: Sequence[str]) -> int:
    """Measure, print, and, where everything was measured, write RESULTS.md."""
    data = evaldata()
    if not data.is_dir():
        print(f"no annotated data at {data}: set DATELINE_EVALDATA to where they are", file=sys.stderr)
        return 1
    tasks = [task for task in TASKS if not words or any(word in task.gold for word in words)]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        measured = pool.map(lambda task: (task, *measure(task, data)), tasks)
        rows = list(track(measured, "Measuring", total=len(tasks), transient=True))
    text = table(rows)
    print(text)
    if not words:
        head = RESULTS.read_text(encoding="utf-8").partition("| set |")[0] if RESULTS.exists() else "# Results\n\n"
        RESULTS.write_text(head + text + "\n", encoding="utf-8")
    return 0


def _question(task: Task, line: Json) -> Json:
    if task.ask:
        return task.ask(line)
    question = {"id": line["id"], "text": line["text"]}
    if task.published and line.get(task.published):
        question["published"] = str(line[task.published])[:10]
    if task.titled and line.get("title"):
        question["title"] = line["title"]
    return question


def _lines(records: Sequence[Json]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def _read(file: Path) -> Iterator[Json]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _at(result: Any, path: Sequence[str]) -> float | None:
    for key in path:
        result = result.get(key) if isinstance(result, dict) else None
    return float(result) if result is not None else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
