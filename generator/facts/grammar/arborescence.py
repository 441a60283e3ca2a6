"""The best tree over the words of a sentence, from the scores of every word as the head of every other.

Most often each word's likeliest head already gives a tree. Else: Chu and Liu 1965, Edmonds 1967, with the root's arcs
made so dear that exactly one is taken (Stanojević and Cohen 2021).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generator.facts.names.recognizer.tags import Floats


def best_heads(arcs: Floats) -> list[int]:
    """For each word its head: 0 for the root, else the head's place from 1. Exactly one word hangs on the root.

    `arcs`: words x (1 + words).
    """
    count = len(arcs)
    scores = np.full((count + 1, count + 1), -np.inf)
    scores[1:] = arcs
    np.fill_diagonal(scores, -np.inf)
    heads = [0, *map(int, scores[1:].argmax(axis=1))]
    if heads.count(0) == 2 and not _cycle(heads):
        return heads[1:]
    finite = scores[np.isfinite(scores)]
    scores[1:, 0] -= (finite.max() - finite.min() + 1) * count
    return _tree(scores)[1:]


def _tree(scores: Floats) -> list[int]:
    """The best heads of places 1 and up; `scores`: dependent x head, place 0 the root."""
    heads = [0, *map(int, scores[1:].argmax(axis=1))]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    outside = [place for place in range(len(heads)) if place not in cycle]
    kept = np.array([scores[place, heads[place]] for place in cycle])
    smaller = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    smaller[:-1, :-1] = scores[np.ix_(outside, outside)]
    out_of = scores[np.ix_(outside, cycle)]
    smaller[:-1, -1] = out_of.max(axis=1)
    into = scores[np.ix_(cycle, outside)] - kept[:, None]
    smaller[-1, :-1] = into.max(axis=0)
    smaller[0] = -np.inf
    found = _tree(smaller)
    for index, place in enumerate(outside[1:], start=1):
        inside = found[index] == len(outside)
        heads[place] = cycle[int(out_of[index].argmax())] if inside else outside[found[index]]
    above = found[-1]
    heads[cycle[int(into[:, above].argmax())]] = outside[above]
    return heads


def _cycle(heads: Sequence[int]) -> list[int]:
    """The places of one cycle; none where there is no cycle."""
    seen: dict[int, int] = {0: 0}
    for start in range(1, len(heads)):
        place = start
        while place not in seen:
            seen[place] = start
            place = heads[place]
        if place and seen[place] == start:
            cycle = [place]
            while heads[cycle[-1]] != place:
                cycle.append(heads[cycle[-1]])
            return cycle
    return []
