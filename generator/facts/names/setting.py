"""A possible name in its sentence, as the features of the name finder see it, and what a feature gives: a clue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.facts.names.segments import Piece, phrase
from generator.facts.names.tokens import Token
from generator.knowledge.weighing import Reason
from generator.model import NameKind

ClueKind = NameKind | Literal["NONE"]


@dataclass(frozen=True, slots=True)
class Clue:
    """A reason to take a piece for a kind of name; `NONE` speaks against any."""

    kind: ClueKind
    rule: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Setting:
    """A possible name and what stands round it."""

    text: str
    """The article's whole text."""
    tokens: Sequence[Token]
    """The words of the sentence."""
    piece: Piece
    lower: frozenset[str]
    """Words that this article also writes in lower case."""
    capital: Mapping[str, int]
    """Words that this article capitalises inside sentences, and how often."""

    @property
    def words(self) -> Sequence[Token]:
        """The words of the possible name."""
        return self.tokens[self.piece.start : self.piece.end]

    @property
    def caps(self) -> list[Token]:
        """Those of its words that begin with a capital."""
        return [token for token in self.words if token.capital]

    @property
    def key(self) -> str:
        """Its words in small letters, as lists have them."""
        return phrase(self.tokens, self.piece.start, self.piece.end)

    @property
    def surface(self) -> str:
        """Its words as they stand in the text."""
        return self.text[self.words[0].start : self.words[-1].end]

    def word(self, offset: int) -> str:
        """The key of the word `offset` places before (-1, -2) or behind (1, 2) the piece; empty beyond the sentence."""
        at = self.piece.start + offset if offset < 0 else self.piece.end - 1 + offset
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    @property
    def behind(self) -> str:
        """A few characters that follow the piece."""
        return self.text[self.words[-1].end : self.words[-1].end + 40]
