"""Counts of what was tried and what failed, group by group, over the sites that hold the strings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.bars.server import served
from benchmarks.injection.attacks import Attack
from benchmarks.injection.look import Seen, misshapen, pages_of, site_seen, strange
from benchmarks.injection.settings import misread
from benchmarks.injection.sites import EXTENSIONS, Words, by_hand, by_notes
from benchmarks.injection.strangers import by_strangers
from benchmarks.injection.visits import Visits

WORDS = ("pwned", "onerror")
"""What is searched for: words of many attacks."""
LEADS_AWAY = "http-equiv=refresh"
"""What notes may do, as `decisions/0070` says: who may write them may write the page."""


@dataclass(slots=True)
class Tally:
    """Of each check and group, what was tried and failed; and what failed, in words."""

    tried: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)

    def add(self, group: str, tried: int, wrong: Sequence[str]) -> None:
        """Count one attack, or one look at a whole site."""
        self.tried[group] += tried
        self.failed[group] += len(wrong)
        self.told += [f"{group}: {each}" for each in wrong]


def measured(
    browser: Browser, scratch: Path, attacks: Sequence[Attack], say: Callable[[str], None] = lambda _: None
) -> Tally:
    """The strings in each of the places, in notes and in settings. `say` hears what is being done."""
    tally, visits = Tally(), Visits(browser)
    say("building sites of fields: hostile words, harmless words, hostile words with extensions")
    fields, twin = (by_hand(scratch / f"fields-{n}", attacks, words) for n, words in enumerate(_BOTH))
    extended = by_hand(scratch / "extended", attacks, _hostile, EXTENSIONS)
    say("looking at fields")
    _look(visits, fields, twin, attacks, tally, "fields")
    say("looking at fields with extensions")
    _look(visits, extended, twin, attacks, tally, "fields, extensions on")
    say("building sites of strangers")
    seeds, harmless = (by_strangers(scratch / f"seeds-{n}", attacks, words) for n, words in enumerate(_BOTH))
    say("looking at sites of strangers")
    _look(visits, seeds, harmless, (), tally, "seeds, their names, the log")
    for attack in attacks:
        tally.add("settings", 1, misread(attack.text))
    say("notes: building and looking")
    kept = [attack for attack in attacks if LEADS_AWAY not in attack.text]
    held = Visits(browser, is_held=True)
    _visit(held, by_notes(scratch / "notes", kept, _hostile, EXTENSIONS), tally, "notes, extensions on")
    return tally


def _hostile(attack: Attack, _: str) -> str:
    return attack.text


def _benign(attack: Attack, _: str) -> str:
    return attack.twin


_BOTH: tuple[Words, Words] = (_hostile, _benign)


def _look(visits: Visits, hostile: Path, twin: Path, attacks: Sequence[Attack], tally: Tally, place: str) -> None:
    page = visits.browser.new_page()
    found, wanted = site_seen(page, hostile), site_seen(page, twin)
    page.close()
    for attack in attacks:
        compared, wrong = _of_attack(hostile, found, twin, wanted, attack)
        tally.add(f"{attack.group}; {place}", len(compared), [f"{attack.text!r}: {each}" for each in wrong])
    tally.add(f"elements, attributes and ids of whole pages; {place}", len(found), list(strange(found, wanted)))
    words = [word for word in WORDS if any(word in attack.text for attack in attacks)]
    _visit(visits, hostile, tally, place, words)


def _of_attack(
    hostile: Path, found: Mapping[str, Seen], twin: Path, wanted: Mapping[str, Seen], attack: Attack
) -> tuple[Collection[str], Sequence[str]]:
    """The kinds of page that were compared, and what was wrong."""
    theirs, ours = pages_of(twin, attack), pages_of(hostile, attack)
    pairs = {kind: (found[ours[kind]], wanted[theirs[kind]]) for kind in ours if kind in theirs}
    return pairs.keys(), [f"{kind}: {told}" for kind, pair in pairs.items() if (told := misshapen(*pair))]


def _visit(visits: Visits, site: Path, tally: Tally, place: str, words: Sequence[str] = ()) -> None:
    """Every page of the built site, the one for addresses that lead nowhere too; and what a search shows for words."""
    paths = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html"))]
    with served(site) as root:
        wrong = [f"{path}: {why}" for path, why in visits.wrong(root, site, paths).items()]
        tally.add(f"pages visited; {place}", len(paths), wrong)
        if words:
            tally.add(f"searches; {place}", len(words), visits.searched(root, words))
