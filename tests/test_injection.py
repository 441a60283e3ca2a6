"""Words of strangers stay words, in Chromium: no script runs, no other host is asked, pages keep their elements.

A part of the table `tests/cases/hostile/strings.yml`; `python -m benchmarks.injection` tries all of it, in seeds too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from benchmarks.bars.browser import CHROMIUM, chromium
from benchmarks.bars.server import served
from benchmarks.injection.attacks import Attack, read_attacks
from benchmarks.injection.look import misshapen, pages_of, seen, site_seen, strange
from benchmarks.injection.settings import misread
from benchmarks.injection.sites import EXTENSIONS, KINDS, Words, by_hand
from benchmarks.injection.visits import Visits
from tests.conftest import REPOSITORY
from tests.newsroom import open_newsroom, run
from tests.serving import build

PART = (
    "<script>__pwned=1</script>",
    "<img src=x onerror=__pwned=1>",
    "</article></main></body></html>",
    '"><img src=x onerror=__pwned=1>',
    "[x](javascript:__pwned=1)",
    "paragraph\n\n<script>__pwned=1</script>",
    '??? note "fold"',
    "{++added++}{--gone--}",
    '--8<-- "mkdocs.yml"',
    "$$\\text{<img src=x onerror=__pwned=1>}$$",
    "---\ntitle: x",
    "<scr\u200bipt>__pwned=1</scr\u200bipt>",
    "<im\x00g src=x onerror=__pwned=1>",
    "__config",
)
"""What differs most in kind; the command tries all of the table."""

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

ATTACKS = tuple(attack for attack in read_attacks() if attack.text in PART)
BRIEFS = ATTACKS[::3]
"""Each holds all the strings, in turn from field to field, from another one on than the brief before."""


def in_turn(of: Callable[[Attack], str]) -> Words:
    """In whatever place words are asked for, other ones: on five briefs each string stands in five fields or more."""
    places: dict[str, int] = {}

    def words(brief: Attack, field: str) -> str:
        place = places.setdefault(field, len(places)) + ATTACKS.index(brief)
        return of(ATTACKS[place % len(ATTACKS)])

    return words


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Hostile words with the commonest extensions on, and harmless ones without."""
    root = tmp_path_factory.mktemp("injection")
    with ThreadPoolExecutor() as both:
        hostile = both.submit(by_hand, root / "hostile", BRIEFS, in_turn(lambda attack: attack.text), EXTENSIONS)
        twin = both.submit(by_hand, root / "twin", BRIEFS, in_turn(lambda attack: attack.twin))
        return hostile.result(), twin.result()


def test_a_page_has_the_elements_that_plain_words_would_give_it(sites: tuple[Path, Path], browser: Browser) -> None:
    assert len(ATTACKS) == len(PART)
    hostile, twin = sites
    page = browser.new_page()
    found, wanted = site_seen(page, hostile), site_seen(page, twin)
    page.close()
    for attack in BRIEFS:
        ours, theirs = pages_of(hostile, attack), pages_of(twin, attack)
        assert set(ours) == set(theirs) == {"brief", *KINDS}, attack
        wrong = {kind: misshapen(found[ours[kind]], wanted[theirs[kind]]) for kind in ours}
        assert not any(wrong.values()), (attack, wrong)
    assert list(strange(found, wanted)) == []


def test_no_script_runs_and_no_other_host_is_asked(sites: tuple[Path, Path], browser: Browser) -> None:
    hostile, _ = sites
    pages = [page for attack in BRIEFS for page in pages_of(hostile, attack).values()]
    paths = ["404.html", *(f"{folder}index.html" for folder in ("", "people/", "topics/", "changes/")), *pages]
    visits = Visits(browser)
    with served(hostile) as root:
        assert visits.wrong(root, hostile, paths) == {}
        assert visits.searched(root, ["pwned"]) == []
    assert visits.opened == len(set(paths))


BENIGN = "<!DOCTYPE html><html><body><h1 id='a'>Talks</h1><p>Words <em>here</em></p><script>x()</script></body></html>"


@pytest.mark.parametrize(
    "injected",
    [
        "<b>bold</b>",
        "<em onclick='x()'>acts</em>",
        "<script>x()</script>",
        "<a href='javascript:x()'>x</a>",
        "<img src='//evil.example/p.png'>",
        "<p id='a'>taken</p>",
        "<style>p{}</style>",
        "<base href='//evil.example/'>",
    ],
)
def test_what_is_really_injected_is_found(browser: Browser, injected: str) -> None:
    """Else the laws above would hold of a judge that sees nothing."""
    page = browser.new_page()
    hostile, twin, same = seen(
        page, [BENIGN.replace("Words ", f"Words {injected} "), BENIGN, BENIGN.replace("Words", "Other words")]
    )
    page.close()
    assert misshapen(hostile, twin)
    assert list(strange({"a": hostile}, {"b": twin}))
    assert not misshapen(same, twin)


def test_a_moved_end_tag_is_found(browser: Browser) -> None:
    page = browser.new_page()
    hostile, twin = seen(page, [BENIGN.replace("here", "here</em></p><p><em>"), BENIGN])
    page.close()
    assert misshapen(hostile, twin)


@pytest.mark.parametrize(
    ("injected", "held"),
    [
        ("<img src=x onerror=__pwned=1>", False),
        ("<script>setTimeout(() => __pwned = 1)</script>", False),
        ("<svg onload=__pwned=1>", False),
        ("<input onfocus=__pwned=1 autofocus>", False),
        ("<img src=//evil.example/p.png>", False),
        ("<link rel=stylesheet href=//evil.example/x.css>", False),
        ("<img src=//evil.example/p.png>", True),
    ],
)
def test_what_really_runs_or_asks_is_found(tmp_path: Path, browser: Browser, injected: str, held: bool) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(BENIGN.replace("Words", f"Words {injected}"), encoding="utf-8")
    (site / "plain.html").write_text(BENIGN, encoding="utf-8")
    with served(site) as root:
        wrong = Visits(browser, is_held=held).wrong(root, site, ["index.html", "plain.html"])
    assert set(wrong) == {"index.html"}


@pytest.mark.parametrize("group", sorted({attack.group for attack in read_attacks()}))
def test_any_settings_are_read_or_told(group: str) -> None:
    assert [why for attack in read_attacks() if attack.group == group for why in misread(attack.text)] == []


def noted(root: Path) -> Path:
    """The page of whom the notes are about."""
    return next((root / "docs/people").glob("*-*.md"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, with raw HTML in somebody's notes, and with no navigation written out."""
    root = tmp_path_factory.mktemp("notes")
    open_newsroom(root, 1)
    run(root)
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r"(?m)^nav:\n(?: +- .*\n)+", "", settings), encoding="utf-8")
    person = noted(root)
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
        page.goto(f"{root}people/{noted(plain.parent.parent).stem}/", wait_until="networkidle")
        assert page.locator("#ours").inner_text() == "marked"
        assert page.locator("#kept").count() == 1
        page.evaluate("['link', 'send'].forEach(id => document.getElementById(id).click())")
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
        assert Visits(browser).wrong(root, plain, ["index.html", *pages]) == {}
