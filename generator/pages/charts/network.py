"""A network: one name in the middle, those named with it on a ring, the closest first from the top.

A ring is drawn by sines alone: unlike a layout by forces it comes out the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from generator.pages.charts.svg import TEXT, element, linked, number, picture, width_of, words

WIDTH = 720.0
MOST = 18
"""Names on the ring; the table has them all."""
LONGEST = 34


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
    """An SVG ring of up to `MOST` neighbours round a name; "" without any."""
    if not neighbours:
        return ""
    ordered = sorted(neighbours, key=lambda n: (-n.together, n.kind, n.name, n.target))[:MOST]
    radius = 70.0 if len(ordered) < 5 else max(110.0, TEXT * 2.0 * len(ordered) / 4)
    middle_x, middle_y = WIDTH / 2, radius + 40
    content = list(_spokes(ordered, middle_x, middle_y, radius))
    content.append(element("circle", cx=middle_x, cy=middle_y, r=9, css_class=f"dot {kind}"))
    content.append(_middle_name(name, middle_x, middle_y))
    left = len(neighbours) - len(ordered)
    if left:
        content.append(words(f"and {left} more in the list", WIDTH - 8, 2 * middle_y - 8, "soft", "end"))
    told = "; ".join(f"{n.name}: {n.together}" for n in ordered)
    return picture(WIDTH, 2 * middle_y, title, f"Named together with {name}, in so many briefs: {told}.", content)


def _middle_name(name: str, x: float, y: float) -> str:
    return words(_short(name), x, y + 26, anchor="middle")


def _spokes(neighbours: Sequence[Neighbour], x: float, y: float, radius: float) -> Iterator[str]:
    """Each neighbour with its line; names stand outside of the ring, so that none crosses it."""
    for index, one in enumerate(neighbours):
        angle = 2 * pi * index / len(neighbours) + (0.0 if len(neighbours) < 3 else pi / len(neighbours) - pi / 2)
        to_x, to_y = x + radius * cos(angle), y + radius * sin(angle)
        right = cos(angle) >= 0
        line = f"M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}"
        edge = element("path", d=line, css_class="edge", stroke_width=min(8.0, 1 + sqrt(one.together)))
        dot = element("circle", cx=to_x, cy=to_y, r=5 + min(5.0, sqrt(one.together)), css_class="dot")
        at = to_x + (14 if right else -14)
        label = words(_short(one.name), at, to_y + TEXT / 3, anchor="start" if right else "end")
        told = f"{one.name}: {one.together} {'brief' if one.together == 1 else 'briefs'} together"
        yield linked(one.target, told, [edge, dot, label], one.kind)


def _short(name: str) -> str:
    room = int((WIDTH / 2 - 124) / width_of("n"))
    return name if len(name) <= min(room, LONGEST) else name[: min(room, LONGEST) - 1].rstrip() + "…"
