"""One file holding several articles: where each begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.articles.cues import is_byline, is_caption, publication_in
from generator.articles.dateline import find_dateline
from generator.articles.furniture import is_furniture
from generator.articles.language import is_small_word
from generator.articles.lines import Line
from generator.knowledge.words import LONG_WORD

_ENOUGH = 4.0
"""Points that make a new article; see `_points`."""
_HEAD = 6
"""Lines below a headline within which its date, byline, dateline or repetition stand."""
_WINDOW = 150
"""Words compared across a possible boundary."""
_END_MARK = re.compile(r"(?:.*\ball rights reserved\b.*|.*\bcopyright\b.*|©.*|read more|-30-|#{2,5}|ends?|_{2,})", re.I)


def starts_of(lines: Sequence[Line]) -> tuple[int, ...]:
    """Places in `lines` at which articles begin, the first one included; empty for no lines.

    A new article shows by what stands round its first line: a wider gap than between the paragraphs before, a rule,
    a title that is repeated or dated below, a dateline, other words than before. Each sign gives points; a title
    alone, such as a subheading, never has enough.
    """
    if not lines:
        return ()
    found, current = [0], 0
    bodies = _bodies_before(lines)
    for place in range(1, len(lines)):
        has_body = bodies[place] > bodies[current]
        if has_body and _may_start(lines, place) and _points(lines, place, current) >= _ENOUGH:
            found.append(place)
            current = place
    return tuple(found)


def _bodies_before(lines: Sequence[Line]) -> list[int]:
    counts = [0]
    for line in lines:
        counts.append(counts[-1] + line.is_prose)
    return counts


def _may_start(lines: Sequence[Line], place: int) -> bool:
    """Set apart from the line before, no furniture itself, and with a paragraph soon below."""
    line, before = lines[place], lines[place - 1]
    if (line.gap < 2 and not before.is_rule) or line.is_rule or is_furniture(line.text):
        return False
    if is_caption(line, False) or not (line.text[0].isalnum() or line.text[0] in "‘'“\"`«#$€£¿¡[(@"):
        return False
    return any(below.is_prose for below in lines[place : place + _HEAD + 1])


def _points(lines: Sequence[Line], place: int, current: int) -> float:
    line, before = lines[place], lines[place - 1]
    below = lines[place + 1 : place + 1 + _HEAD]
    dateline = find_dateline(line.text)
    title = _is_title(line) and not dateline
    points = _points_of_gap(lines, place, current)
    if title:
        points += _points_of_head(line, below)
    elif (dateline and (dateline.day or dateline.agency)) or _is_dated(line):
        points += 3
    else:
        return 0
    points += _points_of_end(before)
    return points + _points_of_words(lines, place, current, title)


def _is_title(line: Line) -> bool:
    if not 2 <= line.words <= 40 or line.text.endswith(("--", ",", ";", "—", "–")):
        return False
    return not line.ends or line.text[-1] in "?!"


def _points_of_end(before: Line) -> float:
    """An article ends with a full stop or a page's notice; a question or a heading wants something below it."""
    if _END_MARK.fullmatch(before.text):
        return 1
    if before.is_rule or is_furniture(before.text):
        return 0
    return -2 if before.words <= 20 and before.text[-1] in "?:" else 0 if before.ends else -1


def _is_dated(line: Line) -> bool:
    """ "date 2026-02-03 The minister of ...": a labelled day opens the line."""
    found = publication_in(line)
    return bool(found and found.start == 0 and found.day and found.label in ("published", "updated"))


def _points_of_gap(lines: Sequence[Line], place: int, current: int) -> float:
    line, before = lines[place], lines[place - 1]
    if before.is_rule:
        return 3 if len(before.text) >= 8 else 2.5
    usual = _usual_gap(lines, place, current)
    return 0 if line.gap <= usual else 2 if line.gap == usual + 1 else 2.5


def _usual_gap(lines: Sequence[Line], place: int, current: int) -> int:
    """The widest gap that is common between the last paragraphs before: one break or two."""
    gaps = [
        lines[i].gap
        for i in range(max(current + 1, place - 12), place)
        if lines[i].is_prose and lines[i - 1].is_prose and i - 1 >= current
    ]
    return sorted(gaps)[len(gaps) * 3 // 4] if gaps else 1


def _points_of_head(line: Line, below: Sequence[Line]) -> float:
    # Questions and short titles mostly stand above a part of the same article.
    points = 1.0 if line.words >= 5 else -1.0
    if line.text[-1] in "?:" or line.text[0].islower():
        points -= 2
    if any(other.key == line.key for other in below):
        points += 3
    head = below[:3]
    if any(publication_in(other) or other.text.startswith(("http://", "https://")) for other in head):
        points += 3
    elif any(is_byline(other) for other in head):
        points += 2
    opening = next((find_dateline(other.text) for other in below if other.words >= 8), None)
    if opening:
        points += 3 if opening.day or opening.agency else 2
    return points


def _points_of_words(lines: Sequence[Line], place: int, current: int, title: bool) -> float:
    """A title is made of the words below it; an article has other words than the one before."""
    behind = _content(tuple(line.text[:3000] for line in lines[place + (1 if title else 0) : place + 12]))
    before = _content(tuple(line.text[:3000] for line in reversed(lines[max(current, place - 12) : place])))
    own = _content((lines[place].text[:3000],)) if title else frozenset()
    points = 0.0
    if own:
        share, share_before = len(own & behind) / len(own), len(own & before) / len(own)
        points += 1 if share >= 0.4 and share > share_before else 0
    if before and behind:
        common = len(before & behind) / min(len(before), len(behind))
        points += 1.5 if common < 0.08 else 1 if common < 0.14 else -1 if common > 0.3 else 0
    return points


@lru_cache(maxsize=512)
def _content(texts: tuple[str, ...]) -> frozenset[str]:
    """Stems of the first words that carry meaning."""
    found: list[str] = []
    for text in texts:
        found += [word[:6] for word in LONG_WORD.findall(text.lower()) if not is_small_word(word)]
        if len(found) >= _WINDOW:
            break
    return frozenset(found[:_WINDOW])
