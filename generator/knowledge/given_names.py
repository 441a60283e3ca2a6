"""Whether a word is a given name rather than a family name, as counted in names of annotated news.

Reach for `is_given_name` before a family name is put behind a lone word: "Peter and Laura Hendricks". From
`resources/name_tokens.tsv.gz`, built by `training/build_name_lists.py`.
"""

from __future__ import annotations

import gzip
from functools import cache

from generator.knowledge import RESOURCES

FEWEST = 2
"""Counts under this may be slips of the annotators."""


@cache
def _given() -> frozenset[str]:
    raw = gzip.decompress((RESOURCES / "name_tokens.tsv.gz").read_bytes()).decode("utf-8")
    rows = (line.split("\t") for line in raw.splitlines())
    counts = ((word, int(given or 0), int(family or 0)) for word, given, family, *_ in rows)
    return frozenset(word for word, given, family in counts if given >= FEWEST and given > 2 * family)


def is_given_name(word: str) -> bool:
    """Whether a word, in any case, mostly stands first in names of persons."""
    return word.casefold() in _given()
