"""Heads printed on too few lines or too many: a headline run into its date, its standfirst or its dateline is cut off,
one set in two lines is put together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from generator.articles.cues import is_byline, publication_in
from generator.articles.dateline import find_dateline
from generator.articles.furniture import is_furniture
from generator.articles.head.labels import is_label
from generator.articles.head.outlets import agency_pattern
from generator.articles.head.telling import told_again
from generator.articles.lines import Line
from generator.knowledge import read_yaml

_READ = 12
"""Lines of a text that a head may take up."""
_CRUMB = re.compile(r"(?:(?<!\s)\s+)?(?:[»›>→]|::)\s*|(?<!\s)\s+/\s+")
_EXPORTED = re.compile(r"date \d{4}-\d\d-\d\d ", re.IGNORECASE)
_GLUED = re.compile(
    r"(?<=[A-Za-z]{3})(?=\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (?:19|20)\d\d)"
)
_FIELD = re.compile(r"(?:subject|title|headline|re|fwd?)\s?:\s+(?=\S+ \S+)", re.IGNORECASE)
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]{2,}(?: [A-ZÀ-Þ'’.-]{2,}){0,2}"
_STARTS = (
    r"(?:The|A|An|In|It|He|She|They|This|That|These|Those|Police|Officials|After|As|On|At|When|While|His|Her|Their)"
)
_STANDFIRST = re.compile(rf"(?<![.!?:;,–—-])\s(?={_STARTS} [a-z])")
_STAMP = re.compile(
    r"\s(?=(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b)"
)
_SENTENCE = re.compile(r"[a-z0-9)”’][.!?](?:\s|$)")
_LABELLED_END = re.compile(r"(?<=[a-z.] )(?:Updated|Published|Posted)\b[^\n]{6,60}$")
_JOINING = frozenset({"of", "in", "at", "to", "for", "and", "with", "by", "from", "on", "the", "a", "an", "or", "into"})


def in_pieces(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same text, every part of its head a line of its own.

    Reach for it on the lines of a text before they are read. Lines below the head stay as they are; offsets are true.
    """
    cut: list[Line] = []
    for place, line in enumerate(lines):
        if place < _READ:
            cut.extend(_cut(line, lines[place + 1 : place + 8], cut[-1] if cut else None))
        else:
            cut.append(line)
    return tuple(_put_together(cut))


def _cut(line: Line, below: Sequence[Line], before: Line | None) -> Iterator[Line]:
    """The pieces of one line: most have one."""
    at = [0]
    for find in (_after_export, _after_crumbs, _after_field, _glued_day, _after_repeated(before), _at_dateline):
        start = at[-1]
        at += [start + one for one in find(line.text[start:])]
    if len(at) == 1:
        at += _before_standfirst(line, below)
    yield from _at(line, at)


def _at(line: Line, places: Sequence[int]) -> Iterator[Line]:
    for number, (start, end) in enumerate(zip(places, (*places[1:], len(line.text)), strict=True)):
        words = line.text[start:end]
        shown = words.strip()
        if shown:
            first = line.start + start + len(words) - len(words.lstrip())
            yield Line(first, first + len(shown), shown, line.gap if number == 0 else 2)


def _after_export(words: str) -> list[int]:
    """ "date 2018-10-14 Gunmen seize six": what a program put before the first line."""
    found = _EXPORTED.match(words)
    rest = words[found.end() :] if found else ""
    return [len(words) - len(rest)] if len(rest.split()) >= 4 or is_byline(_line(rest)) else []


def _after_crumbs(words: str) -> list[int]:
    """ "Home » News » Police find boat", "You are in:Home»News»Police find boat"."""
    marks = list(_CRUMB.finditer(words[:200]))
    if not marks or len(words) > 300:
        return []
    last, before = words[marks[-1].end() :], words[: marks[-1].start()]
    crumbs = [crumb.strip() for crumb in _CRUMB.split(before)]
    short = all(len(crumb.split()) <= 4 for crumb in crumbs)
    known = len(crumbs) >= 2 or is_furniture(crumbs[0]) or is_label(crumbs[0])
    return [marks[-1].end()] if short and known and len(last.split()) >= 3 else []


def _after_field(words: str) -> list[int]:
    """ "Subject: Harbour Trust appoints chief": the words behind the name of a field."""
    found = _FIELD.match(words)
    return [found.end()] if found and len(words) < 250 else []


def _glued_day(words: str) -> list[int]:
    """ "BY STAR BUREAU11 Mar 2019 11:52 PM": a day glued to the byline."""
    found = _GLUED.search(words[:120])
    return [found.start()] if found and len(words) < 140 else []


def _after_repeated(before: Line | None) -> Callable[[str], list[int]]:
    """A headline that the first paragraph repeats at its start: "Talks fail Talks fail PARIS - ..."."""

    def find(words: str) -> list[int]:
        title = before.text if before else ""
        if len(title.split()) >= 4 and len(words) > len(title) + 40 and words.startswith(title + " "):
            return [len(title) + 1]
        return []

    return find


def _at_dateline(words: str) -> list[int]:
    """ "Search: Rebels killed Thu Mar 12, 6:42 AM ET KINSHASA (Reuters) - A brigade": a whole head on one line."""
    found = _inner_dateline().search(words[:420])
    if not found or not words[: found.start()].strip() or find_dateline(words):
        return []
    head = words[: found.start()]
    menu = _navigation().match(head)
    start = menu.end() if menu else 0
    stamp = next((one for one in _STAMP.finditer(head) if publication_in(_line(head[one.end() :]))), None)
    if len(head[start : stamp.start() if stamp else None].split()) < 3:
        return []
    return [*([start] if start else []), *([stamp.end()] if stamp else []), found.start()]


def _before_standfirst(line: Line, below: Sequence[Line]) -> list[int]:
    """ "Siblings hand money to gang in Ganjam The body of the victim turned up in a canal.": headline and standfirst.

    Only where the words before are no sentence, are told again below, and what follows is one.
    """
    if line.words < 16 or not _SENTENCE.search(line.text, 60) or find_dateline(line.text):
        return []
    ending = _LABELLED_END.search(line.text)
    for found in _STANDFIRST.finditer(line.text[:220]):
        title = line.text[: found.start()]
        words = title.split()
        if len(words) < 6 or words[-1].lower() in _JOINING or re.search(r"[.!?](?:\s|$)", title):
            continue
        if told_again(title, (other.text for other in below)) >= 0.5:
            return [found.end(), *([ending.start()] if ending else [])]
    return []


def _put_together(lines: Sequence[Line]) -> Iterator[Line]:
    """Two or three lines set apart that are one headline: the second goes on in small letters or in capitals."""
    place = 0
    while place < len(lines):
        run = [lines[place]]
        while place + len(run) < min(len(lines), _READ) and len(run) < 3 and _goes_on(run[-1], lines[place + len(run)]):
            run.append(lines[place + len(run)])
        after = lines[place + len(run)] if place + len(run) < len(lines) else None
        if len(run) > 1 and after is not None and (after.gap > 1 or after.words >= 15 or find_dateline(after.text)):
            yield Line(run[0].start, run[-1].end, " ".join(line.text for line in run), run[0].gap)
        else:
            yield from run
        place += len(run)


def _goes_on(line: Line, below: Line) -> bool:
    if (
        below.gap != 1
        or line.ends
        or line.text[-1] in ":;"
        or not 3 <= line.words <= 14
        or below.words > 14
        or below.ends
    ):
        return False
    if "://" in below.text or "@" in below.text:
        return False
    if any(
        is_furniture(one.text) or is_label(one.text) or is_byline(one) or publication_in(one) for one in (line, below)
    ):
        return False
    capitals = line.text.isupper() and below.text.isupper() and line.words >= 4
    return capitals or (below.text[0].islower() and below.words <= line.words + 2)


def _line(words: str) -> Line:
    shown = words.strip()
    return Line(0, len(shown), shown, 0)


@cache
def _inner_dateline() -> re.Pattern[str]:
    return re.compile(rf"(?<=\s)(?={_PLACE}(?:, [\w. ]{{2,24}})? \({agency_pattern()}\)\s*(?:[-–—]|--|:))")


@cache
def _navigation() -> re.Pattern[str]:
    """Words of menus at the start of a line; the last ends with a colon or is a menu's name."""
    words = "|".join(f"(?:{one})" for one in read_yaml("en/headers")["navigation"])
    return re.compile(rf"(?:(?:{words})[\s:|]+)+", re.IGNORECASE)
