"""Passages on a shelf: flat arrays that go to a file, and to any device whole, where batches are then picked."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from generator.facts.names.recognizer.tags import TAGS
from generator.facts.names.recognizer.words import SIZES

ALL = (1 << len(TAGS)) - 1
"""All tags, as bits."""
ORIGINS = ("even", "odd", "small", "trees")
"""Where a passage is from: either half of the Groningen Meaning Bank, the small sets, the treebanks."""
NOTHING = -1
"""The head of a word that has no known tree."""


class Shelf(NamedTuple):
    """Arrays over all passages, all pieces and all words."""

    sizes: Tensor
    """Pieces of each passage."""
    counts: Tensor
    """Words of each passage."""
    origins: Tensor
    """For each passage its place in `ORIGINS`."""
    pieces: Tensor
    features: Tensor
    """For each piece its word's four features in one number (`SIZES`)."""
    firsts: Tensor
    """For each word the place of its first piece in its passage."""
    allowed: Tensor
    """For each word the set of tags that may be right, as bits."""
    heads: Tensor
    """For each word 0 for the root or the place of its head in its passage, from 1; `NOTHING`."""
    relations: Tensor
    upos: Tensor
    sentences: Tensor

    def to(self, device: torch.device) -> Shelf:
        """The same on a device, as 32-bit numbers."""
        return Shelf(*(one.to(device=device, dtype=torch.int32) for one in self))


class Batch(NamedTuple):
    """Tensors of several passages, filled up with 0."""

    pieces: Tensor
    features: Tensor
    mask: Tensor
    """Batch x pieces, 1 for real pieces."""
    firsts: Tensor
    words: Tensor
    """Batch x words, 1 for real words."""
    allowed: Tensor
    """Batch x words x tags, true where a tag may be right."""
    heads: Tensor
    relations: Tensor
    upos: Tensor
    sentences: Tensor
    """Batch x words, -1 behind a text's end."""
    origins: Tensor
    places: Tensor
    """Batch x words, where each word stands on the shelf."""


_TYPES = ("u1", "u1", "u1", "u2", "u2", "u1", "u4", "i2", "u1", "u1", "u1")


def save(shelf: Shelf, target: Path) -> None:
    """As small as numpy writes it."""
    arrays: dict[str, Any] = {
        name: one.numpy().astype(kind) for name, one, kind in zip(Shelf._fields, shelf, _TYPES, strict=True)
    }
    np.savez_compressed(target, **arrays)


def load(source: Path) -> Shelf:
    """What `save` wrote."""
    with np.load(source) as arrays:
        return Shelf(*(torch.from_numpy(arrays[name].astype(np.int32)) for name in Shelf._fields))


class Library(NamedTuple):
    """A shelf on a device, with where each passage begins."""

    shelf: Shelf
    piece_starts: Tensor
    word_starts: Tensor
    sizes: NDArray[np.int64]
    """Pieces of each passage, in this machine's own memory, so that picking a batch never waits for the device."""
    counts: NDArray[np.int64]
    """Words of each passage, likewise."""

    def batch(self, places: Sequence[int]) -> Batch:
        """Passages by their place."""
        shelf = self.shelf
        chosen = torch.tensor(places).to(shelf.pieces.device, non_blocking=True)
        at, mask = _places(self.piece_starts[chosen], shelf.sizes[chosen], int(self.sizes[places].max()))
        spots, words = _places(self.word_starts[chosen], shelf.counts[chosen], max(1, int(self.counts[places].max())))
        allowed = torch.where(words, shelf.allowed[spots], ALL)
        bits = torch.arange(len(TAGS), device=allowed.device)
        return Batch(
            torch.where(mask, shelf.pieces[at], 0).long(),
            _apart(torch.where(mask, shelf.features[at], 0).long()),
            mask.float(),
            torch.where(words, shelf.firsts[spots], 0).long(),
            words.float(),
            ((allowed[:, :, None] >> bits) & 1).bool(),
            torch.where(words, shelf.heads[spots], NOTHING).long(),
            shelf.relations[spots].long(),
            shelf.upos[spots].long(),
            torch.where(words, shelf.sentences[spots], -1).long(),
            shelf.origins[chosen].long(),
            spots,
        )


def library(shelf: Shelf, device: torch.device) -> Library:
    """The shelf on a device."""
    there = shelf.to(device)
    pieces, words = (torch.cumsum(sizes.long(), 0) - sizes for sizes in (there.sizes, there.counts))
    return Library(there, pieces, words, shelf.sizes.numpy().astype(np.int64), shelf.counts.numpy().astype(np.int64))


def _places(starts: Tensor, sizes: Tensor, longest: int) -> tuple[Tensor, Tensor]:
    """Batch x longest: places on the shelf, and which of them are real."""
    steps = torch.arange(longest, device=sizes.device)
    mask = steps[None] < sizes[:, None]
    return torch.where(mask, starts[:, None] + steps[None], starts[:, None].clamp(max=0)), mask


def _apart(told: Tensor) -> Tensor:
    """Four features out of one number."""
    parts = []
    for size in reversed(SIZES):
        parts.append(told % (size + 1))
        told = told // (size + 1)
    return torch.stack(parts[::-1], dim=-1)


def groups(sizes: Sequence[int] | NDArray[np.int64], pieces: int, chance: random.Random) -> list[list[int]]:
    """Passages of similar length together, about so many pieces a batch, in random order."""
    ordered = sorted(range(len(sizes)), key=lambda i: (int(sizes[i]) // 4, chance.random()))
    result: list[list[int]] = [[]]
    for one in ordered:
        if result[-1] and (len(result[-1]) + 1) * int(sizes[one]) > pieces:
            result.append([])
        result[-1].append(one)
    chance.shuffle(result)
    return result
