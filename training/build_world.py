"""Build `generator/resources/world.json.gz`: the outlines of the world's countries, for the maps on pages.

For developers, once in a while; nothing at run time needs it. It reads the TopoJSON file that the npm package
`world-atlas` carries (Natural Earth, public domain), unpacked somewhere outside the checkout:

    npm pack world-atlas@2.0.2
    python -m training.build_world package/countries-110m.json

The file is JSON: a list of `[name, [ring, ...]]`, a ring being `[longitude, latitude, longitude, latitude, ...]` in
degrees, unwrapped where it crosses the date line (a longitude may pass 180). The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "generator" / "resources" / "world.json.gz"
Point = tuple[float, float]


def main(source: str) -> None:
    """Writes the outlines."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = [list(_points(arc, topology["transform"])) for arc in topology["arcs"]]
    countries = sorted(
        [geometry["properties"]["name"], [_flat(_ring(ring, arcs)) for ring in _rings(geometry)]]
        for geometry in topology["objects"]["countries"]["geometries"]
    )
    text = json.dumps(countries, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))


def _points(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Iterator[Point]:
    """The corners of an arc, which TopoJSON gives as steps on a grid."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield (
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        )


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """The outer rings of a country, as numbers of arcs; lakes and enclaves are not drawn."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    yield from (polygon[0] for polygon in polygons)


def _ring(numbers: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """Arcs joined end to end; a number below zero means the arc `~number` backwards."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _flat(points: Sequence[Point]) -> list[float]:
    """Longitude and latitude in turn, to a hundredth of a degree, without jumps at the date line."""
    flat: list[float] = []
    shift, last = 0.0, points[0][0]
    for longitude, latitude in points:
        if abs(longitude - last) > 180:
            shift += 360 if longitude < last else -360
        last = longitude
        flat += [round(longitude + shift, 2), round(latitude, 2)]
    return flat


if __name__ == "__main__":
    main(sys.argv[1])
