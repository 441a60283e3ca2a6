"""Text wrapped by hand or by a mail program: its paragraphs put back on one line each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.articles.language import is_small_word

_WIDEST, _NARROWEST = 132, 24
"""Characters of a wrapped line: from a column of print to a teleprinter's."""
_NO_WIDTH = -1
_PAIRS = 3
"""Lines with one directly below them that a text needs before it is looked at."""
_FULL = 0.6
"""Of these lines: so many have no room for the word that starts the next."""
_GOES_ON = 0.35
"""And so many of those that follow start in the middle of a sentence: lines of a menu never do."""
_ENDS = re.compile(r"[.!?:;…][\"”’')\]]*$")
_ITEM = re.compile(r"https?://|www\.|[•‣▪●◦*·■►–—-]\s|\(?\w{1,3}[.)]\s|\d{1,2}[:.]\d\d\b")
_WORD = re.compile(r"\S+")
_BROKEN = re.compile(r"(?<![a-zà-ÿ])([a-zà-ÿ]{2,})-$")


@dataclass(frozen=True, slots=True)
class _Raw:
    """A line with its place in the text."""

    start: int
    text: str

    @property
    def bare(self) -> str:
        return self.text.strip()

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


def unwrapped(text: str, keep_length: bool = False, fewest: int = _PAIRS) -> str:
    """The text with the breaks inside its paragraphs made blanks; any other text as it is.

    Reach for it before lines are taken as paragraphs. A text is wrapped where most lines have no room for the next
    word; `fewest`: how many lines must show it, one is enough for mail. With `keep_length` every offset stays true;
    else indents inside paragraphs and hyphens at line ends go, too.
    """
    lines = _lines(text)
    width = _width(lines, fewest)
    breaks: list[int] = []
    for place in range(len(lines) - 1):
        if _continues(lines, place, width, goes_on=breaks[-1:] == [place - 1]):
            breaks.append(place)
    if not breaks:
        return text
    return _blanks(text, lines, breaks) if keep_length else _joined(text, lines, breaks)


def _lines(text: str) -> list[_Raw]:
    found, at = [], 0
    for words in text.split("\n"):
        found.append(_Raw(at, words))
        at += len(words) + 1
    return found


def _width(lines: Sequence[_Raw], fewest: int) -> int:
    """Where the text was wrapped, `_NO_WIDTH` where its lines end anywhere; 0 for one that was not."""
    pairs = [(a, b) for a, b in pairwise(lines) if _may_pair(a, b)]
    lengths = sorted((len(a.text.rstrip()) for a, _ in pairs), reverse=True)
    if len(pairs) < fewest:
        return 0
    width = lengths[min(len(lengths) // 20, 3)]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = [(a, b) for a, b in pairs if _is_full(a, b, width)]
    goes_on = sum(b.bare[0].islower() or (a.bare.isupper() and b.bare.isupper()) for a, b in full)
    if len(full) >= _FULL * len(pairs) and goes_on >= _GOES_ON * len(full):
        return width
    cut = sum(_is_cut(a, b) for a, b in pairs)
    return _NO_WIDTH if cut >= _FULL * len(pairs) else 0


def _may_pair(a: _Raw, b: _Raw) -> bool:
    """Two lines of text, the second no item of a list, no address and not set in."""
    return bool(a.bare and b.bare) and b.indent <= a.indent and not _ITEM.match(b.bare)


def _is_full(a: _Raw, b: _Raw, width: int) -> bool:
    first = _WORD.match(b.bare)
    return first is not None and len(a.text.rstrip()) + 1 + len(first.group()) > width - 2


def _is_cut(a: _Raw, b: _Raw) -> bool:
    """Whether a line stops in the middle of a sentence that the next goes on with."""
    return b.bare[0].islower() and not b.bare.startswith("by ") and not _ENDS.search(a.bare)


def _continues(lines: Sequence[_Raw], place: int, width: int, goes_on: bool) -> bool:
    """Whether the paragraph of a line goes on below it; `goes_on`: the line is itself the rest of one."""
    a, b = lines[place], lines[place + 1]
    if not _may_pair(a, b):
        return False
    open_end = not _ENDS.search(a.bare)
    if width == _NO_WIDTH and (_is_cut(a, b) or (open_end and goes_on)):
        return True
    if width > 0 and (_is_full(a, b, width) or (open_end and _stands_in_block(lines, place))):
        return True
    # A link inside a paragraph breaks it on pages that were copied: "The agency is / helping the province".
    words = a.bare.split()
    hangs = len(words) >= 4 and len(a.bare) >= _NARROWEST and (len(words) >= 12 or is_small_word(words[-1]))
    return open_end and hangs and b.bare[0].islower() and not b.bare.startswith("by")


def _stands_in_block(lines: Sequence[_Raw], place: int) -> bool:
    """Among three lines at least without a blank one between them: two may be a headline set in two lines."""
    near = lines[max(place - 1, 0) : place + 3]
    return sum(bool(line.bare) for line in near) >= 4 or (place + 2 < len(lines) and bool(lines[place + 2].bare))


def _blanks(text: str, lines: Sequence[_Raw], breaks: Sequence[int]) -> str:
    letters = list(text)
    for place in breaks:
        letters[lines[place + 1].start - 1] = " "
    return "".join(letters)


def _joined(text: str, lines: Sequence[_Raw], breaks: Sequence[int]) -> str:
    parts, inside = [], set(breaks)
    for place, line in enumerate(lines):
        words = line.text.lstrip() if place - 1 in inside else line.text
        if place not in inside:
            parts.append(words + ("\n" if place < len(lines) - 1 else ""))
            continue
        words = words.rstrip()
        broken = _BROKEN.search(words)
        if broken:
            whole = broken.group(1) + lines[place + 1].bare.split()[0].strip('.,;:!?"”’)')
            parts.append(words[:-1] if whole.lower() in text.lower() else words)
        else:
            parts.append(words + " ")
    return "".join(parts)
