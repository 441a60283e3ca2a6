"""What a large site costs is measured on seeds that any machine makes alike."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.large.__main__ import STEPS, section
from benchmarks.large.corpus import write_seeds
from benchmarks.large.timing import Cost, cost_of, growth, middle

TEXTS = [
    "Mayor Ana Dias opened the port of Beira on Monday. Engineer Bo Lindqvist spoke. Ships came in.",
    "Floods hit Oslo. Minister Chen Wei met Ana Dias. Nobody was hurt.",
]
NAMES = ["Dina Haddad", "Luis Ferreira", "Marta Kowalska"]


def seeds(folder: Path, count: int) -> dict[str, str]:
    write_seeds(folder, count, TEXTS, NAMES)
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.txt"))}


def test_the_same_seeds_come_out_each_time_and_a_smaller_site_is_part_of_a_larger(tmp_path: Path) -> None:
    small, large = seeds(tmp_path / "a", 5), seeds(tmp_path / "b", 8)
    assert len(large) == 8
    assert {name: large[name] for name in small} == small


def test_later_copies_have_other_names_and_the_same_words(tmp_path: Path) -> None:
    made = seeds(tmp_path, 8)
    assert "Ana Dias" in made["00000"]
    assert all("Ana Dias" not in made[name] for name in ("00002", "00004", "00006"))
    assert all("the port of Beira" in made[name] for name in ("00002", "00004", "00006"))


def test_growth_is_the_exponent() -> None:
    assert growth([300, 3_000], [2.0, 20.0]) == pytest.approx(1.0)
    assert growth([10, 100, 1_000], [1.0, 100.0, 10_000.0]) == pytest.approx(2.0)


def test_the_middle_is_no_outlier() -> None:
    assert middle([Cost(1, 100), Cost(2, 900), Cost(50, 200)]) == Cost(2, 200)


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="needs the system's own figures of a child")
def test_a_process_is_charged_for_its_own_work_and_memory(tmp_path: Path) -> None:
    idle = cost_of(("-c", "pass"), tmp_path)
    busy = cost_of(("-c", "import time; x = bytearray(200 << 20)\nwhile time.process_time() < 0.5: pass"), tmp_path)
    assert busy.seconds - idle.seconds > 0.3
    assert busy.megabytes > 200


def test_the_table_has_every_step_and_its_bar() -> None:
    found = {(step.name, size): Cost(size / 100, 50) for step in STEPS for size in (300, 3_000)}
    table = section(found, (3_000, 300), 3)
    assert (
        "| `generate`, nothing changed | 3.00 s, 50 MB | 30.00 s, 50 MB | 1.00 | 2 s at 3,000, 5 s at 10,000 |" in table
    )
    assert all(f"| {step.name} |" in table for step in STEPS)
