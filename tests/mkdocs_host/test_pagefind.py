"""A site that Pagefind searches, in a real Chromium: any spelling finds its page first, with facets, and no other host."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.bars.browser import CHROMIUM, SIZES, chromium, visit
from benchmarks.bars.server import served
from benchmarks.bars.sites import seeds_site

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium here: install Debian's `chromium` to run the browser tests"
    ),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seeds_site(tmp_path_factory.mktemp("pagefind") / "seeds", "pagefind")


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def results(page: Page) -> list[str]:
    """The titles of the results in their order, once each has arrived: they load side by side and show as they come."""
    links = page.locator(".pagefind-ui__result-link")
    links.first.wait_for()
    page.locator(".pagefind-ui__loading").first.wait_for(state="detached")
    return links.all_inner_texts()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("IMCTC", "Islamic Military Counter Terrorism Coalition"),
        ("Mughid", "Mohammed bin Saeed Al-Moghedi"),
        ("Muhammad Al-Mughaidi", "Mohammed bin Saeed Al-Moghedi"),
        ("Asim Munir", "Asim Munir"),
    ],
)
def test_any_spelling_finds_its_page_first(address: str, browser: Browser, words: str, name: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}search/?q={words}")
    assert results(page)[0] == name
    page.close()


def test_the_headers_field_leads_to_the_results_and_a_facet_narrows_them(address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(address)
    page.locator(".md-header input[name=q]").fill("Pakistan")
    page.keyboard.press("Enter")
    every = results(page)
    facet = page.locator("label.pagefind-ui__filter-label", has_text="Person").first
    count = facet.inner_text().split()[-1].strip("()")
    facet.click()
    page.get_by_text(f"{count} results for Pakistan").wait_for()
    assert len(results(page)) == int(count) < len(every)
    assert "Asim Munir" in results(page)
    page.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_are_accessible_and_asked_of_no_other_host(
    address: str, browser: Browser, size: str, scheme: str
) -> None:
    seen = visit(browser, address, "search/?q=coalition", size, scheme)
    assert (seen.violations, seen.elsewhere, seen.errors) == ((), (), ())
    assert seen.sideways <= 0


def test_without_javascript_the_page_says_so_and_leads_to_the_lists(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/")
    assert page.get_by_text("Searching needs JavaScript").is_visible()
    assert page.locator("article a", has_text="People").get_attribute("href") == "../people/"
    context.close()


def test_the_themes_index_is_not_there_and_two_builds_give_the_same_bytes_but_for_the_order_of_facets(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert not (site / "search" / "search_index.json").exists()
    again = seeds_site(tmp_path_factory.mktemp("again") / "seeds", "pagefind")
    first = {file.relative_to(site): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    second = {file.relative_to(again): file.read_bytes() for file in again.rglob("*") if file.is_file()}
    differ = sorted(path.as_posix() for path in {*first, *second} if first.get(path) != second.get(path))
    assert [p for p in differ if not p.endswith((".pf_filter", ".pf_meta", "pagefind-entry.json"))] == []
