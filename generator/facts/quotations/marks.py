"""Stretches between quotation marks: where they open, where they close, and which marks are only apostrophes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model import Span

MARK = re.compile(r"``|''(?!')|[\"“”„«»‘’']")  # "“", "``"
CLOSERS = {
    "“": '”"“',
    "„": '“”"',
    "«": "»",
    "‘": "’'",
    '"': '"”',
    "'": "'’",
    "``": "''\"”",
    "''": "''",
    "”": "”",
}
SINGLES = frozenset("‘’'")
LOOK_AHEAD = 60  # marks; keeps a page of stray marks from costing a square of its length
LONGEST = 8000  # characters; longer than any paragraph that somebody speaks


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks."""

    inner: Span
    """Without the marks and the blanks beside them."""
    outer: Span
    """With the marks."""
    closed: bool
    """False where the paragraph ends first, because the quotation runs on in the next."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark in a text, and what it may do there."""

    sign: str
    start: int
    end: int
    opens: bool
    closes: bool


def quoted_in(text: str, zone: Span, runs_on: bool = False) -> tuple[Quoted, ...]:
    """Outermost quoted stretches of one paragraph, in reading order.

    `runs_on` says that the next paragraph starts with an opening mark, so that one without its closing
    mark here is a speech over several paragraphs. Linear in the length of the paragraph.
    """
    marks = _marks(text, zone)
    found: list[Quoted] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        close = _closing(text, marks, at) if mark.opens else None
        if close is not None:
            found.append(Quoted(_inner(text, mark.end, marks[close].start), Span(mark.start, marks[close].end), True))
            at = close + 1
            continue
        if mark.opens and _open_ended(text, zone, marks, at, runs_on):
            found.append(Quoted(_inner(text, mark.end, zone.end), Span(mark.start, zone.end), False))
            break
        at += 1
    return tuple(found)


def starts_quoted(text: str, zone: Span) -> bool:
    """Whether a paragraph starts with an opening quotation mark."""
    words = text[zone.start : zone.start + 40].lstrip()
    return words[:1] in {"“", '"', "„", "«", "‘"} or words[:2] == "``"


def _marks(text: str, zone: Span) -> list[Mark]:
    marks = (_mark(text, zone, m) for m in MARK.finditer(text, zone.start, zone.end))
    return [mark for mark in marks if mark.opens or mark.closes]


def _mark(text: str, zone: Span, match: re.Match[str]) -> Mark:
    sign = match.group()
    before = text[match.start() - 1] if match.start() > zone.start else " "
    after = text[match.end()] if match.end() < zone.end else " "
    outside_left = before.isspace() or before in "([{—–-/:…“‘\"'«„"
    inside_right = not after.isspace() and after not in ",.;:!?)]}"
    led = before.isspace() and _leads_in(text[max(zone.start, match.start() - 4) : match.start()])
    opens = {"“": not before.isalnum(), "„": True, "«": True, "``": True}.get(
        sign, outside_left and (inside_right or (led and after.isspace()))
    )
    if sign == "‘":
        opens = not before.isalnum() and inside_right
    if sign in {"’", "»"}:
        opens = False
    if sign in SINGLES:
        closes = not before.isspace() and not after.isalnum()
    elif sign in {"”", "»"}:
        closes = True
    else:
        closes = not before.isspace() and not (after.isalnum() or outside_left)
        closes = closes or (sign in {'"', "''"} and not opens)
    return Mark(sign, match.start(), match.end(), opens, closes)


def _closing(text: str, marks: list[Mark], at: int) -> int | None:
    """Index of the mark that closes the one at `at`, or None."""
    opening, depth, doubtful = marks[at], 0, None
    for i in range(at + 1, min(len(marks), at + LOOK_AHEAD)):
        mark = marks[i]
        if mark.start - opening.start > LONGEST:
            break
        if mark.closes and mark.sign in CLOSERS[opening.sign] and not (mark.opens and mark.sign == opening.sign):
            if depth:
                depth -= 1
            elif opening.sign in SINGLES and _like_plural_possessive(text, mark):
                doubtful = doubtful if doubtful is not None else i
            else:
                return i
        elif mark.opens and mark.sign == opening.sign:
            if opening.sign in {'"', "'", "''", "”"}:
                break
            depth += 1
    return doubtful


def _like_plural_possessive(text: str, mark: Mark) -> bool:
    """`workers' rights`: the mark may be an apostrophe."""
    return text[mark.start - 1] in "sS" and text[mark.end : mark.end + 1] == " "


def _open_ended(text: str, zone: Span, marks: list[Mark], at: int, runs_on: bool) -> bool:
    """An opening mark whose speech goes on to the paragraph's end."""
    mark = marks[at]
    if text[mark.end : mark.end + 1].isspace():  # a mark before a blank parts lines, and opens nothing by itself
        return False
    if mark.sign in SINGLES or zone.end - mark.start > LONGEST:
        return False
    if any(later.opens and later.sign == mark.sign for later in marks[at + 1 : at + 3]):
        return False
    return runs_on or _leads_in(text[zone.start : mark.start])


def _leads_in(before: str) -> bool:
    """Nothing, or a comma or colon: a mark behind it opens, whatever follows."""
    return not before.strip() or before.rstrip().endswith((",", ":"))


def _inner(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return Span(start + left, start + max(left, len(words.rstrip())))
