"""Events as stringing them needs them: days, and what their reports name and say, taken together.

Reach for `event_of` with the reports of one event, for `Rare` to ask which names tell one matter from another on this
site.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from generator.knowledge import read_yaml
from generator.knowledge.countries import all_countries
from generator.knowledge.days import Day
from generator.knowledge.words import Vector
from generator.model import Entity
from generator.stories.report import Report, plays
from generator.stories.telling import page_of
from generator.stories.words import terms

_COMMON = 12
"""Events that may speak of one name before it is a theme of the site; of more events, by the root of their number."""

Names = tuple[tuple[frozenset[str], float], ...]


@dataclass(frozen=True, slots=True)
class Event:
    """The reports of one event, as one."""

    reports: tuple[Report, ...]
    day: Day | None
    """From the first day that its reports give to the last; None where none gives one in a known year."""
    telling: Mapping[str, float]
    """Stems of the names that at least half of its leads have, with how rare each is at large; of the matter alone."""
    names: Names
    """The same, name by name, with how rare the rarest stem of each is: a name of three words counts once."""
    stems: frozenset[str]
    """Stems of at least half of its texts."""
    persons: frozenset[str]
    """Pages of people who act in it."""
    bodies: frozenset[str]
    named: frozenset[str]
    matter: frozenset[str]
    """Those of them who have no part in many matters."""
    countries: frozenset[str]
    recurring: frozenset[str]
    storyline: str
    """Set by a person; empty otherwise."""

    @property
    def words(self) -> tuple[Vector, ...]:
        """The words of each report."""
        return tuple(report.words for report in self.reports)


def event_of(reports: Sequence[Report], in_many: frozenset[str] = frozenset()) -> Event:
    """The reports of one event, taken together. `in_many`: pages of those who have a part in many matters."""
    named = _all(report.named for report in reports)
    others = frozenset().union(*(stems_of(page) for page in named & in_many))
    half = (len(reports) + 1) // 2
    told = Counter(stem for report in reports for stem in report.telling)
    rare = {stem: weight for report in reports for stem, weight in report.telling.items()}
    telling = {stem: rare[stem] for stem in sorted(told) if told[stem] >= half and not _is_of(stem, others)}
    said = Counter(stem for report in reports for stem in report.stems)
    return Event(
        reports=tuple(reports),
        day=_day(reports),
        telling=telling,
        names=_names(telling, (stems.intersection(telling) for report in reports for stems in report.names)),
        stems=frozenset(stem for stem, count in said.items() if count >= half),
        persons=_all(report.persons for report in reports),
        bodies=_all(report.organizations for report in reports),
        named=named,
        matter=named - in_many,
        countries=frozenset(report.place.country for report in reports if report.place and report.place.country),
        recurring=_all(report.recurring for report in reports),
        storyline=next(iter(sorted({report.storyline for report in reports if report.storyline})), ""),
    )


def _names(telling: Mapping[str, float], several: Iterable[frozenset[str]]) -> Names:
    """Stems of one name together, the longest name first; any other is a name by itself."""
    left, found = set(telling), []
    for stems in sorted(set(several), key=lambda stems: (-len(stems), sorted(stems))):
        if len(stems) > 1 and stems <= left:
            found.append(stems)
            left -= stems
    found += [frozenset({stem}) for stem in sorted(left)]
    return tuple((stems, max(telling[stem] for stem in stems)) for stems in found)


def _is_of(stem: str, names: frozenset[str]) -> bool:
    return names.issuperset(stem.split("-"))


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def _day(reports: Sequence[Report]) -> Day | None:
    days = [report.day for report in reports if report.day and report.day.in_a_year]
    return Day(min(day.first for day in days), max(day.last for day in days)) if days else None


class Rare:
    """Which stems of names tell one matter from another: those that few events of the site have in their leads."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._spread = Counter(stem for event in events for stem in event.telling)
        self._most = _COMMON + math.isqrt(len(events))

    def __contains__(self, stem: str) -> bool:
        return self._spread[stem] <= self._most


def in_many_of(entities: Sequence[Entity]) -> frozenset[str]:
    """Pages of people whose office gives them a part in many matters: judges, presidents, police chiefs."""
    return frozenset(page_of(entity) for entity in entities if plays(entity, _parts_in_many()))


@cache
def _parts_in_many() -> tuple[str, ...]:
    return tuple(map(str, read_yaml("en/stories")["parts_in_many"]))


def stems_of(page: str) -> frozenset[str]:
    """The stems of a name, by the address of its page."""
    return frozenset(terms(page.rpartition("/")[2].replace("-", " ")))


@cache
def states() -> frozenset[str]:
    """Stems of the names of all countries and their people."""
    names = [name for country in all_countries() for name in (country.name, *country.names, *country.demonyms)]
    return frozenset(stem for name in names for stem in terms(name))
