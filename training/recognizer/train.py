"""The loop: trains the network, or a teacher, on prepared passes by the clock; keeps a mean of the latest weights."""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import torch
from torch import Tensor, nn

from training.recognizer.losses import Opinion, names_loss, names_opinion_loss, tree_loss, tree_opinion_loss
from training.recognizer.network import Recognizer
from training.recognizer.opinions import opinion_at
from training.recognizer.shelf import ORIGINS, Batch, Library, groups
from training.recognizer.teacher import Teacher

MASK = 103
"""The piece that stands for one that is hidden."""
FROZEN = ("words", "positions", "encoder.words", "encoder.positions")
PRETRAINED = ("layers", "norm", "distance", "encoder.layers", "encoder.norm")


class Plan(NamedTuple):
    """How long and how to train."""

    seconds: float = 1680
    steps: int | None = None
    """Ends after so many steps at the latest."""
    pieces: int = 12_000
    """Pieces in a batch."""
    rate: float = 2e-4
    new_rate: float = 1e-3
    """Learning rate of what is not pretrained."""
    hidden: float = 0.05
    """Share of the pieces that are hidden."""
    trees: float = 1.0
    """Weight of the trees beside the names."""
    opinions: float = 1.0
    """Weight of a teacher's opinions beside the labels."""
    noisy: float = 1.0
    """Weight of the noisy set's labels."""
    unseen: str = ""
    """The origin whose names are not learnt: one half, for a teacher."""
    decay: float = 0.999
    """Of the mean of the weights, a step."""
    seed: int = 7


class Shelves(NamedTuple):
    """Prepared passes, with a teacher's opinions or without."""

    books: tuple[Library, ...]
    opinions: tuple[Opinion, ...] = ()


Learner = TypeVar("Learner", Recognizer, Teacher)


def train(net: Learner, shelves: Shelves, plan: Plan) -> Learner:
    """Trains, and leaves the mean of the latest weights in `net`."""
    torch.manual_seed(plan.seed)
    device = shelves.books[0].shelf.pieces.device
    net.to(device).train()
    optimizer = _optimizer(net, plan)
    learnt = [one for group in optimizer.param_groups for one in group["params"]]
    mean = [one.detach().clone() for one in learnt]
    began = time.monotonic()
    for step, (batch, opinion) in enumerate(_batches(shelves, random.Random(plan.seed), plan)):
        done = max((time.monotonic() - began) / plan.seconds, step / (plan.steps or math.inf))
        if done >= 1:
            break
        _set_rate(optimizer, done)
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            loss = _loss(net, batch, opinion, plan, done)
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(learnt, 1.0)
        optimizer.step()
        torch._foreach_lerp_(mean, [one.detach() for one in learnt], 1 - min(plan.decay, (step + 1) / (step + 10)))
        if step % 200 == 0:
            _say(f"step {step}, {done:.1%}, loss {loss.item():.4f}, {time.monotonic() - began:.0f} s")
    with torch.no_grad():
        for one, kept in zip(learnt, mean, strict=True):
            one.copy_(kept)
    return net.eval()


def _batches(shelves: Shelves, chance: random.Random, plan: Plan) -> Iterator[tuple[Batch, Opinion | None]]:
    """Batches without end, pass after pass."""
    while True:
        for number, books in enumerate(shelves.books):
            for group in groups(books.sizes, plan.pieces, chance):
                batch = books.batch(group)
                yield batch, opinion_at(shelves.opinions[number], batch.places) if shelves.opinions else None


def _loss(net: Recognizer | Teacher, batch: Batch, opinion: Opinion | None, plan: Plan, done: float) -> Tensor:
    scores, read = net(_hidden(batch, plan.hidden), batch.features, batch.mask, batch.firsts, batch.sentences)
    if plan.unseen:
        batch = _without_names(batch, plan.unseen)
    loss = names_loss(scores, batch, doubting=done > 0.15, noisy=plan.noisy)
    for head, words in zip(net.readers(), read, strict=True):
        part = tree_loss(head, words, batch)
        if opinion:
            part = part + plan.opinions * tree_opinion_loss(head, words, opinion, batch)
        loss = loss + part * plan.trees / len(read)
    return loss + plan.opinions * names_opinion_loss(scores, opinion, batch) if opinion else loss


def _hidden(batch: Batch, share: float) -> Tensor:
    """The pieces, some of them hidden; never what opens and closes a text."""
    real = (batch.mask > 0) & (batch.pieces > MASK)
    return torch.where((torch.rand_like(batch.mask) < share) & real, MASK, batch.pieces)


def _without_names(batch: Batch, origin: str) -> Batch:
    unseen = (batch.origins == ORIGINS.index(origin))[:, None, None]
    return batch._replace(allowed=batch.allowed | unseen)


def _optimizer(net: nn.Module, plan: Plan) -> torch.optim.AdamW:
    for name, one in net.named_parameters():
        if name.rpartition(".")[0] in FROZEN:
            one.requires_grad_(False)
    named = [(name, one) for name, one in net.named_parameters() if one.requires_grad]
    old = [one for name, one in named if name.startswith(PRETRAINED)]
    new = [one for name, one in named if not name.startswith(PRETRAINED)]
    parts: Sequence[dict[str, object]] = ({"params": old, "peak": plan.rate}, {"params": new, "peak": plan.new_rate})
    return torch.optim.AdamW(parts, lr=plan.rate, weight_decay=0.01, fused=True)


def _set_rate(optimizer: torch.optim.AdamW, done: float) -> None:
    """Rises in the first part of the time, then falls along a cosine."""
    share = min(1.0, (done + 0.0005) / 0.04) * (0.02 + 0.98 * (1 + math.cos(math.pi * done)) / 2)
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * share


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def save_weights(net: nn.Module, target: Path) -> None:
    """What was learnt, in half precision: enough to make 8 bits of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    learnt = {name: one for name, one in net.state_dict().items() if name.rpartition(".")[0] not in FROZEN}
    torch.save({name: one.detach().half().cpu() for name, one in learnt.items()}, target)


def load_weights(net: nn.Module, source: Path) -> None:
    """What `save_weights` wrote, into a network with the encoder's own word pieces."""
    weights = {name: one.float() for name, one in torch.load(source, weights_only=True).items()}
    missing, unexpected = net.load_state_dict(weights, strict=False)
    if unexpected or any(name.rpartition(".")[0] not in FROZEN for name in missing):
        raise ValueError(f"{source}: not this network's weights")
