"""The grammar head: parts of speech, and for each word the scores of all words of its sentence as its head.

Arcs are scored by a biaffine product (Dozat and Manning 2017), with one learnt state standing for the root. Relations
are scored for one head of each word only, from what the word and that head give: the right head in training, the
likeliest when reading.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from generator.facts.grammar.labels import RELATIONS, UPOS
from training.recognizer.layer import Layer

ARCS, LABELS, PARTS = 192, 192, 192
"""Sizes of what stands for a word when arcs, relations and parts of speech are scored."""
NEVER = -1e4
"""Score of a head in another sentence."""


class Reading(NamedTuple):
    """Where a grammar head reads."""

    layer: int
    """Layer of the encoder whose states it reads, from 1."""
    inner: int = 0
    """Inner size of a layer of its own over the words; none at 0."""


class Words(NamedTuple):
    """What the head makes of the words."""

    upos: Tensor
    """Batch x words x parts of speech."""
    arcs: Tensor
    """Batch x words x (1 + words): scores of the root and of each word as the head."""
    depending: Tensor
    """Batch x words x size, for the relations."""
    heading: Tensor
    """Batch x (1 + words) x size, for the relations."""


class Grammar(nn.Module):
    """From the states of words to `Words`, and from a choice of heads to relations."""

    def __init__(self, size: int, reading: Reading, drop: float) -> None:
        super().__init__()
        self.reading = reading
        self.own = Layer(size, max(1, size // 64), reading.inner, drop) if reading.inner else None
        self.into = nn.Linear(size, 2 * ARCS + 2 * LABELS + PARTS)
        self.product = nn.Linear(ARCS, ARCS)
        self.favour = nn.Linear(ARCS, 1)
        self.root_arc = nn.Parameter(torch.randn(1, 1, ARCS) * 0.1)
        self.root_label = nn.Parameter(torch.randn(1, 1, LABELS) * 0.1)
        self.upos = nn.Linear(PARTS, len(UPOS))
        self.relation = nn.Linear(LABELS, len(RELATIONS))
        self.drop = nn.Dropout(2 * drop)

    def forward(self, x: Tensor, sentences: Tensor) -> Words:
        """`x`: batch x words x size; `sentences`: the number of each word's sentence, -1 behind a text's end."""
        if self.own is not None:
            x = self.own(x, (sentences < 0)[:, None, None, :].to(x.dtype) * NEVER)
        parts = torch.split(self.into(x), [ARCS, ARCS, LABELS, LABELS, PARTS], dim=-1)
        below, above, part = (self.drop(nn.functional.gelu(parts[i])) for i in (0, 1, 4))
        above = torch.cat([self.root_arc.expand(x.shape[0], -1, -1).to(above.dtype), above], dim=1)
        arcs = self.product(below) @ above.transpose(1, 2) * ARCS**-0.5 + self.favour(above).transpose(1, 2)
        apart = (sentences[:, :, None] != sentences[:, None, :]).to(arcs.dtype) * NEVER
        arcs = arcs + nn.functional.pad(apart, (1, 0))
        heading = torch.cat([self.root_label.expand(x.shape[0], -1, -1).to(parts[3].dtype), parts[3]], dim=1)
        return Words(self.upos(part), arcs, parts[2], heading)

    def relations(self, words: Words, heads: Tensor) -> Tensor:
        """Batch x words x relations: scores of each word's relation to the head chosen (0 for the root)."""
        above = torch.gather(words.heading, 1, heads[:, :, None].expand(-1, -1, words.heading.shape[2]))
        scores: Tensor = self.relation(self.drop(nn.functional.gelu(words.depending + above)))
        return scores
