"""What a query moves over the wire on a site of 10,000 briefs, and how long the index takes; into RESULTS.md.

    python -m benchmarks.search

The site is that of our seeds with Pagefind on, and beside its pages as many as asked for, of real articles and real
names of the annotated data. Articles come round again with their sentences in another order and names dealt anew:
an index of many like words is no smaller for it. MkDocs is left out, since it would only take longer.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import accumulate
from pathlib import Path

from playwright.sync_api import Page
from rich.progress import track

from benchmarks.answers import NO_DATA, evaldata
from benchmarks.bars.browser import chromium
from benchmarks.bars.server import served
from benchmarks.bars.sites import REPOSITORY, SETS, built
from benchmarks.report import write_section
from benchmarks.scale import names
from generator.mkdocs_host.search.plugin import index
from generator.web.facets import Facets, common

BRIEFS, ENTITIES, NAMES = 10_000, 20_000, 6
"""Briefs, names that may be in them, names in each."""
QUERIES = ("IMCTC", "earthquake", "prime minister", "Mughid", "trump white house", "president")
NEXT = "hospital"
MOST = 300_000
"""Bytes that a query may move: the index's parts, and ten results."""
_PAGE = '<!doctype html><html lang="en"><title>{}</title><article data-pagefind-body><h1>{}</h1><p>{}</p>{}</article>'


def pages(data: Path, briefs: int, entities: int) -> Iterator[tuple[str, str]]:
    """Path and HTML of made pages, the same ones on every run.

    The nth name is dealt 1/n as often as the first, as names are in news; like on a site, a page of its own to be
    found by has who is named in two briefs.
    """
    dealer = random.Random(0)
    people = names(data, entities)
    weights = list(accumulate(1 / rank for rank in range(1, len(people) + 1)))
    texts = list(_texts(data))
    told = [(number, dealer.choices(people, cum_weights=weights, k=NAMES)) for number in range(briefs)]
    facets = {number: _facets(number, named) for number, named in told}
    known = common(facets.values())
    for number, named in told:
        sentences = texts[number % len(texts)].split(". ")
        dealer.shuffle(sentences)
        html = _page(sentences[0][:90], ". ".join(sentences + named), facets[number].among(known))
        yield f"briefs/{facets[number].day[:4]}/{facets[number].day[5:7]}/{number}", html
    counts = Counter(name for _, named in told for name in dict.fromkeys(named))
    for number, name in enumerate(name for name in people if counts[name] > 1):
        yield f"people/p{number}", _page(name, f"{name} is named in these briefs.", Facets((("Kind", "Person"),)))


def _facets(number: int, named: Sequence[str]) -> Facets:
    day = f"{2015 + number % 11}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    filters = (("Kind", "Brief"), *(("Person", name) for name in named), ("Year", day[:4]))
    return Facets(filters, (("Date", day),), day)


def _page(title: str, words: str, facets: Facets) -> str:
    return _PAGE.format(escape(title), escape(title), escape(words), facets.html)


def _texts(data: Path) -> Iterator[str]:
    for name in SETS:
        for line in (data / "dev" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def a_large_site(root: Path, data: Path) -> tuple[Path, float]:
    """The built site, and the seconds that its index took."""
    (root / "seeds").mkdir(parents=True)
    for seed in (REPOSITORY / "seeds").iterdir():
        (root / "seeds" / seed.name).write_bytes(seed.read_bytes())
    site = built(root, search="pagefind")
    for path, html in track(pages(data, BRIEFS, ENTITIES), "Writing", total=BRIEFS + ENTITIES, transient=True):
        (site / path).mkdir(parents=True, exist_ok=True)
        (site / path / "index.html").write_text(html, encoding="utf-8")
    start = time.monotonic()
    index(site)
    return site, time.monotonic() - start


def moved_by(site: Path, queries: Sequence[str]) -> dict[str, tuple[int, int, int]]:
    """Bytes of the page "Search" with an empty cache, and of a first and a next query until ten results stand there."""
    found = {}
    sent: list[tuple[str, int]] = []
    with served(site, sent) as address, chromium() as browser:
        for query in queries:
            context = browser.new_context()
            page = context.new_page()
            sent.clear()
            page.goto(f"{address}search/", wait_until="networkidle")
            page.wait_for_timeout(2000)
            opened = sum(size for _, size in sent)
            found[query] = (opened, _asked(page, query, sent), _asked(page, NEXT, sent))
            context.close()
    return found


def _asked(page: Page, query: str, sent: list[tuple[str, int]]) -> int:
    sent.clear()
    page.locator(".pagefind-ui__search-input").fill(query)
    page.locator(".pagefind-ui__message", has_text=query).wait_for()
    page.locator(".pagefind-ui__result-link").first.wait_for()
    page.wait_for_timeout(1000)
    return sum(size for _, size in sent)


def section(moved: dict[str, tuple[int, int, int]], seconds: float, size: int) -> str:
    """A Markdown section."""
    told = (
        f"{BRIEFS:,} briefs and the pages of who is in two of them, {size:,} in all, indexed by Pagefind in "
        f"{seconds:.0f} s. Opening the page “Search” with an empty cache brings the theme, the engine, and the "
        f"lists of pages and facets; a query brings its part of the index and ten results. "
        f"Owed by a query: {MOST // 1000} KB."
    )
    rows = [f"| {query} | {' | '.join(f'{size / 1000:.0f}' for size in sizes)} |" for query, sizes in moved.items()]
    head = ["| query | KB of the opened page | KB of the query | KB of a next query |", "|---|---:|---:|---:|"]
    return "\n".join(["## What a search moves", "", "    python -m benchmarks.search", "", told, "", *head, *rows])


def main() -> int:
    """Measure, print, write."""
    if not evaldata().is_dir():
        print(NO_DATA.format(evaldata()), file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        site, seconds = a_large_site(Path(scratch), evaldata())
        size = sum(1 for _ in (site / "pagefind" / "fragment").iterdir())
        told = section(moved := moved_by(site, QUERIES), seconds, size)
    print(told)
    write_section("search", told)
    return 0 if max(max(queries) for _, *queries in moved.values()) <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
