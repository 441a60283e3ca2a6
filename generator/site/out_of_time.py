"""Which reports use a title, or name a holder of an office, outside of the time in which other reports do.

Reach for `out_of_time` with what each report says, one report an origin. What it finds is to be checked by a reader,
and never a fact: an office may be held beside another one, and a day may be read wrong. So it asks for much: certain
days, two reports that say otherwise between this one and the others that say the same, and nobody who says both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from generator.knowledge import edtf
from generator.model import DATE, PUBLISHED, Brief
from generator.site.dates import show

BETWEEN = 2
"""Reports that must stand between."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Telling(Generic[T]):
    """What one report says, and on which day."""

    day: date
    brief: str
    value: T


@dataclass(frozen=True, slots=True)
class OutOfTime(Generic[T]):
    """Why a telling is to be checked: it is `later` (or earlier) than `count` reports that say `instead`."""

    later: bool
    instead: T
    count: int
    day: date
    """The first day of those that say otherwise; for an earlier telling the last."""

    def words(self, instead: str, number: Callable[[int], str] = str) -> str:
        """What the reports say: "later than two reports that give “Mayor” (from 2 May 2025)"."""
        how, since = ("later", "from") if self.later else ("earlier", "until")
        return f"{how} than {number(self.count)} reports that give {instead} ({since} {show(self.day.isoformat())})"


def certain_day(brief: Brief) -> date | None:
    """The day on which a report speaks, where it is stated or set by hand: of publication, else of the event."""
    for field, text in ((PUBLISHED, brief.published), (DATE, brief.date)):
        first, last = edtf.first_day(text or ""), edtf.last_day(text or "")
        row = brief.evidence_of(field)
        sure = field in brief.corrected or row is None or row.why.standing == "stated"
        if first and first == last and sure:
            return first
    return None


def out_of_time(told: Sequence[Telling[T]], same: Callable[[T, T], bool]) -> dict[str, OutOfTime[T]]:
    """Brief -> why it is to be checked. Of two single reports round the others the later one is meant: titles are kept
    by habit, not foreseen.
    """
    found: dict[str, OutOfTime[T]] = {}
    for one in sorted(told, key=lambda t: (t.day, t.brief), reverse=True):
        own = [t for t in told if t is not one and same(t.value, one.value)]
        for other in _others(told, one, same):
            late, early = _after(one, own, other), _before(one, own, other)
            if late or (early and not any(t.brief in found for t in own)):
                between = late or early
                first = between[0] if late else between[-1]
                found.setdefault(one.brief, OutOfTime(bool(late), first.value, len(between), first.day))
    return found


def _others(told: Sequence[Telling[T]], one: Telling[T], same: Callable[[T, T], bool]) -> list[list[Telling[T]]]:
    """What else is said, each value with its reports by day; none that a report says beside this value."""
    groups: list[list[Telling[T]]] = []
    for telling in sorted(told, key=lambda t: (t.day, t.brief)):
        if not same(telling.value, one.value):
            group = next((group for group in groups if same(group[0].value, telling.value)), None)
            groups.append([telling]) if group is None else group.append(telling)
    own = {t.brief for t in told if same(t.value, one.value)}
    return [group for group in groups if own.isdisjoint(t.brief for t in group)]


def _after(one: Telling[T], own: Sequence[Telling[T]], other: Sequence[Telling[T]]) -> list[Telling[T]]:
    """The reports that say otherwise between all others of this value and this one, which comes later."""
    last = max((t.day for t in own), default=one.day)
    between = [t for t in other if last < t.day < one.day]
    return between if own and len(between) >= BETWEEN and all(t.day > last for t in other) else []


def _before(one: Telling[T], own: Sequence[Telling[T]], other: Sequence[Telling[T]]) -> list[Telling[T]]:
    """The same for one that comes earlier than all others of its value, of which there are at least two."""
    first = min((t.day for t in own), default=one.day)
    between = [t for t in other if one.day < t.day < first]
    return between if len(own) >= BETWEEN and len(between) >= BETWEEN and all(t.day < first for t in other) else []
