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
from collections.abc import Iterator, Sequence
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


def measure(task: Task, data: Path) -> dict[str, float]:
    """Dateline's figures on one set."""
    gold = data / "dev" / f"{task.gold}.jsonl"
    lines = [json.dumps(task.predict(line), ensure_ascii=False) for line in predictions(task, gold)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "predictions.jsonl"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return score(task, data, gold, file)


def predictions(task: Task, gold: Path) -> Iterator[Json]:
    """What the command line says of each document of a set."""
    command = [sys.executable, "-m", "generator", task.verb, "--jsonl", "-"]
    text = "".join(json.dumps(_question(task, line)) + "\n" for line in _read(gold))
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8", check=True)
    return (json.loads(line) for line in done.stdout.splitlines())


def score(task: Task, data: Path, gold: Path, file: Path, extra: Sequence[str] = ()) -> dict[str, float]:
    """The scorer's figures, under our names for them."""
    script, *arguments = task.scorer
    command = [sys.executable, str(data / "score" / f"{script}.py"), *arguments]
    command += ["--gold", str(gold), "--pred", str(file), "--json", *extra]
    result = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {name: value for name, path in task.figures.items() if (value := _at(result, path)) is not None}


def peers(task: Task, data: Path) -> dict[str, dict[str, float]]:
    """The figures of stored or published peers on the same documents."""
    gold = data / "dev" / f"{task.gold}.jsonl"
    found = {name: dict(figures) for name, figures in task.quoted.items()}
    for name, stored in task.peers.items():
        file = data / "dev" / f"{stored}.jsonl"
        known = {line["id"] for line in _read(gold)}
        with tempfile.TemporaryDirectory() as folder:
            kept = Path(folder) / "peer.jsonl"
            kept.write_text("".join(json.dumps(x) + "\n" for x in _read(file) if x["id"] in known), encoding="utf-8")
            found[name] = score(task, data, gold, kept, task.peer_arguments)
    return found


def table(rows: Sequence[tuple[Task, dict[str, float], dict[str, dict[str, float]]]]) -> str:
    """A Markdown table: set, figure, Dateline, peers."""
    lines = ["| set | figure | Dateline | peers |", "|---|---|---|---|"]
    for task, ours, theirs in rows:
        for figure, value in ours.items():
            beside = [f"{name} {figures[figure]:.3f}" for name, figures in theirs.items() if figure in figures]
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
        ours = list(track(pool.map(lambda t: measure(t, data), tasks), "Measuring", total=len(tasks), transient=True))
    text = table([(task, figures, peers(task, data)) for task, figures in zip(tasks, ours, strict=True)])
    print(text)
    if not words:
        before = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else "# Results\n\n"
        head = before.partition("| set |")[0]
        RESULTS.write_text(head + text + "\n", encoding="utf-8")
    return 0


def _question(task: Task, line: Json) -> Json:
    question = {"id": line["id"], "text": line["text"]}
    if task.published and line.get(task.published):
        question["published"] = str(line[task.published])[:10]
    if task.titled and line.get("title"):
        question["title"] = line["title"]
    return question


def _read(file: Path) -> Iterator[Json]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _at(result: Any, path: Sequence[str]) -> float | None:
    for key in path:
        result = result.get(key) if isinstance(result, dict) else None
    return float(result) if result is not None else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
