"""Text that was broken at a width, as mails, terminals and PDFs do: its paragraphs made whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NARROWEST, _WIDEST = 24, 132
"""Characters a line: columns of a newspaper to the widest printouts."""
_FEWEST = 3
"""Lines that were broken, below which nothing shows that a text was."""
_FULL = 0.6
"""Of the width: a line shorter than this was ended, not broken."""
_SLACK = 8
"""Characters by which a line may be shorter still: a text set in proportion has no one width."""
_STARTS = re.compile(r"(?:[•‣▪●*·–—]|-|\d{1,2}[.)])\s|[>|#]|(?:https?|www)[.:]|[\w -]{2,20}: |[A-Z]{2}\s{2,}")
_END = re.compile(r"[.!?:;”\"'’»)\]]$")
_CUT_WORD = re.compile(r"(?<=[^\W\d_])-$")


def unwrapped(text: str, fewest: int = _FEWEST) -> str:
    """The text with each broken paragraph on one line; unchanged where its lines are paragraphs already.

    Reach for it with plain text of any source. A line goes on where it is as long as the text's width lets it be: the
    first word of the next line would not have found room. Lists, addresses and labelled lines stay apart; a word cut
    by a hyphen is put together. `fewest`: broken lines that show it; one is enough for mail.
    """
    lines = text.split("\n")
    width = _width(lines, fewest)
    if width is None:
        return text
    paragraphs: list[list[str]] = []
    last, is_joined = "", False
    for line in lines:
        shown = line.strip()
        is_joined = bool(paragraphs and shown and _goes_on(last, line, width, is_joined))
        if not is_joined:
            paragraphs.append([shown])
        elif _is_cut(paragraphs[-1][-1], shown):
            paragraphs[-1][-1] = paragraphs[-1][-1][:-1]
            paragraphs[-1].append(shown)
        else:
            paragraphs[-1] += [" ", shown]
        last = line
    return "\n".join("".join(parts) for parts in paragraphs)


def _width(lines: Sequence[str], fewest: int) -> int | None:
    """The width at which lines were broken; None where most paragraphs stand on one line."""
    broken = [run for run in _runs(lines) if len(run) > 1]
    inner = sorted(len(line) for run in broken for line in run[:-1])
    if len(inner) < fewest:
        return None
    width = inner[int(len(inner) * 0.95)]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(length >= _FULL * width for length in inner)
    # A verse or a list of names has lines of every length; each ends where it was meant to.
    goes_on = sum(run[i + 1][:1].islower() for run in broken for i in range(len(run) - 1))
    return width if full >= 0.6 * len(inner) and goes_on * 4 >= len(inner) else None


def _runs(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines that stand together, without those round them."""
    run: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            run.append(line.strip())
        elif run:
            yield run
            run = []


def _goes_on(last: str, line: str, width: int, is_joined: bool) -> bool:
    """Whether the last line was broken: this one's first word had no room on it, or the sentence is not over."""
    before, shown = last.strip(), line.strip()
    if not before or _STARTS.match(shown):
        return False
    indent, indent_before = (len(each) - len(each.lstrip()) for each in (line, last))
    if indent > indent_before + 1:
        return False
    first = shown.split(" ", 1)[0]
    had_room = len(before) + 1 + len(first) <= width - _SLACK
    is_over = bool(_END.search(before))
    return not had_room or (not is_over and (is_joined or shown[:1].islower()))


def _is_cut(before: str, shown: str) -> bool:
    """Whether a hyphen at the end of a line parts a word: "har-", "bour"."""
    return bool(_CUT_WORD.search(before)) and shown[:1].islower()
