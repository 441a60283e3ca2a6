"""The titles of somebody in the order of time, with the reports that give them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from generator.knowledge.same_title import same_title, title_of
from generator.model import Appearance, Brief, Entity
from generator.pages.headings import number
from generator.pages.markdown import Markdown, em, escape, lines
from generator.pages.parts import Here
from generator.site import dates
from generator.site.offices import Way, held_at, titles_to_check, way_of
from generator.site.out_of_time import OutOfTime

SAID_BY = 3
NOTE = (
    "To check: used outside of the time in which other reports use it. That may be a habit, two offices held at once, "
    "or a day that was read wrong."
)

T = TypeVar("T")
Told = tuple[Brief, Appearance]
TitleRow = tuple[Markdown, Markdown, Markdown]
"""The title, the days of the reports, and the reports."""


def titles(here: Here, entity: Entity) -> tuple[tuple[TitleRow, ...], str]:
    """Every title an entity is said to hold, first used first, where they are more than one; and what "to check" means
    there, if anything is.
    """
    told = [
        (here.site.brief_at[a.brief], a)
        for a in entity.appearances
        if (a.role or a.rank) and a.brief in here.site.brief_at
    ]
    groups = _grouped(here, sorted(told, key=_by_day))
    if len(groups) < 2:
        return (), ""
    strange = titles_to_check(here.site, entity)
    return tuple(_row(here, group, strange) for group in groups), NOTE if strange else ""


def _by_day(one: Told) -> tuple[bool, str, str]:
    day = in_time(one[0])
    return (not day, day, one[0].path)


def in_time(brief: Brief) -> str:
    """A key that sorts reports in the order of the days on which they speak; empty without one."""
    return dates.order(brief.published) or dates.order(brief.date)


def _grouped(here: Here, told: Iterable[Told]) -> list[list[Told]]:
    """One title in several ways of writing is one; the same office elsewhere is not, nor is a rank alone."""
    groups: list[list[Told]] = []
    # Reports say a title in few ways: each is compared once, however many say it.
    ways: list[dict[Way, Told]] = []
    for one in told:
        own = way_of(here.site, one[1])
        at = next((i for i, group in enumerate(ways) if all(_one_title(here, o, one) for o in group.values())), None)
        if at is None:
            at = len(groups)
            groups.append([])
            ways.append({})
        groups[at].append(one)
        ways[at].setdefault(own, one)
    return groups


def _one_title(here: Here, one: Told, other: Told) -> bool:
    places = {held_at(here.site, a) for _, a in (one, other)} - {""}
    return len(places) < 2 and bool(one[1].role) == bool(other[1].role) and same_title(one[1], other[1])


def _row(here: Here, group: Sequence[Told], strange: dict[str, OutOfTime[Appearance]]) -> TitleRow:
    fullest = max((a for _, a in group), key=lambda a: (len(a.role or ""), a.role or "", len(a.organization or "")))
    ranks = dict.fromkeys(a.rank for _, a in group if a.rank)
    notes = [check(s, title_of(s.instead)) for b, _ in group if (s := strange.get(b.path))]
    briefs = tuple({b.path: b for b, _ in group}.values())
    return (
        lines(here.held(fullest), em(escape(", ".join(ranks))) if ranks else ""),
        escape(_span(briefs)),
        lines(said_by(here, briefs), *notes),
    )


def _span(briefs: Sequence[Brief]) -> str:
    """From the first to the last day on which reports speak."""
    days = sorted((b.published or b.date or "" for b in briefs if in_time(b)), key=dates.order)
    first, last = (days[0].split("/")[0], days[-1].split("/")[-1]) if days else ("", "")
    return dates.show(first if first == last else f"{first}/{last}")


def said_by(here: Here, briefs: Sequence[Brief]) -> Markdown:
    """The first reports by their days, and how many more."""
    days = [here.brief(b, dates.show(b.published or b.date) or b.title) for b in briefs[:SAID_BY]]
    return lines(*days, f"and {len(briefs) - SAID_BY} more" if len(briefs) > SAID_BY else "")


def check(found: OutOfTime[T], instead: str) -> Markdown:
    """What is to be checked, worded as what the reports say: "to check: later than two reports that give “Mayor”"."""
    return em(f"to check: {found.words(f'“{instead}”', number)}")
