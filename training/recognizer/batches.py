"""Passages as numbers: sentences packed into passages, cut into words and pieces, with what is known of each word."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import torch
from tokenizers import Tokenizer
from torch import Tensor

from generator.articles.sentences import sentences_in as sentences_by_rule
from generator.facts.grammar.labels import RELATIONS, UPOS
from generator.facts.names.recognizer.pieces import Encoded, encoded
from generator.facts.names.recognizer.tags import KINDS, TAGS, tags_of
from generator.facts.names.recognizer.words import SIZES, Word, features_of, words_of
from generator.model import Span, Zone
from training.recognizer.sets import Labelled, Name
from training.recognizer.shelf import ALL, NOTHING, Shelf
from training.recognizer.treebank import Node, Sentence, tree_of

LONGEST = 128
LIMITS = (1, 30, 50, 70)
"""Words up to which passages are packed, each as likely."""


class Example(NamedTuple):
    """A passage ready to learn from."""

    encoded: Encoded
    allowed: tuple[int, ...]
    """For each word the set of tags that may be right, as bits."""
    sentences: tuple[int, ...]
    """For each word the number of its sentence in the passage."""
    nodes: tuple[Node, ...] = ()
    """For each word its place in the tree, heads counted within the passage; empty where no tree is known."""


def packed(sentences: Sequence[Labelled], chance: random.Random, joint: str) -> Iterator[Labelled]:
    """Neighbouring sentences joined into passages of differing length, up to about 70 words."""
    names: list[Name] = []
    unsure: list[tuple[int, int]] = []
    text, limit = "", 0
    last: Labelled | None = None
    for one in sentences:
        size = len(one.text.split())
        if last and (len(text.split()) + size > limit or one.open != last.open):
            yield Labelled(text, tuple(names), last.open, tuple(unsure))
            text, names, unsure = "", [], []
        if not text:
            limit = chance.choice(LIMITS)
        else:
            text += joint
        names += [Name(n.start + len(text), n.end + len(text), n.kind) for n in one.names]
        unsure += [(s + len(text), e + len(text)) for s, e in one.unsure]
        text += one.text
        last = one
    if last:
        yield Labelled(text, tuple(names), last.open, tuple(unsure))


def packed_trees(sentences: Sequence[Sentence], chance: random.Random) -> Iterator[tuple[Sentence, ...]]:
    """Neighbouring sentences of a treebank, in groups of differing length, up to about 70 words."""
    group: list[Sentence] = []
    limit = size = 0
    for one in sentences:
        if group and size + len(one.tokens) > limit:
            yield tuple(group)
            group, size = [], 0
        if not group:
            limit = chance.choice(LIMITS)
        group.append(one)
        size += len(one.tokens)
    if group:
        yield tuple(group)


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
    read = len(whole.firsts)
    return Example(whole, tuple(allowed[:read]), sentence_numbers(one.text, found)[:read])


def sentence_numbers(text: str, words: Sequence[Word]) -> tuple[int, ...]:
    """For each word the number of the sentence it stands in, as Dateline cuts sentences."""
    starts = {span.start for span in sentences_by_rule(text, [Zone("body", Span(0, len(text)))], "en")}
    number = 0
    result: list[int] = []
    for word in words:
        number += word.start in starts and bool(result)
        result.append(number)
    return tuple(result)


def tree_example(group: Sequence[Sentence], texts: Sequence[str], tokenizer: Tokenizer) -> Example:
    """A passage of sentences whose trees are known; `texts`: as they are read, perhaps in capitals. No names."""
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    text = " ".join(texts)
    words = words_of(text)
    nodes: list[Node] = []
    numbers: list[int] = []
    for number, (one, start) in enumerate(zip(group, starts, strict=False)):
        own = [
            w._replace(start=w.start - start, end=w.end - start) for w in words if start <= w.start < starts[number + 1]
        ]
        first = len(nodes)
        nodes += [n._replace(head=n.head + first if n.head >= 0 else -1) for n in tree_of(one.tokens, own)]
        numbers += [number] * len(own)
    whole = encoded(words, features_of(text, words), tokenizer, LONGEST)
    read = len(whole.firsts)
    return Example(whole, (ALL,) * read, tuple(numbers[:read]), tuple(nodes[:read]))


def shelved(examples: Sequence[Example], origins: Sequence[int]) -> Shelf:
    """The examples as arrays."""

    def flat(rows: Sequence[Sequence[int]]) -> Tensor:
        return torch.tensor([value for row in rows for value in row], dtype=torch.int32)

    nodes = [one.nodes or ((),) * len(one.encoded.firsts) for one in examples]
    return Shelf(
        torch.tensor([len(one.encoded.pieces) for one in examples], dtype=torch.int32),
        torch.tensor([len(one.encoded.firsts) for one in examples], dtype=torch.int32),
        torch.tensor(origins, dtype=torch.int32),
        flat([one.encoded.pieces for one in examples]),
        flat([[_told(row) for row in one.encoded.features] for one in examples]),
        flat([one.encoded.firsts for one in examples]),
        flat([one.allowed for one in examples]),
        flat([[_head(node, len(row)) for node in row] for row in nodes]),
        flat([[RELATIONS.index(node.relation) if node else 0 for node in row] for row in nodes]),
        flat([[UPOS.index(node.upos) if node else 0 for node in row] for row in nodes]),
        flat([one.sentences for one in examples]),
    )


def _head(node: Sequence[object], count: int) -> int:
    """A head behind the cut of a long passage is not known."""
    head = node[1] if node else None
    return head + 1 if isinstance(head, int) and head < count else NOTHING


def _told(features: Sequence[int]) -> int:
    number = 0
    for value, size in zip(features, SIZES, strict=True):
        number = number * (size + 1) + value
    return number
