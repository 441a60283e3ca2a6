"""Every regular expression of the generator, used as it is used there, on the worst inputs made of its own alphabet.

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
from collections.abc import Callable, Collection, Iterator, Mapping
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

from benchmarks.hostile.compiled import AT_ONE_PLACE, WAYS, expressions
from benchmarks.report import write_section

SHORT, LONG = 2_400, 9_600
TELLING, MOST_RATIO = 0.01, 10.0
"""Seconds for the longer text under which nothing is said; how much more it may take."""
TICKS = 0.1
"""Seconds that are measured again and again until they are so many: some clocks tell hundredths only."""
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
    "|Corporation|Group|Holdings|Co)": (260, "issuers.py reads the start of a release"),
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


def slowest(pattern: re.Pattern[str], ways: Collection[str] = WAYS, most: int = MOST) -> Slow | None:
    """The fragment that the pattern is slowest on, if on any; found in a process that ends after `most` seconds.

    Ways are the methods of it that are called: `search` goes on from everywhere, `match` starts at one place.
    """
    context = get_context("fork")
    mine, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_try_all, args=(theirs, pattern, ways, most))
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


def _try_all(theirs: Connection, pattern: re.Pattern[str], ways: Collection[str], most: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    bound = next((most for part, (most, _) in BOUNDED.items() if part in pattern.pattern), None)
    for fragment in fragments(pattern):
        theirs.send(fragment)
        if bound:
            line = fragment.replace("\n", " ")
            if (took := seconds(pattern, line, bound, ways)) >= BLINK:
                theirs.send(Slow(took, took / BLINK, line, pattern.pattern))
            continue
        if (long := seconds(pattern, fragment, LONG, ways)) < TELLING:
            continue
        long, short = (seconds(pattern, fragment, size, ways, TICKS) for size in (LONG, SHORT))
        if (ratio := long / short) >= MOST_RATIO:
            theirs.send(Slow(long, ratio, fragment, pattern.pattern))


def fragments(pattern: re.Pattern[str]) -> Iterator[str]:
    """Each character and word that the pattern names, common ones, and mixtures of them; the same ones each time."""
    dealer, letters = random.Random(pattern.pattern.encode("utf-8", "surrogatepass")), alphabet(pattern)
    yield from letters
    for _ in range(MIXTURES):
        yield "".join(dealer.choice(letters) for _ in range(dealer.randint(2, 4)))


def seconds(
    pattern: re.Pattern[str], fragment: str, size: int, ways: Collection[str] = WAYS, least: float = 0
) -> float:
    """The slower of all matches in a text, and of one search for what its end lacks; or of those at its start.

    Each is done again until it has taken the least number of seconds.
    """
    text = (fragment * (size // len(fragment) + 1))[:size]
    if AT_ONE_PLACE.issuperset(ways):
        return max(_timed(lambda: pattern.match(text), least), _timed(lambda: pattern.fullmatch(text), least))
    all_of_it, end = (lambda: sum(1 for _ in pattern.finditer(text))), text + "\0"
    return max(_timed(all_of_it, least), _timed(lambda: pattern.search(end), least))


def _timed(work: Callable[[], object], least: float) -> float:
    before, times, taken = time.process_time(), 0, 0.0
    while not times or taken < least:
        work()
        times, taken = times + 1, time.process_time() - before
    return taken / times


def main() -> int:
    """Tries all patterns; the count goes into `RESULTS.md`."""
    start = time.monotonic()
    tried, slow = expressions(), []
    for pattern, module, ways in tried:
        if one := slowest(pattern, ways):
            slow.append(one)
            shown = f"{one.seconds:.2f} s, {one.ratio:.0f} times: {one.fragment!r} in {module}: {one.pattern[:200]!r}"
            print(shown, flush=True)
    told = (
        "## Regular expressions on their worst input\n\n    python -m benchmarks.hostile.patterns\n\n"
        f"{len(tried)} patterns of the generator, each on what it names, repeated, "
        f"and on {MIXTURES} mixtures: {len(slow)} take over {MOST_RATIO:.0f} times as long for {LONG:,} characters "
        f"as for {SHORT:,}, over {MOST} s in all or, where they see a bounded line, over {BLINK} s. "
        f"{time.monotonic() - start:.0f} s in all."
    )
    print(told)
    write_section("patterns", told)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
