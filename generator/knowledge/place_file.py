"""The bundled file of place names: one block of sorted lines, searched by halving.

`resources/places.tsv.gz` holds a quarter of a million towns, states and districts (GeoNames data, CC BY 4.0). Parsing
them all would take seconds and hundreds of megabytes; a look-up reads twenty lines. `training/build_gazetteer.py`
makes the file and describes its columns.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import cache

from generator.knowledge import RESOURCES


@cache
def _data() -> bytes:
    return gzip.decompress((RESOURCES / "places.tsv.gz").read_bytes())


def lines_of(key: str) -> Iterator[list[str]]:
    """The columns of every line that begins with a folded name; nothing for an unknown one."""
    if not key or "\t" in key or "\n" in key:
        return
    data, wanted = _data(), key.encode("utf-8", "replace")
    start = _first_line(data, wanted)
    while data.startswith(wanted + b"\t", start):
        end = data.index(b"\n", start)
        yield data[start:end].decode().split("\t")
        start = end + 1


def all_lines(kind: str) -> Iterator[str]:
    """Every line of a kind of place ("c", "r", "d"), whatever its name."""
    mark = f"\t{kind}\t".encode()
    yield from (line.decode() for line in _data().split(b"\n") if mark in line)


def _first_line(data: bytes, wanted: bytes) -> int:
    """Offset of the first line whose name is not before the wanted one."""
    low, high = 0, len(data)
    while low < high:
        start = data.rfind(b"\n", 0, (low + high) // 2) + 1
        if data[start : data.index(b"\t", start)] < wanted:
            low = data.index(b"\n", start) + 1
        else:
            high = start
    return low
