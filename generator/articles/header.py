"""The header of an article taken apart: every line of it, and of the body below, gets its zone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.articles.cues import (
    Publication,
    bullet_width,
    credit_start,
    day_at_end,
    is_byline,
    is_caption,
    is_stamp_of_post,
    is_visit,
    publications_in,
)
from generator.articles.dateline import find_dateline, place_behind, place_of_byline, place_of_issue
from generator.articles.furniture import is_furniture, opens_other_matter
from generator.articles.head.headline import find_headline
from generator.articles.head.labels import MARKED, is_digest_head, is_label
from generator.articles.head.outlets import form_of
from generator.articles.lines import Line
from generator.knowledge import gazetteer
from generator.model import Dateline, Span, Zone, ZoneKind

_ADDRESS = re.compile(r"https?://\S+")
_DATED_WITHIN, _LONGEST_HEAD = 8, 40
_CLOSING = 4
"""Lines at the end of a text among which a bare day is that of its publication."""


_PLACED = 6
"""Words of a line that gives a town and an agency: "Bogotá | AFP"."""
_LABEL = 40
"""Characters within which the colon of a transcript's labels stands: "SECRETARY HALVERSON:"."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A publication line: what it says, and where its line starts in the article."""

    publication: Publication
    at: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Zones in reading order, and what the header names."""

    zones: tuple[Zone, ...]
    headline: Span | None
    byline: Span | None
    dateline: Dateline | None
    dated: tuple[Dated, ...]


def lay_out(lines: Sequence[Line], headline: Line | None = None) -> Layout:
    """The zones of one article's lines. `headline` is given where it is known already, else it is looked for."""
    given, headline = headline, headline or find_headline(lines)
    labels = Counter(line.text.partition(":")[0] for line in lines if ":" in line.text[:_LABEL])
    marks = _marks_of(headline) if headline and not given else (0, 0)
    writer = _Writer(
        headline, marks, frozenset(filter(_is_speaker, (label for label, often in labels.items() if often > 1)))
    )
    last_prose = max((i for i, line in enumerate(lines) if line.is_prose and not is_furniture(line.text)), default=-1)
    for place, line in enumerate(lines):
        writer.add(line, place > last_prose, len(lines) - place)
    return writer.layout()


def _marks_of(headline: Line) -> tuple[int, int]:
    """How many characters before and behind a headline only mark it."""
    found = MARKED.fullmatch(headline.text)
    if found is None:
        return (0, 0)
    return (len(found["level"]), 0) if found["level"] else (len(found["mark"]), len(found["mark"]))


def _is_speaker(label: str) -> bool:
    """ "Muscat: 16 Dec 2024" above "Muscat: Two companies signed" is no transcript."""
    return not gazetteer.is_place(label)


class _Writer:
    """Goes down the lines once; what a line is depends on whether the body has begun."""

    def __init__(self, headline: Line | None, marks: tuple[int, int], turns: frozenset[str]) -> None:
        self._headline = headline
        self._marks = marks
        self._turns = turns
        self._zones: list[Zone] = []
        self._byline: Span | None = None
        self._dateline: Dateline | None = None
        self._issued_at: Dateline | None = None
        self._written_at: Dateline | None = None
        self._dated: list[Dated] = []
        self._in_head = True
        self._below_body = False
        self._since_title = 0
        self._paragraphs = 0

    def layout(self) -> Layout:
        placed = self._dateline or self._issued_at or self._written_at
        title, marks = self._headline, self._marks
        headline = Span(title.start + marks[0], title.end - marks[1]) if title else None
        return Layout(tuple(self._zones), headline, self._byline, placed, tuple(self._dated))

    def add(self, line: Line, in_tail: bool, left: int) -> None:
        """`in_tail`: no paragraph follows; `left`: lines to the end, this one included."""
        self._since_title += 1
        self._in_head = self._in_head and self._since_title <= _LONGEST_HEAD
        may_date = self._in_head or (not self._below_body and self._may_date(line))
        publications = publications_in(line) if may_date else ()
        if in_tail and not self._in_head and not self._below_body:
            publications = publications or self._closing(line, left)
        if self._in_head and self._issued_at is None and (bar := line.text.find(" | ")) > 0 and line.words <= _PLACED:
            self._issued_at = place_of_issue(line.text, bar, line.start)
        if self._in_head and self._issued_at is None:
            self._issued_at = place_behind(line.text, line.start)
        width = bullet_width(line)
        if line is self._headline:
            self._title(line)
        elif (
            self._is_repeated(line)
            or line.is_rule
            or _ADDRESS.fullmatch(line.text)
            or (not publications and not is_byline(line) and self._stands_above(line))
        ):
            self._zone("furniture", line.start, line.end)
        elif publications:
            self._publication(line, publications)
        elif self._in_head and is_byline(line):
            self._byline = self._byline or line.span
            self._written_at = self._written_at or place_of_byline(line.text, line.start)
            self._zone("byline", line.start, line.end)
        elif in_tail and not self._in_head and opens_other_matter(line.text):
            self._below_body = True
            self._zone("furniture", line.start, line.end)
        elif is_furniture(line.text) or is_visit(line) or (self._below_body and not line.is_prose):
            self._zone("furniture", line.start, line.end)
        elif width:
            self._zone("furniture", line.start, line.start + width)
            self._zone("bullet", line.start + width, line.end)
        elif is_caption(line, self._in_head and not in_tail):
            credit = line.start + credit_start(line)
            if line.start < credit:
                self._zone("caption", line.start, credit)
            if credit < line.end:
                self._zone("furniture", credit, line.end)
        else:
            self._body(line, line.start)

    def _title(self, line: Line) -> None:
        """The headline, and the signs round it that only mark it."""
        start, end = line.start + self._marks[0], line.end - self._marks[1]
        if line.start < start:
            self._zone("furniture", line.start, start)
        self._zone("headline", start, end)
        if end < line.end:
            self._zone("furniture", end, line.end)

    def _may_date(self, line: Line) -> bool:
        """A date may stand below a standfirst of full sentences, too."""
        return not self._dated and self._since_title <= _DATED_WITHIN and line.words <= 12 and not line.is_prose

    def _is_repeated(self, line: Line) -> bool:
        return bool(self._headline and line.start != self._headline.start and line.key == self._headline.key)

    def _stands_above(self, line: Line) -> bool:
        """Mastheads, sections and slogans: what stands above a headline and is no paragraph, or is an outlet's name."""
        if is_digest_head(line.text) and self._in_head:
            return True
        if (
            line.is_prose
            or not self._in_head
            or bullet_width(line)
            or is_caption(line, True)
            or find_dateline(line.text)
        ):
            return False
        above = self._headline is not None and line.start < self._headline.start
        return (
            above
            or is_label(line.text)
            or is_digest_head(line.text)
            or form_of(line.text) in ("known", "outlet", "body")
        )

    def _closing(self, line: Line, left: int) -> tuple[Publication, ...]:
        """Days below the last paragraph: those with a label, and a bare one that nearly ends the text."""
        found = publications_in(line) or (day_at_end(line) if left <= 2 and not self._dated else ())
        if not found or line.words > 16 or line.is_prose:
            return ()
        if found[0].label == "date line" and found[0].start:
            return found
        labelled = found[0].label in ("published", "updated")
        short = line.words <= 6 or is_stamp_of_post(line.text)
        whole = found[0].start == 0 and found[0].day is not None and found[0].day.year is not None and short
        return found if labelled or (whole and left <= _CLOSING and not self._dated) else ()

    def _publication(self, line: Line, publications: Sequence[Publication]) -> None:
        """A publication line, alone or with words round it: a title repeated before, a byline or a body behind."""
        publication = publications[0]
        self._issued_at = self._issued_at or place_of_issue(
            line.text, publication.day.start if publication.day else 0, line.start
        )
        start, end = publication.start, publications[-1].end
        behind = line.text[end:].strip()
        if len(behind.split()) <= 12 and not behind.endswith((".", "!", "?")):
            end = len(line.text)
        self._dated.extend(Dated(one, line.start) for one in publications)
        if line.text[:start].strip():
            before = "furniture" if self._headline and self._headline.key in line.key else "body"
            self._zone("furniture" if before == "furniture" else "body", line.start, line.start + start)
        self._zone("publication", line.start + start, line.start + end)
        if line.text[end:].strip():
            self._body(line, line.start + end)

    def _body(self, line: Line, start: int) -> None:
        offset = start - line.start
        offset += len(line.text[offset:]) - len(line.text[offset:].lstrip())
        start = line.start + offset
        if self._dateline is None and (self._in_head or self._opens_below_standfirst(line)):
            is_turn = line.text[offset:].partition(":")[0] in self._turns
            self._dateline = None if is_turn else find_dateline(line.text[offset:], start)
            if self._dateline:
                self._zone("dateline", start, self._dateline.span.end)
                start = self._dateline.span.end
        if (line.is_prose and not is_digest_head(line.text)) or self._dateline:
            self._in_head = False
        self._zone("body", start, line.end)

    def _opens_below_standfirst(self, line: Line) -> bool:
        """Whether a line is the second paragraph or the third, and opens with a place in capitals."""
        return self._paragraphs <= 2 and line.is_prose and line.text[:2].isupper()

    def _zone(self, kind: ZoneKind, start: int, end: int) -> None:
        self._paragraphs += kind == "body"
        self._zones.append(Zone(kind, Span(start, end)))
