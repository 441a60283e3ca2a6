"""Bodies that a text describes instead of naming them: "the ministry", "the company", "its"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from generator.facts.grammar.sentence_words import Grammar, Word
from generator.facts.names.word_lists import words
from generator.knowledge.words import WORD
from generator.model import Mention, Span

_NEAR = 400
"""Characters before a description in which the body that it means is named."""
_CALLED_BEFORE = re.compile(r"\b(?:([a-z][a-z-]+)|[Tt]he ([a-z][a-z-]+),) $")  # "company ", "The operator, "
_CALLED_BEHIND = re.compile(r", (?:an?|the) ((?:[\w.’'-]+ ){0,5}[\w’-]+)")  # ", a Lima importer"


@dataclass(frozen=True)
class Bodies:
    """The bodies that an article names, in reading order."""

    named: Sequence[Mention]
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Noun -> the bodies beside whose names it stands: "the transport >company< Acme", "Acme, a Lima >importer<"."""
    issuer: str = ""
    """Who publishes the text."""

    def meant(self, noun: str, at: int) -> Mention | None:
        """The body that "the NOUN" means at a character of the text; None where none or several could be meant.

        A name that holds the noun is meant wherever it stands before ("the ministry": Defence Ministry); "the company"
        and "its" mean the one body that is named a little before.
        """
        before = self.named[: bisect_left(self.named, at, key=lambda mention: mention.span.start)]
        holding = [body for body in before if noun in WORD.findall(body.name.lower())]
        if not holding and (called := self.called.get(noun)):
            holding = [body for body in before if body.name in called]
        if not holding and noun in words("roles", "bodies"):
            holding = [body for body in before if body.span.end > at - _NEAR]
        return holding[-1] if len({body.name for body in holding}) == 1 else None

    def within(self, span: Span) -> Sequence[Mention]:
        """The bodies named in a stretch of the text."""
        first = bisect_left(self.named, span.start, key=lambda mention: mention.span.start)
        return list(takewhile(lambda body: body.span.start < span.end, self.named[first:]))


def bodies_of(mentions: Sequence[Mention], text: str = "", issuer: str = "") -> Bodies:
    """The organizations among the names of an article; what its words call them, where these are given."""
    named = sorted((mention for mention in mentions if mention.kind == "ORG"), key=lambda mention: mention.span)
    called: dict[str, set[str]] = {}
    for one in named if text else ():
        before = _CALLED_BEFORE.search(text, max(0, one.span.start - 30), one.span.start)
        behind = _CALLED_BEHIND.match(text, one.span.end)
        for noun in (*(before.groups() if before else ()), *(behind[1].split() if behind else ())):
            if noun in words("roles", "bodies"):
                called.setdefault(noun, set()).add(one.name)
    return Bodies(named, {noun: frozenset(names) for noun, names in called.items()}, issuer.partition(" - ")[0])


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
