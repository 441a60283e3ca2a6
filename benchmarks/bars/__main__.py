"""Every bar of the built site, on three sites, into `benchmarks/RESULTS.md`; exits with 1 where one does not hold.

    uv run --group bars python -m benchmarks.bars

Sites: our three seeds, 300 articles of the annotated data, and one article. Looked at are the heaviest page of each
kind, at 1440 and 390 pixels, light and dark. Lighthouse is npm's, where it is on the PATH.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser
from rich.progress import track

from benchmarks.answers import NO_DATA, evaldata
from benchmarks.bars import lighthouse, validity
from benchmarks.bars.browser import SCHEMES, SIZES, Visited, chromium, unreachable, unread_without_scripts, visit
from benchmarks.bars.kinds import kinds
from benchmarks.bars.links import links
from benchmarks.bars.server import served
from benchmarks.bars.sites import articles_site, seeds_site
from benchmarks.report import write_section

MOVED, HTML, POINTS = 250_000, 60_000, 95
"""Bytes of a page on its first visit, bytes of a brief's own HTML, points of Lighthouse."""
SCORED = {"home": "home", "brief": "briefs", "person": "people"}


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing that was measured of a site, and whether it is good enough."""

    what: str
    found: str
    holds: bool
    details: tuple[str, ...] = ()


def bars(site: Path, browser: Browser) -> Iterator[Bar]:
    """Every bar of a built site."""
    pages = kinds(site)
    with served(site) as address:
        yield from _visits(browser, address, pages)
        yield _all_well("what the Tab key does not reach", [
            f"{path}: {told}" for path in pages.values() for told in unreachable(browser, address, path)
        ])  # fmt: skip
        yield _all_well("words lost without JavaScript", [
            f"{path}: {told}" for path in pages.values() for told in unread_without_scripts(browser, address, path)
        ])  # fmt: skip
        walked = links(address)
        yield Bar(
            "broken links and anchors", f"{len(walked.broken)} of {walked.followed:,}", not walked.broken, walked.broken
        )
        yield from _scores(address, pages)
    yield _all_well("HTML errors (Nu checker)", validity.invalid(site))
    yield _weight_of_briefs(site)


def _visits(browser: Browser, address: str, pages: dict[str, str]) -> Iterator[Bar]:
    ways = list(product(pages.items(), SIZES, SCHEMES))
    seen: list[tuple[str, Visited]] = []
    for (kind, path), size, scheme in track(ways, "Visiting", transient=True):
        seen.append((f"{kind} {size} {scheme}", visit(browser, address, path, size, scheme)))
    yield Bar("kinds of page, looked at in both sizes and both schemes", str(len(pages)), bool(pages))
    for what, field in (
        ("violations of WCAG 2.2 A and AA (axe-core)", "violations"),
        ("requests to other hosts", "elsewhere"),
        ("errors in the console", "errors"),
    ):
        yield _all_well(what, [f"{way}: {told}" for way, one in seen for told in getattr(one, field)])
    yield _all_well("pages that scroll sideways", [way for way, one in seen if one.sideways > 0])
    way, most = max(((way, one.moved) for way, one in seen), key=lambda found: found[1])
    yield Bar("most that a first visit moves", f"{most / 1000:.0f} KB ({way.split()[0]})", most <= MOVED, (way,))


def _all_well(what: str, wrong: Sequence[str]) -> Bar:
    return Bar(what, str(len(wrong)), not wrong, tuple(wrong))


def _scores(address: str, pages: dict[str, str]) -> Iterator[Bar]:
    if lighthouse.missing():
        return
    for name, folder in SCORED.items():
        kind = next(kind for kind in pages if kind == folder or (kind.startswith(f"{folder}/") and kind.endswith("/*")))
        points = lighthouse.scores(address + pages[kind])
        told = ", ".join(f"{category} {value}" for category, value in points.items())
        yield Bar(f"Lighthouse, {name}", told, min(points.values()) >= POINTS)


def _weight_of_briefs(site: Path) -> Bar:
    """The heaviest HTML of a brief of at most 650 words of source text, in bytes, uncompressed."""
    sizes = [
        file.stat().st_size
        for file in sorted((site / "briefs").glob("*/*/*/index.html"))
        if 500 <= _words(site, file) <= 650
    ]
    most = max(sizes, default=0)
    return Bar(f"HTML of a brief of 500 to 650 words, of {len(sizes)}", f"{most / 1000:.0f} KB at most", most <= HTML)


def _words(site: Path, page: Path) -> int:
    """How many words of source text a built brief has, as its record tells."""
    record = site.parent.parent / "records" / page.parent.relative_to(site).with_suffix(".json")
    return len(json.loads(record.read_text(encoding="utf-8"))["article"]["text"].split()) if record.exists() else 0


def section(measured: Mapping[str, Sequence[Bar]]) -> str:
    """A Markdown section: one row a bar, one column a site."""
    columns = {name: {bar.what: bar for bar in found} for name, found in measured.items()}
    rows = dict.fromkeys(what for found in columns.values() for what in found)
    lines = [f"| {what} | {' | '.join(_cell(found.get(what)) for found in columns.values())} |" for what in rows]
    head = [f"| | {' | '.join(columns)} |", f"|---|{'---|' * len(columns)}"]
    return "\n".join(["## The built site", "", _EXPLAINED, "", *head, *lines])


def _cell(bar: Bar | None) -> str:
    if bar is None:
        return "not measured"
    return bar.found if bar.holds else f"{bar.found} **not held**"


_EXPLAINED = f"""    uv run --group bars python -m benchmarks.bars

Looked at is the heaviest page of each kind, at 1440 and at 390 pixels, light and dark; links and HTML on every page.
Owed: nothing wrong, {MOVED // 1000} KB over the wire on a first visit, {HTML // 1000} KB for a brief's own HTML, and
{POINTS} points of Lighthouse."""


def main() -> int:
    """Build the sites, measure, print what is wrong, write."""
    if (lack := validity.missing()) or not evaldata().is_dir():
        print(lack or NO_DATA.format(evaldata()), file=sys.stderr)
        return 1
    if lack := lighthouse.missing():
        print(lack, file=sys.stderr)
    measured: dict[str, list[Bar]] = {}
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        for name, make in SITES.items():
            site = make(Path(scratch) / name.replace(" ", "-"))
            measured[name] = list(bars(site, browser))
            for bar in measured[name]:
                print(f"{name}: {bar.what}: {bar.found}", *(bar.details[:20] if not bar.holds else ()), sep="\n    ")
    write_section("bars", section(measured))
    return 0 if all(bar.holds for found in measured.values() for bar in found) else 1


SITES: Mapping[str, Callable[[Path], Path]] = {
    "three seeds": seeds_site,
    "300 articles": lambda root: articles_site(root, evaldata(), 300),
    "one article": lambda root: articles_site(root, evaldata(), 1),
}

if __name__ == "__main__":
    sys.exit(main())
