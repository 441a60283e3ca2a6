"""Words as the numbers the model reads: word pieces with their word's features."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tokenizers import Tokenizer

from generator.facts.names.recognizer.words import SIZES, Features, Word

OPEN, CLOSE, UNKNOWN = 101, 102, 100
"""Ids of [CLS], [SEP] and [UNK] in the vocabulary."""
MOST_PIECES = 6
"""Pieces of one word that are read: what follows says nothing more of it."""
_OUTSIDE = SIZES
"""Feature values of the marks that open and close a text."""


class Encoded(NamedTuple):
    """A text for the model."""

    pieces: tuple[int, ...]
    features: tuple[tuple[int, ...], ...]
    firsts: tuple[int, ...]
    """The place among the pieces of each word's first; shorter than the words where the text was too long."""


def encoded(words: Sequence[Word], features: Sequence[Features], tokenizer: Tokenizer, longest: int) -> Encoded:
    """As many whole words as fit into `longest` pieces."""
    pieces, told, firsts = [OPEN], [tuple(_OUTSIDE)], []
    for word, feature in zip(words, features, strict=True):
        ids = piece_ids(word.text, tokenizer)
        if len(pieces) + len(ids) >= longest:
            break
        firsts.append(len(pieces))
        pieces += ids
        told += [tuple(feature)] * len(ids)
    return Encoded((*pieces, CLOSE), (*told, tuple(_OUTSIDE)), tuple(firsts))


@lru_cache(maxsize=16384)
def piece_ids(word: str, tokenizer: Tokenizer) -> tuple[int, ...]:
    """The pieces of a word, at least one and at most `MOST_PIECES`."""
    found = tokenizer.encode([word], is_pretokenized=True, add_special_tokens=False).ids
    return tuple(found[:MOST_PIECES]) or (UNKNOWN,)
