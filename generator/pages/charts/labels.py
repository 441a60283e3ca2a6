"""Labels that don't collide: the first that comes keeps its place, one without room is left out."""

from __future__ import annotations

from typing import NamedTuple

from generator.pages.charts.svg import TEXT, width_of


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two boxes overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


class Label(NamedTuple):
    """Where a text goes: its anchor point, as SVG has it."""

    x: float
    y: float
    anchor: str
    box: Box


def place_label(text: str, x: float, y: float, radius: float, taken: list[Box], within: Box) -> Label | None:
    """Room for a text beside a point: right, left, below, above; None where all are taken. Adds its box to `taken`."""
    width = width_of(text)
    gap = radius + 4
    spots = (
        (x + gap, y + TEXT / 3, "start"),
        (x - gap, y + TEXT / 3, "end"),
        (x, y + gap + TEXT * 0.8, "middle"),
        (x, y - gap, "middle"),
    )
    for at, baseline, anchor in spots:
        left = at - {"start": 0.0, "end": width, "middle": width / 2}[anchor]
        box = Box(left, baseline - TEXT, left + width, baseline + 3)
        inside = box.left >= within.left and box.right <= within.right and box.top >= within.top
        if inside and box.bottom <= within.bottom and not any(box.meets(other) for other in taken):
            taken.append(box)
            return Label(at, baseline, anchor, box)
    return None
