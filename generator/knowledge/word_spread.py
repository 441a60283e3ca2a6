"""How common a word is in the news at large: in how many texts it stands.

Reach for `rarity` when words of few texts are weighed: twelve texts of a site say nothing of how rare "governor" is.
From `resources/en/word_spread.tsv.gz`, built by `training/build_word_spread.py` from annotated news and other English
text (Groningen Meaning Bank, GUM, EWT, CrossNER). Weighting: Spärck Jones 1972.
"""

from __future__ import annotations

import gzip
import math
from functools import cache

from generator.knowledge import RESOURCES

FILE = "en/word_spread.tsv.gz"
WORTH = 200
"""Texts of one's own that the whole table counts for: few of them change little, thousands on one subject make its
words common.
"""
RARE, RARER = 4.0, 5.0
"""Rarity at large from which a name, and any other word, tells one event from another: it stands in less than one text
in fifty, in 150.
"""


@cache
def _table() -> tuple[int, dict[str, int]]:
    total, *rows = gzip.decompress((RESOURCES / FILE).read_bytes()).decode("utf-8").splitlines()
    return int(total), {word: int(count) for word, count in (row.split("\t") for row in rows)}


def at_large(stem: str) -> float:
    """Inverse document frequency in the table alone: about 8 for a word never seen, near 0 for one of every text."""
    total, spread = _table()
    return math.log((1 + total) / (1 + spread.get(stem, 0)))


def rarity(stem: str, found: int, among: int) -> float:
    """How much a word tells where `found` of `among` texts have it: rare at large and rare among them."""
    total, spread = _table()
    known = spread.get(stem, 0) * WORTH / total
    background = math.log((1 + WORTH + among) / (1 + known + found)) + 1
    return background * (math.log((1 + among) / (1 + found)) + 1)
