"""Every regular expression of the stages that read text, on the worst inputs made of its own alphabet.

    python -m benchmarks.hostile.patterns

A pattern that backtracks takes more than its share on some repeated fragment of what it looks for. Names those that
take over ten times as long for four times the text, with the fragment; exits 1 if there are any.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from benchmarks.hostile.cost import warm

ROOMS = ("generator.articles", "generator.facts", "generator.knowledge")
SHORT, LONG = 600, 2_400
TELLING, MOST_RATIO = 0.01, 10.0
"""Seconds for the longer text under which nothing is said; how much more it may take."""
FRAGMENTS = 30
_COMMON = ("a", "A", "1", " ", ".", ",", "-", "'", "(", "\n", "Aa ", "the ", "of ", "and ")


class Slow(NamedTuple):
    """A pattern and what it is slow on."""

    seconds: float
    ratio: float
    fragment: str
    pattern: str


def patterns() -> tuple[re.Pattern[str], ...]:
    """Those compiled when the rooms are imported, and when a text is read."""
    found: dict[tuple[str, int], re.Pattern[str]] = {}
    compile_ = re.compile

    def noted(pattern: Any, flags: int = 0) -> re.Pattern[str]:
        made = compile_(pattern, flags)
        if isinstance(made.pattern, str):
            found[made.pattern, made.flags] = made
        return made

    re.compile = noted  # type: ignore[assignment]
    try:
        for room in ROOMS:
            package = import_module(room)
            for module in walk_packages(package.__path__, f"{room}."):
                import_module(module.name)
        warm()
    finally:
        re.compile = compile_
    return tuple(found[key] for key in sorted(found))


def alphabet(pattern: re.Pattern[str]) -> list[str]:
    """Characters that the pattern names, and short words made of those it names in a row."""
    named: dict[str, None] = {}
    for literal in _literals(parser.parse(pattern.pattern, pattern.flags)):
        named[literal] = None
    return [*list(named)[:80], *_COMMON]


def _literals(parsed: Any) -> Iterator[str]:
    word = ""
    for op, value in parsed:
        if op is ops.LITERAL:
            word += chr(value)
            continue
        if word:
            yield word
            word = ""
        yield from _inside(op, value)
    if word:
        yield word


def _inside(op: Any, value: Any) -> Iterator[str]:
    if op is ops.IN:
        yield from (chr(v) for kind, v in value if kind is ops.LITERAL)
    elif op is ops.BRANCH:
        for branch in value[1]:
            yield from _literals(branch)
    elif op in (ops.SUBPATTERN, ops.MAX_REPEAT, ops.MIN_REPEAT, ops.ASSERT, ops.ASSERT_NOT):
        yield from _literals(value[-1])


def slowest(pattern: re.Pattern[str], dealer: random.Random) -> Slow | None:
    """The fragment that the pattern is slowest on, if on any."""
    letters = alphabet(pattern)
    worst = None
    for at in range(FRAGMENTS):
        size = 1 if at < len(_COMMON) else dealer.randint(2, 4)
        fragment = _COMMON[at] if at < len(_COMMON) else "".join(dealer.choice(letters) for _ in range(size))
        long = seconds(pattern, fragment, LONG)
        if long >= TELLING:
            ratio = long / max(seconds(pattern, fragment, SHORT), 1e-6)
            if ratio >= MOST_RATIO and (worst is None or long > worst.seconds):
                worst = Slow(long, ratio, fragment, pattern.pattern)
    return worst


def seconds(pattern: re.Pattern[str], fragment: str, size: int) -> float:
    """The slower of all matches in a text, and of one search for what its end lacks."""
    text = (fragment * (size // len(fragment) + 1))[:size]
    return max(_timed(lambda: sum(1 for _ in pattern.finditer(text))), _timed(lambda: pattern.search(text + "\0")))


def _timed(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def main() -> int:
    """Tries all patterns."""
    dealer = random.Random(0)
    tried = patterns()
    found = 0
    for pattern in tried:
        slow = slowest(pattern, dealer)
        if slow:
            found += 1
            shown = f"{slow.seconds:.2f} s, {slow.ratio:.0f} times: {slow.fragment!r} in {slow.pattern[:200]!r}"
            print(shown, flush=True)
    print(f"{len(tried)} patterns, {found} slow.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
