"""All phrases of the taxonomy in one trie, so that a text is read once however many topics there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Literal

from generator.knowledge import read_yaml
from generator.knowledge.countries import all_countries, is_abbreviation
from generator.knowledge.words import word_set
from generator.model import Span

# "children’s", "U.S"; the words of "counter-terrorism" stand by themselves
WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
SKIPPED = frozenset({"the", "a", "an"})
SHORTEST_STEM = 4  # "bus" and "gas" keep their s

Strength = Literal["sure", "likely", "hint", "needs", "cue", "joined", "country"]
STRENGTHS: tuple[Strength, ...] = ("sure", "likely", "hint", "needs")


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a text."""

    span: Span
    key: str
    """Topic id, country code, or empty for the cues of relations."""
    strength: Strength
    phrase: str
    """As the taxonomy has it: what counts as the same word twice."""


@dataclass(frozen=True, slots=True)
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    prefixes: dict[str, _Node] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)
    ends: list[tuple[str, Strength, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """One topic of `topics.yml`."""

    id: str
    label: str
    medtop: str | None
    """IPTC code of this very topic, where IPTC has it."""
    broader: str
    """IPTC code of the subject that it is part of."""
    unless: tuple[str, ...]
    needs: bool
    many: int


@cache
def taxonomy() -> dict[str, TopicEntry]:
    """Every topic by id, in the order of the file."""
    entries = {}
    for subject in read_yaml("en/topics")["subjects"]:
        for topic in subject["topics"]:
            entry = TopicEntry(
                id=topic_id(topic),
                label=topic["label"],
                medtop=topic.get("medtop"),
                broader=subject["medtop"],
                unless=tuple(label.replace(" ", "-").lower() for label in topic.get("unless", ())),
                needs="needs" in topic,
                many=topic.get("many", 1),
            )
            entries[entry.id] = entry
    return entries


def topic_id(topic: Any) -> str:
    """The slug of a topic: given, or its label with hyphens."""
    return str(topic.get("id") or re.sub(r"[^a-z0-9]+", "-", topic["label"].lower()).strip("-"))  # " & "


def hits_in(text: str, start: int, end: int) -> Iterator[Hit]:
    """Every phrase between two offsets, overlapping ones included. One pass, linear in the text."""
    root = _trie()
    words = [(m.start(), m.end(), fold(m.group())) for m in WORD.finditer(text, start, end)]
    for index, word in enumerate(words):
        if word[2] in SKIPPED:
            continue
        for last, node in _walk(root, words, index):
            for key, strength, phrase in node.ends:
                span = Span(word[0], words[last][1])
                if strength != "country" or _names_country(span.of(text), phrase):
                    yield Hit(span, key, strength, phrase)


def _walk(node: _Node, words: list[tuple[int, int, str]], index: int) -> Iterator[tuple[int, _Node]]:
    """Nodes with an end that the words from `index` on lead to, with the index of their last word."""
    branches = [(index, node)]
    while branches:
        at, here = branches.pop()
        while at < len(words) and here is not node and words[at][2] in SKIPPED:
            at += 1
        if at >= len(words):
            continue
        word = words[at][2]
        begun = (here.prefixes.get(word[:n]) for n in here.lengths if word[n:] in _endings())
        following = [here.words.get(_stem(word)), *begun]
        for child in following:
            if child is not None:
                if child.ends:
                    yield at, child
                branches.append((at + 1, child))


def fold(word: str) -> str:
    """A word without case, dots and possessive ending."""
    plain = word.lower().replace("’", "'")
    return plain.removesuffix("'s").replace(".", "")


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    if len(word) < SHORTEST_STEM or word.endswith(("ss", "us", "is")) or not word.endswith("s") or word in _whole():
        return word
    return f"{word[:-3]}y" if word.endswith("ies") and len(word) > 4 else word[:-1]


@cache
def _endings() -> frozenset[str]:
    """What may follow the beginning of a word in "launder*": endings of the same word, not of another."""
    return word_set("en/topics", "endings") | {""}


@cache
def _whole() -> frozenset[str]:
    return word_set("en/topics", "whole")


def _names_country(words: str, phrase: str) -> bool:
    """Capitals where a country's name has them: "US" is one, "us" is not."""
    if is_abbreviation(phrase):
        return words.replace(".", "").isupper()
    return words[0].isupper()


@cache
def _trie() -> _Node:
    root, lists = _Node(), read_yaml("en/topics")
    for subject in lists["subjects"]:
        for topic in subject["topics"]:
            for strength in STRENGTHS:
                _add(root, topic.get(strength, ()), topic_id(topic), strength)
    _add(root, lists["relations"]["cues"], "", "cue")
    _add(root, lists["relations"]["joined"], "", "joined")
    for country in all_countries():
        _add(root, (country.name, *country.names, *country.demonyms), country.code, "country")
    return root


def _add(root: _Node, phrases: Iterable[Any], key: str, strength: Strength) -> None:
    for phrase in map(str, phrases):
        node = root
        for word in phrase.replace("-", " ").split():
            if fold(word) not in SKIPPED:
                node = _child(node, word)
        if node is not root:
            node.ends.append((key, strength, phrase))


def _child(node: _Node, word: str) -> _Node:
    if word.endswith("*"):
        prefix = fold(word[:-1])
        node.lengths[:] = sorted({*node.lengths, len(prefix)})
        return node.prefixes.setdefault(prefix, _Node())
    return node.words.setdefault(_stem(fold(word)), _Node())
