"""How right whole briefs are, on a desk's pile of texts, field by field, into `benchmarks/RESULTS.md`.

    python -m benchmarks.desk                  # exit status 1 where a figure fell under its pinned floor
    python -m benchmarks.desk --pin            # and the floors rise to what was reached
    python -m benchmarks.desk --show speaker   # what is wrong, missing or false in one field
    python -m benchmarks.desk --pile second    # of a pile below benchmarks/piles, which owes no floor

The pile and what a careful analyst would put are in `../shared/desk` (or `DATELINE_DESK`): a folder `seeds/` of texts
and a folder `gold/` of answers. The texts are put into a site, the site is generated, and its front matter judged.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import floors
from benchmarks.answers import NO_DATA, evaldata
from benchmarks.floors import Aim, Figures
from benchmarks.report import write_section

HERE = Path(__file__).parent
SCORER = "score_desk.py"
KINDS = {"precision": "right of stated", "recall": "found of given", "score": "right or rightly blank"}
"""The scorer's words for a figure, and ours; a field may lack one."""
PREFIX = "desk/"


def desk() -> Path:
    """The folder of the pile; it may not exist."""
    return Path(os.environ.get("DATELINE_DESK", HERE.parent.parent / "shared" / "desk"))


def generated(pile: Path, site: Path) -> Path:
    """A site of the pile's texts, made by the command line as a person would."""
    shutil.copytree(pile / "seeds", site / "seeds")
    command = [sys.executable, "-m", "generator", "generate", "--root", str(site)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return site


def scored(pile: Path, site: Path, *arguments: str) -> str:
    """What the scorer prints of a site."""
    scorer = evaldata() / "score" / SCORER
    command = [sys.executable, str(scorer), "--gold", str(pile), "--site", str(site), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def figures_of(counts: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    """Set -> figure -> value, of what the scorer counts: "desk/title" -> "right of stated" -> .93."""
    return {
        PREFIX + field: {ours: each[theirs] for theirs, ours in KINDS.items() if each.get(theirs) is not None}
        for field, each in counts.items()
    }


def measured(pile: Path) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, Any]]]:
    """The figures of a pile, and the scorer's counts behind them."""
    with tempfile.TemporaryDirectory() as folder:
        counts = json.loads(scored(pile, generated(pile, Path(folder) / "site"), "--json"))
    return figures_of(counts), counts


def section(
    counts: Mapping[str, Mapping[str, Any]], reached: Figures, aims: Mapping[str, Mapping[str, Aim]], pile: str = ""
) -> str:
    """What RESULTS.md says of the desk, or of another pile."""
    rows = []
    for field, each in counts.items():
        owed = aims.get(PREFIX + field, {})
        cells = [_beside(reached[PREFIX + field].get(figure), owed.get(figure)) for figure in list(KINDS.values())[:2]]
        told = ", ".join(f"{each[verdict]} {verdict}" for verdict in _VERDICTS if each.get(verdict))
        rows.append(f"| {field} | {' | '.join(cells)} | {told} |")
    head = _OF_A_PILE.format(pile) if pile else _OF_THE_DESK
    return "\n".join(
        [
            head,
            "",
            "| field | right of stated | found of given | counted |",
            "|---|---|---|---|",
            *rows,
        ]
    )


_OF_THE_DESK = """## A desk's pile

`python -m benchmarks.desk`: whole briefs of texts of our own writing, against what a careful analyst
would put. In brackets the bar for texts that nobody has looked at; rules were written with this pile in
sight, so its own figures flatter."""
_OF_A_PILE = """## The {0} pile

`python -m benchmarks.desk --pile {0}`: the same on texts that were written later, at a first look (see its
README). In brackets the bar."""
_VERDICTS = ("right", "fair", "wrong", "missing", "false", "blank")


def _beside(value: float | None, owed: Aim | None) -> str:
    told = "" if value is None else f"{value:.3f}"
    return told if owed is None else f"{told} ({owed.floor:.3g})"


def main(arguments: Sequence[str]) -> int:
    """Measure, print, write; 1 where a floor fell."""
    asked = _parser().parse_args(arguments)
    pile = HERE / "piles" / asked.pile if asked.pile else desk()
    if not pile.is_dir() or not evaldata().is_dir():
        print(NO_DATA.format(pile if evaldata().is_dir() else evaldata()), file=sys.stderr)
        return 1
    if asked.show:
        with tempfile.TemporaryDirectory() as folder:
            print(scored(pile, generated(pile, Path(folder) / "site"), "--show", asked.show), end="")
        return 0
    reached, counts = measured(pile)
    text = section(counts, reached, floors.read_aims(), asked.pile)
    print(text)
    write_section(f"desk-{asked.pile}" if asked.pile else "desk", text)
    if asked.pile:
        return 0
    complaints = list(floors.fallen(reached, floors.read_floors()))
    if asked.pin and not complaints:
        floors.write(floors.pin(reached, floors.read_floors(), floors.read_aims()))
    print("\n".join(complaints) or "No figure is under its pinned floor.", file=sys.stderr)
    return 1 if complaints else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.desk", description=__doc__)
    parser.add_argument(
        "--pile", default="", metavar="NAME", help="a folder below benchmarks/piles, in place of the desk"
    )
    parser.add_argument("--show", metavar="FIELD", help="list what is wrong, missing or false in a field, and stop")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what was reached")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
