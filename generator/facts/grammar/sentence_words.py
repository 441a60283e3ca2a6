"""Walks over the trees of an article: the word at a place, what hangs on it, what it hangs on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.facts.grammar.tree import Node, Tree
from generator.model import Span


@dataclass(frozen=True, slots=True)
class Word:
    """A node of a sentence's tree, with the way to its neighbours. Two of one tree and place are equal."""

    tree: Tree
    place: int

    @property
    def node(self) -> Node:
        """Its part of speech, relation and span."""
        return self.tree.nodes[self.place]

    @property
    def span(self) -> Span:
        """Its characters in the article."""
        return self.node.span

    @property
    def upos(self) -> str:
        """Its part of speech, one of `labels.UPOS`."""
        return self.node.upos

    @property
    def relation(self) -> str:
        """Its relation to its head, one of `labels.RELATIONS`."""
        return self.node.relation

    @property
    def head(self) -> Word | None:
        """What it hangs on; None for the root."""
        return None if self.node.head < 0 else Word(self.tree, self.node.head)

    @property
    def above(self) -> Iterator[Word]:
        """Its head, the head's head, and so on to the root."""
        head = self.head
        while head is not None:
            yield head
            head = head.head

    def below(self, *relations: str) -> tuple[Word, ...]:
        """What hangs on it, in reading order; of these relations alone, where some are named."""
        tree, nodes = self.tree, self.tree.nodes
        below = tree.below(self.place)
        return tuple([Word(tree, at) for at in below if not relations or nodes[at].relation in relations])

    def phrase(self) -> tuple[Word, ...]:
        """It and everything below it, in reading order."""
        places = {self.place}
        waiting = [self.place]
        while waiting:
            below = self.tree.below(waiting.pop())
            places.update(below)
            waiting += below
        return tuple(Word(self.tree, place) for place in sorted(places))


@dataclass(frozen=True)
class Grammar:
    """The trees of an article, in reading order. Without any, nothing is found: finders must do without."""

    trees: Sequence[Tree] = ()

    def __hash__(self) -> int:
        return hash(tuple(self.trees))

    def word_at(self, offset: int) -> Word | None:
        """The word that covers a character of the article, or None: a blank, or a stretch that was not read."""
        tree = self.tree_at(offset)
        if tree is None:
            return None
        place = bisect_right(tree.nodes, offset, key=lambda node: node.span.start) - 1
        return Word(tree, place) if place >= 0 and offset < tree.nodes[place].span.end else None

    def tree_at(self, offset: int) -> Tree | None:
        """The sentence's tree, or None."""
        at = bisect_right(self._starts, offset) - 1
        return self.trees[at] if at >= 0 and offset < self.trees[at].nodes[-1].span.end else None

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words of a stretch within a sentence, in reading order."""
        tree = self.tree_at(span.start)
        if tree is None:
            return ()
        first = bisect_right(tree.nodes, span.start, key=lambda node: node.span.end)
        last = bisect_left(tree.nodes, span.end, lo=first, key=lambda node: node.span.start)
        return tuple(Word(tree, place) for place in range(first, last))

    def head_of(self, span: Span) -> Word | None:
        """The word of a name or phrase on which its others hang: of those that hang on a word outside, the first."""
        words = self.words_in(span)
        places = {word.place for word in words}
        return next((word for word in words if word.node.head not in places), None)

    @cached_property
    def _starts(self) -> list[int]:
        return [tree.nodes[0].span.start for tree in self.trees]
