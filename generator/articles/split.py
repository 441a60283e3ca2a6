"""One file holding several articles: where each begins."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache

from generator.articles.cues import bullet_width, is_byline, is_caption, publication_in
from generator.articles.dateline import find_dateline
from generator.articles.furniture import is_furniture
from generator.articles.head.digest import is_digest
from generator.articles.head.labels import is_digest_head, is_label
from generator.articles.head.telling import told_again
from generator.articles.language import is_small_word
from generator.articles.layouts.fields import names_title
from generator.articles.layouts.going_on import belongs_to_head, going_on, is_live
from generator.articles.lines import Line
from generator.knowledge.words import LONG_WORD

_ENOUGH = 4.0
"""Points that make a new article; see `_points`."""
_HEAD, _REPEATS = 6, 8
"""Lines below a headline within which its date, byline or dateline stand, and among which a page repeats it."""
_STORY = 15
"""Words; shorter calls to give or to sign are no story."""
_TELLING = 18
"""Words that two stretches must have before it means anything that they share none."""
_RUN_IN = re.compile(
    r"(?:[•*·–—-] ?|\d{1,2}[.)] )?[A-ZÀ-Þ][\w’'&/-]*(?: [\w’'&/-]+){0,4}(?:: | [–—] )(?=[A-ZÀ-Þ“\"‘'])"
)
"""Where and what about, before the words of an item itself: "Peru: Prosecutors in Lima on Monday charged"."""
_NUMBER = re.compile(r"(\d{1,2})[.)] ")  # "2. Bus shelters"
_SENTENCE_ENDS = re.compile(r"[a-z]{3}[.!?][\"”’']? [A-ZÀ-Þ“\"]")
_TWO_SENTENCES, _STANDFIRST = 14, 45
"""Words from which on a line of two sentences is no title, and words of a standfirst at most."""
_RUN_INS = 3
"""Paragraphs of a digest that open so, before it is how the digest is made."""
_WINDOW = 150
"""Words compared across a possible boundary."""
_END_MARK = re.compile(r"(?:.*\ball rights reserved\b.*|.*\bcopyright\b.*|©.*|read more|-30-|#{2,5}|ends?|_{2,})", re.I)


def starts_of(lines: Sequence[Line], items_only: bool = False) -> tuple[int, ...]:
    """Places in `lines` at which articles begin, the first one included; empty for no lines.

    A new article shows by what stands round its first line: a wider gap than between the paragraphs before, a rule,
    a title that is repeated or dated below, a dateline, other words than before. Each sign gives points; a title
    alone, such as a subheading, never has enough. In a digest each item is one; `items_only` leaves it at those.
    Elsewhere turns of a transcript, entries of a live page, posts of a thread and fields of a head begin none.
    What holds no story, such as the intro of a digest, belongs to the article below it.
    """
    if not lines:
        return ()
    found, current = [0], 0
    bodies = _bodies_before(lines)
    in_digest, going = is_digest(lines) and not is_live(lines), going_on(lines)
    run_in = sum(map(_is_run_in, lines)) >= _RUN_INS
    for place in range(1, len(lines)):
        has_body = bodies[place] > bodies[current]
        if not has_body or not (in_digest or _may_start(lines, place, current)):
            continue
        item = in_digest and ((run_in and _is_run_in(lines[place])) or _heads_item(lines, place, current))
        may = not items_only and place not in going and _may_start(lines, place, current)
        if item or (may and not belongs_to_head(lines, place) and _points(lines, place, current, going) >= _ENOUGH):
            start = place - names_title(lines[place - 1])
            if _has_story(lines[current:start]):
                found.append(start)
            current = place
    return tuple(found)


def _has_story(lines: Sequence[Line]) -> bool:
    """Whether lines tell something: a paragraph that is no notice, no intro of a digest and no call."""
    told = [
        line
        for line in lines
        if line.is_prose
        and not (is_furniture(line.text) or is_digest_head(line.text))
        and (line.words >= 40 or not is_caption(line, False))
    ]
    return (
        any(line.words >= _STORY or line.text[-1] not in "!?" for line in told)
        or sum(line.words for line in told) >= _STORY
    )


def _heads_item(lines: Sequence[Line], place: int, current: int) -> bool:
    """In a digest a title of four words that the paragraph below it tells again heads a report of its own."""
    line = lines[place]
    least = 3 if _RUN_IN.match(line.text) else 4  # "Uvira: Bridge closed"
    if not _is_title(line) or not least <= line.words <= 20 or line.text[-1] in "?:" or is_label(line.text):
        return False
    if is_furniture(line.text) or is_byline(line) or publication_in(line) or is_caption(line, True):
        return False
    below = [other.text for other in lines[place + 1 : place + 7]]
    above = [other.text for other in lines[max(current, place - 4) : place]]
    body = next((other for other in lines[place + 1 : place + 3] if other.words >= 8), None)
    return body is not None and told_again(line.text, below) >= max(0.25, told_again(line.text, above))


def _is_run_in(line: Line) -> bool:
    return line.is_prose and bool(_RUN_IN.match(line.text))


def _bodies_before(lines: Sequence[Line]) -> list[int]:
    counts = [0]
    for line in lines:
        counts.append(counts[-1] + line.is_prose)
    return counts


def _may_start(lines: Sequence[Line], place: int, current: int) -> bool:
    """Set apart from the line before, no furniture itself, and with a paragraph soon below."""
    line, before = lines[place], lines[place - 1]
    seen = {other.key for other in lines[max(current, place - _REPEATS) : place]}
    if any(other.words >= 4 and other.key in seen for other in lines[place : place + 3]):
        return False
    if (line.gap < 2 and not before.is_rule) or line.is_rule or is_furniture(line.text):
        return False
    if is_caption(line, False) or not (line.text[0].isalnum() or line.text[0] in "‘'“\"`«#$€£¿¡[(@"):
        return False
    return any(below.is_prose for below in lines[place : place + _HEAD + 1])


def _points(lines: Sequence[Line], place: int, current: int, going: Container[int]) -> float:
    line, below = lines[place], range(place + 1, min(place + 1 + _HEAD, len(lines)))
    dateline = find_dateline(line.text)
    title = _is_title(line) and not (dateline and (dateline.day or dateline.agency or line.is_prose))
    points = _points_of_gap(lines, place, current)
    if title and line.text.endswith("?") and _NUMBER.match(line.text):
        return 0
    if title:
        points += _points_of_head(line, [lines[at] for at in below])
        points += 0 if _head_is_open(lines[current:place]) else _points_of_source(lines, below, going)
    elif (dateline and (dateline.day or dateline.agency)) or _is_dated(line):
        points += 3
    else:
        return 0
    points += _points_of_end(lines[place - 1])
    return points + _points_of_words(lines, place, current, title) + _points_of_form(lines, place, current)


def _points_of_form(lines: Sequence[Line], place: int, current: int) -> float:
    """Notices of one body open alike: the paragraph below repeats the first words of the report before."""
    first = next((line for line in lines[current:place] if line.words >= 8), None)
    below = next((line for line in lines[place + 1 : place + 3] if line.words >= 8), None)
    alike = first is not None and below is not None and first.key.split()[:6] == below.key.split()[:6]
    return 2.5 if alike else 0


def _is_title(line: Line) -> bool:
    if not 2 <= line.words <= 40 or line.text.endswith(("--", ",", ";", "—", "–")):
        return False
    if line.words >= _TWO_SENTENCES and _SENTENCE_ENDS.search(line.text):
        return False
    return not line.is_sentence or line.text[-1] in "?!"


def _points_of_end(before: Line) -> float:
    """An article ends with a full stop or a page's notice; a question or a heading wants something below it."""
    if _END_MARK.fullmatch(before.text) or names_title(before):
        return 1
    if before.is_rule or is_furniture(before.text) or publication_in(before):
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
    inside = range(max(current + 1, place - 12), place)
    gaps = [lines[i].gap for i in inside if lines[i].is_prose and lines[i - 1].is_prose]
    if not gaps:
        # Among subheadings no two paragraphs follow each other.
        gaps = [lines[i].gap for i in inside if lines[i - 1].is_prose]
    return sorted(gaps)[len(gaps) * 3 // 4] if gaps else 1


def _points_of_head(line: Line, below: Sequence[Line]) -> float:
    # Questions and short titles mostly stand above a part of the same article.
    points = 1.0 if line.words >= 5 else -1.0
    if line.text[-1] in "?:" or line.text[0].islower():
        points -= 2
    if any(other.key == line.key or (other.words >= 4 and line.key.endswith(other.key)) for other in below):
        points += 3
    return points


def _points_of_source(lines: Sequence[Line], below: range, going: Container[int]) -> float:
    """Day, address, byline and dateline below a title."""
    points, head = 0.0, [lines[at] for at in below[:3]]
    if any(publication_in(other) or other.text.startswith(("http://", "https://")) for other in head):
        points += 3
    elif any(is_byline(other) for other in head):
        points += 2
    first = next((at for at in below if lines[at].words >= 8), None)
    opening = find_dateline(lines[first].text) if first is not None and first not in going else None
    if opening:
        points += 3 if opening.day or opening.agency else 2
    return points


def _head_is_open(lines: Sequence[Line]) -> bool:
    """Whether lines are a headline and its standfirst, whose day and byline are still to come."""
    told = [line for line in lines if line.is_prose and not bullet_width(line)]
    if len(told) != 1 or told[0].words > _STANDFIRST or told[0] is lines[0]:
        return False
    return not any(publication_in(line) or is_byline(line) or find_dateline(line.text) for line in lines)


def _points_of_words(lines: Sequence[Line], place: int, current: int, title: bool) -> float:
    """A title is made of the words below it; an article has other words than the one before."""
    behind = _content(tuple(line.text[:3000] for line in lines[place + (1 if title else 0) : place + 12]))
    before = _content(tuple(line.text[:3000] for line in reversed(lines[max(current, place - 12) : place])))
    own = _content((lines[place].text[:3000],)) if title else frozenset()
    points = 0.0
    if own:
        share, share_before = len(own & behind) / len(own), len(own & before) / len(own)
        points += 1 if share >= 0.4 and share > share_before else 0
    if min(len(before), len(behind)) >= _TELLING:
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
