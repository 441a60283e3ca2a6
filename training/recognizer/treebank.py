"""Treebanks in CoNLL-U, and their trees over our own words.

The recogniser's words (`words_of`) are runs of letters or digits and runs of one mark; a treebank's are finer in
places ("can|not") and coarser in others ("U.S.", "2.5", "'s"). The first of our words that begins in a treebank's word
stands for it and takes its relation; our further words that begin in it hang on that one as `PART`. So "don't", which
we cut "don", "'", "t" and the treebank "do", "n't", has "don" for "do" and "'t" for "n't". A treebank's word that
begins inside one of ours, as "not" in "cannot", is lost: what hangs on it hangs on ours.
"""

from __future__ import annotations

import gzip
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.facts.grammar.labels import PART
from generator.facts.names.recognizer.words import Word


class Token(NamedTuple):
    """A treebank's word by its character offsets; empty where it has no characters of its own."""

    start: int
    end: int
    upos: str
    head: int
    """Place of its head in the sentence from 0, -1 for the root."""
    relation: str


class Sentence(NamedTuple):
    """A sentence of a treebank with its tree."""

    text: str
    tokens: tuple[Token, ...]
    opens: str = ""
    """What begins with it: "document", "paragraph", or nothing."""


class Node(NamedTuple):
    """What is known of one of our words."""

    upos: str
    head: int
    """Place of its head among our words of the sentence from 0, -1 for the root."""
    relation: str


def sentences_in(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL-U file, compressed or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [_sentence(block.splitlines()) for block in data.decode("utf-8").split("\n\n") if block.strip()]


def _sentence(lines: Iterable[str]) -> Sentence:
    text = opens = ""
    rows: list[list[str]] = []
    for line in lines:
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line.startswith(("# newdoc", "# newpar")):
            opens = opens or ("document" if "newdoc" in line else "paragraph")
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
    spans = _spans(text, rows)
    kept = [row for row in rows if row[0].isdigit()]
    tokens = (Token(*spans[row[0]], row[3], int(row[6]) - 1, row[7]) for row in kept)
    return Sentence(text, tuple(tokens), opens)


def _spans(text: str, rows: Iterable[Sequence[str]]) -> dict[str, tuple[int, int]]:
    """Number of a word -> its offsets. The parts of a contraction share its characters where they spell it."""
    spans: dict[str, tuple[int, int]] = {}
    at = 0
    inside = 0
    left = ""
    for row in rows:
        number, form = row[0], row[1]
        if "-" in number:
            at = text.index(form, at)
            inside, left = int(number.partition("-")[2]), form
        elif number.isdigit() and int(number) <= inside:
            size = len(form) if left.startswith(form) else len(left)
            spans[number] = (at, at + size)
            at, left = at + size, left[size:]
        elif number.isdigit():
            at = text.index(form, at)
            spans[number] = (at, at + len(form))
            at += len(form)
    return spans


def tree_of(tokens: Sequence[Token], words: Sequence[Word]) -> tuple[Node, ...]:
    """What each of our words of a sentence is and hangs on; exactly one hangs on nothing.

    Where one of ours holds several of the treebank's, it hangs where the highest of them does.
    """
    owners, carriers = _owners(tokens, words), _carriers(tokens, words)
    carried: dict[int, list[int]] = {}
    for token, place in enumerate(carriers):
        carried.setdefault(place, []).append(token)
    result = []
    for place, owner in enumerate(owners):
        if place != carriers[owner]:
            result.append(Node(tokens[owner].upos, carriers[owner], PART))
            continue
        highest = tokens[min(carried[place], key=lambda token: _depth(tokens, token))]
        head = carriers[highest.head] if highest.head >= 0 else -1
        result.append(Node(tokens[owner].upos, head, highest.relation))
    return tuple(result)


def _depth(tokens: Sequence[Token], place: int) -> int:
    depth = 0
    while (place := tokens[place].head) >= 0:
        depth += 1
    return depth


def _owners(tokens: Sequence[Token], words: Sequence[Word]) -> list[int]:
    """For each of our words the treebank's word that holds its first character."""
    starts = [token.start for token in tokens]
    last = {start: place for place, start in reversed(list(enumerate(starts)))}
    return [last[starts[max(0, bisect_right(starts, word.start) - 1)]] for word in words]


def _carriers(tokens: Sequence[Token], words: Sequence[Word]) -> list[int]:
    """For each of the treebank's words the one of ours that stands for it."""
    owners = _owners(tokens, words)
    found: dict[int, int] = {}
    for place, owner in enumerate(owners):
        found.setdefault(owner, place)
    starts = [word.start for word in words]
    within = (max(0, bisect_right(starts, token.start) - 1) for token in tokens)
    return [found.get(i, found[owners[place]]) for i, place in enumerate(within)]


def words_by_token(tokens: Sequence[Token], words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Each of the treebank's words that has one of ours to stand for it, with that one."""
    seen: set[int] = set()
    for place, owner in enumerate(_owners(tokens, words)):
        if owner not in seen:
            seen.add(owner)
            yield owner, place
