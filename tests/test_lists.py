"""Lists in a real Chromium: sorted, filtered and narrowed by mouse and keyboard; plain tables without JavaScript."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from generator.exports import data_files
from generator.exports.schemas import schema_files
from generator.model import EventText
from generator.pages import asset_files, plan
from generator.site import Site
from tests.conftest import REPOSITORY
from tests.pages.sample import sample
from tests.pages.test_indexes import person, told
from tests.serving import build, static
from tests.test_browser import CHROMIUM, FLAGS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium here: install Debian's `chromium` to run the browser tests"
    ),
]

NAMES = ("Zoë Adeyemi", "Ann Otieno", "Émile Zidane", "Bo Lindqvist", "Chen Wei", "Dina Haddad", "Luis Ferreira", "Q")


def reports() -> Site:
    """The sample, and a month of reports in which each of eight people is named more rarely than the one before."""
    base = sample()
    briefs = []
    for number in range(24):
        names = [name for place, name in enumerate(NAMES) if number % (place + 1) == 0]
        brief = told(f"briefs/2025/12/r{number:02}.md", f"2025-12-{1 + number:02}", *names)
        met = EventText("met traders", "CONSULT", (NAMES[0],), ("traders",), brief.date)
        briefs.append(replace(brief, events=(met if number % 3 else replace(met, kind="ACCUSE"),)))
    people = [person(name, *(b.path for b in briefs if name in b.names())) for name in NAMES]
    return Site((*base.briefs, *briefs), (*base.entities, *people), base.stories)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site, built by MkDocs and served."""
    root = tmp_path_factory.mktemp("lists")
    site = reports()
    for page in plan(site):
        _write(root / "docs" / page.path, f"---\n{json.dumps(dict(page.meta))}\n---\n\n{page.body}".encode())
        for name, svg in page.pictures:
            _write(root / "docs" / name, svg.encode())
    for name, data in (asset_files() | schema_files(site) | data_files(site)).items():
        _write(root / "docs" / name, data)
    config = {"INHERIT": str(REPOSITORY / "mkdocs.yml"), "plugins": ["search"]}
    (root / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    done = build(root)
    assert done.returncode == 0, done.stderr
    with static(root / "site") as served:
        yield served


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def column(page: Page, number: int) -> list[str]:
    cells = page.locator(f"article tbody tr:visible td:nth-child({number})")
    return [text.strip() for text in cells.all_inner_texts()]


def sort_by(page: Page, head: str) -> Locator:
    button = page.get_by_role("button", name=head, exact=True)
    button.click()
    return page.locator("th", has=button)


def test_a_column_sorts_by_what_it_holds(address: str, page: Page) -> None:
    page.goto(f"{address}/people/", wait_until="networkidle")
    assert sort_by(page, "Briefs").get_attribute("aria-sort") == "descending"
    counts = [int(text) for text in column(page, 3)]
    assert counts == sorted(counts, reverse=True)
    assert len(set(counts)) > 4
    assert sort_by(page, "Last").get_attribute("aria-sort") == "descending"
    days = [datetime.strptime(text, "%d %b %Y") for text in column(page, 5) if text]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 4
    assert column(page, 5)[-1] == "", "what has no day comes last"
    assert sort_by(page, "Last").get_attribute("aria-sort") == "ascending"
    assert column(page, 5)[-1] == "", "either way"
    assert page.locator("th[aria-sort]").count() == 1
    sort_by(page, "Name")
    names = [name.split("\n")[0] for name in column(page, 1)]
    assert names.index("Chen Wei") < names.index("Émile Zidane") < names.index("Luis Ferreira"), "accents weigh nothing"


def test_the_keyboard_alone_sorts_and_filters(address: str, page: Page) -> None:
    page.goto(f"{address}/people/", wait_until="networkidle")
    page.get_by_label("Filter", exact=True).focus()
    page.keyboard.type("zoe ade")
    assert column(page, 1) == ["Zoë Adeyemi"]
    total = page.locator("article tbody tr").count()
    assert page.locator("output").inner_text() == f"1 of {total} shown"
    assert page.locator("output").get_attribute("aria-live") == "polite"
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    assert len(column(page, 1)) == total
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("th").first.get_attribute("aria-sort") == "ascending"


def test_a_month_narrows_down_to_those_who_took_part(address: str, page: Page) -> None:
    page.goto(f"{address}/briefs/2025/12/", wait_until="networkidle")
    select = page.get_by_label("Person")
    options = select.locator("option").all_inner_texts()
    assert options[:3] == ["any", "Zoë Adeyemi (24)", "Ann Otieno (12)"]
    select.select_option(label="Ann Otieno (12)")
    assert page.locator("output").inner_text() == "12 of 24 shown"
    assert all("Ann Otieno" in text for text in column(page, 2))
    page.get_by_label("Filter", exact=True).fill("chen")
    assert all("Chen Wei" in text for text in column(page, 2))
    assert 0 < len(column(page, 2)) < 12


@pytest.mark.parametrize("path", ["people/", "briefs/2025/12/", "places/"])
def test_without_javascript_a_list_is_a_plain_table(address: str, browser: Browser, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{path}")
    rows = page.locator("article tbody tr")
    visible = [row.is_visible() for row in rows.all()]
    controls = page.locator("article :is(button, input, select)").count()
    context.close()
    assert len(visible) > 2
    assert all(visible)
    assert controls == 0


def test_a_short_list_has_no_filter(address: str, page: Page) -> None:
    page.goto(f"{address}/places/", wait_until="networkidle")
    assert page.locator("article tbody tr").count() == 3
    assert page.get_by_label("Filter", exact=True).count() == 0


@pytest.mark.parametrize("width", [1440, 390])
def test_the_search_in_front_finds_what_the_search_finds(address: str, browser: Browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    field = page.locator("article").get_by_role("searchbox", name="Search the site")
    field.fill("Lindqvist")
    field.press("Enter")
    page.wait_for_selector(".md-search-result__link[href*='people/bo-lindqvist']", state="visible")
    context.close()


def test_no_list_makes_a_phone_scroll_sideways(address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    for path in ("", "people/", "organizations/", "places/", "topics/", "stories/", "briefs/", "briefs/2025/12/"):
        page.goto(f"{address}/{path}", wait_until="networkidle")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, path
    context.close()


def test_the_timeline_narrows_down_to_a_kind_of_event(address: str, page: Page) -> None:
    page.goto(f"{address}/timeline/", wait_until="networkidle")
    kinds = page.get_by_label("Kind")
    assert kinds.locator("option").all_inner_texts() == ["any", "meeting (16)", "accusation (8)"]
    kinds.select_option(label="accusation (8)")
    rows = page.locator("#event-by-event ~ * tr:visible:has(td:nth-child(5))")
    assert {row.split("\t")[1] for row in rows.all_inner_texts()} == {"accusation"}
    assert sort_by(page, "When").get_attribute("aria-sort") == "descending"
    days = [datetime.strptime(row.split("\t")[0], "%d %b %Y") for row in rows.all_inner_texts()]
    assert days == sorted(days, reverse=True)


def test_the_pages_of_a_tab_stand_below_it_while_one_of_them_is_read(address: str, page: Page) -> None:
    page.goto(f"{address}/places/", wait_until="networkidle")
    tabs = page.locator(".md-tabs__link").all_inner_texts()
    assert [tab.strip() for tab in tabs][1:] == ["Stories", "Who and where", "Explore", "About"]
    assert page.locator(".md-tabs__item--active").inner_text().strip() == "Who and where"
    beside = page.locator(".md-sidebar--primary a:visible")
    assert [link.strip() for link in beside.all_inner_texts()] == ["People", "Organizations", "Places", "Topics"]
    assert len({link.bounding_box()["y"] for link in beside.all()}) == 1, "in one line"  # type: ignore[index]
    beside.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/people/")
    page.goto(f"{address}/", wait_until="networkidle")
    assert page.locator(".md-sidebar--primary a:visible").count() == 0
