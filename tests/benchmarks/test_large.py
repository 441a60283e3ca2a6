"""What a large site costs is measured on seeds that any machine makes alike."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.large.__main__ import SERVING, STEPS, WEIGHT, Found, section
from benchmarks.large.corpus import write_seeds
from benchmarks.large.serving import Served, served
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
    assert middle([Cost(1, 100, 7), Cost(2, 900, 8), Cost(50, 200, 9)]) == Cost(2, 200, 8)


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="needs the system's own figures of a child")
def test_a_process_is_charged_for_its_own_work_and_memory(tmp_path: Path) -> None:
    idle = cost_of(("-c", "pass"), tmp_path)
    busy = cost_of(("-c", "import time; x = bytearray(200 << 20)\nwhile time.process_time() < 0.5: pass"), tmp_path)
    assert busy.seconds - idle.seconds > 0.3
    assert busy.megabytes > 200


def test_the_table_has_every_step_and_its_bar() -> None:
    sizes = (300, 3_000)
    costs = {(step.name, size): Cost(size / 100, 50, size / 50) for step in STEPS for size in sizes}
    served = {size: Served(size / 100, 0.25, 0.5, 4, 300) for size in sizes}
    megabytes = {(name, size): size / 10 for name in WEIGHT for size in sizes}
    table = section(Found(costs, served, megabytes), (3_000, 300), 3)
    row = "| 6.00 s (3.00), 50 MB | 60.00 s (30.00), 50 MB | 1.00 | 2 s at 3,000, 5 s at 10,000 |"
    assert f"| `generate`, nothing changed {row}" in table
    assert "| a save until it is on screen | 0.25 s | 0.25 s | 0.00 | 0.5 s at 3,000, 0.5 s at 10,000 |" in table
    assert "| docs and records | 30 MB | 300 MB | 1.00 | 600 MB at 10,000 |" in table
    assert all(f"| {name} |" in table for name in (*(step.name for step in STEPS), *SERVING, *WEIGHT))


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system for figures of another process")
def test_a_served_site_shows_what_is_saved(tmp_path: Path) -> None:
    seeds(tmp_path / "seeds", 4)
    (tmp_path / "mkdocs.yml").write_text("site_name: Desk\nplugins: [dateline]\n", encoding="utf-8")
    (tmp_path / "dateline.yml").write_text("recognizer: rules\n", encoding="utf-8")
    assert main_generate(tmp_path) == 0
    found = served(tmp_path, 2)
    assert 0 < found.save <= found.worst < 30
    assert found.megabytes > 20
    titles = "".join(page.read_text(encoding="utf-8") for page in (tmp_path / "docs/briefs").rglob("*.md"))
    assert "title: Corrected by the desk " in titles


def main_generate(root: Path) -> int:
    command = [sys.executable, "-m", "generator", "generate", "--root", str(root)]
    return subprocess.run(command, capture_output=True, check=False).returncode
