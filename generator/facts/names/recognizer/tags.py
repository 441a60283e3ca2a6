"""Tags of words (begin, inside, end, single of each kind of name), and the best sequence of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

KINDS = ("PERSON", "ORG", "PLACE", "NORP", "MISC")
"""What the model knows; MISC: events, products, laws, works: names that no brief lists."""
TAGS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BIES"))
"""O, then for each kind begin, inside, end, single."""
Floats = NDArray[np.float32]


class Chunk(NamedTuple):
    """A name by its first word and the word behind its last."""

    first: int
    stop: int
    kind: str
    odds: tuple[float, ...]
    """How likely each of `KINDS` is."""


def tag_index(part: str, kind: str) -> int:
    """Where a tag stands in `TAGS`: `tag_index("B", "ORG")`."""
    return TAGS.index(f"{part}-{kind}")


def tags_of(size: int, chunks: Sequence[tuple[int, int, str]]) -> list[int]:
    """The tags of `size` words, some of them names (first, stop, kind)."""
    tags = [0] * size
    for first, stop, kind in chunks:
        if stop - first == 1:
            tags[first] = tag_index("S", kind)
            continue
        tags[first:stop] = [tag_index("I", kind)] * (stop - first)
        tags[first], tags[stop - 1] = tag_index("B", kind), tag_index("E", kind)
    return tags


def _allowed() -> Floats:
    """0 where a tag may follow another, a large negative number elsewhere."""
    table = np.full((len(TAGS), len(TAGS)), -1e4, dtype=np.float32)
    for i, before in enumerate(TAGS):
        for j, after in enumerate(TAGS):
            fits = after[0] in "IE" and after[2:] == before[2:] if before[0] in "BI" else after[0] in "OBS"
            if fits:
                table[i, j] = 0
    return table


_FOLLOWS = _allowed()
_MAY_START = np.array([0 if tag[0] in "OBS" else -1e4 for tag in TAGS], dtype=np.float32)
_MAY_END = np.array([0 if tag[0] in "OES" else -1e4 for tag in TAGS], dtype=np.float32)


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def decode(logs: Floats) -> list[Chunk]:
    """The names of the best sequence of tags that makes sense (Viterbi), from log probabilities (words x tags).

    How likely a kind is for a name: the geometric mean over its words.
    """
    if not len(logs):
        return []
    path = _best_path(logs)
    chunks: list[Chunk] = []
    first = 0
    for index, tag in enumerate(path):
        part = TAGS[tag][0]
        if part in "BS":
            first = index
        if part in "ES":
            chunks.append(Chunk(first, index + 1, TAGS[tag][2:], _odds(logs[first : index + 1])))
    return chunks


def _best_path(logs: Floats) -> list[int]:
    likeliest = logs.argmax(axis=1)
    ends = _MAY_START[likeliest[0]] + _MAY_END[likeliest[-1]]
    if not ends and not _FOLLOWS[likeliest[:-1], likeliest[1:]].any():
        return [int(tag) for tag in likeliest]
    scores = logs[0] + _MAY_START
    back: list[NDArray[np.intp]] = []
    for row in logs[1:]:
        table = scores[:, None] + _FOLLOWS
        best = table.argmax(axis=0)
        back.append(best)
        scores = table[best, np.arange(len(TAGS))] + row
    path = [int((scores + _MAY_END).argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return path[::-1]


def _odds(logs: Floats) -> tuple[float, ...]:
    of_kinds = np.exp(logs[:, 1:]).reshape(len(logs), len(KINDS), 4).sum(axis=2)
    mean = np.exp(np.log(np.maximum(of_kinds, 1e-6)).mean(axis=0))
    return tuple(round(float(value), 6) for value in mean)
