"""When an article was published, as its own words say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.articles.dateline import short_year
from generator.articles.head.day_order import DayOrder, day_order
from generator.articles.header import Dated
from generator.knowledge.calendar import find_calendar_dates
from generator.model import Candidate, Dateline, Fact, Span, Why

_ADDRESS_DAY = re.compile(r"https?://[^\s]{0,200}?[/_-](20\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?!\d)")
_WEIGHTS = {
    "published": (0.96, "the text says when it was published"),
    "date line": (0.93, "a day on a line of its own at the head of the text"),
    "time stamp": (0.9, "a day with a time at the head of the text"),
    "dateline": (0.92, "the dateline gives the day"),
    "above the headline": (0.86, "a day on a line of its own above the headline"),
    "updated": (0.85, "the text says when it was last updated, not when it was published"),
    "address": (0.85, "the day stands in the page's address"),
}


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    value: str
    span: Span
    ambiguous: str | None = None
    """The other reading of a day in figures."""
    order: DayOrder | None = None
    """How it was read, and why."""


@dataclass(frozen=True, slots=True)
class Source:
    """What else is known of a text that helps to read its days."""

    headline: Span | None = None
    publisher: str | None = None
    day_first: bool | None = None
    """The setting of the site; None for `auto`."""


UNKNOWN = Source()


def find_published(
    text: str, dated: Sequence[Dated], dateline: Dateline | None, source: Source = UNKNOWN
) -> Fact | None:
    """The EDTF day of publication, with what else it could have been; `XXXX-02-03` where no year is given.

    A label ("Published") is believed before a bare day, that before the dateline, an update and the page's address; a
    day above the headline is that of the page's visit as often as not. A day in figures that can be read both ways is
    read as the text's other days show, or as its country writes them; where nothing tells it is unsure, both readings
    named. None where the header gives no day: what the body tells is left to `generator.articles.years`.
    """
    found = [*_in_header(dated, source), *_in_dateline(text, dateline), *_in_address(text)]
    found = sorted(found, key=lambda one: (-_WEIGHTS[one.kind][0], one.span))
    if any(one.ambiguous for one in found):
        order = day_order(text, dateline, source.publisher, source.day_first)
        found = [_read(one, order) for one in found]
    if not found:
        return None
    # A full day further down is worth more than one without a year, where both can be the same.
    first = next((one for one in found if "X" not in one.value), found[0])
    others = tuple(
        Candidate(one.value, one.span, _WEIGHTS[one.kind][0], _WEIGHTS[one.kind][1])
        for one in found
        if one is not first and one.value != first.value
    )
    if first.ambiguous and not first.order:
        reading = Candidate(first.ambiguous, first.span, 0.4, "the same figures, day first")
        others = (reading, *(other for other in others if other.value != first.ambiguous))
    return Fact(first.value, (first.span,), _why(first), others)


def _why(found: _Found) -> Why:
    confidence, reason = _WEIGHTS[found.kind]
    rule = "published." + found.kind.replace(" ", "_")
    if "X" in found.value:
        return Why(rule, f"{reason}, but no year", confidence - 0.1)
    if found.order:
        sure = confidence if found.order.by_itself else 0.75
        return Why(rule, f"{reason}; read {_order(found.order)}: {found.order.because}", sure)
    if found.ambiguous:
        return Why(rule, f"{reason}; read month first, it could also be {found.ambiguous}", 0.4)
    return Why(rule, reason, confidence)


def _order(order: DayOrder) -> str:
    return "day first" if order.day_first else "month first"


def _read(found: _Found, order: DayOrder | None) -> _Found:
    """A day in figures as its text writes them; others as they are."""
    if found.ambiguous is None or order is None:
        return found
    return replace(found, value=found.ambiguous if order.day_first else found.value, ambiguous=None, order=order)


def _in_header(dated: Sequence[Dated], source: Source) -> Iterator[_Found]:
    for one in dated:
        day = one.publication.day
        if day is not None:
            other = day.swapped.edtf if day.ambiguous else None
            above = (
                source.headline is not None and one.at < source.headline.start and one.publication.label == "date line"
            )
            kind = "above the headline" if above else one.publication.label
            yield _Found(kind, day.edtf, Span(one.at + day.start, one.at + day.end), other)


def _in_dateline(text: str, dateline: Dateline | None) -> Iterator[_Found]:
    if dateline and dateline.day:
        for day in find_calendar_dates(short_year(dateline.day.of(text)))[:1]:
            yield _Found("dateline", day.edtf, dateline.day, day.swapped.edtf if day.ambiguous else None)


def _in_address(text: str) -> Iterator[_Found]:
    found = _ADDRESS_DAY.search(text[:1500])
    if found:
        days = find_calendar_dates("-".join(found.groups()))
        yield from (_Found("address", day.edtf, Span(found.start(1), found.end(3))) for day in days[:1])
