"""The site in a real Chromium: desktop and phone, no console error, no request elsewhere, search finds every spelling."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.bars.browser import CHROMIUM, FLAGS
from tests.conftest import REPOSITORY
from tests.newsroom import brief_of, open_newsroom, write_seed
from tests.serving import build, mkdocs_serve, static
from tests.test_corrections import brief

SIZES = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
PAGES = ("home", "brief", "person", "organization", "place", "topic", "story", "people", "briefs")

LONG = "\n\n".join(
    [
        "Lake towns agree on a common water plan",
        "Published: 3 March 2026",
        "KISUMU: The towns round the lake agreed on Tuesday to share their water readings, officials said.",
        *(
            f"Station {n} stands where the river meets the shore, and its keepers write down the level of the water "
            "three times a day, in ink, in a book that no one has asked to see for many years of good and bad rain."
            for n in range(1, 20)
        ),
        "“We have waited a long time for figures that all of us can read,” Water Minister Wanjiru Odhiambo said.",
    ]
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium here: install Debian's `chromium` to run the browser tests"
    ),
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """Our site, built and served under a project path; its address and the paths of some pages."""
    root = tmp_path_factory.mktemp("browser")
    shutil.copytree(REPOSITORY / "seeds", root / "seeds")
    (root / "seeds" / "long.txt").write_text(LONG, encoding="utf-8")
    (root / "docs").mkdir()
    shutil.copy(REPOSITORY / "mkdocs.yml", root / "mkdocs.yml")
    out = root / "www" / "repo"
    done = build(root, "--site-dir", str(out))
    assert done.returncode == 0, done.stderr
    meeting = brief(root, "003_58e320687e9511c4.txt#2").relative_to(root / "docs").with_suffix("").as_posix()
    story = next(
        p for p in sorted((root / "docs/stories").glob("*.md")) if "Where the reports differ" in p.read_text("utf-8")
    )
    paths = {
        "home": "",
        "brief": f"{meeting}/",
        "person": "people/asim-munir/",
        "organization": "organizations/islamic-military-counter-terrorism-coalition/",
        "place": "places/islamabad/",
        "topic": "topics/counter-terrorism/",
        "story": f"stories/{story.stem}/",
        "people": "people/",
        "briefs": "briefs/",
        "long": f"{brief(root, 'long.txt#1').relative_to(root / 'docs').with_suffix('').as_posix()}/",
    }
    with static(root / "www") as address:
        yield f"{address}/repo/", paths


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


class Visit:
    """A page being read, with everything that went wrong while it was."""

    def __init__(self, browser: Browser, address: str, size: str, scripts: bool = True) -> None:
        self.context = browser.new_context(viewport=SIZES[size], java_script_enabled=scripts)
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.errors.append(str(e)))
        self.page.on("response", lambda r: self.errors.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        self.page.on("request", lambda r: self._note(r.url, address))

    def _note(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:", "blob:")):
            self.elsewhere.append(url)

    def close(self) -> None:
        self.context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_reads_without_error_or_request_elsewhere(
    served: tuple[str, dict[str, str]], browser: Browser, name: str, size: str
) -> None:
    address, paths = served
    visit = Visit(browser, address, size)
    answer = visit.page.goto(address + paths[name], wait_until="networkidle")
    assert answer is not None
    assert answer.status == 200
    assert visit.page.locator("h1").first.inner_text().strip()
    wide = visit.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    visit.close()
    assert visit.errors == []
    assert visit.elsewhere == []
    assert wide <= 0, "the page scrolls sideways"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("word", ["Moghedi", "Mughaidi", "IMCTC", "Rawalpindi"])
def test_search_finds_every_spelling(
    served: tuple[str, dict[str, str]], browser: Browser, word: str, size: str
) -> None:
    address, _ = served
    visit = Visit(browser, address, size)
    visit.page.goto(address, wait_until="networkidle")
    if size == "phone":
        visit.page.locator("label[for=__search].md-header__button").click()
    box = visit.page.locator("input.md-search__input")
    box.click()
    box.press_sequentially(word)
    visit.page.wait_for_function(
        "word => [...document.querySelectorAll('.md-search-result__link')].some(a => a.href.includes(`h=${word}`))",
        arg=word.lower(),
    )
    links = visit.page.locator(".md-search-result__link")
    targets = links.evaluate_all("found => found.slice(0, 3).map(a => a.href)")
    visit.close()
    wanted = {"IMCTC": "organizations/islamic-military-counter-terrorism-coalition", "Rawalpindi": "places/rawalpindi"}
    assert any(wanted.get(word, "people/mohammed-bin-saeed-al-moghedi") in t for t in targets), targets
    assert visit.errors == []
    assert visit.elsewhere == []


@pytest.mark.parametrize("name", ["home", "brief", "person", "story"])
def test_a_page_reads_without_javascript(served: tuple[str, dict[str, str]], browser: Browser, name: str) -> None:
    address, paths = served
    visit = Visit(browser, address, "desktop", scripts=False)
    visit.page.goto(address + paths[name])
    assert visit.page.locator("h1").first.is_visible()
    assert visit.page.locator("article table").first.is_visible()
    visit.close()


def test_every_brief_has_an_edit_button(served: tuple[str, dict[str, str]], browser: Browser) -> None:
    address, paths = served
    visit = Visit(browser, address, "desktop")
    visit.page.goto(address + paths["brief"])
    target = visit.page.locator("a[rel=edit]").first.get_attribute("href") or ""
    visit.close()
    assert target.endswith(f"docs/{paths['brief'].rstrip('/')}.md")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_systems_colours(
    served: tuple[str, dict[str, str]], browser: Browser, scheme: str
) -> None:
    address, paths = served
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(address + paths["brief"], wait_until="networkidle")
    red, green, blue = page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).slice(0, 3).map(Number)"
    )
    context.close()
    assert (red + green + blue > 600) == (scheme == "light"), (red, green, blue)


def test_a_link_shows_what_it_leads_to_until_escape_and_while_it_is_pointed_at(
    served: tuple[str, dict[str, str]], browser: Browser
) -> None:
    address, paths = served
    visit = Visit(browser, address, "desktop")
    visit.page.goto(address + paths["brief"], wait_until="networkidle")
    link = visit.page.locator("h2#who-took-part + ul a", has_text="Asim Munir")
    preview = visit.page.get_by_role("tooltip")
    link.hover()
    preview.wait_for()
    assert "Known as: " in preview.inner_text()
    assert link.get_attribute("aria-describedby") == preview.get_attribute("id")
    preview.hover()
    visit.page.wait_for_timeout(500)
    assert preview.is_visible(), "it goes away under the pointer"
    visit.page.keyboard.press("Escape")
    assert preview.count() == 0
    visit.page.mouse.move(1, 1)
    link.focus()
    visit.page.keyboard.press("Shift+Tab")
    visit.page.keyboard.press("Tab")
    preview.wait_for()
    link.blur()
    preview.wait_for(state="detached")
    visit.close()
    assert visit.errors == []
    assert visit.elsewhere == []


@pytest.mark.parametrize("scripts", [True, False])
def test_a_fact_leads_to_its_sentence_even_in_a_fold(
    served: tuple[str, dict[str, str]], browser: Browser, scripts: bool
) -> None:
    address, paths = served
    visit = Visit(browser, address, "desktop", scripts=scripts)
    visit.page.goto(address + paths["long"])
    assert not visit.page.locator("details.dl-source").first.evaluate("fold => fold.open")
    targets = [a.get_attribute("href") for a in visit.page.locator("h2#how-we-know + * a[href^='#source-']").all()]
    folded = next(t for t in targets if visit.page.locator(f"details {t}").count())
    visit.page.locator(f"h2#how-we-know + * a[href='{folded}']").first.click()
    visit.page.locator("span:target").wait_for()
    assert visit.page.locator("span:target").is_visible()
    visit.close()


def test_the_way_to_correct_a_brief_is_in_sight_wherever_one_reads(
    served: tuple[str, dict[str, str]], browser: Browser
) -> None:
    address, paths = served
    for size in SIZES:
        visit = Visit(browser, address, size)
        visit.page.goto(address + paths["brief"])
        visit.page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
        assert visit.page.locator("a[rel=edit]").first.evaluate(
            "a => { const r = a.getBoundingClientRect(); return r.top > 0 && r.bottom <= innerHeight && r.right <= innerWidth }"
        ), size
        visit.close()


def test_on_paper_nothing_is_folded_and_nothing_but_the_page_is_left(
    served: tuple[str, dict[str, str]], browser: Browser
) -> None:
    address, paths = served
    visit = Visit(browser, address, "desktop", scripts=False)
    visit.page.goto(address + paths["long"])
    last = visit.page.locator("details.dl-source p").last
    assert not last.is_visible()
    visit.page.emulate_media(media="print", color_scheme="dark")
    assert last.is_visible()
    for chrome in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", "a[rel=edit]"):
        assert not visit.page.locator(chrome).first.is_visible(), chrome
    assert visit.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    visit.close()


def test_a_correction_shows_on_the_brief_its_people_and_its_places_and_on_the_page_to_review(
    tmp_path: Path, browser: Browser
) -> None:
    """Edited on disk under `mkdocs serve`, seen on reload; what the source now says leads to the very line."""
    open_newsroom(tmp_path, 3)
    (tmp_path / "docs").mkdir()
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path / "mkdocs.yml")
    with mkdocs_serve(tmp_path) as server:
        page = brief_of(tmp_path, "s001.txt")
        text = page.read_text(encoding="utf-8")
        place = next(line for line in text.splitlines() if line.startswith("location: "))
        person = next(line for line in text.splitlines() if line.startswith("  - name: "))
        page.write_text(
            text.replace(place, "# our desk's reading\nlocation: Mombasa, Kenya").replace(
                person, "  - name: Zuri Otieno"
            ),
            encoding="utf-8",
        )
        path = page.relative_to(tmp_path / "docs").with_suffix("").as_posix()
        reads(browser, server.url + f"{path}/", "Mombasa", "Zuri Otieno")
        reads(browser, server.url + "people/zuri-otieno/", "Talks 1 on the harbour", "Mombasa")
        reads(browser, server.url + "places/mombasa/", "Talks 1 on the harbour")

        before = place.partition(": ")[2]
        version = next(v for v in range(2, 30) if written(tmp_path, v) not in before)
        write_seed(tmp_path, "s001.txt", 1, version)
        shown = reads(browser, server.url + "review/", "you say “Mombasa, Kenya”")
        link = shown.locator("a", has_text=f"{page.name}:").first
        file, _, number = link.inner_text().rpartition(":")
        assert (tmp_path / file).read_text("utf-8").splitlines()[int(number) - 1] == "location: Mombasa, Kenya"
        assert (link.get_attribute("href") or "").endswith(f"/edit/main/{file}#L{number}")
        shown.close()


def written(root: Path, version: int) -> str:
    """The place that a version of the seed tells of."""
    write_seed(root, "s001.txt", 1, version)
    return (root / "seeds/s001.txt").read_text("utf-8").split("\n\n")[1].partition(":")[0].title()


def reads(browser: Browser, url: str, *words: str) -> Page:
    """The page at an address as soon as its article holds all the words."""
    page = browser.new_page()
    for _ in range(120):
        page.goto(url, wait_until="domcontentloaded")
        text = page.locator("article").inner_text() if page.locator("article").count() else ""
        if all(word in text for word in words):
            return page
        time.sleep(0.5)
    raise AssertionError(f"{url} does not say {words}, but: {text[:2000]}")
