"""A network: one name in the middle, those named with it on a ring, the closest first from the top.

The ring is computed, point by point: unlike a layout by forces it comes out the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from generator.pages.charts.svg import (
    LETTER,
    NARROW,
    TEXT,
    WIDE,
    WIDEST,
    element,
    linked,
    number,
    picture,
    width_of,
    words,
)

MOST = 18
"""Names on the ring; the table has them all."""
LONGEST = 34
"""Letters of a name in a picture of the whole site."""
MIDDLE, FAN = 9.0, 70.0
"""Radius of the dot in the middle, and pixels from there to those in a column on its right."""
LEAST, LINE = 70.0, 24.0
"""Radius of the smallest ring, and pixels between two names below each other."""
EDGE, BESIDE = 4.0, 14.0
"""Pixels round the picture, and between a dot's middle and its name."""
ABOVE, BELOW = 18.0, 38.0
"""Pixels between the outermost dots and the picture's edge, and between the middle and its lower one."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody or something named in the same briefs."""

    name: str
    kind: str
    """`person`, `organization` or `place`: gives the colour."""
    together: int
    """In how many briefs."""
    target: str


@dataclass(frozen=True, slots=True)
class _Spoke:
    """A neighbour at its place, in pixels from the middle; its name stands outside the ring, where no line is."""

    one: Neighbour
    across: float
    down: float
    room: float
    """Pixels from the middle to the picture's edge."""

    @property
    def name(self) -> str:
        return _short(self.one.name, self.room - abs(self.across) - BESIDE)

    @property
    def reach(self) -> float:
        """How far dot and name go out from the middle."""
        return abs(self.across) + BESIDE + width_of(self.name) * WIDEST

    def drawn(self, x: float, y: float) -> str:
        """Line, dot and name round a middle at `x`, `y`."""
        to_x, to_y, one = x + self.across, y + self.down, self.one
        line = f"M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}"
        edge = element("path", d=line, css_class="edge", stroke_width=min(8.0, 1 + sqrt(one.together)))
        dot = element("circle", cx=to_x, cy=to_y, r=5 + min(5.0, sqrt(one.together)), css_class="dot")
        beside, anchor = (BESIDE, "start") if self.across > 0 else (-BESIDE, "end")
        label = words(self.name, to_x + beside, to_y + TEXT / 3, anchor=anchor)
        told = f"{one.name}: {one.together} {'brief' if one.together == 1 else 'briefs'} together"
        return linked(one.target, told, [edge, dot, label], one.kind)


def draw_network(name: str, kind: str, neighbours: Sequence[Neighbour], title: str, width: float = WIDE) -> str:
    """An SVG ring of up to `MOST` neighbours round a name, as high as they need and at most `width` pixels wide; ""
    without any. Where names have no room on both sides, they stand below each other on the right.
    """
    if not neighbours:
        return ""
    ordered = sorted(neighbours, key=lambda n: (-n.together, n.kind, n.name, n.target))[:MOST]
    drawn = (_fan if width <= NARROW else _ring)(name, kind, ordered, width)
    content, height = list(drawn.content), drawn.height
    if left := len(neighbours) - len(ordered):
        height += TEXT * 2
        content.append(words(f"and {left} more in the list", drawn.middle, height - 8, "soft", "middle"))
    told = "; ".join(f"{n.name}: {n.together}" for n in ordered)
    description = f"Named together with {name}, in so many briefs: {told}."
    return picture(drawn.width, height, title, description, content)


class _Drawn(NamedTuple):
    """Shapes and the room they take."""

    content: Sequence[str]
    width: float
    height: float
    middle: float
    """Where words below all of it are centred."""


def _ring(name: str, kind: str, neighbours: Sequence[Neighbour], width: float) -> _Drawn:
    """The name in the middle, the others round it."""
    places = _places(len(neighbours))
    spokes = [_Spoke(n, *place, width / 2) for n, place in zip(neighbours, places, strict=True)]
    own = _short(name, width / 2)
    half = width_of(own) * WIDEST / 2
    west = max(half, *(spoke.reach for spoke in spokes if spoke.across < 0), 0.0)
    east = max(half, *(spoke.reach for spoke in spokes if spoke.across > 0), 0.0)
    x, y = west + EDGE, ABOVE - min(0.0, *(spoke.down for spoke in spokes))
    below = max(BELOW, max(spoke.down for spoke in spokes) + ABOVE)
    content = [spoke.drawn(x, y) for spoke in spokes]
    content += [_middle(kind, x, y), words(own, x, y + 26, anchor="middle")]
    return _Drawn(content, west + east + 2 * EDGE, y + below, x)


def _fan(name: str, kind: str, neighbours: Sequence[Neighbour], width: float) -> _Drawn:
    """The name above, the others below each other on the right."""
    half = len(neighbours) * LINE / 2
    x, y = MIDDLE + EDGE, LINE + half
    spokes = [
        _Spoke(n, FAN, down, width - EDGE - x)
        for n, down in zip(neighbours, _spread(len(neighbours), half), strict=True)
    ]
    content = [spoke.drawn(x, y) for spoke in spokes]
    content += [_middle(kind, x, y), words(_short(name, width - 2 * EDGE), EDGE, TEXT)]
    return _Drawn(content, width, y + half, width / 2)


def _middle(kind: str, x: float, y: float) -> str:
    return element("circle", cx=x, cy=y, r=MIDDLE, css_class=f"dot {kind}")


def _places(count: int) -> list[tuple[float, float]]:
    """Points round the middle, down its right side and up its left, each a line of words below the next."""
    right = (count + 1) // 2
    radius = max(LEAST, right * LINE / 2)
    sides = [(1, _spread(right, radius)), (-1, _spread(count - right, radius)[::-1])]
    return [(side * sqrt(radius**2 - y**2), y) for side, ys in sides for y in ys]


def _spread(count: int, radius: float) -> list[float]:
    return [radius * ((2 * n + 1) / count - 1) for n in range(count)]


def _short(name: str, room: float) -> str:
    """As much of a name as has room, in pixels of a wide typeface."""
    most = int(room / LETTER / WIDEST)
    return name if width_of(name) * WIDEST <= room else name[: most - 1].rstrip() + "…"
