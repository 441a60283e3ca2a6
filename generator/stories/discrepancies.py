"""Where the reports of one story differ: each report's value beside its own words.

Reach for `discrepancies_of` with the briefs of a story. `FINDERS` is the list of what is compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from generator.knowledge import edtf
from generator.knowledge.gazetteer import lookup
from generator.knowledge.same_title import exclude, title_of
from generator.model import Appearance, Brief, Cell, Copy, Discrepancy, Entity, Place, Span
from generator.stories.change import titles_read
from generator.stories.fragments import cell_of_name, cell_of_title, cut
from generator.stories.names_differ import named_apart, spelt_apart
from generator.stories.numbers import numbers_differ
from generator.stories.telling import day_stands_in
from generator.stories.witnesses import told_once

Finder = Callable[[Sequence[Brief], Sequence[Entity]], Iterator[Discrepancy]]


def discrepancies_of(
    group: Sequence[Brief], entities: Sequence[Entity], copies: Sequence[Copy] = ()
) -> tuple[Discrepancy, ...]:
    """All differences between two or more reports; none for a single one. `entities`: those in any of the briefs.

    What `copies` repeat is said once, and the day on which one was printed dates no event.
    """
    if len(group) < 2:
        return ()
    of = {copy.brief: copy.of for copy in copies}
    told = [brief for brief in group if brief.path not in of or not day_stands_in(brief)]
    differ = (found for finder in FINDERS for found in finder(told if finder is dates else group, entities))
    return tuple(once for found in differ if (once := told_once(found, of)))


def dates(group: Sequence[Brief], entities: Sequence[Entity]) -> Iterator[Discrepancy]:
    """Days that don't overlap; milder where those that do differ are days of publication."""
    dated = [brief for brief in group if brief.date and edtf.first_day(brief.date)]
    ways = {(brief.date, day_stands_in(brief)): brief for brief in dated}.values()  # a thousand reports, few days
    apart = [pair for pair in combinations(ways, 2) if not _overlap(pair[0].date, pair[1].date)]
    if not apart:
        return
    cells = tuple(_date_cell(brief) for brief in dated)
    if any(not day_stands_in(a) and not day_stands_in(b) for a, b in apart):
        yield Discrepancy("date", "Date", cells, "conflict", "the reports give different days for one event")
        return
    yield Discrepancy("date", "Date", cells, "may agree", _why(next(b for b in dated if day_stands_in(b))))


def _why(brief: Brief) -> str:
    fact = brief.facts.date if brief.facts else None
    return fact.why.reason if fact else "one is a day of publication"


def _overlap(a: str | None, b: str | None) -> bool:
    days = [(edtf.first_day(text), edtf.last_day(text)) for text in (a or "", b or "")]
    (first_a, last_a), (first_b, last_b) = days
    if not (first_a and last_a and first_b and last_b):
        return True
    return first_a <= last_b and first_b <= last_a


def _date_cell(brief: Brief) -> Cell:
    fact = brief.facts.date if brief.facts else None
    own = fact is not None and fact.value == brief.date
    return _cell(brief, brief.date or "", fact.spans[0] if fact and own and fact.spans else None)


def _cell(brief: Brief, value: str, span: Span | None) -> Cell:
    return Cell(brief.path, value, cut(brief, span), span)


def places(group: Sequence[Brief], entities: Sequence[Entity]) -> Iterator[Discrepancy]:
    """Two towns, or two countries; a country beside a town in it, or a building that is on no map, is no difference.

    Nor is a dateline: it says where a report was filed.
    """
    spots = [(brief, _spot(brief)) for brief in group if brief.location and not _filed_there(brief)]
    found = dict.fromkeys(spot for _, spot in spots if spot)
    apart = [(a, b) for a, b in combinations(found, 2) if not _compatible(a, b)]
    if not apart:
        return
    cells = tuple(_place_cell(brief) for brief, _ in spots)
    near = all(_kilometres(a, b) <= 30 for a, b in apart)
    if near:
        yield Discrepancy("place", "Place", cells, "may agree", "neighbouring towns: one may stand for the other")
    else:
        yield Discrepancy("place", "Place", cells, "conflict", "the reports put one event in different places")


def _filed_there(brief: Brief) -> bool:
    """Whether the place is that of the dateline."""
    fact = brief.facts.location if brief.facts else None
    if fact is None or brief.article is None or fact.value != brief.location:
        return False
    return bool(fact.spans) and any(fact.spans[0].within(line) for line in brief.article.spans_of("dateline"))


def _spot(brief: Brief) -> Place | None:
    """Where the first part of the location lies; None for a building or one that is on no map."""
    head = (brief.location or "").split(",")[0].strip()
    mapped = [t.place for t in brief.facts.toponyms if t.name == head] if brief.facts else []
    return mapped[0] if mapped else next(iter(lookup(head)), None)


def _compatible(a: Place, b: Place) -> bool:
    if a.country != b.country:
        return not (a.country and b.country)
    return a.name == b.name or "city" not in (a.kind, b.kind) or not (a.kind == b.kind == "city")


def _kilometres(a: Place, b: Place) -> float:
    """Rough distance: a degree is 111 km, which is all that "next to each other" needs."""
    return 111 * max(abs(a.latitude - b.latitude), abs(a.longitude - b.longitude))


def _place_cell(brief: Brief) -> Cell:
    fact = brief.facts.location if brief.facts else None
    own = fact is not None and fact.value == brief.location
    return _cell(brief, brief.location or "", fact.spans[0] if fact and own and fact.spans else None)


def _appearing(entity: Entity, group: Sequence[Brief]) -> list[tuple[Brief, Appearance]]:
    """Its appearance in each brief of the story, the acting one first."""
    by_brief: dict[str, list[Appearance]] = {}
    for appearance in entity.appearances:
        by_brief.setdefault(appearance.brief, []).append(appearance)
    told = ((brief, by_brief.get(brief.path)) for brief in group)
    return [(brief, min(own, key=lambda a: (not a.acting, a.role is None, a.spelling))) for brief, own in told if own]


def titles(group: Sequence[Brief], entities: Sequence[Entity]) -> Iterator[Discrepancy]:
    """Roles and ranks that nobody holds at one time."""
    for entity in entities:
        held = [(b, a) for b, a in _appearing(entity, group) if entity.kind == "person" and (a.role or a.rank)]
        ways = {(a.rank, a.role, a.organization): a for _, a in held}.values()
        if not any(exclude(a, b) for a, b in combinations(ways, 2)):
            continue
        cells = tuple(cell_of_title(brief, appearance, title_of(appearance)) for brief, appearance in held)
        reading, reason = titles_read(held, cells)
        yield Discrepancy("title", f"Title of {entity.name}", cells, reading, reason)


def spellings(group: Sequence[Brief], entities: Sequence[Entity]) -> Iterator[Discrepancy]:
    """One person, several spellings."""
    for entity in entities:
        if entity.kind != "person":
            continue
        found = _appearing(entity, group)
        if any(spelt_apart(a, b) for a, b in combinations(_spellings(found), 2)):
            cells = tuple(cell_of_name(brief, appearance) for brief, appearance in found)
            label = f"Spelling of {entity.name}"
            yield Discrepancy("spelling", label, cells, "one person", _reason(entity, found))


def names(group: Sequence[Brief], entities: Sequence[Entity]) -> Iterator[Discrepancy]:
    """One organisation, several names."""
    for entity in entities:
        if entity.kind != "organization":
            continue
        found = _appearing(entity, group)
        if any(named_apart(a, b) for a, b in combinations(_spellings(found), 2)):
            cells = tuple(cell_of_name(brief, appearance) for brief, appearance in found)
            yield Discrepancy("name", f"Name of {entity.name}", cells, "one organization", _reason(entity, found))


def _spellings(found: Sequence[tuple[Brief, Appearance]]) -> tuple[str, ...]:
    """Each once, however many reports write it so."""
    return tuple(dict.fromkeys(appearance.spelling for _, appearance in found))


def _reason(entity: Entity, found: Sequence[tuple[Brief, Appearance]]) -> str:
    """Why the entity's page takes the names for one."""
    used = {appearance.spelling for _, appearance in found}
    return next((s.reason for s in entity.spellings[1:] if s.name in used), "the same name")


FINDERS: tuple[Finder, ...] = (dates, places, titles, spellings, names, numbers_differ)
