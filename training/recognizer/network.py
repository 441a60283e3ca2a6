"""The network: a MiniLM encoder that is told each word's looks, and a layer that gives every word its tags' scores."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from generator.facts.names.recognizer.tags import TAGS
from generator.facts.names.recognizer.words import SIZES

FEATURE_SIZE = 16


class Layer(nn.Module):
    """One BERT layer."""

    def __init__(self, size: int, heads: int, inner: int, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(size, size) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, n, d = x.shape
        q, k, v = (
            f(x).view(b, n, self.heads, d // self.heads).transpose(1, 2) for f in (self.query, self.key, self.value)
        )
        weights = torch.softmax(q @ k.transpose(2, 3) * (d // self.heads) ** -0.5 + mask, dim=-1)
        mixed = (weights @ v).transpose(1, 2).reshape(b, n, d)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Recognizer(nn.Module):
    """Scores of all tags for each word.

    Takes piece ids (batch x pieces), the word of each piece's features (batch x pieces x 4), the mask of real pieces
    and the first piece of each word (batch x words); gives scores (batch x words x tags).
    """

    def __init__(
        self,
        vocabulary: int = 30522,
        size: int = 384,
        layers: int = 6,
        heads: int = 12,
        inner: int = 1536,
        drop: float = 0.1,
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, size)
        self.positions = nn.Embedding(512, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.told = nn.ModuleList(nn.Embedding(n + 1, size) for n in SIZES)
        self.told_again = nn.ModuleList(nn.Embedding(n + 1, FEATURE_SIZE) for n in SIZES)
        self.layers = nn.ModuleList(Layer(size, heads, inner, drop) for _ in range(layers))
        self.hidden = nn.Linear(size + FEATURE_SIZE * len(SIZES), 192)
        self.tags = nn.Linear(192, len(TAGS))
        self.drop = nn.Dropout(drop)
        for table in self.told:
            nn.init.zeros_(table.weight)

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]]
        for index, table in enumerate(self.told):
            x = x + table(features[:, :, index])
        x = self.drop(self.norm(x))
        hidden = (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.layers:
            x = layer(x, hidden)
        x = torch.cat([x, *(table(features[:, :, i]) for i, table in enumerate(self.told_again))], dim=-1)
        picked = torch.gather(x, 1, firsts[:, :, None].expand(-1, -1, x.shape[2]))
        scores: Tensor = self.tags(self.drop(nn.functional.gelu(self.hidden(picked))))
        return scores


def pretrained(folder: Path) -> Recognizer:
    """A recogniser whose encoder holds the weights of all-MiniLM-L6-v2 in `folder`."""
    config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    weights = load_file(str(folder / "model.safetensors"))
    net = Recognizer(
        config["vocab_size"],
        config["hidden_size"],
        config["num_hidden_layers"],
        config["num_attention_heads"],
        config["intermediate_size"],
    )
    own = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        **_pair("norm", weights, "embeddings.LayerNorm"),
    }
    # the kind of a text (BERT's second input) is always 0 here: its embedding goes into the positions
    own["positions.weight"] = own["positions.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    for i in range(config["num_hidden_layers"]):
        theirs = f"encoder.layer.{i}"
        for mine, name in (
            ("query", "attention.self.query"),
            ("key", "attention.self.key"),
            ("value", "attention.self.value"),
            ("out", "attention.output.dense"),
            ("norm1", "attention.output.LayerNorm"),
            ("up", "intermediate.dense"),
            ("down", "output.dense"),
            ("norm2", "output.LayerNorm"),
        ):
            own |= _pair(f"layers.{i}.{mine}", weights, f"{theirs}.{name}")
    missing, unexpected = net.load_state_dict(own, strict=False)
    if unexpected or any(name.startswith(("words", "positions", "norm", "layers")) for name in missing):
        raise ValueError(f"{folder}: not the weights of a MiniLM encoder")
    return net


def _pair(mine: str, weights: dict[str, Tensor], theirs: str) -> dict[str, Tensor]:
    return {f"{mine}.{part}": weights[f"{theirs}.{part}"] for part in ("weight", "bias")}
