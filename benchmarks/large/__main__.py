"""What a large site costs, stage by stage, in processor time and memory; growth between sizes.

    python -m benchmarks.large                      # 300 and 1,000 seeds, medians of three
    python -m benchmarks.large --size 100 --rounds 1
    python -m benchmarks.large --size 300 --size 3000 --keep /tmp/large

Seeds are real reports of the annotated data (`corpus.py`), a brief each. `--keep` leaves the sites there and takes them
up again. What serving and building cost comes as further lines of `STEPS`.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from benchmarks.answers import NO_DATA, evaldata
from benchmarks.large.corpus import persons, reports, write_seeds
from benchmarks.large.timing import Cost, Step, cost_of, growth, middle
from benchmarks.report import write_section

GENERATE = ("-m", "generator", "generate", "--root", "{root}")
_TITLE = re.compile(r"(?m)^title: .*$")  # "title: Flood in Beira"
Figures = Mapping[tuple[str, int], Cost]
"""By step and briefs."""


def _bare(root: Path, _: int) -> None:
    for name in ("docs", "records", ".dateline"):
        shutil.rmtree(root / name, ignore_errors=True)


def _as_it_stands(root: Path, _: int) -> None:
    """Nothing: the site stands as the last step left it."""


def _forgotten(root: Path, _: int) -> None:
    (root / ".dateline/last_run").unlink(missing_ok=True)


def _edited(root: Path, number: int) -> None:
    """One front matter has another title, as if somebody had just saved it."""
    pages = sorted(page for page in (root / "docs/briefs").rglob("*.md") if page.name != "index.md")
    page = pages[len(pages) // 2]
    text = page.read_text(encoding="utf-8")
    page.write_text(_TITLE.sub(f"title: Corrected by the desk, time {number}", text, count=1), encoding="utf-8")


STEPS: tuple[Step, ...] = (
    Step("`generate`, all new", _bare, GENERATE, {}),
    Step("`generate`, nothing changed", _as_it_stands, GENERATE, {3_000: 2.0, 10_000: 5.0}),
    Step("`generate`, nothing changed, last run forgotten", _forgotten, GENERATE, {}),
    Step("`generate`, one front matter edited", _edited, GENERATE, {}),
    Step("`generate --no-cache`", _as_it_stands, (*GENERATE, "--no-cache"), {}),
)


def measured(folder: Path, sizes: Sequence[int], rounds: int) -> Figures:
    """Every step at every size. Raises FileNotFoundError without the annotated data."""
    data = evaldata()
    texts, names = reports(data), persons(data)
    found: dict[tuple[str, int], Cost] = {}
    for size in sizes:
        root = folder / str(size)
        write_seeds(root / "seeds", size, texts, names)
        for step in STEPS:
            costs = []
            for number in range(rounds):
                step.prepare(root, number)
                costs.append(cost_of(step.command, root))
            found[step.name, size] = middle(costs)
            click.echo(f"{size} briefs, {step.name}: {found[step.name, size].seconds:.2f} s", err=True)
    return found


def section(found: Figures, sizes: Sequence[int], rounds: int) -> str:
    """What RESULTS.md says."""
    ordered = sorted(sizes)
    heads = [f"{size:,} briefs" for size in ordered]
    rows = [_row(step, found, ordered) for step in STEPS]
    return "\n".join(
        [
            "## Large sites",
            "",
            f"`python -m benchmarks.large`: real reports, one brief each; medians of {rounds} in processor time and",
            "peak memory. Growth is the exponent fitted through the sizes: 1 is as fast as the site.",
            "",
            f"| what | {' | '.join(heads)} | growth | bar |",
            f"|---|{'---|' * len(heads)}---|---|",
            *rows,
        ]
    )


def _row(step: Step, found: Figures, sizes: Sequence[int]) -> str:
    costs = [found[step.name, size] for size in sizes]
    cells = [f"{cost.seconds:.2f} s, {cost.megabytes:.0f} MB" for cost in costs]
    grown = f"{growth(sizes, [cost.seconds for cost in costs]):.2f}" if len(sizes) > 1 else ""
    aims = ", ".join(f"{seconds:g} s at {size:,}" for size, seconds in step.aims.items())
    return f"| {step.name} | {' | '.join(cells)} | {grown} | {aims} |"


@click.command(help=__doc__)
@click.option("--size", "sizes", type=int, multiple=True, default=(300, 1_000), show_default=True)
@click.option("--rounds", type=int, default=3, show_default=True)
@click.option("--keep", type=click.Path(path_type=Path), help="Where the sites go and stay.")
@click.option("--write", is_flag=True, help="Also into RESULTS.md.")
def main(sizes: tuple[int, ...], rounds: int, keep: Path | None, write: bool) -> None:
    """Measure, print, write."""
    if not evaldata().is_dir():
        click.echo(NO_DATA.format(evaldata()), err=True)
        sys.exit(1)
    with tempfile.TemporaryDirectory() as own:
        text = section(measured(keep or Path(own), sizes, rounds), sizes, rounds)
    click.echo(text)
    if write:
        write_section("large", text)


if __name__ == "__main__":
    main()
