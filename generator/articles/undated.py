"""The day of a report that carries no date: inferred from the days its text names, where those are telling."""

from __future__ import annotations

import re
from datetime import date

from generator.articles.cues import is_caption
from generator.articles.lines import Line
from generator.knowledge.calendar import CalendarDate, find_calendar_dates
from generator.model import Article, Candidate, Fact, Span, Why, Zone

_AHEAD = re.compile(
    r"\b(?:will|by|until|till|before|from|through|scheduled|due|planned|plans?|expected|upcoming|next|set|deadline|starting)"
    r"\b[^.;\n]{0,60}$",
    re.IGNORECASE,
)
_POST = re.compile(r"\(@\w{1,30}\)\s*$|\bposted by [^\n]{1,60}\bon\s*$", re.IGNORECASE)
_ARCHIVE = re.compile(r"\bfile\b|\bthis [^\n]{0,40}\bphoto\b|\barchive|\bamended\b|\bupdated\b", re.IGNORECASE)
_YEARS_ON = re.compile(r"\b(?:years?|decades?|months) (?:on|ago|later|after|since)\b|\banniversary\b", re.IGNORECASE)
_HEAD = 400
"""Characters among which a text says that it looks back."""
_LEAD = 60
"""Characters; the first body zone as long as that is the lead."""


def past_days(article: Article) -> tuple[tuple[CalendarDate, Span], ...]:
    """Full days that the text names, latest first, less those it speaks of as still to come."""
    found = []
    for zone in _read_zones(article):
        for day in find_calendar_dates(zone.span.of(article.text)):
            span = Span(zone.span.start + day.start, zone.span.start + day.end)
            if day.year and day.day and not day.is_range and not is_ahead(article.text, span.start):
                found.append((day, span))
    return tuple(sorted(found, key=lambda one: (-_day(one[0]).toordinal(), one[1])))


def is_ahead(text: str, start: int) -> bool:
    """Whether the words before an offset speak of the future or of a limit: "will be held on"."""
    return bool(_AHEAD.search(text[max(0, start - 80) : start]))


def day_of_undated(article: Article) -> Fact | None:
    """The latest day named, where its place says that the report is of that day; None elsewhere.

    Telling places: a weekday beside it, a quoted post, a picture's text, the lead. A picture from the archive tells
    nothing, nor does a day somewhere in the background.
    """
    days = past_days(article)
    if not days:
        return None
    day, span = days[0]
    basis = next((basis for basis in (_basis(article, *one) for one in _same_day(days)) if basis), None)
    if basis is None:
        return None
    reason = f"not dated; {basis[0]} is the latest day named, and a report appears on that day or soon after"
    others = dict.fromkeys(_day(other).isoformat() for other, _ in days if _day(other) != _day(day))
    where = {_day(other).isoformat(): span for other, span in reversed(days)}
    runners = tuple(
        Candidate(other, where[other], 0.2, "an earlier day that the text names") for other in list(others)[:3]
    )
    return Fact(_day(day).isoformat(), (span,), Why("published.latest_day_named", reason, basis[1], True), runners)


def _same_day(days: tuple[tuple[CalendarDate, Span], ...]) -> list[tuple[CalendarDate, Span]]:
    return [one for one in days[:20] if _day(one[0]) == _day(days[0][0])]


def _basis(article: Article, day: CalendarDate, span: Span) -> tuple[str, float] | None:
    """What a day's place in the text says, and how sure that is."""
    zone = next(zone for zone in _read_zones(article) if span.within(zone.span))
    words, place = zone.span.of(article.text), span.start - zone.span.start
    # Who took a picture, and whether it is from the archive, is cut off the picture's text.
    if _ARCHIVE.search(article.text[max(zone.span.start, span.start - 60) : span.end + 20].partition("\n")[0]):
        return None
    if _POST.search(words[max(0, place - 90) : place]):
        return "a post that it quotes", 0.6
    if day.weekday is not None and day.weekday_fits:
        return "a day with its weekday", 0.75
    if zone.kind == "caption" or is_caption(Line(zone.span.start, zone.span.end, words, 1), False):
        return "a picture's day", 0.55
    if _YEARS_ON.search(article.text[:_HEAD]):
        return None
    lead = next((z for z in _read_zones(article) if z.kind == "body" and z.span.end - z.span.start > _LEAD), None)
    return ("the lead's day", 0.6) if lead == zone and day.year and day.year > 1900 else None


def _read_zones(article: Article) -> list[Zone]:
    return [zone for zone in article.zones if zone.kind in ("headline", "bullet", "caption", "body")]


def _day(day: CalendarDate) -> date:
    assert day.year is not None
    assert day.day is not None
    return date(day.year, day.month, day.day)
