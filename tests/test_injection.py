"""Words of strangers stay words, in Chromium: no script runs, no other host is asked, pages keep their elements.

A part of the table `tests/cases/hostile/strings.yml`; `python -m benchmarks.injection` tries all of it, in seeds too.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from benchmarks.bars.browser import CHROMIUM, chromium
from benchmarks.bars.server import served
from benchmarks.injection.attacks import read_attacks
from benchmarks.injection.look import KINDS, misshapen, pages_of, ran, searched, vocabulary
from benchmarks.injection.sites import EXTENSIONS, by_hand
from tests.conftest import REPOSITORY
from tests.serving import build

PART = 60
"""Every so manieth string of a group: the first of each, and a second of the largest."""

NOTES = """
## Notes

Our **own** words, <mark id="ours">marked</mark>, <img id="kept" src="../../../../assets/pictures/none.svg" alt="none">

<script>window.__pwned = 1</script>
<img src="x:" onerror="window.__pwned = 1" alt="">
<a id="link" href="javascript:void(window.__pwned = 1)">by a link</a>
<img src="https://evil.example/p.png" alt="">
<iframe src="https://evil.example/"></iframe>
<form action="https://evil.example/"><button id="send">Send</button></form>
<base href="https://evil.example/">
"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium here: install Debian's `chromium` to run the browser tests"
    ),
]

ATTACKS = read_attacks(PART)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module", params=[(), EXTENSIONS], ids=["as it comes", "with common extensions"])
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = tmp_path_factory.mktemp("injection")
    return (
        by_hand(root / "hostile", ATTACKS, lambda attack: attack.text, request.param),
        by_hand(root / "twin", ATTACKS, lambda attack: attack.twin, request.param),
    )


def test_a_page_has_the_elements_that_plain_words_would_give_it(sites: tuple[Path, Path], browser: Browser) -> None:
    hostile, twin = sites
    page = browser.new_page()
    for attack in ATTACKS:
        assert set(pages_of(hostile, attack)) == set(pages_of(twin, attack)) == {"brief", *KINDS}, attack
        assert list(misshapen(page, hostile, twin, attack)) == [], attack
    found, wanted = vocabulary(page, hostile), vocabulary(page, twin)
    page.close()
    assert {word: where for word, where in found.items() if word not in wanted} == {}


def test_no_script_runs_and_no_other_host_is_asked(sites: tuple[Path, Path], browser: Browser) -> None:
    hostile, _ = sites
    paths = [
        f"{page.parent.relative_to(hostile)}/" for attack in ATTACKS for page in pages_of(hostile, attack).values()
    ]
    with served(hostile) as root:
        assert ran(browser, root, ["404.html", "", "people/", "topics/", "changes/", *paths]) == {}
        assert searched(browser, root, ["pwned"]) == []


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our seeds, with raw HTML in somebody's notes, and with no navigation written out."""
    root = tmp_path_factory.mktemp("notes")
    shutil.copytree(REPOSITORY / "seeds", root / "seeds")
    shutil.copytree(REPOSITORY / "docs", root / "docs")
    shutil.copytree(REPOSITORY / "records", root / "records")
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r"(?m)^nav:\n(?:  - .*\n)+", "", settings), encoding="utf-8")
    person = root / "docs/people/asim-munir.md"
    person.write_text(person.read_text(encoding="utf-8") + NOTES, encoding="utf-8")
    strange = root / "docs/<img src=x onerror=__pwned=1>"
    strange.mkdir()
    (strange / "<b onclick=1>.md").write_text("Words\n", encoding="utf-8")
    (strange / "titled.md").write_text("---\ntitle: <img src=x onerror=__pwned=1>\n---\n\nWords\n", encoding="utf-8")
    site = root / "www" / "notes"
    done = build(root, "--no-strict", "--site-dir", str(site))
    assert done.returncode == 0, done.stderr
    return site


def test_raw_html_in_notes_marks_words_up_and_runs_nothing(plain: Path, browser: Browser) -> None:
    """As decided in `decisions/0070`."""
    page = browser.new_page()
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route("**/*evil.example/**", note)  # sees what the policy lets out of the browser
    with served(plain) as root:
        page.goto(f"{root}people/asim-munir/", wait_until="networkidle")
        assert page.locator("#ours").inner_text() == "marked"
        assert page.locator("#kept").count() == 1
        page.locator("#link").click()
        page.locator("#send").click()
        page.wait_for_timeout(200)
        assert page.evaluate("window.__pwned") is None
        assert page.url.startswith(root)
        assert page.evaluate("document.baseURI").startswith(root)
    page.close()
    assert asked == []


def test_folders_and_files_name_the_navigation_and_do_no_more(plain: Path, browser: Browser) -> None:
    with served(plain) as root:
        pages = [file.relative_to(plain).as_posix() for file in plain.rglob("index.html") if "onerror" in str(file)]
        assert len(pages) == 2
        assert ran(browser, root, ["", *(page.replace("<", "%3C").replace(" ", "%20") for page in pages)]) == {}
