"""What a large site costs, stage by stage, in processor time and memory; growth between sizes.

    python -m benchmarks.large                      # 300 and 1,000 seeds, medians of three
    python -m benchmarks.large --size 100 --rounds 1
    python -m benchmarks.large --size 300 --size 3000 --keep /tmp/large

Seeds are real reports of the annotated data (`corpus.py`), a brief each. `--keep` leaves the sites there and takes them
up again.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.answers import NO_DATA, evaldata
from benchmarks.large.corpus import persons, reports, write_seeds
from benchmarks.large.serving import Served, served
from benchmarks.large.timing import Cost, Step, cost_of, growth, middle
from benchmarks.report import write_section
from generator.knowledge import RESOURCES

STOCK = "stock.yml"
"""Settings in which nothing is kept and nothing generated: MkDocs and its theme alone, on the same pages."""
BUILD = ("-m", "mkdocs", "build", "--quiet")
GENERATE = ("-m", "generator", "generate", "--root", "{root}")
_TITLE = re.compile(r"(?m)^title: .*$")  # "title: Flood in Beira"


def _bare(root: Path, _: int) -> None:
    for name in ("docs", "records", ".dateline"):
        shutil.rmtree(root / name, ignore_errors=True)


def _as_it_stands(root: Path, _: int) -> None:
    """Nothing: the site stands as the last step left it."""


def _unbuilt(root: Path, _: int) -> None:
    """Nothing of an earlier build, nor of the host's work."""
    shutil.rmtree(root / "site", ignore_errors=True)
    for file in (root / ".dateline").glob("pages.sqlite*"):
        file.unlink()


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
    Step("stock `mkdocs build`", _unbuilt, (*BUILD, "--config-file", STOCK), {}),
    Step("`mkdocs build`, cold", _unbuilt, BUILD, {}),
    Step("`mkdocs build`, nothing changed", _as_it_stands, BUILD, {}),
)
SERVING: Mapping[str, tuple[Callable[[Served], float], str]] = {
    "start of `mkdocs serve`": (lambda served: served.start, "12 s at 10,000"),
    "a save until it is on screen": (lambda served: served.save, "0.5 s at 3,000, 0.5 s at 10,000"),
    "the slowest of these saves": (lambda served: served.worst, ""),
    "all else up to date, processor at rest": (lambda served: served.settled, "10 s"),
}
"""By the clock."""
WEIGHT: Mapping[str, tuple[str, ...]] = {"docs and records": ("docs", "records"), "the published site": ("site",)}


@dataclass(frozen=True, slots=True)
class Found:
    """All that was measured, by sizes in briefs."""

    costs: Mapping[tuple[str, int], Cost]
    """By step, too."""
    served: Mapping[int, Served]
    megabytes: Mapping[tuple[str, int], float]
    """On disk."""


def measured(folder: Path, sizes: Sequence[int], rounds: int, saves: int) -> Found:
    """Every step at every size. Raises FileNotFoundError without the annotated data."""
    data = evaldata()
    texts, names = reports(data), persons(data)
    costs: dict[tuple[str, int], Cost] = {}
    served_at: dict[int, Served] = {}
    megabytes: dict[tuple[str, int], float] = {}
    for size in sizes:
        root = folder / str(size)
        write_seeds(root / "seeds", size, texts, names)
        _settings(root)
        for step in STEPS:
            done = []
            for number in range(rounds):
                step.prepare(root, number)
                done.append(cost_of(step.command, root))
            costs[step.name, size] = middle(done)
            click.echo(f"{size} briefs, {step.name}: {costs[step.name, size].elapsed:.2f} s", err=True)
        megabytes |= {(name, size): sum(_weight(root / part) for part in parts) for name, parts in WEIGHT.items()}
        served_at[size] = served(root, saves)
        click.echo(f"{size} briefs, a save: {served_at[size].save:.2f} s", err=True)
    return Found(costs, served_at, megabytes)


def _settings(root: Path) -> None:
    text = (RESOURCES / "new_site/mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    stock = text.replace("- dateline\n", "- dateline: {keep: false, generate: false}\n")
    (root / STOCK).write_text(stock, encoding="utf-8")
    (root / "dateline.yml").write_text("entity_pages: shared\n", encoding="utf-8")


def _weight(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def section(found: Found, sizes: Sequence[int], rounds: int) -> str:
    """What RESULTS.md says."""
    ordered = sorted(sizes)
    heads = " | ".join(f"{size:,} briefs" for size in ordered)
    rule = f"|---|{'---|' * len(ordered)}---|---|"
    rows = [_row(step, found.costs, ordered) for step in STEPS]
    for name, (part, bar) in SERVING.items():
        rows.append(_line(name, [part(found.served[size]) for size in ordered], ordered, "s", bar))
    peaks = [found.served[size].megabytes for size in ordered]
    rows.append(_line("`mkdocs serve`, at its peak", peaks, ordered, "MB", "1,000 MB at 10,000"))
    bars = {"docs and records": "600 MB at 10,000", "the published site": "1,000 MB at 10,000"}
    rows += [_line(name, [found.megabytes[name, n] for n in ordered], ordered, "MB", bars[name]) for name in WEIGHT]
    return "\n".join(
        [
            "## Large sites",
            "",
            "`python -m benchmarks.large`: real reports, one brief each, `entity_pages: shared`; medians of",
            f"{rounds} on {os.cpu_count()} cores, by the clock and, in brackets, in processor time, with the peak",
            "memory. Growth is the exponent fitted through the sizes: 1 is as fast as the site.",
            "",
            f"| what | {heads} | growth | bar |",
            rule,
            *rows,
        ]
    )


def _row(step: Step, costs: Mapping[tuple[str, int], Cost], sizes: Sequence[int]) -> str:
    own = [costs[step.name, size] for size in sizes]
    cells = [f"{cost.elapsed:.2f} s ({cost.seconds:.2f}), {cost.megabytes:.0f} MB" for cost in own]
    aims = ", ".join(f"{seconds:g} s at {size:,}" for size, seconds in step.aims.items())
    return f"| {step.name} | {' | '.join(cells)} | {_growth(sizes, [cost.seconds for cost in own])} | {aims} |"


def _line(name: str, values: Sequence[float], sizes: Sequence[int], unit: str, bar: str) -> str:
    digits = 2 if unit == "s" else 0
    cells = " | ".join(f"{value:,.{digits}f} {unit}" for value in values)
    return f"| {name} | {cells} | {_growth(sizes, values)} | {bar} |"


def _growth(sizes: Sequence[int], values: Sequence[float]) -> str:
    return f"{growth(sizes, values):.2f}" if len(sizes) > 1 else ""


@click.command(help=__doc__)
@click.option("--size", "sizes", type=int, multiple=True, default=(300, 1_000), show_default=True)
@click.option("--rounds", type=int, default=3, show_default=True)
@click.option("--saves", type=int, default=20, show_default=True, help="Under `mkdocs serve`.")
@click.option("--keep", type=click.Path(path_type=Path), help="Where the sites go and stay.")
@click.option("--write", is_flag=True, help="Also into RESULTS.md.")
def main(sizes: tuple[int, ...], rounds: int, saves: int, keep: Path | None, write: bool) -> None:
    """Measure, print, write."""
    if not evaldata().is_dir():
        click.echo(NO_DATA.format(evaldata()), err=True)
        sys.exit(1)
    with tempfile.TemporaryDirectory() as own:
        text = section(measured(keep or Path(own), sizes, rounds, saves), sizes, rounds)
    click.echo(text)
    if write:
        write_section("large", text)


if __name__ == "__main__":
    main()
