"""A map cropped to where things happened, outlines of countries below it. Borders are Natural Earth's, de facto."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import cos, radians, sqrt

from generator.pages.charts.labels import Box, place_label
from generator.pages.charts.svg import WIDE, element, linked, number, picture, width_of, words

TALLEST, FLATTEST = 460.0, 1 / 3
"""Pixels, and a share of the width; no map is higher than it is wide."""
LEAST_DEGREES = 14.0
"""Degrees of latitude shown at least: a town alone needs its country round it."""
CLOSE, CLOSE_OF_MANY, MANY = 9.0, 30.0, 60
"""Markers nearer than this many pixels are one; on a map of more than `MANY` spots the second."""
SMALL, LARGE = 4.5, 15.0
"""Radius of a marker of one brief, and of the heaviest."""
LEAST_STEP = 1.8
"""Pixels between two corners of an outline."""
EDGE = 2.0
"""Pixels round the window in which its edges are hidden."""
COUNTRY = 26.0
"""Pixels that a country must be wide and high for its name."""


_Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to mark."""

    name: str
    latitude: float
    longitude: float
    weight: int
    """How many briefs happened there."""
    target: str
    """Where the marker leads."""


@dataclass(frozen=True, slots=True)
class _View:
    """The window: degrees to pixels."""

    west: float
    north: float
    scale: float
    """Pixels a degree of latitude."""
    squeeze: float
    """How much shorter a degree of longitude is."""
    width: float
    height: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        return (longitude - self.west) * self.squeeze * self.scale, (self.north - latitude) * self.scale


def draw_map(spots: Sequence[Spot], title: str, width: float = WIDE) -> str:
    """An SVG map of the spots, `width` pixels wide, the heaviest labelled first; "" for no spot."""
    if not spots:
        return ""
    ordered = sorted(spots, key=lambda spot: (-spot.weight, spot.name, spot.target))
    view = _view(ordered, width)
    land = element("path", d="".join(_outlines(view)), css_class="land")
    marks, taken = _marks(_merged(ordered, view), view)
    names = ", ".join(f"{spot.name} ({spot.weight})" for spot in ordered[:40])
    frame = element("rect", width=width, height=view.height, css_class="rule")
    return picture(width, view.height, title, f"Marked: {names}.", [land, *_countries(view, taken), frame, *marks])


def _view(spots: Sequence[Spot], width: float) -> _View:
    south, north = min(s.latitude for s in spots), max(s.latitude for s in spots)
    west, east = min(s.longitude for s in spots), max(s.longitude for s in spots)
    middle = (south + north) / 2
    squeeze = max(0.25, cos(radians(middle)))
    tall = max(LEAST_DEGREES, (north - south) * 1.35)
    wide = max(LEAST_DEGREES, (east - west) * 1.35 * squeeze)
    tallest = min(TALLEST, width)
    scale = min(width / wide, tallest / tall)
    height = min(tallest, max(FLATTEST * width, tall * scale))
    left, top = (west + east) / 2 - width / scale / squeeze / 2, min(84.0, middle + height / scale / 2)
    return _View(left, top, scale, squeeze, width, height)


def _outlines(view: _View) -> Iterator[str]:
    """Path data of every outline that shows in the window, drawn again a turn to the west or east where it does."""
    for _, rings in _world():
        for ring in rings:
            for turn in (-360.0, 0.0, 360.0):
                box = ring.seen(view, turn)
                if box.right > 0 and box.left < view.width and box.bottom > 0 and box.top < view.height:
                    corners = _cut([view.at(x + turn, y) for x, y in ring.points], view)
                    if len(corners) > 2:
                        yield outline_of(corners)


def outline_of(corners: Sequence[tuple[float, float]]) -> str:
    """Path data of a closed outline: each corner by the way from the last, in tenths of a pixel; nothing drifts."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in corners]
    steps = (_tenths(x - a) + _tenths(y - b) for (a, b), (x, y) in pairwise(tenths))
    return f"M{_tenths(tenths[0][0])}{_tenths(tenths[0][1])}l{''.join(steps)}z"


@lru_cache(maxsize=20_000)
def _tenths(count: int) -> str:
    """So many tenths of a pixel, and a blank before it where no sign does; ".3" is a number there. Kept: a coast has
    thousands of corners, most of them a few pixels apart.
    """
    shown = number(count / 10).replace("0.", ".", 1) if -10 < count < 10 and count else number(count / 10)
    return shown if count < 0 else f" {shown}"


def _cut(points: Sequence[_Point], view: _View) -> list[_Point]:
    """What shows in the window of an outline, closed along its edges and a little beyond them.

    A corner that hardly lies a pixel or two from the last is left out.
    Source of the method: Sutherland and Hodgman 1974.
    """
    kept = list(points)
    sides = ((0, -EDGE, 1), (0, view.width + EDGE, -1), (1, -EDGE, 1), (1, view.height + EDGE, -1))
    for axis, edge, inward in sides:
        kept = [
            corner for pair in pairwise([*kept[-1:], *kept]) for corner in _inside(*pair, axis, edge * inward, inward)
        ]
    return _thinned(kept)


def _inside(before: _Point, here: _Point, axis: int, edge: float, inward: int) -> Iterator[_Point]:
    """The corner of an outline, and where the way to it from the last one crosses an edge."""
    a, b = before[axis] * inward - edge, here[axis] * inward - edge
    if (a < 0) != (b < 0):
        part = a / (a - b)
        yield before[0] + (here[0] - before[0]) * part, before[1] + (here[1] - before[1]) * part
    if b >= 0:
        yield here


def _thinned(points: Iterable[_Point]) -> list[_Point]:
    kept: list[_Point] = []
    for corner in points:
        if not kept or max(abs(corner[0] - kept[-1][0]), abs(corner[1] - kept[-1][1])) >= LEAST_STEP:
            kept.append(corner)
    return kept


def _merged(spots: Sequence[Spot], view: _View) -> list[tuple[float, float, list[Spot]]]:
    """Markers that would cover each other put together, at the heaviest one's place."""
    found: list[tuple[float, float, list[Spot]]] = []
    close = CLOSE if len(spots) <= MANY else CLOSE_OF_MANY
    for spot in spots:
        x, y = view.at(spot.longitude, spot.latitude)
        near = next((group for gx, gy, group in found if (gx - x) ** 2 + (gy - y) ** 2 < close**2), None)
        if near is None:
            found.append((x, y, [spot]))
        else:
            near.append(spot)
    return found


def _marks(groups: Sequence[tuple[float, float, list[Spot]]], view: _View) -> tuple[list[str], list[Box]]:
    """The markers with their names, and the room they take. The heaviest is always named, be it across others."""
    within = Box(2, 2, view.width - 2, view.height - 2)
    sized = [(x, y, group, _radius(group, groups)) for x, y, group in groups]
    taken = [Box(x - r, y - r, x + r, y + r) for x, y, _, r in sized]
    marks: list[str] = []
    for x, y, group, radius in sized:
        name = group[0].name if len(group) == 1 else f"{group[0].name} and {len(group) - 1} more"
        told = ", ".join(f"{spot.name}: {spot.weight}" for spot in group)
        label = place_label(name, x, y, radius, taken, within)
        if label is None and not marks:
            label = place_label(name, x, y, radius, [], within)
        shown = [words(name, label.x, label.y, anchor=label.anchor)] if label else []
        dot = element("circle", cx=x, cy=y, r=radius, css_class="dot")
        marks.append(linked(group[0].target, told, [dot, *shown], "place"))
    return marks[::-1], taken


def _radius(group: Sequence[Spot], groups: Sequence[tuple[float, float, list[Spot]]]) -> float:
    """By the area, between `SMALL` and `LARGE`."""
    most = max(sum(spot.weight for spot in spots) for _, _, spots in groups)
    weight = sum(spot.weight for spot in group)
    return SMALL + (LARGE - SMALL) * sqrt((weight - 1) / max(most - 1, 8))


def _countries(view: _View, taken: list[Box]) -> Iterator[str]:
    """Names of the countries that show with some breadth, in the middle of what shows of them."""
    for name, rings in _world():
        largest = max(rings, key=lambda ring: len(ring.points))
        whole, width = largest.seen(view), width_of(name)
        wide = _within(whole.right, view.width) - _within(whole.left, view.width)
        high = _within(whole.bottom, view.height) - _within(whole.top, view.height)
        if wide > max(COUNTRY, width) and high > COUNTRY:
            points = [view.at(x, y) for x, y in largest.points]
            x = sum(_within(x, view.width) for x, _ in points) / len(points)
            y = sum(_within(y, view.height) for _, y in points) / len(points)
            box = Box(x - width / 2, y - 12, x + width / 2, y + 3)
            inside = box.left > 4 and box.right < view.width - 4 and box.top > 4 and box.bottom < view.height - 4
            if inside and not any(box.meets(other) for other in taken):
                taken.append(box)
                yield words(name, x, y, "soft", "middle")


def _within(value: float, most: float) -> float:
    return min(most, max(0.0, value))


@dataclass(frozen=True, slots=True)
class _Ring:
    """An outline in degrees, and the box round it, so that what is far away costs nothing."""

    points: tuple[tuple[float, float], ...]
    west: float
    east: float
    south: float
    north: float

    def seen(self, view: _View, turn: float = 0.0) -> Box:
        """The box in pixels of the window, a turn round the globe to the side."""
        left, top = view.at(self.west + turn, self.north)
        right, bottom = view.at(self.east + turn, self.south)
        return Box(left, top, right, bottom)


def _ring(numbers: Sequence[float]) -> _Ring:
    xs, ys = numbers[::2], numbers[1::2]
    return _Ring(tuple(zip(xs, ys, strict=True)), min(xs), max(xs), min(ys), max(ys))


@cache
def _world() -> list[tuple[str, list[_Ring]]]:
    data = (files("generator") / "resources" / "world.json.gz").read_bytes()
    return [(name, [_ring(ring) for ring in rings]) for name, rings in json.loads(gzip.decompress(data))]
