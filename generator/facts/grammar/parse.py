"""From the model's scores to the trees of sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np

from generator.facts.grammar.arborescence import best_heads
from generator.facts.grammar.labels import PART, RELATIONS, ROOT, UPOS
from generator.facts.grammar.tree import Node, Tree
from generator.facts.names.recognizer.outputs import GrammarScores
from generator.facts.names.recognizer.session import Part
from generator.facts.names.recognizer.tags import Floats
from generator.model import Span

_PART = RELATIONS.index(PART)
_INNER = [RELATIONS.index(name) for name in ("compound", "flat", "amod", "det", "case", "nummod", "nmod:poss")]
"""Relations of words that stand beside their head, in one phrase."""
_IS_INNER = np.isin(np.arange(len(RELATIONS)), _INNER)
_TO_NOUNS = [
    *_INNER,
    *(at for at, name in enumerate(RELATIONS) if name.startswith("nmod") or name in ("appos", "conj")),
]
"""Those, and others that only a noun has below it."""


def sentence_numbers(part: Part, offset: int, starts: Sequence[int]) -> list[int]:
    """For each word of a part the number of its sentence; `starts`: where the article's sentences begin."""
    return [bisect_right(starts, word.start + offset) for word in part.words]


def trees_of(part: Part, offset: int, numbers: Sequence[int], scores: GrammarScores) -> Iterator[Tree]:
    """The trees of a part's sentences, from the model's scores."""
    first = 0
    for count in (sum(1 for _ in own) for _, own in groupby(numbers)):
        words = slice(first, first + count)
        block = np.hstack([scores.arcs[words, :1], scores.arcs[words, first + 1 : first + 1 + count]])
        heads, relations = heads_and_relations(block, scores.relations[words])
        spans = [Span(offset + word.start, offset + word.end) for word in part.words[words]]
        upos = [UPOS[tag] for tag in scores.upos[words].argmax(axis=1)]
        yield Tree(_with_subjects(_joined(spans, upos, heads, relations)))
        first += count


def heads_and_relations(arcs: Floats, relations: Floats) -> tuple[list[int], list[int]]:
    """Heads and relations of the best tree in which no word hangs across the root on another phrase's word: never
    "Norsk" in "Norsk Tidevann ASA said it had bought Kinloch Turbines" on "Turbines"."""
    heads = best_heads(arcs)
    root = heads.index(0) + 1
    inner = _IS_INNER[relations.argmax(axis=1)]
    across = [at for at in np.flatnonzero(inner) if heads[at] and (at + 1 - root) * (heads[at] - root) < 0]
    if across:
        arcs, relations = arcs.copy(), relations.copy()
        for at in across:
            arcs[at, slice(root + 1, None) if at + 1 < root else slice(1, root)] = -np.inf
        heads = best_heads(arcs)
        for at in (at for at in across if heads[at] == root):
            relations[at, _TO_NOUNS] = -np.inf
    return heads, _relations(heads, relations)


def _relations(heads: Sequence[int], scores: Floats) -> list[int]:
    """The likeliest of each word, the root's on the root alone."""
    scores = scores.copy()
    scores[:, ROOT] = -np.inf
    others = scores.argmax(axis=1)
    return [ROOT if head == 0 else int(other) for head, other in zip(heads, others, strict=True)]


def _joined(
    spans: Sequence[Span], upos: Sequence[str], heads: Sequence[int], relations: Sequence[int]
) -> tuple[Node, ...]:
    """The nodes, words that are one with the word before them joined to it: "U" "." "S" "." to "U.S."."""
    firsts: list[int] = []
    node_of: list[int] = []
    for place, span in enumerate(spans):
        glued = place > 0 and spans[place - 1].end == span.start and relations[place] == _PART
        if not (glued and heads[place] > firsts[-1] and heads[place] <= place):
            firsts.append(place)
        node_of.append(len(firsts) - 1)
    ends = [*firsts[1:], len(spans)]
    # the words joined hang on one another, so that a node hangs where its first word does
    return tuple(
        Node(
            Span(spans[first].start, spans[end - 1].end),
            upos[first],
            node_of[heads[first] - 1] if heads[first] else -1,
            RELATIONS[relations[first]] if relations[first] != _PART else "dep",
        )
        for first, end in zip(firsts, ends, strict=True)
    )


_BESIDE = frozenset({"compound", "appos", "nmod:desc", "flat"})
"""Relations of what stands in a noun phrase: of a verb in its own clause they are misread."""
_CLAUSES = frozenset({"root", "ccomp", "advcl", "conj", "parataxis", "acl:relcl"})


def _with_subjects(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """A noun that stands before a verb without a subject as a part of its name is that subject: "The Secretary-General
    condemns"."""
    found = list(nodes)
    has = {node.head for node in nodes if node.relation.startswith(("nsubj", "csubj"))}
    for place, node in enumerate(nodes):
        verb = nodes[node.head]
        if not place < node.head or node.relation not in _BESIDE or node.upos not in {"NOUN", "PROPN", "ADJ"}:
            continue
        if verb.upos == "VERB" and verb.relation in _CLAUSES and node.head not in has:
            found[place] = replace(node, relation="nsubj")
            has.add(node.head)
    return tuple(found)
