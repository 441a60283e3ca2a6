"""Passages as numbers: sentences packed into passages, cut into words and pieces, batched by length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor

from generator.facts.names.recognizer.pieces import Encoded, encoded
from generator.facts.names.recognizer.tags import KINDS, TAGS, tags_of
from generator.facts.names.recognizer.words import features_of, words_of
from training.recognizer.sets import Labelled, Name

ALL = (1 << len(TAGS)) - 1
LONGEST = 128


class Example(NamedTuple):
    """A passage ready to learn from."""

    encoded: Encoded
    allowed: tuple[int, ...]
    """For each word the set of tags that may be right, as bits."""


class Batch(NamedTuple):
    """Tensors of several examples."""

    pieces: Tensor
    features: Tensor
    mask: Tensor
    firsts: Tensor
    allowed: Tensor
    """Batch x words x tags, true where a tag may be right; all true behind a text's end."""
    words: Tensor
    """Batch x words, 1 for real words."""


def packed(sentences: Sequence[Labelled], chance: random.Random, joint: str) -> Iterator[Labelled]:
    """Neighbouring sentences joined into passages of differing length, up to about 70 words."""
    text, names, unsure, limit = "", [], [], 0
    last: Labelled | None = None
    for one in sentences:
        size = len(one.text.split())
        if last and (len(text.split()) + size > limit or one.open != last.open):
            yield Labelled(text, tuple(names), last.open, tuple(unsure))
            text, names, unsure = "", [], []
        if not text:
            limit = chance.choice((1, 30, 50, 70))
        else:
            text += joint
        names += [Name(n.start + len(text), n.end + len(text), n.kind) for n in one.names]
        unsure += [(s + len(text), e + len(text)) for s, e in one.unsure]
        text += one.text
        last = one
    if last:
        yield Labelled(text, tuple(names), last.open, tuple(unsure))


def example_of(one: Labelled, tokenizer: Tokenizer, misc_open: bool, lists: bool = True) -> Example:
    """Words, pieces and the tags that may be right. `misc_open`: an unlabelled capital inside a sentence may be MISC.

    `lists`: whether the features say what lists of the world hold a word; sometimes not, so that names outside every
    list are learnt too.
    """
    found = words_of(one.text)
    features = features_of(one.text, found)
    if not lists:
        features = tuple(feature._replace(listed=0) for feature in features)
    chunks = []
    for name in one.names:
        inside = [i for i, w in enumerate(found) if w.start < name.end and name.start < w.end]
        if inside and name.kind in KINDS:
            chunks.append((inside[0], inside[-1] + 1, name.kind))
    tags = tags_of(len(found), chunks)
    allowed = [1 << tag for tag in tags]
    for i, word in enumerate(found):
        if tags[i] == 0:
            kinds = set(one.open)
            if misc_open and features[i].looks in (1, 2, 4) and features[i].position == 0 and features[i].style == 0:
                kinds.add("MISC")
            for kind in kinds:
                for part in "BIES":
                    allowed[i] |= 1 << TAGS.index(f"{part}-{kind}")
            if any(s < word.end and word.start < e for s, e in one.unsure):
                allowed[i] = ALL
    whole = encoded(found, features, tokenizer, LONGEST)
    return Example(whole, tuple(allowed[: len(whole.firsts)]))


def batches(examples: Sequence[Example], pieces: int, chance: random.Random) -> list[list[Example]]:
    """Examples of similar length together, about so many pieces a batch, in random order."""
    ordered = sorted(examples, key=lambda e: (len(e.encoded.pieces) // 4, chance.random()))
    groups: list[list[Example]] = [[]]
    for example in ordered:
        if groups[-1] and (len(groups[-1]) + 1) * len(example.encoded.pieces) > pieces:
            groups.append([])
        groups[-1].append(example)
    chance.shuffle(groups)
    return groups


def batch_of(examples: Sequence[Example]) -> Batch:
    """Padded tensors."""
    longest = max(len(e.encoded.pieces) for e in examples)
    most = max(1, *(len(e.encoded.firsts) for e in examples))
    pieces = torch.zeros(len(examples), longest, dtype=torch.long)
    features = torch.zeros(len(examples), longest, 4, dtype=torch.long)
    mask = torch.zeros(len(examples), longest)
    firsts = torch.zeros(len(examples), most, dtype=torch.long)
    allowed = torch.full((len(examples), most), ALL, dtype=torch.long)
    words = torch.zeros(len(examples), most)
    for row, example in enumerate(examples):
        size, count = len(example.encoded.pieces), len(example.encoded.firsts)
        pieces[row, :size] = torch.tensor(example.encoded.pieces)
        features[row, :size] = torch.tensor(example.encoded.features)
        mask[row, :size] = 1
        firsts[row, :count] = torch.tensor(example.encoded.firsts, dtype=torch.long)
        allowed[row, :count] = torch.tensor(example.allowed, dtype=torch.long)
        words[row, :count] = 1
    bits = (allowed[:, :, None] >> torch.arange(len(TAGS))) & 1
    return Batch(pieces, features, mask, firsts, bits.bool(), words)
