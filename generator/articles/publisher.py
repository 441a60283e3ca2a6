"""Who published an article, as its own words say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from generator.articles.head.outlets import agency_pattern
from generator.articles.lines import Line
from generator.model import Dateline, Fact, Span, Why

_SOURCE = re.compile(r"(?:source|publisher|agency|via)\s*:\s*(?P<name>[^\d\W][^|\n]{1,58}?)\s*\.?", re.IGNORECASE)
_ALONE = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w'’&.-]* ){1,5}(?:News Agency|Press Agency|News Service|Newswire|PR Newswire))\.?"
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by |the )*"
    r"(?P<name>[A-ZÀ-Þ][\w'’&. -]{2,50}?)"
    r"(?:\.? all rights? reserved.*|[.,|].*|$)",
    re.IGNORECASE,
)


def find_publisher(text: str, lines: Sequence[Line], dateline: Dateline | None) -> Fact | None:
    """The publisher in the source's own words ("APP"); None where the text names none.

    Read from the dateline's agency, a line "Source: ..." or "... News Agency", an agency in brackets at the very
    end, or a copyright line, in this order. An agency credited for a picture published nothing.
    """
    if dateline and dateline.agency:
        return _fact(text, dateline.agency, "dateline", "the agency that the dateline names", 0.95)
    for line in (*lines[:12], *lines[-6:]):
        found = _SOURCE.fullmatch(line.text) or _ALONE.fullmatch(line.text)
        if found:
            return _fact(text, _span(line, found), "source_line", "a line of its own names the source", 0.9)
    prose = [line for line in lines if line.is_prose]
    ending = _ending().search(prose[-1].text, max(0, len(prose[-1].text) - 120)) if prose else None
    if ending:
        return _fact(text, _span(prose[-1], ending), "last_words", "the agency that the text ends with", 0.8)
    for line in lines[-12:]:
        found = _RIGHTS.match(line.text) if len(line.text) < 400 else None
        if found:
            return _fact(text, _span(line, found), "copyright", "the copyright line names it", 0.8)
    return None


def _fact(text: str, span: Span, rule: str, reason: str, confidence: float) -> Fact:
    return Fact(span.of(text), (span,), Why(f"publisher.{rule}", reason, confidence))


def _span(line: Line, found: re.Match[str]) -> Span:
    return Span(line.start + found.start("name"), line.start + found.end("name"))


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"[.”\"’'][\s–—-]*[(\[](?P<name>{agency_pattern()})[)\]]\s*$")
