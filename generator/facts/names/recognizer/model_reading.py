"""One reading of an article by the shipped model: the names that it sees, and the grammar of the sentences."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from generator.facts.grammar.parse import sentence_numbers, trees_of
from generator.facts.grammar.tree import Tree
from generator.facts.names.recognizer.found import Found
from generator.facts.names.recognizer.passages import passages_to_read
from generator.facts.names.recognizer.session import names_and_grammar, names_of, parts_of
from generator.facts.names.recognizer.trim import trimmed
from generator.model import Article, Span


class ModelReading(NamedTuple):
    """What the model alone sees."""

    names: tuple[Found, ...]
    """Within sentences, in reading order; names of events and products (MISC) among them."""
    trees: tuple[Tree, ...]
    """One for each sentence, in reading order; a sentence too long for the model gives several."""


def read_by_model(article: Article) -> ModelReading:
    """Names and grammar in one run a passage. Pure: the same article gives the same. Reads the first 120,000
    characters of different passages, see `passages`."""
    starts = [sentence.start for sentence in article.sentences]
    names: list[Found] = []
    trees: list[Tree] = []
    run = cache(names_and_grammar)
    for passage in passages_to_read(article):
        for part in parts_of(passage.of(article.text)):
            offset = passage.start + part.offset
            numbers = sentence_numbers(part, offset, starts)
            scores, grammar = run(part.encoded, tuple(number - numbers[0] for number in numbers))
            trees += trees_of(part, offset, numbers, grammar)
            for name in names_of(part, scores):
                span = Span(passage.start + name.start, passage.start + name.end)
                names += trimmed(article.text, Found(span, name.odds), name.kind)
    return ModelReading(tuple(names), tuple(trees))
