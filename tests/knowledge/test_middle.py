"""The middle of a region."""

from __future__ import annotations

import pytest

from training.middle import middle_of


def test_the_middle_is_that_of_the_area_not_of_the_crowd() -> None:
    crowd = [(0.0, 0.0)] * 50 + [(0.0, 10.0), (10.0, 0.0), (10.0, 10.0)]
    assert middle_of(crowd) == pytest.approx((5, 5), abs=0.2)


@pytest.mark.parametrize("points", [[(3.0, 4.0)], [(3.0, 4.0), (3.0, 4.0)]])
def test_one_place_is_its_own_middle(points: list[tuple[float, float]]) -> None:
    assert middle_of(points) == pytest.approx((3, 4))


def test_a_region_across_the_date_line_stays_there() -> None:
    lat, lon = middle_of([(50.0, 179.0), (52.0, -179.0), (54.0, 179.0), (52.0, 177.0)])
    assert lat == pytest.approx(52, abs=0.5)
    assert abs(lon) > 177
