"""A sentence's words as a tree."""

from __future__ import annotations

from dataclasses import dataclass, field

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
    _below: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)
    """Finders ask for it a hundred times a word."""

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.nodes]
        for place, node in enumerate(self.nodes):
            if node.head >= 0:
                below[node.head].append(place)
        object.__setattr__(self, "_below", tuple(map(tuple, below)))

    @property
    def root(self) -> int:
        """Place of the node that hangs on nothing."""
        return next(place for place, node in enumerate(self.nodes) if node.head < 0)

    def below(self, place: int) -> tuple[int, ...]:
        """Places of the nodes that hang on one, in reading order."""
        return self._below[place]
