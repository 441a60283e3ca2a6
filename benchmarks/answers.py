"""What Dateline answers on the annotated texts, through its public commands.

Reach for `predictions` to ask one set and for `answers_on` to ask several at once, on all cores.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rich.progress import track

from benchmarks.tasks import Json, Task, Verb
from generator.knowledge.edtf import is_edtf

HERE = Path(__file__).parent
NO_DATA = "no annotated data at {}: set DATELINE_EVALDATA to where they are"
Commands = Mapping[Verb, Sequence[str]]
"""The module that answers in place of a verb of `dateline`, and its arguments."""


def evaldata() -> Path:
    """The folder of the annotated data; it may not exist."""
    return Path(os.environ.get("DATELINE_EVALDATA", HERE.parent.parent / "shared" / "evaldata"))


def answers_on(asked: Sequence[Task], data: Path, instead: Commands | None = None) -> dict[str, list[Json]]:
    """Dateline's answers on the set of each task."""
    different = {task.gold: task for task in asked}.values()
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        answered = pool.map(lambda task: (task.gold, list(predictions(task, data, instead))), different)
        return dict(track(answered, "Measuring", total=len(different), transient=True))


def predictions(task: Task, data: Path, instead: Commands | None = None) -> Iterator[Json]:
    """What the command line says of each document of a set."""
    module, *arguments = (instead or {}).get(task.verb, ("generator", task.verb, "--jsonl", "-"))
    questions = lines([question_of(task, line) for line in read_lines(gold_of(task, data))])
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, input=questions, capture_output=True, text=True, encoding="utf-8", check=True)
    return (json.loads(line) for line in done.stdout.splitlines())


def gold_of(task: Task, data: Path) -> Path:
    """The file of a task's annotated texts."""
    return data / "dev" / f"{task.gold}.jsonl"


def read_lines(file: Path) -> Iterator[Json]:
    """The objects of a JSONL file."""
    with file.open(encoding="utf-8") as found:
        yield from (json.loads(line) for line in found if line.strip())


def lines(records: Iterable[Json]) -> str:
    """The text of a JSONL file."""
    return "".join(json.dumps(record) + "\n" for record in records)


def question_of(task: Task, line: Json) -> Json:
    """What Dateline is asked for an annotated line: never its annotations."""
    if task.ask:
        return task.ask(line)
    question = {"id": line["id"], "text": line["text"]}
    if task.published and is_edtf(day := str(line.get(task.published) or "")[:10]):
        question["published"] = day
    if task.titled and line.get("title"):
        question["title"] = line["title"]
    return question
