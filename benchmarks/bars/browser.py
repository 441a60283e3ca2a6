"""What a reader's browser meets on a page: rules of access, other hosts, weight, keyboard, life without scripts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # asking elsewhere is seen, in vain
)
SIZES = {"desktop": (1440, 900), "phone": (390, 844)}
SCHEMES = ("light", "dark")
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
FOCUSABLE = ":is(a[href], button, input:not([type=hidden]), select, summary, textarea, [tabindex]):not([tabindex='-1'])"

_AXE = """tags => axe.run(document, {runOnly: tags}).then(found => found.violations.map(
    v => `${v.id}: ${v.nodes.length} × ${v.nodes[0].target.join(' ')}: ${v.help}`))"""
_SHOWN = """selector => [...document.querySelectorAll(selector)].filter(e =>
    e.checkVisibility({visibilityProperty: true}) && !e.disabled && !e.closest('[inert]')
    && !(e.type === 'radio' && !e.checked && e.name)).length"""
_WHERE = """() => { const e = document.activeElement; if (!e || e === document.body) return null;
    const seen = window.seen ??= new Map(); if (!seen.has(e)) seen.set(e, seen.size); const s = getComputedStyle(e);
    const box = e.getBoundingClientRect();
    return {number: seen.size, again: seen.get(e) < seen.size - 1, what: e.outerHTML.slice(0, 90), link: e.matches('a'),
            marked: s.outlineStyle !== 'none' || s.boxShadow !== 'none' || box.width < 2}; }"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@dataclass(frozen=True, slots=True)
class Visited:
    """What one visit of a page found."""

    violations: tuple[str, ...]
    """Of WCAG 2.2 A and AA, as axe-core names them, with their first place."""
    elsewhere: tuple[str, ...]
    """Addresses of other hosts that were asked for."""
    errors: tuple[str, ...]
    """Of scripts, and of answers that were refused."""
    moved: int
    """Bytes over the wire on a first visit."""
    sideways: int
    """Pixels by which the page is wider than the window."""


def visit(browser: Browser, address: str, path: str, size: str = "desktop", scheme: str = "light") -> Visited:
    """Open a page with an empty cache, wait until it rests, and look at it.

    `address` is where the site is served, `path` the page below it; `size` a key of SIZES, `scheme` of SCHEMES.
    """
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=_scheme(scheme))
    page = context.new_page()
    told = _listen(page, address)
    moved = _weigh(page)
    page.goto(address + path, wait_until="networkidle")
    page.evaluate(_axe())  # not as an element: the page's own policy would keep it out
    violations = page.evaluate(_AXE, list(WCAG))
    sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    return Visited(tuple(violations), tuple(told["elsewhere"]), tuple(told["errors"]), sum(moved), sideways)


def _scheme(scheme: str) -> Any:
    return scheme


def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def _listen(page: Page, address: str) -> Mapping[str, list[str]]:
    told: dict[str, list[str]] = {"elsewhere": [], "errors": []}

    def asked(url: str) -> None:
        if not url.startswith((address, "data:", "blob:")):
            told["elsewhere"].append(url)

    page.on("request", lambda request: asked(request.url))
    page.on("console", lambda message: told["errors"].append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told["errors"].append(str(error)))
    page.on("response", lambda r: told["errors"].append(f"{r.status} {r.url}") if r.status >= 400 else None)
    return told


def _weigh(page: Page) -> list[int]:
    """Bytes of each answer, headers included, as they come in."""
    moved: list[int] = []
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: moved.append(int(event["encodedDataLength"])))
    return moved


def unreachable(browser: Browser, address: str, path: str) -> list[str]:
    """What the Tab key alone does not reach or does not mark on a page; empty where the keyboard reaches all."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address + path, wait_until="networkidle")
    wanted = page.evaluate(_SHOWN, FOCUSABLE)
    reached, wrong = 0, []
    for _ in range(wanted + 20):
        page.keyboard.press("Tab")
        at = page.evaluate(_WHERE)
        if at is None:  # from the last one round to the first, as some pages set the focus when they open
            continue
        if at["again"]:
            break
        reached = at["number"]
        if not at["marked"]:
            wrong.append(f"focus is not to be seen: {at['what']}")
    context.close()
    return wrong if reached >= wanted else [f"Tab reaches {reached} of {wanted}", *wrong]


def unread_without_scripts(browser: Browser, address: str, path: str) -> list[str]:
    """Words of the page's article that are there with scripts and not without, what stands on controls aside."""
    told, controls = [], set[str]()
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(address + path, wait_until="networkidle" if scripts else "load")
        article = page.locator("article").first
        told.append(article.inner_text().split())
        for control in article.locator("form, button").all() if scripts else ():
            controls.update(control.inner_text().split())
        context.close()
    bare = {*told[1], *controls}
    return sorted({word for word in told[0] if word not in bare})
