"""The commands `train` and `export`, run as one runs them: what they leave is a package that reads names."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch", reason="PyTorch (the training group) is not installed: training is not tested")
pytest.importorskip("onnx", reason="onnx (the training group) is not installed: training is not tested")
pytest.importorskip("safetensors", reason="safetensors (the training group) is not installed: training is not tested")

from tests.training.test_recognizer import encoder as tiny_encoder
from tests.training.test_recognizer import write_treebanks

REPOSITORY = Path(__file__).parents[2]
FIRST = ("Ann", "Yaw", "Wanjiru", "Lucia", "Omar", "Mei", "Petra")
FAMILY = ("Otieno", "Mensah", "Odhiambo", "Paredes", "Said", "Lin", "Novak", "Boateng")
TOWNS = ("Kisumu", "Tamale", "Lima", "Mombasa", "Gdansk", "Turku")
PHRASES = (
    "{person} met officials in {town} on Monday.",
    "The road to {town} was closed, {person} said.",
    "Police in {town} held {person} for two days.",
    "{person} went home.",
)
READ = """
import json, sys
from generator.facts.names.recognizer.session import recognize
texts = json.load(sys.stdin)
print(json.dumps([[(text[n.start:n.end], n.kind) for n in found] for text, found in zip(texts, recognize(texts))]))
"""
encoder = tiny_encoder


def sentences(count: int) -> Iterator[dict[str, Any]]:
    """Sentences with their labels, as the Groningen Meaning Bank gives them."""
    for number in range(count):
        person = f"{FIRST[number % len(FIRST)]} {FAMILY[number % len(FAMILY)]}"
        town = TOWNS[number % len(TOWNS)]
        text = PHRASES[number % len(PHRASES)].format(person=person, town=town)
        named = [(name, label) for name, label in ((person, "per"), (town, "geo")) if name in text]
        entities = [{"start": text.index(n), "end": text.index(n) + len(n), "label": label} for n, label in named]
        yield {"id": str(number), "text": text, "entities": entities}


def workshop(folder: Path, count: int) -> list[dict[str, Any]]:
    """A copy of the code, whose model may be written over, and the training data in `data/`."""
    for name in ("generator", "training"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "data" / "ner").mkdir(parents=True)
    rows = list(sentences(count))
    lines = "\n".join(json.dumps(row) for row in rows)
    (folder / "data" / "ner" / "gmb.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    for name in ("crossner", "gum_other_genres", "uner_ewt_dev", "wnut17_traindev", "btc"):
        (folder / "data" / "ner" / f"{name}.jsonl").write_text("", encoding="utf-8")
    return rows


def run(folder: Path, *arguments: str, stdin: str = "") -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, input=stdin, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def share_found(folder: Path, rows: list[dict[str, Any]]) -> float:
    """How many of the sentences' names the model in `folder` finds, with their kind."""
    kinds = {"per": "PERSON", "geo": "PLACE"}
    answers = json.loads(run(folder, "-c", READ, stdin=json.dumps([row["text"] for row in rows])))
    wanted = [[(r["text"][e["start"] : e["end"]], kinds[e["label"]]) for e in r["entities"]] for r in rows]
    found = sum([*name] in answer for names, answer in zip(wanted, answers, strict=True) for name in names)
    return found / sum(map(len, wanted))


@pytest.mark.slow
def test_what_train_and_export_leave_reads_names(tmp_path: Path, encoder: Path) -> None:
    folder = tmp_path / "workshop"
    rows = workshop(folder, 400)
    model = folder / "generator" / "resources" / "recognizer" / "model.onnx"
    model.unlink()
    data, out, tiny = ("--data", "data"), ("--out", "run"), ("--encoder", str(encoder))
    write_treebanks(folder / "data")
    run(folder, "-m", "training.recognizer", "prepare", *data, *out, *tiny, "--passes", "2")
    run(
        folder,
        "-m",
        "training.recognizer",
        "train",
        *out,
        *tiny,
        "--steps",
        "600",
        "--pieces",
        "1400",
        "--threads",
        "1",
    )
    run(folder, "-m", "training.recognizer", "export", *data, *out, *tiny)
    assert model.is_file()
    assert share_found(folder, rows[:40]) > 0.6
    levels = (model.parent / "calibration.tsv").read_text(encoding="utf-8").splitlines()[1:]
    shares = [float(line.split("\t")[1]) for line in levels]
    assert shares == sorted(shares)
