"""Bodies that a text describes instead of naming them: "the ministry", "the company", "its"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.facts.grammar.sentence_words import Grammar, Word
from generator.facts.names.word_lists import words
from generator.knowledge.words import WORD
from generator.model import Mention

_NEAR = 400
"""Characters before a description in which the body that it means is named."""


@dataclass(frozen=True)
class Bodies:
    """The bodies that an article names, in reading order."""

    named: Sequence[Mention]

    def meant(self, noun: str, at: int) -> Mention | None:
        """The body that "the NOUN" means at a character of the text; None where none or several could be meant.

        A name that holds the noun is meant wherever it stands before ("the ministry": Defence Ministry); "the company"
        and "its" mean the one body that is named a little before.
        """
        before = self.named[: bisect_left(self.named, at, key=lambda mention: mention.span.start)]
        holding = [body for body in before if noun in WORD.findall(body.name.lower())]
        if not holding and noun in words("roles", "bodies"):
            holding = [body for body in before if body.span.end > at - _NEAR]
        return holding[-1] if len({body.name for body in holding}) == 1 else None


def bodies_of(mentions: Sequence[Mention]) -> Bodies:
    """The organizations among the names of an article."""
    return Bodies(sorted((mention for mention in mentions if mention.kind == "ORG"), key=lambda mention: mention.span))


def described_agents(text: str, bodies: Bodies, grammar: Grammar) -> Iterator[Mention]:
    """The bodies that act without being named: a mention of each where "the ministry" does something."""
    for tree in grammar.trees:
        for place, node in enumerate(tree.nodes):
            if node.relation not in {"nsubj", "obl:agent", "nsubj:pass"} or node.upos != "NOUN":
                continue
            the = [word.span.of(text).lower() for word in Word(tree, place).below("det")]
            body = bodies.meant(node.span.of(text).lower(), node.span.start) if the == ["the"] else None
            if body is not None:
                yield replace(body, span=node.span)
