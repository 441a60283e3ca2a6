"""Twice is once: who is who never depends on what an earlier run left, on invented texts and on real ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.answers import NO_DATA, evaldata
from generator.config import read_settings
from generator.run import generate

TEXTS = [
    "Storm hits\n\n3 March 2025\n\nCHARLESTON, W.Va. - A storm hit West Virginia on Monday. Roads in W.Va were closed.",
    "Mine closes\n\n4 March 2025\n\nCHARLESTON, W.Va. - A mine in W.Va. closed on Tuesday, Governor John Marsh said.",
    "Bond sold\n\n5 March 2025\n\nWASHINGTON - Treasury Secretary John Marsh sold a bond on Wednesday.",
    "Perth win\n\n6 March 2025\n\nPERTH, Australia - Striker John Marsh scored twice on Thursday. Marsh is 24.",
    "Talks\n\n7 March 2025\n\nGENEVA, Switzerland - Envoys met in Geneva on Friday. The UN sent Jörg Müller.",
    "Roofs gone\n\n8 March 2025\n\nGENEVA, Illinois - A storm took roofs in Geneva, Illinois, on Saturday.",
    "Talks go on\n\n9 March 2025\n\nGENEVA - Envoy Joerg Mueller of the United Nations met others in Geneva on Sunday.",
    "NIA charges four\n\n4 March 2025\n\nNEW DELHI - The National Investigation Agency (NIA) charged four on Tuesday.",
    "Canals\n\n5 March 2025\n\nMANILA - The NIA will repair nine canals in Luzon, its head said on Wednesday.",
    "Dam late\n\n6 March 2025\n\nMANILA - The National Irrigation Administration (NIA) said on Thursday it was late.",
    "Trucks\n\n9 June 2025\n\nGAZA - Trucks entered Gaza on Monday, an official in Gaza City said. Gaza waits.",
    "Truce\n\n12 June 2025\n\nCAIRO, Egypt - A truce in the Gaza Strip began on Thursday. Gaza was quiet.",
]
REAL = {"ner/worldwide": 150, "cluster/giveme5w1h": 75, "cluster/ecbplus": 75}


def site(root: Path, texts: Iterator[str] | list[str], settings: str) -> Path:
    (root / "seeds").mkdir(parents=True)
    (root / "dateline.yml").write_text(settings, encoding="utf-8")
    for number, text in enumerate(texts):
        (root / "seeds" / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return root


def made(root: Path) -> dict[str, bytes]:
    """Every file of a site after one more run."""
    generate(root, read_settings(root))
    folders = (root / "docs", root / "records")
    files = (file for folder in folders for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def changed(root: Path) -> list[str]:
    """What a second run changes."""
    first, second = made(root), made(root)
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


def test_a_second_run_over_namesakes_changes_no_file(tmp_path: Path) -> None:
    assert changed(site(tmp_path / "site", TEXTS, "recognizer: dateline\n")) == []


def test_the_order_in_which_seeds_arrive_changes_no_join(tmp_path: Path) -> None:
    """Half of the seeds first, then all: the same names on the same pages as in one run, whatever the addresses."""
    whole, grown = (site(tmp_path / name, TEXTS, "recognizer: dateline\n") for name in ("whole", "grown"))
    late = sorted((grown / "seeds").glob("*.txt"))[::2]
    texts = {file: file.read_text("utf-8") for file in late}
    for file in late:
        file.unlink()
    made(grown)
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8")
    assert groups(made(grown)) == groups(made(whole))


def groups(files: dict[str, bytes]) -> set[tuple[str, frozenset[str]]]:
    """Kind and briefs of each page of a person, body or place."""
    found = set()
    for path, data in files.items():
        kind = path.split("/")[1]
        if path.startswith("records/") and kind in ("people", "organizations", "places"):
            members = json.loads(data).get("members") or ()
            found.add((kind, frozenset(member.rpartition("/")[2] for member in members)))
    return found


@pytest.mark.slow
@pytest.mark.skipif(not evaldata().is_dir(), reason=NO_DATA.format(evaldata()))
def test_a_second_run_over_three_hundred_real_articles_changes_no_file(tmp_path: Path) -> None:
    assert changed(site(tmp_path / "site", real(), "recognizer: rules\n")) == []


def real() -> Iterator[str]:
    for name, count in REAL.items():
        with (evaldata() / "dev" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in islice(lines, count):
                told = json.loads(line)
                parts = (told.get("title"), told.get("date_publish") or told.get("published"), told["text"])
                yield "\n\n".join(str(part) for part in parts if part)
