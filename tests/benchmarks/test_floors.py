"""Floors only rise, and what each figure owes is never forgotten."""

from __future__ import annotations

import pytest

from benchmarks import desk, pages, ud
from benchmarks.floors import Aim, fallen, pin, read_aims, read_floors, render
from benchmarks.quality import LEAD
from benchmarks.tasks import TASKS

AIMS = {"ner/town": {"exact F1": Aim(0.8, 0.9)}}


def pinned(value: float, before: float | None = None) -> float:
    old = {"ner/town": {"exact F1": before}} if before is not None else {}
    return pin({"ner/town": {"exact F1": value}}, old, AIMS)["ner/town"]["exact F1"]


def test_a_pinned_floor_is_what_was_reached_less_noise() -> None:
    assert pinned(0.85) == pytest.approx(0.845)


def test_a_pinned_floor_never_falls() -> None:
    assert pinned(0.85, before=0.88) == 0.88
    assert pinned(0.89, before=0.88) == pytest.approx(0.885)


def test_a_floor_that_is_owed_and_reached_is_not_lowered_by_noise() -> None:
    assert pinned(0.802) == 0.8


def test_a_floor_that_is_not_reached_is_pinned_where_we_are_and_named() -> None:
    assert pinned(0.75) == pytest.approx(0.745)
    assert "floor not reached: 0.800 is owed" in render({"ner/town": {"exact F1": 0.745}}, AIMS)
    assert "not reached" not in render({"ner/town": {"exact F1": 0.845}}, AIMS)


def test_a_set_that_was_not_measured_keeps_its_floors() -> None:
    before = {"ner/town": {"exact F1": 0.85}}
    assert pin({}, before, AIMS) == before
    assert pin({"ner/other": {"exact F1": 0.9}}, before, AIMS) == before


def test_a_figure_under_its_floor_is_told_and_one_on_it_is_not() -> None:
    floors = {"ner/town": {"exact F1": 0.8}, "ner/other": {"exact F1": 0.9}}
    assert list(fallen({"ner/town": {"exact F1": 0.799}}, floors)) == [
        "ner/town, exact F1: 0.799 is under its floor 0.800"
    ]
    assert list(fallen({"ner/town": {"exact F1": 0.8}}, floors)) == []


def test_every_floor_is_of_a_figure_that_is_measured() -> None:
    figures: dict[str, set[str]] = {}
    for task in TASKS:
        figures.setdefault(task.gold, set()).update(task.figures)
    figures |= {f"ud/{name}": set(ud.FIGURES) for name in ud.SETS}
    figures["pages/fundus"] = set(pages.FIGURES)
    figures |= {gold: set(desk.KINDS.values()) for gold in read_aims() if gold.startswith(desk.PREFIX)}
    for gold, owed in read_aims().items():
        assert {name.partition(LEAD)[0] for name in owed} <= figures[gold]


def test_every_figure_that_owes_a_floor_has_one_pinned() -> None:
    aims, floors = read_aims(), read_floors()
    assert {gold: set(figures) for gold, figures in floors.items()} == {gold: set(owed) for gold, owed in aims.items()}


def test_the_floors_read_back_as_they_were_written() -> None:
    from ruamel.yaml import YAML

    assert YAML(typ="safe").load(render(read_floors(), read_aims())) == read_floors()
