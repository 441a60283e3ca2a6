"""A web page copied whole: which of its lines are the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.articles.cues import is_byline, is_caption, publication_in
from generator.articles.furniture import is_furniture, opens_comments, opens_other_matter
from generator.articles.head.headline import find_headline
from generator.articles.language import small_word_share
from generator.articles.lines import Line

_ABOVE_TITLE, _BELOW_TITLE, _ABOVE_BODY = 6, 12, 12
"""Lines round the title and above the body among which byline, date and captions stand."""
_LONG_RUN = 5
"""Short lines in a row inside an article that are taken for a menu; lists have longer lines."""


@dataclass(frozen=True, slots=True)
class MainBlock:
    """The lines of a page that are its article; every other line is furniture."""

    kept: tuple[Line, ...]
    headline: Line | None


def is_page(lines: Sequence[Line]) -> bool:
    """Whether lines look like a page with its menus: a dozen stubs at least, one line in four a stub."""
    stubs = sum(_is_stub(line) for line in lines)
    return stubs >= 12 and stubs * 4 >= len(lines)


def main_block(lines: Sequence[Line]) -> MainBlock:
    """The article of a page. Reach for it where `is_page` says so; on a clean article it gives all lines but stubs.

    Every line is worth something: paragraphs gain by their length, stubs and notices lose. The stretch of lines
    with the highest sum is the body (maximum subsequence segmentation, Pasternack and Roth 2009); its head is read
    upwards from there.
    """
    start, end = _best_stretch([_worth(line) for line in lines])
    end = _before_other_matter(lines, start, end)
    headline = _headline_above(lines, start)
    head = [line for line in _near_title(lines, start, headline) if _belongs_to_head(line, headline)]
    body = _without_menus(lines[start:end])
    kept = [line for line in (headline, *head) if line is not None] if headline and headline not in head else head
    return MainBlock(tuple(sorted({*kept, *body}, key=lambda line: line.start)), headline)


def _is_stub(line: Line) -> bool:
    return line.words <= 4 and not line.ends


def _worth(line: Line) -> float:
    if opens_comments(line.text):
        return -30
    if opens_other_matter(line.text):
        return -10
    if is_furniture(line.text):
        return -3
    if line.words >= 8 and line.ends and (not line.text.isascii() or small_word_share(line.text) >= 0.15):
        return 2 + min(line.words, 80) / 8
    if line.words >= 30:
        return 2 if not line.text.isascii() or small_word_share(line.text) >= 0.25 else -2
    if line.ends:
        return 0.5
    return -1.5 if line.words <= 4 else -1


def _best_stretch(worths: Sequence[float]) -> tuple[int, int]:
    """Start and end of the stretch with the highest sum, the first of equals; nothing where no line is worth having."""
    best, best_start, best_end = 0.0, 0, 0
    total, start = 0.0, 0
    for place, worth in enumerate(worths):
        if total <= 0:
            total, start = 0.0, place
        total += worth
        if total > best:
            best, best_start, best_end = total, start, place + 1
    return best_start, best_end


def _before_other_matter(lines: Sequence[Line], start: int, end: int) -> int:
    """Where comments begin, if some paragraphs stand before them."""
    words = 0
    for place in range(start, end):
        if words >= 80 and opens_comments(lines[place].text):
            return place
        words += lines[place].words if lines[place].is_prose else 0
    return end


def _headline_above(lines: Sequence[Line], start: int) -> Line | None:
    """The line above the body that the page's first line, its title, repeats; else the nearest that can be one."""
    title = lines[0].key
    for line in reversed(lines[: start + 1]):
        if line.words >= 3 and (title.startswith(line.key) or line.key.startswith(title)) and line is not lines[0]:
            return line
    near = [line for line in lines[max(0, start - 20) : start] if line.words >= 4 and not _is_note(line)][-8:]
    candidate = find_headline((*near, *lines[start : start + 16]))
    return candidate or (lines[0] if start and lines[0].words >= 3 and not is_furniture(lines[0].text) else None)


def _near_title(lines: Sequence[Line], start: int, headline: Line | None) -> Sequence[Line]:
    title = next((i for i, line in enumerate(lines) if line is headline), start)
    if title >= start:
        return lines[max(0, start - _ABOVE_TITLE) : start]
    below = range(max(0, title - _ABOVE_TITLE), min(title + _BELOW_TITLE, start))
    places = sorted({*below, *range(max(title, start - _ABOVE_BODY), start)})
    return [lines[place] for place in places]


def _belongs_to_head(line: Line, headline: Line | None) -> bool:
    if line is headline or publication_in(line):
        return True
    if headline and line.start < headline.start:
        return False
    if is_byline(line):
        return True
    return is_caption(line, True) and line.words >= 6


def _is_note(line: Line) -> bool:
    return bool(is_furniture(line.text) or publication_in(line) or is_byline(line))


def _without_menus(lines: Sequence[Line]) -> list[Line]:
    """Lines less the long runs of stubs among them."""
    kept: list[Line] = []
    for stubs, run in groupby(lines, key=_is_stub):
        found = list(run)
        if not (stubs and len(found) >= _LONG_RUN):
            kept.extend(found)
    return kept
