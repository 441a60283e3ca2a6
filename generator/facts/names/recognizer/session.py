"""Runs the shipped model for names: sentences in, scored names out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from generator.facts.names.recognizer.outputs import GrammarScores, run_both, run_names, tokenizer
from generator.facts.names.recognizer.pieces import Encoded, encoded
from generator.facts.names.recognizer.reach import pieces_in_reach, words_in_reach
from generator.facts.names.recognizer.tags import TAGS, Floats, decode, log_softmax
from generator.facts.names.recognizer.words import Word, features_of, words_of

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


class Part(NamedTuple):
    """A stretch of a text as the model reads it."""

    words: tuple[Word, ...]
    offset: int
    """Where the words' offsets count from."""
    encoded: Encoded


def recognize(texts: Sequence[str]) -> tuple[tuple[Recognized, ...], ...]:
    """The names in each text (a sentence, or a few that follow each other), in order of their place.

    Each text is read by itself: what stands beside it changes nothing. Any characters, any length; what is too long
    for the model is cut between words. A text without any capital has no names.
    """
    parts = [(index, part) for index, text in enumerate(texts) for part in parts_of(text, _has_capital)]
    scores = {one: _scores(one) for one in dict.fromkeys(part.encoded for _, part in parts)}
    found: list[list[Recognized]] = [[] for _ in texts]
    for index, part in parts:
        found[index] += names_of(part, scores[part.encoded])
    return tuple(tuple(sorted(names)) for names in found)


def parts_of(text: str, wanted: Callable[[str], bool] = bool) -> Iterator[Part]:
    """The text as the model reads it: whole, unless it is very long; without stretches that are not wanted."""
    for offset, chunk in _chunks(text):
        if not wanted(chunk):
            continue
        words = words_of(chunk)
        features = features_of(chunk, words)
        first = 0
        while first < len(words):
            whole = encoded(words[first : first + _PART], features[first : first + _PART], tokenizer(), LONGEST)
            read = len(whole.firsts)
            yield Part(words[first : first + read], offset, whole)
            first += read


def _has_capital(text: str) -> bool:
    return any(character.isupper() for character in text)


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


def names_and_grammar(text: Encoded, sentences: Sequence[int]) -> tuple[Floats, GrammarScores]:
    """Log probabilities of the tags of a text's words, and the scores of its grammar, in one run."""
    words = words_in_reach(text)
    scores, grammar = run_both(text, words, pieces_in_reach(text, words) if words else (), sentences)
    return _logs(text, words, scores), grammar


def _scores(text: Encoded) -> Floats:
    words = words_in_reach(text)
    return _logs(text, words, run_names(text, words, pieces_in_reach(text, words)) if words else None)


def _logs(text: Encoded, words: Sequence[int], scores: Floats | None) -> Floats:
    """Log probabilities of the tags of a text's words; a word out of any name's reach is surely none."""
    logs = np.full((len(text.firsts), len(TAGS)), _NEVER, dtype=np.float32)
    logs[:, 0] = 0
    if words and scores is not None:
        logs[words] = log_softmax(scores)
    return logs


def names_of(part: Part, logs: Floats) -> Iterator[Recognized]:
    """The names that the scores of a part show, by offsets in the text that it is a part of."""
    assert logs.shape[1] == len(TAGS)
    for chunk in decode(logs):
        start, end = part.words[chunk.first].start, part.words[chunk.stop - 1].end
        yield Recognized(part.offset + start, part.offset + end, chunk.kind, chunk.odds)
