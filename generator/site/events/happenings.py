"""What happened, each thing once, as the reports of one story tell it. Reach for it through `Site.happenings`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.knowledge import edtf
from generator.model import Brief, Entity, EventText, Story
from generator.site import dates, routes
from generator.site.events.verbs import mutual_kinds

EntityOf = Callable[[str, str], Entity | None]
"""Brief (by path), spelling -> who or what that is."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report says of an event."""

    brief: Brief
    event: EventText | None
    """None for a report that tells of no event: its headline stands for it."""
    is_main: bool = False
    """Whether it is the first event of its brief."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, and every report of one story that tells it."""

    tellings: tuple[Telling, ...]
    """The fullest first."""

    @property
    def brief(self) -> Brief:
        """The report that tells it most fully."""
        return self.tellings[0].brief

    @property
    def event(self) -> EventText | None:
        """The event as that one tells it."""
        return self.tellings[0].event

    @property
    def briefs(self) -> tuple[Brief, ...]:
        """All reports that tell it."""
        return tuple(telling.brief for telling in self.tellings)

    @property
    def day(self) -> str | None:
        """EDTF: its own day, by the fullest report that gives one; None where none does."""
        return next((t.event.date for t in self.tellings if t.event and t.event.date), None)

    @property
    def reported(self) -> str | None:
        """EDTF: the day that stands for it where it has none of its own: that of its report."""
        return self.brief.date or self.brief.published

    @property
    def order(self) -> str:
        """A key that sorts by day."""
        return dates.order(self.day) or dates.order(self.reported)


@dataclass(frozen=True)
class Happenings:
    """All that happened on a site."""

    by_story: tuple[tuple[Happening, ...], ...]
    """Those of each story, in the order in which they were told."""
    entity_of: EntityOf

    @cached_property
    def newest(self) -> tuple[Happening, ...]:
        """Latest day first; what has no day comes last."""
        return tuple(_newest([one for told in self.by_story for one in told]))

    @cached_property
    def _of_brief(self) -> dict[str, tuple[Happening, ...]]:
        return {brief.path: told for told in self.by_story for one in told for brief in one.briefs}

    def of_briefs(self, briefs: Iterable[Brief]) -> tuple[Happening, ...]:
        """Those that the stories of some briefs tell, in order of time."""
        found = {id(one): one for brief in briefs for one in self._of_brief.get(brief.path, ())}
        return tuple(reversed(_newest(found.values())))

    @cached_property
    def _of_entity(self) -> dict[str, tuple[Happening, ...]]:
        found: dict[str, dict[int, Happening]] = defaultdict(dict)
        for one in self.newest:
            for telling in one.tellings:
                for name in (*telling.event.source, *telling.event.target) if telling.event else ():
                    if entity := self.entity_of(telling.brief.path, name):
                        found[routes.of_entity(entity)][id(one)] = one
        return {page: tuple(told.values()) for page, told in found.items()}

    def of_entity(self, entity: Entity) -> tuple[Happening, ...]:
        """Those in which somebody or something is on either side, latest first."""
        return self._of_entity.get(routes.of_entity(entity), ())


def happenings_of(briefs: Iterable[Brief], stories: Iterable[Story], entity_of: EntityOf) -> Happenings:
    """The events that some briefs tell. Reports of two stories are never joined."""
    at = {brief.path: brief for brief in briefs}
    groups = [[at.pop(path) for path in story.briefs if path in at] for story in stories]
    return Happenings(tuple(_of_story(group, entity_of) for group in [*groups, *([b] for b in at.values())]), entity_of)


def _newest(found: Iterable[Happening]) -> list[Happening]:
    by_path = sorted(found, key=lambda one: (one.brief.path, one.event.words if one.event else ""))
    return sorted(by_path, key=lambda one: one.order, reverse=True)


def _of_story(briefs: Sequence[Brief], entity_of: EntityOf) -> tuple[Happening, ...]:
    found: list[list[Telling]] = []
    for brief in briefs:
        tellings = [Telling(brief, event, not place) for place, event in enumerate(brief.events)]
        before = len(found)
        for telling in tellings or [Telling(brief, None)]:
            # Two events of one brief are two: only what other reports told is looked at.
            same = next((told for told in found[:before] if _is_told(told, telling, entity_of)), None)
            if same is None:
                found.append([telling])
            else:
                same.append(telling)
    return tuple(Happening(tuple(sorted(told, key=_fullness))) for told in found)


def _fullness(telling: Telling) -> tuple[int, bool, bool]:
    event = telling.event
    if event is None:
        return 0, True, True
    return -bool(event.source) - bool(event.target), not event.date, not event.place


def _is_told(told: Sequence[Telling], one: Telling, entity_of: EntityOf) -> bool:
    """Whether every report that told an event means the one that another tells."""
    return all(other.brief.path != one.brief.path and _is_same(other, one, entity_of) for other in told)


def _is_same(one: Telling, other: Telling, entity_of: EntityOf) -> bool:
    """Same kind and standing, days that agree; the sides share somebody, or, of the event that the story is about,
    name nobody who contradicts.
    """
    a, b = one.event, other.event
    if a is None or b is None or not a.kind or (a.kind, _stands(a)) != (b.kind, _stands(b)) or _apart(a.date, b.date):
        return False
    sides = [_sides(telling.brief, event, entity_of) for telling, event in ((one, a), (other, b))]
    crossed = (sides[0], sides[1][::-1])
    ways = (sides, crossed) if a.kind in mutual_kinds() else (sides,)
    both_main = one.is_main and other.is_main
    return any(_agree(first, second, both_main) for first, second in ways)


_Side = frozenset[str]


def _agree(first: tuple[_Side, _Side], second: tuple[_Side, _Side], both_main: bool) -> bool:
    pairs = list(zip(first, second, strict=True))
    if any(a & b for a, b in pairs):
        return not any(_contradict(a, b) for a, b in pairs)
    return both_main and not any(_contradict(a, b) for a, b in pairs)


def _contradict(a: _Side, b: _Side) -> bool:
    """Both sides name pages, and no page in common; "two men" and "the drivers" may be the same."""
    pages = [{name for name in side if name.endswith(".md")} for side in (a, b)]
    return bool(pages[0] and pages[1]) and not a & b


def _sides(brief: Brief, event: EventText, entity_of: EntityOf) -> tuple[_Side, _Side]:
    def names(side: Sequence[str]) -> _Side:
        return frozenset(_name(brief, name, entity_of) for name in side)

    return names(event.source), names(event.target)


def _name(brief: Brief, name: str, entity_of: EntityOf) -> str:
    entity = entity_of(brief.path, name)
    return routes.of_entity(entity) if entity else name.casefold()


def _stands(event: EventText) -> str:
    return event.modality or "done"


def _apart(one: str | None, other: str | None) -> bool:
    """Whether two days can't be the same."""
    if not one or not other or one == other:
        return False
    days = [edtf.first_day(one), edtf.last_day(one), edtf.first_day(other), edtf.last_day(other)]
    first, last, start, end = days
    return first is None or last is None or start is None or end is None or last < start or end < first
