"""A network of many: names below each other, an arc for each pair, thicker the more they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from generator.pages.charts.network import LONGEST, Neighbour
from generator.pages.charts.svg import TEXT, WIDE, WIDEST, element, linked, number, picture, width_of, words

LINE = 24.0
"""Height of a line: a finger's breadth on a phone."""
BESIDE = 14.0
"""Pixels between a name's end and its dot, and right of the outermost arc."""
BREADTH, BULGE = 2.6, 0.75
"""How far out the longest arc goes for its height, and how much of that its curve comes to."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that are in the same briefs, by their places in the list."""

    one: int
    other: int
    together: int


def draw_web(names: Sequence[Neighbour], pairs: Sequence[Pair], title: str, width: float = WIDE) -> str:
    """An SVG arc diagram, `width` pixels wide; `names` in any order, those joined most stand near each other. ""
    without any pair.
    """
    if not pairs:
        return ""
    order = _order(names, pairs)
    line = {index: at for at, index in enumerate(order)}
    arcs = sorted(pairs, key=lambda p: (p.together, line[p.one], line[p.other]))
    dots = max(width_of(_shown(names[index])) for index in order) * WIDEST + BESIDE
    longest = LINE * max(1, *(abs(line[p.one] - line[p.other]) for p in arcs))
    reach = min((width - dots - BESIDE) / BULGE, BREADTH * longest)
    content = [_arc(line[p.one], line[p.other], p.together, dots, reach / sqrt(longest)) for p in arcs]
    content += [_name(names[index], at, dots) for index, at in line.items()]
    told = "; ".join(f"{names[p.one].name} and {names[p.other].name}: {p.together}" for p in reversed(arcs[-60:]))
    height = LINE * len(order) + 16
    return picture(width, height, title, f"Who takes part together, in how many briefs. {told}.", content)


def _order(names: Sequence[Neighbour], pairs: Sequence[Pair]) -> list[int]:
    """The most named first, then always whoever shares most with those already placed."""
    shared: dict[int, dict[int, int]] = {index: {} for index in range(len(names))}
    for pair in pairs:
        shared[pair.one][pair.other] = shared[pair.other][pair.one] = pair.together
    left = [index for index in shared if shared[index]]
    order: list[int] = []
    while left:
        best = min(left, key=lambda i: (-_pull(shared[i], order), -names[i].together, names[i].name, i))
        order.append(best)
        left.remove(best)
    return order


def _pull(shared: dict[int, int], placed: Sequence[int]) -> float:
    """What binds a name to those placed last, the nearer the more."""
    return sum(shared.get(index, 0) / (1 + age) for age, index in enumerate(reversed(placed[-6:])))


def _arc(one: int, other: int, together: int, dots: float, reach: float) -> str:
    """An arc between two lines, the further out the further apart they are."""
    top, bottom = sorted((_middle(one), _middle(other)))
    x, far = number(dots), number(dots + reach * sqrt(bottom - top))
    path = f"M{x} {number(top)}C{far} {number(top)} {far} {number(bottom)} {x} {number(bottom)}"
    return element("path", d=path, css_class="edge", stroke_width=min(6.0, 0.8 + sqrt(together)))


def _name(one: Neighbour, at: int, dots: float) -> str:
    label = words(_shown(one), dots - BESIDE, _middle(at) + TEXT / 3, anchor="end")
    dot = element("circle", cx=dots, cy=_middle(at), r=5, css_class="dot")
    return linked(
        one.target,
        f"{one.name}: in {one.together} {'brief' if one.together == 1 else 'briefs'}",
        [label, dot],
        one.kind,
    )


def _shown(one: Neighbour) -> str:
    return one.name if len(one.name) <= LONGEST else one.name[: LONGEST - 1].rstrip() + "…"


def _middle(at: int) -> float:
    return 8 + LINE * (at + 0.5)
