"""Which words a name can reach: capitals and figures, and what stands close to them.

The last layers of the model read these words alone; all others count as no part of a name. Six words in ten of
news text are never read to the end, which saves a sixth of the time.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.facts.names.recognizer.pieces import Encoded

TELLING = frozenset({1, 2, 3, 4, 5, 6})
"""Looks (`words.Features`) of words with a capital or a digit."""
BEFORE, BEHIND = 1, 2
"""Words on either side that are in reach too: "al-Assad", "Corp.", "Gaza strip"."""
GAP = 4
"""Plain words between two telling ones that are in reach: "Ministry of the Interior"."""


def words_in_reach(text: Encoded) -> list[int]:
    """Places of the words, rising; none where nothing tells."""
    telling = [i for i, first in enumerate(text.firsts) if text.features[first][0] in TELLING]
    reached: set[int] = set()
    last = -GAP - 2
    for place in telling:
        start = last if place - last <= GAP + 1 else place - BEFORE
        reached.update(range(max(0, start), min(place + BEHIND + 1, len(text.firsts))))
        last = place
    return sorted(reached)


def pieces_in_reach(text: Encoded, words: Sequence[int]) -> list[int]:
    """Places of the opening mark's piece and of all pieces of these words, rising."""
    ends = (*text.firsts[1:], len(text.pieces) - 1)
    return [0, *(piece for word in words for piece in range(text.firsts[word], ends[word]))]
