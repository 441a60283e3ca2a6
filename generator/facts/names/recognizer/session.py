"""Runs the shipped model: sentences in, scored names out. The model is loaded at the first text, once a process."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from generator.facts.names.recognizer.pieces import Encoded, encoded
from generator.facts.names.recognizer.reach import pieces_in_reach, words_in_reach
from generator.facts.names.recognizer.tags import TAGS, Floats, decode, log_softmax
from generator.facts.names.recognizer.words import Word, features_of, words_of
from generator.knowledge import RESOURCES

LONGEST = 128
"""Pieces read at once; longer texts are read in parts."""
_NEVER = -1e4
"""Log probability of a name where none can be."""
_PART = 90
"""Words of a part of a text that is too long."""
_CHUNK = 4_000
"""Characters of one text looked at together; a sentence of news has under a thousand."""
_SURROGATE = re.compile("[\ud800-\udfff]")  # "\ud83d"; half of an emoji
"""A lone one is no character to the tokenizer; one for one keeps the offsets."""


class Recognized(NamedTuple):
    """A name that the model sees, by character offsets in its text."""

    start: int
    end: int
    kind: str
    """PERSON, ORG, PLACE, NORP or MISC."""
    odds: tuple[float, ...]
    """How likely each of `tags.KINDS` is, as the model says; not calibrated."""


class _Part(NamedTuple):
    """A stretch of a text as the model reads it."""

    text: int
    words: tuple[Word, ...]
    offset: int
    encoded: Encoded


@cache
def _session() -> Any:
    onnxruntime = import_module("onnxruntime")  # ships no types; asked for by name it is plainly untyped
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    model = (RESOURCES / "recognizer" / "model.onnx").read_bytes()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@cache
def _tokenizer() -> Tokenizer:
    return Tokenizer.from_str((RESOURCES / "recognizer" / "tokenizer.json").read_text(encoding="utf-8"))


def recognize(texts: Sequence[str]) -> tuple[tuple[Recognized, ...], ...]:
    """The names in each text (a sentence, or a few that follow each other), in order of their place.

    Each text is read by itself: what stands beside it changes nothing. Any characters, any length; what is too long
    for the model is cut between words. A text without any capital has no names.
    """
    parts = [part for index, text in enumerate(texts) for part in _parts(index, text)]
    scores = {one: _scores(one) for one in dict.fromkeys(part.encoded for part in parts)}
    found: list[list[Recognized]] = [[] for _ in texts]
    for part in parts:
        found[part.text] += _names(part, scores[part.encoded])
    return tuple(tuple(sorted(names)) for names in found)


def _parts(index: int, text: str) -> Iterator[_Part]:
    for offset, chunk in _chunks(text):
        if not any(character.isupper() for character in chunk):
            continue
        words = words_of(chunk)
        features = features_of(chunk, words)
        first = 0
        while first < len(words):
            whole = encoded(words[first : first + _PART], features[first : first + _PART], _tokenizer(), LONGEST)
            read = len(whole.firsts)
            yield _Part(index, words[first : first + read], offset, whole)
            first += read


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """The text in stretches of some thousand characters, cut at a blank where there is one."""
    start = 0
    while start < len(text):
        end = start + _CHUNK
        if end < len(text):
            blank = text.rfind(" ", start + 1, end)
            end = blank if blank > start else end
        yield start, _SURROGATE.sub("\ufffd", text[start:end])
        start = end


def _scores(text: Encoded) -> Floats:
    """Log probabilities of the tags of a text's words; a word out of any name's reach is surely none."""
    logs = np.full((len(text.firsts), len(TAGS)), _NEVER, dtype=np.float32)
    logs[:, 0] = 0
    if words := words_in_reach(text):
        logs[words] = log_softmax(_run(text, words, pieces_in_reach(text, words)))
    return logs


def _run(text: Encoded, words: Sequence[int], near: Sequence[int]) -> Floats:
    place = {piece: index for index, piece in enumerate(near)}
    inputs: dict[str, NDArray[np.int64]] = {
        "pieces": np.array([text.pieces]),
        "features": np.array([text.features]),
        "near": np.array(near),
        "far": np.array([piece for piece in range(len(text.pieces)) if piece not in place], dtype=np.int64),
        "firsts": np.array([[place[text.firsts[word]] for word in words]]),
    }
    (scores,) = _session().run(None, inputs)
    result: Floats = np.asarray(scores[0], dtype=np.float32)
    return result


def _names(part: _Part, logs: Floats) -> Iterator[Recognized]:
    assert logs.shape[1] == len(TAGS)
    for chunk in decode(logs):
        start, end = part.words[chunk.first].start, part.words[chunk.stop - 1].end
        yield Recognized(part.offset + start, part.offset + end, chunk.kind, chunk.odds)
