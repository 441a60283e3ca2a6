"""One run of the shipped model over a passage. The model is loaded at the first one, once a process.

The names' part reads its last layers only for the words in a name's reach; the grammar's part branches off before
them, so that it costs next to nothing where names are read anyway: ask for both in one run.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from generator.facts.names.recognizer.pieces import Encoded
from generator.facts.names.recognizer.shipped import read_shipped
from generator.facts.names.recognizer.tags import Floats

NAMES, GRAMMAR = ("scores",), ("upos", "arcs", "relations")
"""The model's outputs."""


class GrammarScores(NamedTuple):
    """Scores for all words of a passage."""

    upos: Floats
    """Words x `labels.UPOS`."""
    arcs: Floats
    """Words x (1 + words): the root, and each word as the head; very low for a word of another sentence."""
    relations: Floats
    """Words x `labels.RELATIONS`: of each word to its likeliest head."""


def run_names(text: Encoded, words: Sequence[int], near: Sequence[int]) -> Floats:
    """The scores of the tags (words x tags) of some words; `near`: the pieces that the last layers read."""
    (scores,) = session().run(NAMES, _inputs(text, words, near, ()))
    return _floats(scores)


def run_both(
    text: Encoded, words: Sequence[int], near: Sequence[int], sentences: Sequence[int]
) -> tuple[Floats, GrammarScores]:
    """The names' scores, as `run_names` gives them, and the grammar's, for little more than the names alone.

    `sentences`: for each word of the passage the number of its sentence."""
    scores, *grammar = session().run(NAMES + GRAMMAR, _inputs(text, words, near, sentences))
    return _floats(scores), GrammarScores(*map(_floats, grammar))


def _inputs(
    text: Encoded, words: Sequence[int], near: Sequence[int], sentences: Sequence[int]
) -> dict[str, NDArray[np.int64]]:
    """What is not asked for is read for the opening mark alone."""
    read = set(near)
    far = [piece for piece in range(len(text.pieces)) if piece not in read] if near else []
    near = near or [0]
    place = {piece: index for index, piece in enumerate(near)}
    return {
        "pieces": np.array([text.pieces]),
        "features": np.array([text.features]),
        "near": np.array(near),
        "far": np.array(far, dtype=np.int64),
        "firsts": np.array([[place[text.firsts[word]] for word in words] or [0]]),
        "words": np.array([text.firsts if sentences else [0]]),
        "sentences": np.array([sentences or [0]]),
    }


def _floats(found: Any) -> Floats:
    result: Floats = np.asarray(found[0], dtype=np.float32)
    return result


@cache
def session() -> Any:
    """The model on one thread."""
    onnxruntime = import_module("onnxruntime")  # ships no types; asked for by name it is plainly untyped
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(read_shipped("model.onnx"), options, providers=["CPUExecutionProvider"])


@cache
def tokenizer() -> Tokenizer:
    """The model's."""
    return Tokenizer.from_buffer(read_shipped("tokenizer.json"))
