"""Trains the network on mixed sets; saves the weights now and then.

Loss: minus the log of the probability of all tags that may be right for a word, so that sets which do not annotate a
kind can be mixed. From the second pass on, words whose label the network is sure to be wrong (over `SURE`) count
nothing: the big set's labels are noisy.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.recognizer.augment import changed
from training.recognizer.batches import Batch, Example, batch_of, batches, example_of, packed
from training.recognizer.mend import mended
from training.recognizer.network import Recognizer, pretrained
from training.recognizer.sets import SMALL_SETS, Labelled, gmb_sentences, small_set

SURE = 0.9


class Plan(NamedTuple):
    """How long and how to train."""

    passes: int = 2
    small_repeats: int = 1
    pieces: int = 1400
    """Pieces in a batch."""
    rate: float = 7e-5
    new_rate: float = 1e-3
    """Learning rate of what is not pretrained."""
    seconds: float | None = None
    """Ends at this time at the latest, the rate falling accordingly."""
    seed: int = 7


class Texts(NamedTuple):
    """Training passages, before chance changes them."""

    gmb: list[Labelled]
    small: dict[str, list[Labelled]]


def texts_in(folder: Path, gmb_most: int | None = None, small_most: int | None = None) -> Texts:
    """All training sets."""
    small = {name: small_set(folder, name, min(most, small_most or most), kinds) for name, most, kinds in SMALL_SETS}
    return Texts(mended(gmb_sentences(folder, gmb_most)), small)


def held_out(texts: Texts) -> tuple[Texts, Texts]:
    """Training texts, and every 40th stretch of 40 sentences kept aside for calibration."""

    def part(sentences: list[Labelled], aside: bool) -> list[Labelled]:
        return [s for i, s in enumerate(sentences) if (i // 40 % 40 == 7) == aside]

    def texts_of(aside: bool) -> Texts:
        return Texts(part(texts.gmb, aside), {k: part(v, aside) for k, v in texts.small.items()})

    return texts_of(False), texts_of(True)


def examples_of(
    texts: Texts, tokenizer: Tokenizer, chance: random.Random, repeats: int, augment: bool = True
) -> list[Example]:
    """One pass over everything: packed, changed by chance, as numbers."""

    def read(passages: Iterator[Labelled], misc_open: bool) -> list[Example]:
        texts_now = (changed(one, chance) if augment else one for one in passages)
        return [example_of(one, tokenizer, misc_open, _lists(chance, augment)) for one in texts_now]

    result = read(packed(texts.gmb, chance, " "), True)
    for sentences in texts.small.values():
        for _ in range(repeats):
            result += read(packed(sentences, chance, "\n"), False)
    return result


def _lists(chance: random.Random, augment: bool) -> bool:
    return not augment or chance.random() > 0.12


def loss_of(scores: Tensor, batch: Batch, doubting: bool) -> Tensor:
    """Mean loss of a word."""
    logs = torch.log_softmax(scores.float(), dim=-1)
    right = torch.logsumexp(logs.masked_fill(~batch.allowed, -1e4), dim=-1)
    weight = batch.words.clone()
    if doubting:
        weight *= (right.detach().exp() > 1 - SURE).float() * 0.95 + 0.05
    return -(right * weight).sum() / weight.sum().clamp(min=1)


def train(texts: Texts, encoder: Path, tokenizer: Tokenizer, plan: Plan, out: Path) -> Recognizer:
    """Trains and writes `weights.pt` below `out`, also every 300 steps."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    net = pretrained(encoder)
    for frozen in (net.words, net.positions):
        frozen.requires_grad_(False)
    optimizer = _optimizer(net, plan)
    began, steps, done = time.monotonic(), 0, 0.0
    out.mkdir(parents=True, exist_ok=True)
    smooth = 1.0
    for number in range(plan.passes):
        groups = batches(examples_of(texts, tokenizer, chance, plan.small_repeats), plan.pieces, chance)
        _say(f"pass {number}: {len(groups)} batches, {time.monotonic() - began:.0f} s")
        if number == 0:
            began = time.monotonic()
        for index, group in enumerate(groups):
            done = (number + index / len(groups)) / plan.passes
            if plan.seconds:
                done = max(done, (time.monotonic() - began) / plan.seconds)
            if done >= 1:
                break
            _set_rate(optimizer, plan, done, steps)
            smooth = 0.98 * smooth + 0.02 * _step(net, optimizer, batch_of(group), doubting=number > 0)
            steps += 1
            if steps % 100 == 0:
                _say(f"step {steps}, {done:.1%}, loss {smooth:.4f}, {time.monotonic() - began:.0f} s")
            if steps % 300 == 0:
                torch.save(net.state_dict(), out / "weights.pt")
    torch.save(net.state_dict(), out / "weights.pt")
    return net.eval()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _optimizer(net: Recognizer, plan: Plan) -> torch.optim.AdamW:
    new = ("told", "hidden", "tags")
    groups: Sequence[dict[str, object]] = (
        {
            "params": [p for n, p in net.named_parameters() if p.requires_grad and not n.startswith(new)],
            "peak": plan.rate,
            "weight_decay": 0.01,
        },
        {
            "params": [p for n, p in net.named_parameters() if n.startswith(new)],
            "peak": plan.new_rate,
            "weight_decay": 0.01,
        },
    )
    return torch.optim.AdamW(groups, lr=plan.rate)


def _set_rate(optimizer: torch.optim.AdamW, plan: Plan, done: float, steps: int) -> None:
    share = min(1.0, (steps + 1) / 100) * max(0.02, 1 - done)
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * share


def _step(net: Recognizer, optimizer: torch.optim.AdamW, batch: Batch, doubting: bool) -> float:
    net.train()
    loss = loss_of(net(batch.pieces, batch.features, batch.mask, batch.firsts), batch, doubting)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())
