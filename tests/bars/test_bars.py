"""The site of our seeds, looked at from outside, as a reader, a screen reader and a validator meet it: nothing wrong.

Each kind of page by day on a desktop and by night on a phone; `benchmarks.bars` looks at the other two as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.bars import validity
from benchmarks.bars.browser import CHROMIUM, SCHEMES, SIZES, chromium, unreachable, unread_without_scripts, visit
from benchmarks.bars.kinds import kinds
from benchmarks.bars.server import served
from benchmarks.bars.sites import seeds_site

HEAVIEST = 250_000
"""Bytes that a first visit may move."""

in_a_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium here: install Debian's `chromium` to run the browser tests"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return seeds_site(tmp_path_factory.mktemp("bars") / "seeds")


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.mark.browser
@in_a_browser
@pytest.mark.parametrize(("size", "scheme"), list(zip(SIZES, SCHEMES, strict=True)))
def test_every_kind_of_page_is_accessible_light_and_stays_at_home(
    site: Path, address: str, browser: Browser, size: str, scheme: str
) -> None:
    for kind, path in kinds(site).items():
        seen = visit(browser, address, path, size, scheme)
        assert seen.violations == (), kind
        assert seen.elsewhere == (), kind
        assert seen.errors == (), kind
        assert seen.sideways <= 0, kind
        assert seen.moved <= HEAVIEST, kind


@pytest.mark.browser
@in_a_browser
def test_the_keyboard_reaches_and_marks_everything(site: Path, address: str, browser: Browser) -> None:
    assert {path: told for path in kinds(site).values() if (told := unreachable(browser, address, path))} == {}


@pytest.mark.browser
@in_a_browser
def test_no_word_needs_javascript(site: Path, address: str, browser: Browser) -> None:
    pages = kinds(site).values()
    assert {path: told for path in pages if (told := unread_without_scripts(browser, address, path))} == {}


def test_every_page_is_valid_html(site: Path) -> None:
    if lack := validity.missing():
        pytest.skip(lack)
    assert validity.invalid(site) == []


def test_every_link_leads_somewhere(address: str) -> None:
    pytest.importorskip("linkcheck", reason="LinkChecker is not installed: `uv run --group bars pytest` brings it")
    from benchmarks.bars.links import links

    walked = links(address)
    assert walked.followed > 100
    assert walked.broken == ()
