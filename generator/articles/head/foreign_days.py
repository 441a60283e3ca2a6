"""The day of publication of a text in another language than English, where its head prints it in full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.articles.lines import Line
from generator.knowledge import read_yaml
from generator.knowledge.calendar import exists
from generator.knowledge.words import longest_first
from generator.model import Fact, Span, Why

_HEAD, _TAIL = 8, 3
_LONGEST = 14
"""Words of a line that holds a day and little else."""
_LEAD = 160
"""Characters of the first paragraph within which a dateline stands."""
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९", "012345678901234567890123456789")
_EAST = re.compile(r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]")
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")


def foreign_published(text: str, lines: Sequence[Line], language: str) -> Fact | None:
    """The first full day in a short line of the head, in the first words of the text, or in the last lines.

    Reach for it where `language` is not English: months by the names that Unicode CLDR gives, years in four figures
    alone. None where no such day is printed.
    """
    for line, reach in _looked_at(lines):
        for value, start, end in _days(line.text[:reach], language):
            span = Span(line.start + start, line.start + end)
            return Fact(
                value, (span,), Why("published.foreign_day", f"a full day at the head of a text in “{language}”", 0.8)
            )
    return None


def _looked_at(lines: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    for line in (*lines[:_HEAD], *lines[max(len(lines) - _TAIL, _HEAD) :]):
        if line.words <= _LONGEST:
            yield line, len(line.text)
    yield from ((line, _LEAD) for line in lines[:_HEAD] if line.words > _LONGEST)


def _days(words: str, language: str) -> Iterator[tuple[str, int, int]]:
    plain = words.translate(_DIGITS)
    for pattern in (_named(language), _EAST, _ISO):
        for found in pattern.finditer(plain) if pattern else ():
            month = int(found["month"]) if found["month"].isdigit() else _numbers(language)[found["month"].lower()]
            year, day = int(found["year"]), int(found["day"])
            if exists(year, month, day):
                yield f"{year:04}-{month:02}-{day:02}", found.start(), found.end()


@cache
def _numbers(language: str) -> dict[str, int]:
    months = read_yaml("months").get(language, ())
    return {name: number for number, names in enumerate(months, 1) for name in names.split("; ")}


@cache
def _named(language: str) -> re.Pattern[str] | None:
    """ "5 de marzo de 2024", "5. März 2024", "5 марта 2024", "5 mars 2024"."""
    if not _numbers(language):
        return None
    month = "|".join(map(re.escape, longest_first(_numbers(language))))
    return re.compile(
        rf"(?<![\w])(?P<day>[0-3]?\d)(?:\.|º|er|ª)?\s(?:de\s|di\s)?(?P<month>{month})\.?,?\s(?:de\s|del\s)?(?P<year>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    )
