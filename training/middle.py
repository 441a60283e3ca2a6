"""The middle of a region, from the towns that lie in it.

The middle of the area that the towns span, not their mean: a mean would put Western Australia into Perth.
"""

from __future__ import annotations

from math import cos, radians

Point = tuple[float, float]


def middle_of(points: list[Point]) -> Point:
    """Latitude and longitude of the centroid of the convex hull; of the mean for a line or a single point."""
    wraps = max(p[1] for p in points) - min(p[1] for p in points) > 180
    shifted = sorted({(lat, lon + 360 if wraps and lon < 0 else lon) for lat, lon in points})
    squeeze = cos(radians(sum(lat for lat, _ in shifted) / len(shifted)))
    lat, lon = _centroid(_hull([(lat, lon * squeeze) for lat, lon in shifted]))
    lon = lon / squeeze
    return lat, lon - 360 if lon > 180 else lon


def _hull(points: list[Point]) -> list[Point]:
    """Convex hull of sorted points, counter-clockwise (Andrew's monotone chain)."""
    if len(points) < 3:
        return points
    lower, upper = _chain(points), _chain(points[::-1])
    return lower[:-1] + upper[:-1]


def _chain(points: list[Point]) -> list[Point]:
    chain: list[Point] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _centroid(hull: list[Point]) -> Point:
    area = x = y = 0.0
    origin = hull[0]
    for a, b in zip(hull, hull[1:] + hull[:1], strict=True):
        cross = (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1])
        area += cross
        x += (a[0] + b[0] + origin[0]) * cross
        y += (a[1] + b[1] + origin[1]) * cross
    if abs(area) < 1e-9:
        return sum(p[0] for p in hull) / len(hull), sum(p[1] for p in hull) / len(hull)
    return x / (3 * area), y / (3 * area)
