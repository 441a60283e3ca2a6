"""The training sets, read into passages of text with their names."""

from __future__ import annotations

import gzip
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from generator.knowledge.countries import is_demonym

SMALL_SETS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    # file, documents taken at most, kinds that the set does not annotate
    ("crossner", 10_000, ("MISC",)),
    ("gum_other_genres", 10_000, ("NORP", "MISC")),
    ("uner_ewt_dev", 10_000, ("NORP", "MISC")),
    ("wnut17_traindev", 160, ("NORP", "MISC")),
    ("btc", 160, ("NORP", "MISC")),
)
_SENTENCE_END = re.compile(r"(?<=[.!?][\"”’ ])\s*(?=[A-Z\"“‘])|(?<=[.!?])\s+(?=[A-Z\"“‘])")


class Name(NamedTuple):
    """A labelled name by its character offsets."""

    start: int
    end: int
    kind: str


class Labelled(NamedTuple):
    """A text with its names."""

    text: str
    names: tuple[Name, ...]
    open: tuple[str, ...] = ()
    """Kinds that the set does not annotate: words without a label may be of these."""
    unsure: tuple[tuple[int, int], ...] = ()
    """Stretches whose label is not to be learnt."""


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSONL file, compressed or not."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in data.decode("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def gmb_sentences(folder: Path, most: int | None = None) -> list[Labelled]:
    """The sentences of the Groningen Meaning Bank with their raw labels."""
    result = []
    for record in lines_of(folder / "ner/gmb.jsonl.gz"):
        names = tuple(Name(e["start"], e["end"], e["label"]) for e in record["entities"])
        result.append(Labelled(record["text"], names))
        if most and len(result) >= most:
            break
    return result


def small_set(folder: Path, name: str, most: int, open_kinds: tuple[str, ...]) -> list[Labelled]:
    """The sentences of one of the small sets, document after document."""
    result: list[Labelled] = []
    for index, record in enumerate(lines_of(folder / f"ner/{name}.jsonl")):
        if index >= most:
            break
        result += sentences_of(record["text"], [_name(record["text"], e) for e in record["entities"]], open_kinds)
    return result


def _name(text: str, entity: dict[str, Any]) -> Name:
    kind, start, end = entity["type"], entity["start"], entity["end"]
    while end > start and text[start:end].lower().startswith("the "):
        start += 4
    if entity.get("label") == "magazine":
        kind = "ORG"
    if kind not in ("PERSON", "ORG", "PLACE", "NORP", "DATE"):
        kind = "MISC"
    if kind in ("MISC", "PLACE") and is_demonym(text[start:end]):
        kind = "NORP"
    return Name(start, end, kind)


def _learnt(text: str, name: Name) -> bool:
    """No dates, and no terms in lower case that a set counts among its names."""
    return name.kind != "DATE" and (name.kind != "MISC" or any(c.isupper() for c in text[name.start : name.end]))


def sentences_of(text: str, names: Sequence[Name], open_kinds: tuple[str, ...]) -> list[Labelled]:
    """Lines, and sentences of long lines; never cut inside a name."""
    result = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        cuts = [line.start()]
        ends = (end.end() for end in _SENTENCE_END.finditer(text, line.start(), line.end()))
        cuts += [end for end in ends if not any(n.start < end < n.end for n in names)]
        cuts.append(line.end())
        for start, stop in itertools.pairwise(cuts):
            inside = tuple(
                Name(n.start - start, n.end - start, n.kind)
                for n in names
                if start <= n.start and n.end <= stop and _learnt(text, n)
            )
            if text[start:stop].strip():
                result.append(Labelled(text[start:stop].rstrip(), inside, open_kinds))
    return result
