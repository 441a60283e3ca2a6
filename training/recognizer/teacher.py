"""The teacher: the larger encoder all-mpnet-base-v2 with the same heads. It labels training texts; it is not shipped.

Its word pieces are MiniLM's, four places further in its vocabulary; its layers share a bias by distance.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import torch
from torch import Tensor, nn

from generator.facts.names.recognizer.words import SIZES
from training.recognizer.heads import Grammar, Reading, Words
from training.recognizer.layer import Layer
from training.recognizer.network import Names, at_firsts

SIZE, LAYERS, HEADS, INNER, VOCABULARY = 768, 12, 12, 3072, 30527
SHIFT, OPEN, CLOSE = 4, 0, 2
"""How much further a piece stands in its vocabulary, and its pieces for [CLS] (101) and [SEP] (102)."""
FIRST_POSITION = 2
BUCKETS, FURTHEST = 32, 128


class Teacher(nn.Module):
    """Takes and gives what `network.Recognizer` does."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, SIZE)
        self.positions = nn.Embedding(514, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-5)
        self.told = nn.ModuleList(nn.Embedding(n + 1, SIZE) for n in SIZES)
        self.distance = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer(SIZE, HEADS, INNER, drop, 1e-5) for _ in range(LAYERS))
        self.names = Names(SIZE, drop)
        self.grammar = nn.ModuleList([Grammar(SIZE, Reading(LAYERS), drop)])
        self.drop = nn.Dropout(drop)
        for table in self.told:
            nn.init.zeros_(next(table.parameters()))

    def forward(
        self, pieces: Tensor, features: Tensor, mask: Tensor, firsts: Tensor, sentences: Tensor
    ) -> tuple[Tensor, list[Words]]:
        own = pieces + SHIFT
        own = torch.where(pieces == 101, OPEN, torch.where(pieces == 102, CLOSE, own))
        own = torch.where(pieces == 103, VOCABULARY - 1, own)
        x = self.words(own) + self.positions.weight[FIRST_POSITION : FIRST_POSITION + pieces.shape[1]]
        for index, table in enumerate(self.told):
            x = x + table(features[:, :, index])
        x = self.drop(self.norm(x))
        near = self.distance(_buckets(pieces.shape[1], pieces.device)).permute(2, 0, 1)[None]
        hidden = near + (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, hidden)
        return self.names(x, features, firsts), [self.grammar[0](at_firsts(x, firsts), sentences)]

    def readers(self) -> list[Grammar]:
        """The one grammar head."""
        return [one for one in self.grammar if isinstance(one, Grammar)]


def _buckets(size: int, device: torch.device) -> Tensor:
    """MPNet's bucket of each distance between two places (query x key)."""
    places = torch.arange(size, device=device)
    gone = places[:, None] - places[None, :]
    half, exact = BUCKETS // 2, BUCKETS // 4
    far = gone.abs()
    scaled = torch.log(far.clamp(min=1).float() / exact) / math.log(FURTHEST / exact) * (half - exact)
    large = (exact + scaled.long()).clamp(max=half - 1)
    result: Tensor = torch.where(far < exact, far, large) + (gone < 0) * half
    return result


def teacher_from(weights: Mapping[str, Tensor]) -> Teacher:
    """A teacher with the weights of all-mpnet-base-v2."""
    net = Teacher()
    own = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        "distance.weight": weights["encoder.relative_attention_bias.weight"],
    }
    pairs = {"norm": "embeddings.LayerNorm"}
    for i in range(LAYERS):
        for mine, theirs in (
            *((name, f"attention.attn.{name[0]}") for name in ("query", "key", "value", "out")),
            ("norm1", "attention.LayerNorm"),
            ("up", "intermediate.dense"),
            ("down", "output.dense"),
            ("norm2", "output.LayerNorm"),
        ):
            pairs[f"layers.{i}.{mine}"] = f"encoder.layer.{i}.{theirs}"
    own |= {
        f"{mine}.{part}": weights[f"{theirs}.{part}"] for mine, theirs in pairs.items() for part in ("weight", "bias")
    }
    missing, unexpected = net.load_state_dict(own, strict=False)
    if unexpected or any(not name.startswith(("told", "names", "grammar")) for name in missing):
        raise ValueError("not the weights of all-mpnet-base-v2")
    return net
