"""Quality floors hold: every kind of fact measured on annotated news text, against `benchmarks/floors.yml`.

The data are not part of the repository; see `benchmarks/RESULTS.md`. Where they are, nothing here is skipped.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from benchmarks.answers import NO_DATA, evaldata
from benchmarks.floors import Figures, fallen, read_floors
from benchmarks.quality import by_set, measured_on
from benchmarks.tasks import TASKS

SETS = (
    "ner/meantime", "ner/uner_pud", "geo/trnews", "dates/te3_platinum", "dates/meantime", "dates/pubdate",
    "fivew/giveme5w1h", "quotes/polnear", "roles/roles", "raw/body", "raw/multi", "names/ofac_person", "names/nomenklatura",
    "names/mentions_gum", "cluster/giveme5w1h",
)  # fmt: skip
"""The smallest sets that together hold every kind of fact; `python -m benchmarks.quality` measures them all."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def reached() -> Figures:
    data = evaldata()
    if not data.is_dir():
        pytest.skip(NO_DATA.format(data) + "; the quality floors are not measured")
    found, _ = measured_on([task for task in TASKS if task.gold in SETS], data)
    return by_set(found)


@pytest.mark.parametrize("gold", SETS)
def test_no_figure_falls_under_its_floor(reached: Figures, gold: str) -> None:
    pinned: Mapping[str, Mapping[str, float]] = {gold: read_floors()[gold]}
    assert set(pinned[gold]) <= set(reached[gold])
    assert list(fallen(reached, pinned)) == []
