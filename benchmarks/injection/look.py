"""What a browser makes of two sites that should differ in words alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.injection.attacks import Attack
from benchmarks.injection.sites import address, mark

KINDS = {"person": "people", "organization": "organizations", "place": "places", "topic": "topics", "story": "stories"}
"""Kind -> the folder of its pages."""

_SHAPE = (
    """html => [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("*")].map(e => e.localName)"""
)
_VOCABULARY = """html => {
    const found = new Set();
    for (const e of new DOMParser().parseFromString(html, "text/html").querySelectorAll("*"))
        for (const {name, value} of [{name: "", value: ""}, ...e.attributes]) {
            found.add(`${e.localName} ${name}`);
            const leads = ["src", "href", "data", "action", "formaction", "srcset", "poster"].includes(name);
            if (leads && /^[\\0-\\x20]*([a-z][a-z0-9+.-]*:|\\/\\/)/i.test(value))
                found.add(`${e.localName} ${name} ${(u => u.protocol + u.host)(new URL(value, "https://example.org/"))}`);
        }
    return [...found];
}"""


def shape(page: Page, html: str) -> list[str]:
    """The names of a document's elements, in order, as the browser's own parser reads it; nothing in it runs."""
    found: list[str] = page.evaluate(_SHAPE, html)
    return found


def vocabulary(page: Page, site: Path) -> dict[str, str]:
    """Each element, attribute of an element and host of an address that any page of a built site has, and where."""
    found: dict[str, str] = {}
    for file in sorted(site.rglob("*.html")):
        for word in page.evaluate(_VOCABULARY, file.read_text(encoding="utf-8")):
            found.setdefault(word, file.relative_to(site).as_posix())
    return found


def pages_of(site: Path, attack: Attack) -> Mapping[str, Path]:
    """Kind -> the page that an attack is put on: its brief, and what the brief names."""
    found = {"brief": site / address(attack) / "index.html"}
    for kind, folder in KINDS.items():
        word = mark(attack, kind).lower()
        pages = [page for page in (site / folder).glob("*/index.html") if word in page.parent.name]
        found |= {kind: pages[0]} if pages else {}
    return found


def misshapen(page: Page, hostile: Path, twin: Path, attack: Attack) -> Iterator[str]:
    """Kinds of page on which an attack left other elements than harmless words do."""
    theirs = pages_of(twin, attack)
    ours = pages_of(hostile, attack)
    for kind, file in ours.items():
        if kind in theirs:
            found, wanted = (shape(page, each.read_text(encoding="utf-8")) for each in (file, theirs[kind]))
            if found != wanted:
                at = next((n for n, pair in enumerate(zip(found, wanted, strict=False)) if pair[0] != pair[1]), -1)
                yield f"{kind}: {found[at - 3 : at + 4]} for {wanted[at - 3 : at + 4]}, {len(found)} for {len(wanted)}"


def ran(browser: Browser, root: str, paths: Sequence[str]) -> dict[str, str]:
    """Path -> what went wrong on a visit: a script of a stranger's ran, or another host was asked.

    The policy is passed over: it's a second wall, and the first must hold alone.
    """
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(lambda url: not url.startswith(root), lambda route: route.abort())
    wrong: dict[str, str] = {}
    for path in paths:
        asked.clear()
        page.goto(root + path, wait_until="load")
        elsewhere = [url for url in asked if not url.startswith((root, "data:", "blob:"))]
        if page.evaluate("window.__pwned") is not None or elsewhere:
            wrong[path] = f"{elsewhere or 'a script ran'}"
            page.evaluate("delete window.__pwned")
    context.close()
    return wrong


def searched(browser: Browser, root: str, words: Sequence[str]) -> list[str]:
    """What went wrong when the theme's search showed results for words of the attacks."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    wrong = []
    for word in words:
        page.goto(f"{root}?q={word}", wait_until="networkidle")
        page.locator(".md-search-result__link").first.wait_for(state="attached")
        strange = page.locator(".md-search-result :is(script, img, iframe, object, embed, input, style, base)").count()
        if strange or page.evaluate("window.__pwned") is not None:
            wrong.append(f"{word}: {strange} elements that are no text")
    context.close()
    return wrong
