"""How common a word is in names and outside them: the word lists behind the name finder.

Reach for it to ask whether "green" is rather a word, a family name or a place. Counts come from
`resources/name_tokens.tsv.gz` (built by `training/build_name_lists.py`), word lists from `resources/*.yml`.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from typing import NamedTuple

from generator.knowledge import RESOURCES, gazetteer, read_yaml


class Counts(NamedTuple):
    """How often a word (or a phrase) stands in each kind of name, and in lower case outside names."""

    given: int = 0
    family: int = 0
    org: int = 0
    place: int = 0
    norp: int = 0
    lower: int = 0

    @property
    def person(self) -> int:
        """How often the word stood in names of persons."""
        return self.given + self.family

    @property
    def names(self) -> int:
        """How often the word stood in names of any kind."""
        return self.given + self.family + self.org + self.place + self.norp


@cache
def _table() -> dict[str, Counts]:
    raw = gzip.decompress((RESOURCES / "name_tokens.tsv.gz").read_bytes()).decode("utf-8")
    rows = (line.split("\t") for line in raw.splitlines())
    return {row[0]: Counts(*(int(cell or 0) for cell in row[1:])) for row in rows}


_NONE = Counts()


def counts(phrase: str) -> Counts:
    """Counts of a word or of a whole name, in lower case; zeros for what was never seen."""
    return _table().get(phrase, _NONE)


def is_common(word: str) -> bool:
    """Whether a word (lower case) is an everyday word rather than part of names."""
    row = counts(word)
    return row.lower >= 3 and row.lower > row.person + row.place


@lru_cache(maxsize=65536)
def is_place(text: str) -> bool:
    """`gazetteer.is_place`, remembered: one name is asked about by several features."""
    return gazetteer.is_place(text)


@cache
def words(resource: str, name: str) -> frozenset[str]:
    """One list of `en/names.yml` or `en/organizations.yml` as a set."""
    return frozenset(" ".join(word.split()) for word in read_yaml(f"en/{resource}")[name].split(",") if word.strip())
