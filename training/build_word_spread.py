"""Writes `generator/resources/en/word_spread.tsv.gz`: in how many texts of the news a word stands.

Run it when the training texts or `terms` of `generator.stories.words` change:
`python -m training.build_word_spread FOLDER`, where FOLDER holds `ner/gmb.jsonl.gz` (Groningen Meaning Bank, public
domain, mostly Voice of America), `ner/crossner.jsonl` (CrossNER, MIT), `ner/gum_other_genres.jsonl` (GUM, CC BY and
CC BY-SA), `ud/ewt.conllu.gz` (CC BY-SA) and `ud/gum.conllu.gz` (CC BY, CC BY-SA).

The sets come in single sentences or long documents; both are put into texts of the length of a report, in the order in
which they stand. First line: the number of texts. Then word and number of texts, the most common first. The output has
the same bytes on every run.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from generator.knowledge import RESOURCES
from generator.knowledge.word_spread import FILE
from generator.stories.words import terms

LENGTH = 2_000
"""Characters of a text: what a report of the news has, give or take."""
LEAST = 3
"""Texts that a word must stand in: rarer ones count as never seen."""
LINES = ("ner/gmb.jsonl.gz", "ner/crossner.jsonl", "ner/gum_other_genres.jsonl")
TREES = ("ud/ewt.conllu.gz", "ud/gum.conllu.gz")
_TEXT = "# text = "


def sentences(folder: Path) -> Iterator[str]:
    """Every sentence or paragraph, set after set."""
    for name in LINES:
        yield from (part for line in _lines(folder / name) for part in json.loads(line)["text"].split("\n"))
    for name in TREES:
        yield from (line.removeprefix(_TEXT) for line in _lines(folder / name) if line.startswith(_TEXT))


def _lines(path: Path) -> Iterator[str]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return (line for line in text.split("\n") if line.strip())


def texts(parts: Iterator[str]) -> Iterator[str]:
    """The sentences put together until they are as long as a report."""
    held: list[str] = []
    for part in parts:
        held.append(part)
        if sum(map(len, held)) >= LENGTH:
            yield "\n".join(held)
            held = []
    if held:
        yield "\n".join(held)


def table(folder: Path) -> str:
    """The file's text."""
    spread: Counter[str] = Counter()
    total = 0
    for text in texts(sentences(folder)):
        total += 1
        spread.update(terms(text).keys())
    kept = sorted((-count, word) for word, count in spread.items() if count >= LEAST)
    return "\n".join([str(total), *(f"{word}\t{-count}" for count, word in kept)]) + "\n"


def main(folder: Path) -> None:
    """Write the table."""
    (RESOURCES / FILE).write_bytes(gzip.compress(table(folder).encode("utf-8"), mtime=0))  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
