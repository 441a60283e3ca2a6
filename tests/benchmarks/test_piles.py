"""Piles of texts with answers: each text has its own, and what these quote stands in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from benchmarks import desk

SEEDS = sorted((desk.HERE / "piles").glob("*/seeds/*.txt"))


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_each_text_has_answers() -> None:
    assert SEEDS
    golds = {path.relative_to(desk.HERE).with_suffix("") for path in (desk.HERE / "piles").glob("*/gold/*.yml")}
    assert golds == {(path.parents[1] / "gold" / path.stem).relative_to(desk.HERE) for path in SEEDS}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_answers_quote_what_the_text_says(seed: Path) -> None:
    text = words(seed.read_text(encoding="utf-8"))
    gold = yaml.safe_load((seed.parents[1] / "gold" / f"{seed.stem}.yml").read_text(encoding="utf-8"))
    for article in gold["articles"]:
        starts = [each["starts"] for each in article["quotations"]]
        assert [start for start in starts if words(start) not in text] == []
