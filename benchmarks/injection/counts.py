"""Counts of what was tried and what failed, group by group, over the sites that hold the strings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.bars.server import served
from benchmarks.injection.attacks import Attack
from benchmarks.injection.look import misshapen, pages_of, ran, searched, vocabulary
from benchmarks.injection.sites import EXTENSIONS, Words, by_hand, by_strangers

WORDS = ("pwned", "onerror")
"""What is searched for: words of many attacks."""


_DRAWN = re.compile(r"(?:path|circle|line|rect|text|tspan) (?!on|href|src|style)")
"""A shape of our pictures: which there are depends on what was found in a seed, "path stroke-width" for an edge."""


@dataclass(slots=True)
class Tally:
    """Of each group, placements tried and failed; and what failed, in words."""

    tried: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def add(self, group: str, tried: int, wrong: Sequence[str]) -> None:
        """Count one attack, or one look at a whole site."""
        self.tried[group] += tried
        self.failed[group] += len(wrong)
        self.told += [f"{group}: {each}" for each in wrong]


def measured(browser: Browser, scratch: Path, attacks: Sequence[Attack]) -> Tally:
    """The strings by hand, by hand with common extensions on, and by strangers: in seeds, file names and the log."""
    tally = Tally()
    for name, make, extensions in (
        ("fields", by_hand, ()),
        ("fields, extensions on", by_hand, EXTENSIONS),
        ("seeds and log", by_strangers, ()),
    ):
        hostile, twin = (
            make(scratch / f"{name}-{which}".replace(" ", "-"), attacks, words, extensions)
            for which, words in _BOTH.items()
        )
        if make is by_hand:
            _compare(browser, hostile, twin, attacks, tally, name)
        else:
            _same_words(browser, hostile, twin, tally, name)
        _visit(browser, hostile, tally, name)
    return tally


def _hostile(attack: Attack) -> str:
    return attack.text


def _benign(attack: Attack) -> str:
    return attack.twin


_BOTH: dict[str, Words] = {"hostile": _hostile, "twin": _benign}


def _compare(browser: Browser, hostile: Path, twin: Path, attacks: Sequence[Attack], tally: Tally, name: str) -> None:
    page = browser.new_page()
    for attack in attacks:
        pages = pages_of(hostile, attack)
        wrong = [f"{attack.text!r}, {name}, {told}" for told in misshapen(page, hostile, twin, attack)]
        tally.add(attack.group, len(pages), wrong)
    page.close()
    _same_words(browser, hostile, twin, tally, name)


def _same_words(browser: Browser, hostile: Path, twin: Path, tally: Tally, name: str) -> None:
    """No element, attribute or host that the twin does not have on any page."""
    page = browser.new_page()
    found, wanted = (vocabulary(page, site) for site in (hostile, twin))
    strange = [f"{word} on {where}" for word, where in found.items() if word not in wanted and not _DRAWN.match(word)]
    tally.add(f"elements and attributes of all pages, {name}", len(found), strange)
    page.close()


def _visit(browser: Browser, site: Path, tally: Tally, name: str) -> None:
    paths = tuple(_paths(site))
    with served(site) as root:
        wrong = [f"{path}: {why}" for path, why in ran(browser, root, paths).items()]
        tally.add(f"pages visited, {name}", len(paths), wrong)
        if name == "fields":
            tally.add("searches", len(WORDS), searched(browser, root, WORDS))


def _paths(site: Path) -> Iterator[str]:
    """Every page of the built site, as a browser asks for it; the one for addresses that lead nowhere too."""
    yield "404.html"
    for file in sorted(site.rglob("index.html")):
        yield file.relative_to(site).as_posix().removesuffix("index.html")
