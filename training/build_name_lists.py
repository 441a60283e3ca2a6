"""Writes `generator/resources/name_tokens.tsv.gz`: how often a word stands in names of each kind, and outside names.

Run it when the training texts change: `python training/build_name_lists.py FOLDER`, where FOLDER holds
`ner/gmb.jsonl.gz` (Groningen Meaning Bank, public domain texts), `ner/crossner.jsonl` (CrossNER, MIT),
`ner/gum_other_genres.jsonl` (GUM, CC BY and CC BY-SA) and `names/arabic_token_variants.jsonl` (Wikidata, CC0).
Columns: word or phrase, as given name, as family name, in organisations, in places, in nationalities, in lower case.
The output has the same bytes on every run.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.knowledge.titles import strip_titles

KINDS = {
    **dict.fromkeys(("per", "person", "politician", "writer", "scientist", "researcher", "musicalartist"), "person"),
    **dict.fromkeys(("org", "organisation", "organization", "politicalparty", "university", "band"), "org"),
    **dict.fromkeys(("geo", "location", "country", "place"), "place"),
    **dict.fromkeys(("gpe", "norp"), "norp"),
}
COLUMNS = ("given", "family", "org", "place", "norp", "lower")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SOURCES = ("ner/gmb.jsonl.gz", "ner/crossner.jsonl", "ner/gum_other_genres.jsonl")
LEAST_NAME, LEAST_LOWER, LEAST_PHRASE = 2, 2, 3

Table = defaultdict[str, Counter[str]]


def documents(folder: Path) -> Iterator[dict[str, Any]]:
    """All training documents, one after the other."""
    for source in SOURCES:
        path = folder / source
        text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        for line in text.decode("utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def count_name(table: Table, kind: str, name: str) -> None:
    """Counts the words of one name, and the name as a whole where it has several words."""
    words = [
        word.lower() for word in WORD.findall(strip_titles(name) if kind == "person" else name) if word[:1].isupper()
    ]
    for index, word in enumerate(words):
        last = index == len(words) - 1
        table[word][("family" if last else "given") if kind == "person" else kind] += 1
    if len(words) > 1 and kind != "person":
        table[" ".join(word.lower() for word in WORD.findall(name))][kind] += 1


def count_document(table: Table, document: dict[str, Any]) -> None:
    """Counts the names of one document and the lower-case words outside them."""
    text, covered = document["text"], []
    for entity in document["entities"]:
        covered.append((entity["start"], entity["end"]))
        kind = KINDS.get((entity.get("label") or entity.get("type") or "").lower())
        if kind:
            count_name(table, kind, text[entity["start"] : entity["end"]])
    outside = list(text)
    for start, end in covered:
        outside[start:end] = "." * (end - start)
    for word in WORD.findall("".join(outside)):
        if word.islower():
            table[word]["lower"] += 1


def count_spellings(table: Table, path: Path) -> None:
    """Adds the spellings of Arabic name words, at most five times each: news use is not what that list counts."""
    for line in path.read_text(encoding="utf-8").splitlines():
        for spelling, count in json.loads(line)["counts"].items():
            row = table.get(spelling, Counter())
            if count >= 3 and spelling.isalpha() and len(spelling) > 2 and not row["place"] and row["lower"] < 3:
                table[spelling]["given"] += min(count, 5)


def rows(table: Table) -> Iterator[str]:
    """The lines of the resource, sorted; rare words are left out."""
    for word in sorted(table):
        row = table[word]
        names = sum(row[column] for column in COLUMNS[:-1])
        if names >= (LEAST_PHRASE if " " in word else LEAST_NAME) or row["lower"] >= LEAST_LOWER:
            yield "\t".join([word, *(str(row[column] or "") for column in COLUMNS)])


def main(folder: Path, target: Path) -> None:
    """Reads the training texts and writes the resource."""
    table: Table = defaultdict(Counter)
    for document in documents(folder):
        count_document(table, document)
    count_spellings(table, folder / "names/arabic_token_variants.jsonl")
    target.write_bytes(gzip.compress("\n".join(rows(table)).encode("utf-8") + b"\n", 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path("generator/resources/name_tokens.tsv.gz"))
