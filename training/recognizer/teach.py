"""Trains two teachers, each without the labels of one half of the noisy set; keeps what each thinks of that half."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file

from training.recognizer.opinions import joined, opinions_of, save_opinion
from training.recognizer.shelf import ORIGINS, library, load
from training.recognizer.teacher import teacher_from
from training.recognizer.train import Plan, Shelves, train

HALVES = ORIGINS[:2]
RATE, NEW_RATE, DECAY = 7e-5, 7e-4, 0.998
"""As in `train.Plan`, of a teacher."""


def teach(weights: Path, out: Path, plan: Plan, device: torch.device) -> None:
    """Writes `even0.pt`, `odd0.pt` and so on beside the prepared passes. `weights`: all-mpnet-base-v2's."""
    files = _passes(out)
    shelves = Shelves(tuple(library(load(file), device) for file in files))
    for seed, half in enumerate(HALVES, start=1):
        own = plan._replace(unseen=half, seed=seed, rate=RATE, new_rate=NEW_RATE, decay=DECAY)
        net = train(teacher_from(load_file(str(weights))), shelves, own)
        for number, books in enumerate(shelves.books):
            save_opinion(opinions_of(net, books, half), out / f"{half}{number}.pt")


def shelves_in(out: Path, device: torch.device) -> Shelves:
    """The prepared passes, with the teachers' opinions where there are any."""
    shelves = [load(file) for file in _passes(out)]
    pairs = [(out / f"{HALVES[0]}{number}.pt", out / f"{HALVES[1]}{number}.pt") for number in range(len(shelves))]
    taught = all(even.is_file() and odd.is_file() for even, odd in pairs)
    both = zip(shelves, pairs, strict=True)
    opinions = [joined(shelf, even, odd, device) for shelf, (even, odd) in both] if taught else []
    return Shelves(tuple(library(shelf, device) for shelf in shelves), tuple(opinions))


def _passes(out: Path) -> list[Path]:
    found = sorted(out.glob("pass*.npz"), key=lambda file: int(file.stem.removeprefix("pass")))
    if not found:
        raise SystemExit(f"{out}: no pass0.npz; run `prepare` first")
    return found
