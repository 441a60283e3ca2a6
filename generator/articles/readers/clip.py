"""One article as its form gives it: facts that stand in fields of their own, and the blocks of its text.

Reach for `Clip` in a reader whose form names title, day, outlet or address: nothing of that is guessed then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

from generator.model import ZoneKind


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or another stretch of text that stands apart."""

    text: str
    kind: ZoneKind | None = None
    """None where the text itself must show what it is."""


@dataclass(frozen=True, slots=True)
class Clip:
    """An article and what its form says of it. Empty strings for what it does not say."""

    by: str
    """Who gives the fields, as in "given by the page"."""
    blocks: tuple[Block, ...] = ()
    title: str = ""
    author: str = ""
    published: str = ""
    """EDTF day."""
    publisher: str = ""
    source_url: str = ""
    archive_url: str = ""
    retrieved: str = ""
    """EDTF day."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read in it."""
        return not any(block.text.strip() for block in self.blocks)

    def mapped(self, change: Callable[[str], str]) -> Clip:
        """The same with each of its texts changed."""
        words = {each.name: change(getattr(self, each.name)) for each in fields(self) if each.name != "blocks"}
        return replace(self, **words, blocks=tuple(replace(b, text=change(b.text)) for b in self.blocks))


Read = str | Sequence[Clip]
"""What a reader makes of a file: a text, whose articles and headers are to be found, or articles that say theirs."""


def paragraphs(text: str) -> tuple[Block, ...]:
    """A text without markup as blocks, one a paragraph."""
    return tuple(Block(each.strip()) for each in text.split("\n\n") if each.strip())
