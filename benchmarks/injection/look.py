"""What a browser makes of two sites that should differ in words alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from benchmarks.injection.attacks import Attack
from benchmarks.injection.sites import KINDS, address, mark

AT_ONCE = 40
"""Pages that the browser is given together to read."""

_READ = """pages => pages.map(html => {
    const leads = ["src", "href", "data", "action", "formaction", "srcset", "poster", "xlink:href", "background"];
    const acts = "script style base meta link iframe frame object embed form input button textarea select template";
    const shape = [], words = new Set(), acting = {}, ids = {};
    const page = new DOMParser().parseFromString(html, "text/html");
    const guessed = page.getElementById("possibly-the-same"), aside = new Set();
    for (const link of guessed ? page.querySelectorAll(`a[href="#${guessed.id}"]`) : [])
        for (const e of [link.parentElement, ...link.parentElement.querySelectorAll("*")]) aside.add(e);
    for (let e = guessed; e && (e === guessed || e.localName !== "h2"); e = e.nextElementSibling)
        for (const each of [e, ...e.querySelectorAll("*")]) aside.add(each);
    for (const e of page.querySelectorAll("*")) {
        const names = [...e.attributes].map(a => a.name).sort();
        if (!aside.has(e)) shape.push(e.localName);
        words.add(e.localName);
        if (e.id) ids[e.id] = (ids[e.id] || 0) + 1;
        let isAct = acts.split(" ").includes(e.localName);
        const said = [];
        for (const {name, value} of e.attributes) {
            words.add(`${e.localName} ${name}`);
            if (leads.includes(name) && /^[\\0-\\x20]*([a-z][a-z0-9+.-]*:|\\/\\/)/i.test(value)) {
                const url = URL.canParse(value, "https://site/") ? new URL(value, "https://site/") : null;
                words.add(`${e.localName} ${name} leads to ${url ? url.protocol + url.host : value}`);
            }
            if (/^on|^(style|srcdoc|autofocus|formaction|http-equiv)$/.test(name)) isAct = true;
            if (/^(rel|type|http-equiv|name|property|form|target)$/.test(name)) said.push(`${name}=${value}`);
        }
        const isCode = ["script", "style"].includes(e.localName) && !/json/.test(e.type);
        const name = [e.localName, ...names, ...said.sort(), isCode ? e.textContent : ""].join(" ").trim();
        if (isAct) acting[name] = (acting[name] || 0) + 1;
    }
    return [shape, [...words], acting, Object.keys(ids).filter(id => ids[id] > 1)];
})"""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as the browser's own parser reads it; nothing in it runs."""

    shape: tuple[str, ...]
    """The names of its elements, in order, but for the section on whose names are like this one: words decide them."""
    words: frozenset[str]
    """Each element, attribute of an element, and host that an address of one leads to."""
    acting: Counter[str]
    """Elements that could act or fetch, with the names of their attributes and with their code, and how many."""
    twice: tuple[str, ...]
    """Ids that more than one element has: a script that looks for its own would find a stranger's."""


def seen(page: Page, htmls: Sequence[str]) -> Iterator[Seen]:
    """Pages as the browser's parser reads them."""
    for first in range(0, len(htmls), AT_ONCE):
        found: list[Any] = page.evaluate(_READ, list(htmls[first : first + AT_ONCE]))
        for shape, words, acting, twice in found:
            yield Seen(tuple(shape), frozenset(words), Counter(acting), tuple(twice))


def site_seen(page: Page, site: Path) -> Mapping[str, Seen]:
    """Every page of a built site, by its path."""
    files = sorted(site.rglob("*.html"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    return dict(zip((file.relative_to(site).as_posix() for file in files), seen(page, texts), strict=True))


def pages_of(site: Path, attack: Attack) -> Mapping[str, str]:
    """Kind -> the page that an attack is put on: its brief, and what the brief names.

    Words decide what kind a name is of, so a few names of persons have a page of another kind, or none.
    """
    found = {"brief": f"{address(attack)}index.html"}
    for kind, folder in KINDS.items():
        word = mark(attack, kind).lower()
        pages = [page for page in (site / folder).glob("*/index.html") if word in page.parent.name]
        found |= {kind: pages[0].relative_to(site).as_posix()} if pages else {}
    return found


def misshapen(found: Seen, wanted: Seen) -> str:
    """Where a page has other elements than its twin with harmless words; empty where it has the same, in order."""
    if found.shape == wanted.shape:
        return ""
    pairs = zip(found.shape, wanted.shape, strict=False)
    at = next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(found.shape), len(wanted.shape)))
    around = slice(max(at - 3, 0), at + 4)
    sizes = f"{len(found.shape)} for {len(wanted.shape)}"
    return f"{' '.join(found.shape[around])} for {' '.join(wanted.shape[around])}, {sizes}"


def strange(found: Mapping[str, Seen], twin: Mapping[str, Seen]) -> Iterator[str]:
    """Elements, attributes and hosts that no page of the twin has; ids of two; what acts more often than there."""
    known = frozenset[str]().union(*(page.words for page in twin.values()))
    most: Counter[str] = Counter()
    for page in twin.values():
        most |= page.acting
    for path, page in found.items():
        yield from (f"{word} on {path}" for word in sorted(page.words - known))
        yield from (f"the id {name!r} twice on {path}" for name in page.twice)
        yield from (f"{count} times {name} on {path}" for name, count in sorted((page.acting - most).items()))
