"""A sentence's words as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Span


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """A word or mark of a sentence and its place in the tree."""

    span: Span
    """In the article. A word may be one of a treebank's: "U.S.", "'s", "2.5"."""
    upos: str
    """Part of speech, one of `labels.UPOS`."""
    head: int
    """Place of its head among the sentence's nodes from 0; -1 for the root."""
    relation: str
    """To its head, one of `labels.RELATIONS`: `nsubj`, `obj`, `appos`..."""


@dataclass(frozen=True, slots=True, order=True)
class Tree:
    """A sentence: its nodes in reading order, exactly one of them the root, no cycle."""

    nodes: tuple[Node, ...]

    @property
    def root(self) -> int:
        """Place of the node that hangs on nothing."""
        return next(place for place, node in enumerate(self.nodes) if node.head < 0)

    def below(self, place: int) -> Iterator[int]:
        """Places of the nodes that hang on one, in reading order."""
        return (below for below, node in enumerate(self.nodes) if node.head == place)
