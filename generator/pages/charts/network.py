"""A network: one name in the middle, those named with it on a ring, the closest first from the top.

The ring is computed, point by point: unlike a layout by forces it comes out the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from generator.pages.charts.svg import LETTER, TEXT, WIDEST, element, linked, number, picture, width_of, words

WIDTH = 720.0
MOST = 18
"""Names on the ring; the table has them all."""
LONGEST = 34
"""Letters of a name in a picture of the whole site."""
LEAST, LINE = 70.0, 24.0
"""Radius of the smallest ring, and pixels between two names below each other."""
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


def draw_network(name: str, kind: str, neighbours: Sequence[Neighbour], title: str) -> str:
    """An SVG ring of up to `MOST` neighbours round a name, as high as they need; "" without any."""
    if not neighbours:
        return ""
    ordered = sorted(neighbours, key=lambda n: (-n.together, n.kind, n.name, n.target))[:MOST]
    places = _places(len(ordered))
    heights = [y for _, y in places]
    middle_x, middle_y = WIDTH / 2, ABOVE - min(0.0, *heights)
    left = len(neighbours) - len(ordered)
    height = middle_y + max(BELOW, max(heights) + ABOVE) + (TEXT * 2 if left else 0)
    content = list(_spokes(ordered, places, middle_x, middle_y))
    content.append(element("circle", cx=middle_x, cy=middle_y, r=9, css_class=f"dot {kind}"))
    content.append(words(_short(name, WIDTH / 2), middle_x, middle_y + 26, anchor="middle"))
    if left:
        content.append(words(f"and {left} more in the list", WIDTH / 2, height - 8, "soft", "middle"))
    told = "; ".join(f"{n.name}: {n.together}" for n in ordered)
    return picture(WIDTH, height, title, f"Named together with {name}, in so many briefs: {told}.", content)


def _places(count: int) -> list[tuple[float, float]]:
    """Points round the middle, down its right side and up its left, each a line of words below the next."""
    right = (count + 1) // 2
    radius = max(LEAST, right * LINE / 2)
    sides = [(1, _spread(right, radius)), (-1, _spread(count - right, radius)[::-1])]
    return [(side * sqrt(radius**2 - y**2), y) for side, ys in sides for y in ys]


def _spread(count: int, radius: float) -> list[float]:
    return [radius * ((2 * n + 1) / count - 1) for n in range(count)]


def _spokes(
    neighbours: Sequence[Neighbour], places: Sequence[tuple[float, float]], x: float, y: float
) -> Iterator[str]:
    """Each neighbour with its line; names stand outside of the ring, so that none crosses it."""
    for one, (across, down) in zip(neighbours, places, strict=True):
        to_x, to_y = x + across, y + down
        right = across > 0
        line = f"M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}"
        edge = element("path", d=line, css_class="edge", stroke_width=min(8.0, 1 + sqrt(one.together)))
        dot = element("circle", cx=to_x, cy=to_y, r=5 + min(5.0, sqrt(one.together)), css_class="dot")
        at = to_x + (14 if right else -14)
        room = WIDTH - at if right else at
        label = words(_short(one.name, room), at, to_y + TEXT / 3, anchor="start" if right else "end")
        told = f"{one.name}: {one.together} {'brief' if one.together == 1 else 'briefs'} together"
        yield linked(one.target, told, [edge, dot, label], one.kind)


def _short(name: str, room: float) -> str:
    """As much of a name as has room, in pixels of a wide typeface."""
    most = int(room / LETTER / WIDEST)
    return name if width_of(name) * WIDEST <= room else name[: most - 1].rstrip() + "…"
