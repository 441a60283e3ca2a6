"""What a person typed into the text that the generator renders: kept where it stands, or told apart, never lost.

Reach for `kept` before a page is written. A record remembers each line of ours by a short digest (`digests`); whatever
stands in the file beside these lines is a person's. It stays between its neighbours while they stay; where they go, and
where it stands in the place of a line of ours, it is given apart, with the heading that it stood under.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from rapidfuzz.distance import LCSseq

WIDTH = 4
"""Characters a line in a record: 24 bits, compared only between neighbours."""
_LAYOUT = re.compile(r"[\s|:*_-]+")  # "| --- | :--: |": what editors lay out anew without a word changed
_SIGNS = re.compile(r"[\W_]+")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*$")  # "## How we know"
_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of a person that can't stay where they stood."""

    under: str
    """The heading above them; empty above the first."""
    text: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A body to write."""

    body: str
    apart: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class _Change:
    """Lines of a person, by their places in the body, and lines of ours in whose place they stand; none, if beside."""

    our_start: int
    our_stop: int
    start: int
    stop: int


@lru_cache(maxsize=4)
def digests(body: str) -> str:
    """Our lines as a record remembers them, in their order; blank lines, layout and signs don't count."""
    # Kept: a page is mostly asked about twice, as it stands and as it will.
    return "".join(line.digest for line in _lines(body.split("\n")))


def is_typed_in(base: str | None, mine: str) -> bool:
    """Whether a body holds lines that are not ours, as far as `base`, the digests of ours, tells."""
    return base is not None and bool(_changes(base, mine))


def kept(base: str | None, mine: str, theirs: str) -> Kept:
    """The body `theirs` with what a person typed into `mine`.

    `base`: the digests of the lines that were rendered last; None where nobody remembers any, then all that the body
    would not say now counts as a person's. Pure; twice is once.
    """
    known = digests(theirs) if base is None else base
    changes = _changes(known, mine)
    if not changes:
        return Kept(theirs)
    lines, said, new = mine.split("\n"), list(_lines(mine.split("\n"))), list(_lines(theirs.split("\n")))
    places = _same(_cut(known), [line.digest for line in new])
    apart: list[Passage] = []
    inserted: dict[int, list[str]] = {}
    for change in changes:
        first, last = said[change.start].number, said[change.stop - 1].number
        words = _with_blanks(lines, first, last)
        beside = change.our_start == change.our_stop
        place = _place(change.our_start, len(_cut(known)), places, new) if beside else None
        if place is None:
            apart.append(Passage(_heading(lines[:first]), words.strip("\n")))
        else:
            inserted.setdefault(place, []).append(words)
    return Kept(_joined(theirs.split("\n"), inserted), tuple(apart))


def under_notes(notes: str, apart: Sequence[Passage]) -> str:
    """The notes of a page, with passages that stood elsewhere at their end, each with a line that says where."""
    if not apart:
        return notes
    told = (f"*From {f'“{each.under}”' if each.under else 'the top'} of this page:*\n\n{each.text}" for each in apart)
    return "\n\n".join((notes.rstrip("\n") or "## Notes", *told)) + "\n"


def _key(line: str) -> str:
    """What a line says, however it is laid out; a rule and the line under a table's head are one; empty for blanks."""
    return _SIGNS.sub("", line).casefold() or _LAYOUT.sub("", line) or ("-" if line.strip() else "")


def _lines(lines: Sequence[str]) -> Iterator[_Line]:
    for number, line in enumerate(lines):
        if key := _key(line):
            yield _Line(number, urlsafe_b64encode(sha256(key.encode("utf-8", "replace")).digest()[:3]).decode())


def _cut(known: str) -> list[str]:
    return [known[at : at + WIDTH] for at in range(0, len(known), WIDTH)]


def _changes(known: str, mine: str) -> list[_Change]:
    """Where a body differs from the lines that are ours, by the longest run of lines that stay in their order."""
    if known == digests(mine):
        return []
    now = [line.digest for line in _lines(mine.split("\n"))]
    found: list[_Change] = []
    for step in LCSseq.opcodes(_cut(known), now):
        if step.tag == "equal":
            continue
        last = found[-1] if found else None
        if last and (last.our_stop, last.stop) == (step.src_start, step.dest_start):
            last = found.pop()
            found.append(_Change(last.our_start, step.src_end, last.start, step.dest_end))
        else:
            found.append(_Change(step.src_start, step.src_end, step.dest_start, step.dest_end))
    return [change for change in found if change.stop > change.start]


def _same(before: Sequence[str], now: Sequence[str]) -> dict[int, int]:
    """Place of a line before -> its place now, for those that stay."""
    steps = (step for step in LCSseq.opcodes(before, now) if step.tag == "equal")
    return {step.src_start + n: step.dest_start + n for step in steps for n in range(step.src_end - step.src_start)}


def _place(at: int, count: int, places: dict[int, int], new: Sequence[_Line]) -> int | None:
    """The line of the new body behind which words go that stood before our line `at`; -1 for the top.

    None where a line beside them is gone, or the two no longer follow each other.
    """
    above, below = places.get(at - 1), places.get(at)
    if (at > 0 and above is None) or (at < count and below is None):
        return None
    if above is not None and below is not None and below != above + 1:
        return None
    return new[above].number if above is not None else -1


def _with_blanks(lines: Sequence[str], first: int, last: int) -> str:
    """Some lines, with a blank line before and behind them where there was one."""
    before = "\n" if first and not lines[first - 1].strip() else ""
    after = "\n" if last + 1 < len(lines) and not lines[last + 1].strip() else ""
    return before + "\n".join(lines[first : last + 1]) + after


def _heading(above: Sequence[str]) -> str:
    found = (_HEADING.match(line) for line in reversed(above))
    return next((match[1] for match in found if match), "")


def _joined(lines: Sequence[str], inserted: dict[int, list[str]]) -> str:
    whole = list(inserted.get(-1, ()))
    for number, line in enumerate(lines):
        whole += [line, *inserted.get(number, ())]
    return _BLANK_LINES.sub("\n\n", "\n".join(whole)).strip("\n") + "\n"
