"""The network: a MiniLM encoder that is told each word's looks, and a layer that gives every word its tags' scores."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from generator.facts.names.recognizer.tags import TAGS
from generator.facts.names.recognizer.words import SIZES
from training.recognizer.heads import Grammar, Reading, Words
from training.recognizer.layer import Layer

FEATURE_SIZE = 16


class Encoder(nn.Module):
    """Word pieces to states, told of each piece's word."""

    def __init__(self, vocabulary: int, size: int, layers: int, heads: int, inner: int, drop: float) -> None:
        super().__init__()
        self.words: nn.Module = nn.Embedding(vocabulary, size)
        self.positions = nn.Embedding(512, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.told = nn.ModuleList(nn.Embedding(n + 1, size) for n in SIZES)
        self.layers = nn.ModuleList(Layer(size, heads, inner, drop) for _ in range(layers))
        self.drop = nn.Dropout(drop)
        for table in self.told:
            nn.init.zeros_(next(table.parameters()))

    def states(self, pieces: Tensor, features: Tensor, mask: Tensor) -> list[Tensor]:
        """What each layer gives (batch x pieces x size), the first layer's first."""
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]]
        for index, table in enumerate(self.told):
            x = x + table(features[:, :, index])
        x = self.drop(self.norm(x))
        hidden = (1.0 - mask[:, None, None, :]) * -1e4
        result = []
        for layer in self.layers:
            x = layer(x, hidden)
            result.append(x)
        return result


class Names(nn.Module):
    """The tag layer: scores of all tags for each word, told again of the word."""

    def __init__(self, size: int, drop: float) -> None:
        super().__init__()
        self.told_again = nn.ModuleList(nn.Embedding(n + 1, FEATURE_SIZE) for n in SIZES)
        self.hidden = nn.Linear(size + FEATURE_SIZE * len(SIZES), 192)
        self.tags = nn.Linear(192, len(TAGS))
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, features: Tensor, firsts: Tensor) -> Tensor:
        x = torch.cat([x, *(table(features[:, :, i]) for i, table in enumerate(self.told_again))], dim=-1)
        scores: Tensor = self.tags(self.drop(nn.functional.gelu(self.hidden(at_firsts(x, firsts)))))
        return scores


def at_firsts(x: Tensor, firsts: Tensor) -> Tensor:
    """The states of each word's first piece."""
    return torch.gather(x, 1, firsts[:, :, None].expand(-1, -1, x.shape[2]))


class Recognizer(nn.Module):
    """Names and grammar of a passage.

    Takes piece ids (batch x pieces), the word of each piece's features (batch x pieces x 4), the mask of real pieces,
    the first piece of each word (batch x words) and the number of each word's sentence (batch x words).
    """

    def __init__(
        self,
        vocabulary: int = 30522,
        size: int = 384,
        layers: int = 6,
        heads: int = 12,
        inner: int = 1536,
        drop: float = 0.1,
        read: Sequence[Reading] = (Reading(4),),
    ) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, size, layers, heads, inner, drop)
        self.names = Names(size, drop)
        self.reading = tuple(read)
        self.grammar = nn.ModuleList(Grammar(size, one, drop) for one in read)

    def forward(
        self, pieces: Tensor, features: Tensor, mask: Tensor, firsts: Tensor, sentences: Tensor
    ) -> tuple[Tensor, list[Words]]:
        """The scores of the tags (batch x words x tags), and what each grammar head makes of the words."""
        states = self.encoder.states(pieces, features, mask)
        scores = self.names(states[-1], features, firsts)
        read = [head(at_firsts(states[head.reading.layer - 1], firsts), sentences) for head in self.readers()]
        return scores, read

    def readers(self) -> list[Grammar]:
        """The grammar heads."""
        return [one for one in self.grammar if isinstance(one, Grammar)]


def pretrained(folder: Path, read: Sequence[Reading] = (Reading(4),)) -> Recognizer:
    """A recogniser whose encoder holds the weights of all-MiniLM-L6-v2 in `folder`."""
    config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    weights = load_file(str(folder / "model.safetensors"))
    net = Recognizer(
        config["vocab_size"],
        config["hidden_size"],
        config["num_hidden_layers"],
        config["num_attention_heads"],
        config["intermediate_size"],
        read=read,
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
    missing, unexpected = net.encoder.load_state_dict(own, strict=False)
    if unexpected or any(not name.startswith("told") for name in missing):
        raise ValueError(f"{folder}: not the weights of a MiniLM encoder")
    return net


def _pair(mine: str, weights: dict[str, Tensor], theirs: str) -> dict[str, Tensor]:
    return {f"{mine}.{part}": weights[f"{theirs}.{part}"] for part in ("weight", "bias")}
