"""Pages opened in a browser, to see whether words on them run or ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, Page

_RAN = (
    """() => new Promise(told => requestAnimationFrame(() => setTimeout(() => told(window.__pwned !== undefined))))"""
)
"""Whether an attack ran, asked when what starts with the first picture has started."""
_KEPT_IN = ("csp", "origin")
"""Why a browser asks nobody: the page's policy, or its own, which lets a picture use shapes of its own host alone."""
_PATIENCE, _MOMENT = 20, 50
"""How often it is asked, and milliseconds in between, before what a page asks for counts."""
_INDEX = "*search_index.json"
_NO_TEXT = ".md-search-result :is(script, img, iframe, object, embed, input, style, base)"


@dataclass(slots=True)
class Visits:
    """A browser's visits of built sites. A page whose bytes were visited before, on whatever site, isn't opened again.

    Where a visit `is_held` the pages' own policy holds; else it is passed over: it's a second wall, and the first must
    hold alone.
    """

    browser: Browser
    is_held: bool = False
    opened: int = 0
    _before: set[bytes] = field(default_factory=set)

    def wrong(self, root: str, site: Path, paths: Sequence[str]) -> dict[str, str]:
        """Path -> what went wrong: a script of a stranger's ran, or another host was asked. `root`: its address."""
        wrong: dict[str, str] = {}
        with self._page() as page:
            asked = _asked(page)
            for path in paths:
                if self._is_new(site / path):
                    asked.clear()
                    page.goto(root + quote(path.removesuffix("index.html")), wait_until="load")
                    ran = bool(page.evaluate(_RAN))
                    elsewhere = _elsewhere(page, asked, root)
                    if ran or elsewhere:
                        wrong[path] = f"{elsewhere or 'a script ran'}"
        return wrong

    def searched(self, root: str, words: Sequence[str]) -> list[str]:
        """What went wrong when the theme's search showed results for words of the attacks."""
        wrong = []
        with self._page() as page:
            for word in words:
                page.goto(f"{root}?q={word}", wait_until="networkidle")
                page.locator(".md-search-result__link").first.wait_for(state="attached")
                strange = page.locator(_NO_TEXT).count()
                if strange or page.evaluate(_RAN):
                    wrong.append(f"{word}: {strange} elements that are no text")
        return wrong

    def _is_new(self, file: Path) -> bool:
        digest = sha256(file.read_bytes()).digest()
        is_new = digest not in self._before
        self._before.add(digest)
        self.opened += is_new
        return is_new

    @contextmanager
    def _page(self) -> Iterator[Page]:
        context: BrowserContext = self.browser.new_context(bypass_csp=not self.is_held)
        yield context.new_page()
        context.close()


def _elsewhere(page: Page, asked: Mapping[str, None], root: str) -> list[str]:
    """The strange addresses among those; what a policy kept in may be told a moment later than that it was wanted."""
    for _ in range(_PATIENCE):
        if not (found := [url for url in asked if not url.startswith((root, "data:", "blob:"))]):
            break
        page.wait_for_timeout(_MOMENT)
    return found


def _asked(page: Page) -> dict[str, None]:
    """The addresses that a page asks for from now on, but for what its policy kept in; the search's index aside.

    With the index each page would read the words of the whole site anew; `searched` looks at what it shows.
    """
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setBlockedURLs", {"urls": [_INDEX]})
    asked: dict[str, None] = {}
    page.on("request", lambda request: asked.setdefault(request.url))
    page.on("requestfailed", lambda request: asked.pop(request.url, None) if request.failure in _KEPT_IN else None)
    return asked
