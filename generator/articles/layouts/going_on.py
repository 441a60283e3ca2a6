"""Lines that go on with a text although they look like the head of another one.

A turn of a transcript, an entry of a live page, a post of a thread, a field of a form, whoever wrote it: none of them
begins an article, whatever stands below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from generator.articles.cues import is_byline
from generator.articles.dateline import find_dateline
from generator.articles.layouts.fields import is_field
from generator.articles.lines import Line
from generator.knowledge import gazetteer, read_yaml
from generator.knowledge.calendar import find_calendar_dates

_TURN = re.compile(r"(?P<who>[A-ZÀ-Þ][\w.'’ -]{0,38}?)\s?:(?=\s)")  # "MS TUIVAGA: She showed the flag"
_TURNS, _WORDS_OF_A_LABEL = 4, 5
"""Turns that a transcript has at least."""
_CLOCK = re.compile(
    r"[(\[]?(?:(?:posted|updated|published|at)\s(?:at\s)?)?"
    r"(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?|\d{1,3}\s?(?:mins?|minutes?|hours?|h|m)\sago)"
    r"(?:\s\(?[A-Z]{2,5}(?:[+-]\d{1,2})?\)?)?[)\]]?(?=$|[\s:|·–—-])",
    re.IGNORECASE,
)  # "18:40", "4.05pm BST", "12 minutes ago"
_ENTRIES, _LIVE_ENTRIES = 3, 2
"""Lines that a clock opens, before they are entries of a page; fewer where the page says that it is live."""
_HEADING = 3
"""Lines of the head of an entry; a wire's dateline among them makes it a report of its own."""
_LONGEST_STAMP = 14
"""Words of a line that a clock opens and that heads an entry."""
_TOP = 6
"""Lines among which a page says that it is live."""
_NUMBER = re.compile(
    r"\(?(?P<number>\d{1,2})(?:[.)]|/\d{0,2}\)?)\s"
)  # "2. Bus shelters", "8/ 64 households", "(3/9) He"
_HANDLE = re.compile(r"(?:^|\s)(@\w{2,30})(?=$|\s)")  # "Rosa Lind @rosalind · 2h"


def going_on(lines: Sequence[Line]) -> frozenset[int]:
    """Places of lines at which no article begins.

    Reach for it once a text, before heads are looked for in it.
    """
    return frozenset((*turns_of(lines), *_entries(lines), *_posts(lines)))


def belongs_to_head(lines: Sequence[Line], place: int) -> bool:
    """Whether a line says who wrote a text, to whom it went, whom to ask: part of a head or of what closes a text."""
    line = lines[place]
    return is_byline(line) or is_field(lines, place) or bool(_closing().fullmatch(line.text.strip(" :")))


def turns_of(lines: Sequence[Line]) -> tuple[int, ...]:
    """Places of the turns of a transcript: lines that open with who speaks; empty for other texts.

    A label that comes again is told from a dateline by being no place.
    """
    found = [(place, turn["who"]) for place, line in enumerate(lines) if (turn := _turn(line))]
    often = Counter(who for _, who in found)
    again = {who for who, times in often.items() if times > 1}
    if sum(who in again for _, who in found) < _TURNS or len(often) < 2:
        return ()
    return tuple(place for place, who in found if who in again or who.isupper())


def _turn(line: Line) -> re.Match[str] | None:
    found = _TURN.match(line.text)
    if found is None or len(found["who"].split()) > _WORDS_OF_A_LABEL or gazetteer.is_place(found["who"]):
        return None
    return found


def is_live(lines: Sequence[Line]) -> bool:
    """Whether a page says above that it is written on while something goes on: "Storm Ylva – live updates"."""
    return any(says_live(line.text) for line in lines[:_TOP])


def says_live(words: str) -> bool:
    """Whether a line says that a page is live."""
    return bool(_live().search(words))


def is_clock(line: Line) -> bool:
    """Whether a line is a time of day and nothing else: "2:06 p.m. FJT"."""
    return bool(_CLOCK.fullmatch(line.text))


def _entries(lines: Sequence[Line]) -> Iterator[int]:
    """Clocks down a page, and what stands right below them: the heading of an entry and who wrote it."""
    stamps = [place for place, line in enumerate(lines) if place and _is_stamp(line)]
    live = is_live(lines)
    if len(stamps) < (_LIVE_ENTRIES if live else _ENTRIES):
        return
    if live:
        yield from range(1, len(lines))
    for place in stamps:
        heading = range(place, min(place + _HEADING, len(lines)))
        if not any((found := find_dateline(lines[at].text)) and (found.day or found.agency) for at in heading):
            yield from heading


def _is_stamp(line: Line) -> bool:
    """A clock and no day: "18:40 Where the fire stands"; who gives a day, too, dates an article."""
    found = _CLOCK.match(line.text)
    return bool(found) and line.words <= _LONGEST_STAMP and not find_calendar_dates(line.text)


def _posts(lines: Sequence[Line]) -> Iterator[int]:
    """Numbers that go on: "2/ It opened" below "1/ What we know"; and the sender of posts named once more."""
    numbers: set[int] = set()
    handles: set[str] = set()
    for place, line in enumerate(lines):
        found = _NUMBER.match(line.text)
        number = int(found["number"]) if found else 0
        if number > 1 and (number - 1 in numbers or (found and "/" in found[0])):
            yield place
        numbers.add(number)
        own = set(_HANDLE.findall(line.text)) if line.words <= _LONGEST_STAMP else set()
        if own & handles:
            yield from (max(place - 1, 1), place)
        handles |= own


@cache
def _live() -> re.Pattern[str]:
    """ "LIVE", "Budget day live: shops wait", "as it happened"."""
    return re.compile("|".join(f"(?:{cue})" for cue in read_yaml("en/headers")["live"]), re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    """ "Notes to editors", "About Brannagh Dairies"."""
    return re.compile("|".join(f"(?:{head})" for head in read_yaml("en/headers")["closing"]))
