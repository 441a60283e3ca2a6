"""Under the policy that each page states, what the site's own scripts do still works: colours, lists, live reload."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from benchmarks.bars.browser import CHROMIUM, chromium
from tests.conftest import REPOSITORY
from tests.newsroom import brief_of, open_newsroom
from tests.serving import Server, mkdocs_serve

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium here: install Debian's `chromium` to run the browser tests"
    ),
]


SEEDS = 12
"""Enough that lists can be filtered."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    root = tmp_path_factory.mktemp("policy")
    open_newsroom(root, SEEDS)
    (root / "docs").mkdir()
    (root / "dateline.yml").write_text("recognizer: rules\n", encoding="utf-8")
    shutil.copy(REPOSITORY / "mkdocs.yml", root / "mkdocs.yml")
    with mkdocs_serve(root) as found:
        yield found, root


@pytest.fixture
def page() -> Iterator[Page]:
    with chromium() as browser:
        yield browser.new_page()


def listening(page: Page) -> list[str]:
    """What the policy refuses from now on, and whatever else goes wrong."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


def test_colours_and_live_reload_work_under_the_policy(server: tuple[Server, Path], page: Page) -> None:
    served, root = server
    told = listening(page)
    page.goto(f"{served.url}briefs/", wait_until="load")
    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    colours = []
    for _ in range(3):
        colours.append(page.locator("body").get_attribute("data-md-color-media"))
        page.locator("form[data-md-component=palette] label:visible").click()
    assert len(set(colours)) == 3

    brief = brief_of(root, "s001.txt")
    path = brief.relative_to(root / "docs").with_suffix("").as_posix()
    page.goto(f"{served.url}{path}/", wait_until="load")
    text = brief.read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title: "))
    brief.write_text(text.replace(title, "title: A title of our own", 1), encoding="utf-8")
    page.locator("h1", has_text="A title of our own").wait_for(timeout=120_000)
    assert told == []


def test_lists_are_sorted_filtered_and_narrowed_under_the_policy(server: tuple[Server, Path], page: Page) -> None:
    served, _ = server
    told = listening(page)
    page.goto(f"{served.url}briefs/2026/03/", wait_until="load")
    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    rows = page.locator("article tbody tr:visible")
    page.get_by_label("Filter", exact=True).fill("talks 7")
    assert 0 < rows.count() < SEEDS
    assert page.locator("output").inner_text() == f"{rows.count()} of {SEEDS} shown"
    page.get_by_label("Filter", exact=True).fill("")
    page.get_by_label("Person").select_option(index=1)
    assert 0 < rows.count() < SEEDS

    page.goto(f"{served.url}people/", wait_until="load")
    head = page.get_by_role("button", name="Name", exact=True)
    head.click()
    once = rows.all_inner_texts()
    head.click()
    assert sorted(rows.all_inner_texts()) == sorted(once)
    assert rows.all_inner_texts() != once
    assert told == []


def test_the_search_shows_results_under_the_policy(server: tuple[Server, Path], page: Page) -> None:
    served, _ = server
    told = listening(page)
    page.goto(f"{served.url}?q=harbour", wait_until="load")
    page.locator(".md-search-result__link").first.wait_for(state="attached")
    assert told == []
