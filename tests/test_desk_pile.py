"""Whole briefs of a desk's pile hold their floors, field by field; see `benchmarks/desk.py`.

The pile is not part of the repository; where it is, nothing here is skipped.
"""

from __future__ import annotations

import pytest

from benchmarks.answers import NO_DATA, evaldata
from benchmarks.desk import PREFIX, desk, figures_of, measured
from benchmarks.floors import Figures, fallen, read_floors

FIELDS = sorted(gold for gold in read_floors() if gold.startswith(PREFIX))


@pytest.fixture(scope="module")
def reached() -> Figures:
    for folder in (desk(), evaldata()):
        if not folder.is_dir():
            pytest.skip(NO_DATA.format(folder) + "; the floors of whole briefs are not measured")
    return measured(desk())[0]


@pytest.mark.slow
@pytest.mark.parametrize("field", FIELDS)
def test_no_field_falls_under_its_floor(reached: Figures, field: str) -> None:
    pinned = {field: read_floors()[field]}
    assert set(pinned[field]) <= set(reached[field])
    assert list(fallen(reached, pinned)) == []


def test_a_figure_that_was_not_counted_is_left_out() -> None:
    counted = {"summary": {"precision": 1.0, "recall": None, "score": 0.5, "right": 1}}
    assert figures_of(counted) == {"desk/summary": {"right of stated": 1.0, "right or rightly blank": 0.5}}
