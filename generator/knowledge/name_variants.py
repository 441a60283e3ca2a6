"""Name parts that are one name in several romanisations: "Hussein", "Hossein", "Husain", "Houcine".

Reach for `group_of` to ask whether two parts are one name, or two that only look alike ("Hamid", "Hamad"), and for
`bearers` to ask how common a part is. From `resources/name_variants.tsv.gz`, built by
`training/build_name_variants.py` from Wikidata (Merhav and Ash 2018, CC0).
"""

from __future__ import annotations

import gzip
from functools import cache
from typing import NamedTuple

from generator.knowledge import RESOURCES


class _Row(NamedTuple):
    usual: str
    bearers: int


@cache
def _table() -> dict[str, _Row]:
    raw = gzip.decompress((RESOURCES / "name_variants.tsv.gz").read_bytes()).decode("utf-8")
    rows = (line.split("\t") for line in raw.splitlines())
    return {spelling: _Row(usual, int(people)) for spelling, usual, people in rows}


def group_of(part: str) -> str | None:
    """The usual spelling of the name that a part (lower case, plain letters) is; None for an unlisted one."""
    row = _table().get(part)
    return row.usual if row else None


def bearers(part: str) -> int:
    """How many of some 300,000 people of Wikidata bear the name in any spelling; 0 for an unlisted one."""
    row = _table().get(part)
    return row.bearers if row else 0
