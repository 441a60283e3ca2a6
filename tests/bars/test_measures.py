"""Each measure of the built site sees what is wrong: tried on pages that are wrong in one way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.bars import validity
from benchmarks.bars.browser import CHROMIUM, chromium, unreachable, unread_without_scripts, visit
from benchmarks.bars.kinds import kinds
from benchmarks.bars.server import served

GOOD = "<article><h1>Talks</h1><p>They met.</p></article>"

in_a_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="no Chromium here: install Debian's `chromium` to run the browser tests"
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def page(site: Path, path: str, body: str, head: str = "") -> None:
    (site / path).mkdir(parents=True, exist_ok=True)
    html = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title>{head}</head>'
    (site / path / "index.html").write_text(f"{html}<body><main>{body}</main></body></html>", encoding="utf-8")


def test_the_heaviest_page_stands_for_its_kind(tmp_path: Path) -> None:
    page(tmp_path, "", GOOD)
    page(tmp_path, "people", GOOD)
    page(tmp_path, "people/ana", GOOD)
    page(tmp_path, "people/bo", GOOD * 2)
    page(tmp_path, "people/gone", GOOD * 9, '<meta http-equiv="refresh" content="0; url=../ana/">')
    page(tmp_path, "briefs", GOOD)
    page(tmp_path, "briefs/2025", GOOD)
    page(tmp_path, "briefs/2025/02", GOOD)
    page(tmp_path, "briefs/2025/02/talks", GOOD)
    assert kinds(tmp_path) == {
        "home": "",
        "people/": "people/",
        "people/*": "people/bo/",
        "briefs/": "briefs/",
        "briefs/N/": "briefs/2025/",
        "briefs/N/N/": "briefs/2025/02/",
        "briefs/N/N/*": "briefs/2025/02/talks/",
    }


@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "violations", marks=in_a_browser),
        pytest.param('<img alt="" src="http://192.0.2.1/x.gif">', "elsewhere", marks=in_a_browser),
        pytest.param('<script>throw Error("no")</script>', "errors", marks=in_a_browser),
        pytest.param('<img alt="" src="gone.gif">', "errors", marks=in_a_browser),
    ],
)
def test_a_visit_sees_what_is_wrong(tmp_path: Path, browser: Browser, body: str, field: str) -> None:
    page(tmp_path, "", GOOD + body, "<base href='./'><link rel='icon' href='data:,'>")
    with served(tmp_path) as address:
        assert getattr(visit(browser, address, ""), field)


@pytest.mark.browser
@in_a_browser[1]
@pytest.mark.parametrize(
    "body",
    [
        '<a href="#a" style="outline: none">a</a>',
        '<a href="#a" onfocus="this.blur()">a</a><a href="#b">b</a>',
    ],
)
def test_what_the_keyboard_misses_is_told(tmp_path: Path, browser: Browser, body: str) -> None:
    page(tmp_path, "", GOOD + body)
    with served(tmp_path) as address:
        assert unreachable(browser, address, "")


@pytest.mark.browser
@in_a_browser[1]
def test_words_that_scripts_bring_are_told(tmp_path: Path, browser: Browser) -> None:
    page(tmp_path, "", GOOD + "<script>document.querySelector('p').textContent += ' Yesterday'</script>")
    with served(tmp_path) as address:
        assert unread_without_scripts(browser, address, "") == ["Yesterday"]


def test_links_and_anchors_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    pytest.importorskip("linkcheck", reason="LinkChecker is not installed: `uv run --group bars pytest` brings it")
    from benchmarks.bars.links import links

    page(tmp_path, "", '<a href="ana/">a</a> <a href="bo/">b</a> <a href="ana/#b">c</a> <a href="ana/#a">d</a>')
    page(tmp_path, "ana", '<p id="a">Ana</p>')
    with served(tmp_path) as address:
        walked = links(address)
    assert [told.partition(" -> ")[2].partition(": ")[0].removeprefix(address) for told in walked.broken] == [
        "ana/#b",
        "bo/",
    ]


def test_invalid_html_is_told_and_what_is_excused_is_not(tmp_path: Path) -> None:
    if lack := validity.missing():
        pytest.skip(lack)
    page(tmp_path, "", GOOD + '<input autocomplete="off" type="checkbox">')
    page(tmp_path, "wrong", GOOD + "<ul><p>no</p></ul>")
    assert {told.partition(":")[0] for told in validity.invalid(tmp_path)} == {"/wrong/index.html"}
