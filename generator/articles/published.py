"""When an article was published, as its own words say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.articles.header import Dated
from generator.knowledge.calendar import find_calendar_dates
from generator.model import Candidate, Dateline, Fact, Span, Why

_ADDRESS_DAY = re.compile(r"https?://[^\s]{0,200}?[/_-](20\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?!\d)")
_WEIGHTS = {
    "published": (0.96, "the text says when it was published"),
    "date line": (0.93, "a day on a line of its own at the head of the text"),
    "time stamp": (0.9, "a day with a time at the head of the text"),
    "dateline": (0.92, "the dateline gives the day"),
    "updated": (0.85, "the text says when it was last updated, not when it was published"),
    "address": (0.85, "the day stands in the page's address"),
}


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    value: str
    span: Span
    ambiguous: str | None = None


def find_published(text: str, dated: Iterable[Dated], dateline: Dateline | None) -> Fact | None:
    """The EDTF day of publication, with what else it could have been; `XXXX-02-03` where no year is given.

    A label ("Published") is believed before a bare day, that before the dateline, an update and the page's address.
    None where the header gives no day: what the body tells is left to `generator.articles.years`.
    """
    found = [*_in_header(dated), *_in_dateline(text, dateline), *_in_address(text)]
    found = _read_alike(sorted(found, key=lambda one: (-_WEIGHTS[one.kind][0], one.span)))
    if not found:
        return None
    # A full day further down is worth more than one without a year, where both can be the same.
    first = next((one for one in found if "X" not in one.value), found[0])
    others = tuple(
        Candidate(one.value, one.span, _WEIGHTS[one.kind][0], _WEIGHTS[one.kind][1])
        for one in found
        if one is not first and one.value != first.value
    )
    return Fact(first.value, (first.span,), _why(first), others)


def _why(found: _Found) -> Why:
    confidence, reason = _WEIGHTS[found.kind]
    rule = "published." + found.kind.replace(" ", "_")
    if "X" in found.value:
        return Why(rule, f"{reason}, but no year", confidence - 0.1)
    if found.ambiguous:
        return Why(rule, f"{reason}; read month first, it could also be {found.ambiguous}", 0.5)
    return Why(rule, reason, confidence)


def _in_header(dated: Iterable[Dated]) -> Iterator[_Found]:
    for one in dated:
        day = one.publication.day
        if day is not None:
            other = day.swapped.edtf if day.ambiguous else None
            yield _Found(one.publication.label, day.edtf, Span(one.at + day.start, one.at + day.end), other)


def _in_dateline(text: str, dateline: Dateline | None) -> Iterator[_Found]:
    if dateline and dateline.day:
        for day in find_calendar_dates(dateline.day.of(text))[:1]:
            yield _Found("dateline", day.edtf, dateline.day)


def _in_address(text: str) -> Iterator[_Found]:
    found = _ADDRESS_DAY.search(text[:1500])
    if found:
        days = find_calendar_dates("-".join(found.groups()))
        yield from (_Found("address", day.edtf, Span(found.start(1), found.end(3))) for day in days[:1])


def _read_alike(found: list[_Found]) -> list[_Found]:
    """An ambiguous day is read the way that another one agrees with."""
    sure = {one.value for one in found if not one.ambiguous}
    return [
        _Found(one.kind, one.ambiguous, one.span)
        if one.ambiguous and one.ambiguous in sure and one.value not in sure
        else one
        for one in found
    ]
