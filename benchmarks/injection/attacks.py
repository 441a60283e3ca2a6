"""The attack strings, and what a harmless hand would have written in the place of each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

STRINGS = Path(__file__).parent.parent.parent / "tests" / "cases" / "hostile" / "strings.yml"


@dataclass(frozen=True, slots=True)
class Attack:
    """One string of the table."""

    number: int
    group: str
    text: str

    @property
    def twin(self) -> str:
        """The same words, parted by signs of which none acts: so both are linked alike, for words decide who is who."""
        kept = "".join(_harmless(one) for one in self.text)
        return re.sub(r"\s+", " ", kept).strip() or "x"


def read_attacks(every: int = 1) -> Sequence[Attack]:
    """The table, or each `every`th string of each group."""
    groups = yaml.safe_load(STRINGS.read_text(encoding="utf-8"))
    numbered = enumerate((group, at, text) for group, texts in groups.items() for at, text in enumerate(texts))
    return tuple(Attack(number, group, text) for number, (group, at, text) in numbered if at % every == 0)


def _harmless(one: str) -> str:
    """A middle dot for a sign, a longer dash for a dash; a low line is of a word."""
    if one.isalnum() or one in ", ":
        return one
    if one.isspace():
        return " "
    if one in "_-":
        return "x" if one == "_" else "–"
    return "" if unicodedata.category(one) in ("Cc", "Cf", "Cn", "Mn") else "·"
