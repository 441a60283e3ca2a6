"""Pages of storylines, which our seeds make none of, looked at as every kind of page is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.bars import validity
from benchmarks.bars.browser import CHROMIUM, SCHEMES, SIZES, chromium, unread_without_scripts, visit
from benchmarks.bars.server import served
from benchmarks.bars.sites import built
from tests.stories.made import read_cases


@pytest.fixture(scope="module", name="site")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of the strings of the cases."""
    root = tmp_path_factory.mktemp("bars") / "strings"
    (root / "seeds").mkdir(parents=True)
    for case in read_cases("storylines")[:3]:
        for name, text in case["texts"].items():
            (root / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
    return built(root)


@pytest.fixture(scope="module", name="address")
def _address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


def pages_of(site: Path) -> list[str]:
    """Addresses of the index, of each storyline, and of an event with its links to the others."""
    found = sorted(page.parent.relative_to(site).as_posix() + "/" for page in (site / "storylines").rglob("index.html"))
    event = next(
        page for page in sorted((site / "briefs").rglob("index.html")) if "<strong>After</strong>" in page.read_text()
    )
    return [*found, event.parent.relative_to(site).as_posix() + "/"]


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: install Debian's `chromium` to run the browser tests")
def test_pages_of_storylines_are_accessible_on_a_desktop_and_on_a_phone(site: Path, address: str) -> None:
    assert len(pages_of(site)) == 5
    with chromium() as browser:
        for path in pages_of(site):
            for size, scheme in zip(SIZES, SCHEMES, strict=True):
                seen = visit(browser, address, path, size, scheme)
                assert (seen.violations, seen.elsewhere, seen.errors) == ((), (), ()), path
                assert seen.sideways <= 0, path
            assert unread_without_scripts(browser, address, path) == []


def test_pages_of_storylines_are_valid_html(site: Path) -> None:
    if lack := validity.missing():
        pytest.skip(lack)
    assert validity.invalid(site) == []
