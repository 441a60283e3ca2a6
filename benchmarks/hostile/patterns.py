"""Every regular expression of the stages that read text, on the worst inputs made of its own alphabet.

    python -m benchmarks.hostile.patterns

A pattern that backtracks takes more than its share on some repeated fragment of what it looks for. Names those that
take over ten times as long for four times the text, with the fragment; exits 1 if there are any. Each pattern is tried
in a process of its own, which ends when it has taken `MOST` seconds of the processor: then the pattern is slow on the
fragment that it was at.
"""

from __future__ import annotations

import random
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pkgutil import walk_packages
from typing import Any, NamedTuple
from unittest.mock import patch

from benchmarks.hostile.cost import warm
from benchmarks.report import write_section

ROOMS = ("generator.articles", "generator.facts", "generator.knowledge")
SHORT, LONG = 600, 2_400
TELLING, MOST_RATIO = 0.01, 10.0
"""Seconds for the longer text under which nothing is said; how much more it may take."""
MIXTURES = 30
MOST = 3
"""Seconds of the processor that all fragments of one pattern may take."""
_PATIENCE = 60.0
"""Seconds of the clock that a process may take for them: others are busy too."""
BOUNDED: Mapping[str, tuple[int, str]] = {
    "(?P<place>": (160, "dateline.py reads the start of a paragraph"),
    "(?:short url|": (600, "furniture.py reads short lines"),
    "(?P<label>": (240, "cues.py reads the start of a line"),
    "[Bb](?:y|Y) (?:": (240, "cues.py reads lines of a few words"),
}
"""A part of patterns that never see a long text -> the most characters that they see in a row, of a line, and why.

They are held to `BLINK` seconds there. Only what a module cuts itself may stand here.
"""
BLINK = 0.05
ops: Any = import_module("re._constants")
parser: Any = import_module("re._parser")
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

    with patch.object(re, "compile", noted):
        for room in ROOMS:
            package = import_module(room)
            for module in walk_packages(package.__path__, f"{room}."):
                import_module(module.name)
        warm()
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


def slowest(pattern: re.Pattern[str], most: int = MOST) -> Slow | None:
    """The fragment that the pattern is slowest on, if on any; found in a process that ends after `most` seconds."""
    context = get_context("fork")
    mine, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_try_all, args=(theirs, pattern, most))
    worker.start()
    theirs.close()
    said = list(_said(mine))
    worker.join(_PATIENCE)
    if worker.is_alive():
        worker.kill()
        worker.join()
    worst = max((one for one in said if isinstance(one, Slow)), default=None)
    if worker.exitcode == 0:
        return worst
    fragment = next((one for one in reversed(said) if isinstance(one, str)), "")
    return Slow(float(most), float("inf"), fragment, pattern.pattern)


def _said(mine: Connection) -> Iterator[str | Slow]:
    """What a process says until it ends or is too late: the fragment that it tries next, and what was slow."""
    while mine.poll(_PATIENCE):
        try:
            yield mine.recv()
        except EOFError:
            return


def _try_all(theirs: Connection, pattern: re.Pattern[str], most: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    bound = next((most for part, (most, _) in BOUNDED.items() if part in pattern.pattern), None)
    for fragment in fragments(pattern):
        theirs.send(fragment)
        if bound:
            line = fragment.replace("\n", " ")
            if (took := at_start(pattern, line, bound)) >= BLINK:
                theirs.send(Slow(took, took / BLINK, line, pattern.pattern))
            continue
        long = seconds(pattern, fragment, LONG)
        if long >= TELLING and (ratio := long / max(seconds(pattern, fragment, SHORT), 1e-6)) >= MOST_RATIO:
            theirs.send(Slow(long, ratio, fragment, pattern.pattern))


def fragments(pattern: re.Pattern[str]) -> Iterator[str]:
    """Each character and word that the pattern names, common ones, and mixtures of them; the same ones each time."""
    dealer, letters = random.Random(pattern.pattern), alphabet(pattern)
    yield from letters
    for _ in range(MIXTURES):
        yield "".join(dealer.choice(letters) for _ in range(dealer.randint(2, 4)))


def seconds(pattern: re.Pattern[str], fragment: str, size: int) -> float:
    """The slower of all matches in a text, and of one search for what its end lacks."""
    text = (fragment * (size // len(fragment) + 1))[:size]
    return max(_timed(lambda: sum(1 for _ in pattern.finditer(text))), _timed(lambda: pattern.search(text + "\0")))


def at_start(pattern: re.Pattern[str], fragment: str, size: int) -> float:
    """The slower of a match at the start of a line and of one of the whole line."""
    text = (fragment * (size // len(fragment) + 1))[:size]
    return max(_timed(lambda: pattern.match(text)), _timed(lambda: pattern.fullmatch(text)))


def _timed(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def main() -> int:
    """Tries all patterns; the count goes into `RESULTS.md`."""
    start = time.monotonic()
    tried, slow = patterns(), []
    for pattern in tried:
        if one := slowest(pattern):
            slow.append(one)
            shown = f"{one.seconds:.2f} s, {one.ratio:.0f} times: {one.fragment!r} in {one.pattern[:200]!r}"
            print(shown, flush=True)
    told = (
        "## Regular expressions on their worst input\n\n    python -m benchmarks.hostile.patterns\n\n"
        f"{len(tried)} patterns of {', '.join(f'`{room}`' for room in ROOMS)}, each on what it names, repeated, "
        f"and on {MIXTURES} mixtures: {len(slow)} take over {MOST_RATIO:.0f} times as long for {LONG:,} characters "
        f"as for {SHORT:,}, over {MOST} s in all or, where they see a bounded line, over {BLINK} s. "
        f"{time.monotonic() - start:.0f} s in all."
    )
    print(told)
    write_section("patterns", told)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
