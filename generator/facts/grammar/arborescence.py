"""The best tree over the words of a sentence, from the scores of every word as the head of every other.

Most often each word's likeliest head already gives a tree. Else: Chu and Liu 1965, Edmonds 1967, grown along one path
as in Gabow et al. 1986, with the root's arcs made so dear that exactly one is taken (Stanojević and Cohen 2021).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from generator.facts.names.recognizer.tags import Floats


def best_heads(arcs: Floats) -> list[int]:
    """For each word its head: 0 for the root, else the head's place from 1. Exactly one word hangs on the root.

    `arcs`: words x (1 + words).
    """
    count = len(arcs)
    if count == 1:
        return [0]
    scores = np.full((count + 1, count + 1), -np.inf)
    scores[1:] = arcs
    np.fill_diagonal(scores, -np.inf)
    heads = [0, *map(int, scores[1:].argmax(axis=1))]
    if heads.count(0) == 2 and _is_tree(heads):
        return heads[1:]
    finite = scores[np.isfinite(scores)]
    scores[1:, 0] -= (finite.max() - finite.min() + 1) * count
    return _Growing(scores).heads()


def _is_tree(heads: list[int]) -> bool:
    """Whether every place leads to the root, place 0."""
    found = {0}
    for start in range(1, len(heads)):
        way = [start]
        while way[-1] not in found:
            if len(way) > len(heads):
                return False
            way.append(heads[way[-1]])
        found.update(way)
    return True


class _Growing:
    """Places, and the circles of them that have become one place each, numbered on: what is known of each."""

    def __init__(self, scores: Floats) -> None:
        count = len(scores)
        self._gains = list(scores)
        """What is won by each place as its head."""
        self._inner: list[npt.NDArray[np.intp]] = [np.full(count, place) for place in range(count)]
        """Which place inside it the head is taken for."""
        self._own = [np.array([place]) for place in range(count)]
        self._arcs = [(0, place) for place in range(count)]
        """Its head, and the place inside it that the head is taken for."""
        self._within: dict[int, int] = {}
        """The circle that it has become part of."""
        self._top = np.arange(count)
        """The outermost circle that each place is in; itself where it is in none."""

    def heads(self) -> list[int]:
        """The best heads of places 1 and up."""
        count = len(self._top)
        led = {0}
        for start in range(1, count):
            path = [] if self._top[start] in led else [int(self._top[start])]
            while path:
                head = int(self._gains[path[-1]].argmax())
                self._arcs[path[-1]] = head, int(self._inner[path[-1]][head])
                above = int(self._top[head])
                if above in led:
                    led.update(path)
                    break
                if above in path:
                    first = path.index(above)
                    path[first:] = [self._circle(path[first:])]
                else:
                    path.append(above)
        for circle in range(len(self._arcs) - 1, count - 1, -1):
            inside = self._arcs[circle][1]
            while self._within[inside] != circle:
                inside = self._within[inside]
            self._arcs[inside] = self._arcs[circle]
        return [head for head, _ in self._arcs[1:count]]

    def _circle(self, places: list[int]) -> int:
        """Makes one place of some that lead round to one another: a head for it is one for any of them."""
        gains, inner = self._won(places[0]), self._inner[places[0]]
        for place in places[1:]:
            others = self._won(place)
            more = others > gains
            gains, inner = np.where(more, others, gains), np.where(more, self._inner[place], inner)
        own = np.concatenate([self._own[place] for place in places])
        circle = len(self._gains)
        self._gains.append(gains)
        self._gains[circle][own] = -np.inf
        self._inner.append(inner)
        self._own.append(own)
        self._arcs.append((0, 0))
        self._within |= dict.fromkeys(places, circle)
        self._top[own] = circle
        return circle

    def _won(self, place: int) -> Floats:
        """What each head of a place of a circle wins against the place's head on it."""
        gains = self._gains[place]
        won: Floats = gains - gains[self._arcs[place][0]]
        return won
