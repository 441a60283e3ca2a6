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
from generator.site.out_of_time import OutOfTime, Telling, certain_day, out_of_time

SAID_BY = 3
NOTE = (
    "To check: used outside of the time in which other reports use it. That may be a habit, two offices held at once, "
    "or a day that was read wrong."
)

T = TypeVar("T")
Told = tuple[Brief, Appearance]
Way = tuple[str, str, str, str]
"""A role, a rank and an organisation as a report writes them, and where that is."""
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
    strange = to_check(here, told)
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
        own = _way(here, one[1])
        at = next((i for i, group in enumerate(ways) if all(_one_title(here, o, one) for o in group.values())), None)
        if at is None:
            at = len(groups)
            groups.append([])
            ways.append({})
        groups[at].append(one)
        ways[at].setdefault(own, one)
    return groups


def _way(here: Here, appearance: Appearance) -> Way:
    """All that `_one_title` looks at."""
    return appearance.role or "", appearance.rank or "", appearance.organization or "", _held_at(here, appearance)


def _one_title(here: Here, one: Told, other: Told) -> bool:
    held_at = {_held_at(here, a) for _, a in (one, other)} - {""}
    return len(held_at) < 2 and bool(one[1].role) == bool(other[1].role) and same_title(one[1], other[1])


def _held_at(here: Here, appearance: Appearance) -> str:
    found = here.site.entity_of(appearance.brief, appearance.organization or "")
    return f"{found.kind}/{found.slug}" if found else (appearance.organization or "").casefold()


def to_check(here: Here, told: Sequence[Told]) -> dict[str, OutOfTime[Appearance]]:
    """Briefs whose title is out of its time, of reports that are no copies and whose day is certain."""
    if len({_way(here, appearance) for _, appearance in told}) < 2:
        return {}
    tellings = [Telling(day, b.path, a) for b, a in told if (day := certain_day(b)) and not is_copy(here, b)]
    ways = {id(appearance): _way(here, appearance) for _, appearance in told}
    known: dict[tuple[Way, Way], bool] = {}

    def same(one: Appearance, other: Appearance) -> bool:
        # Hundreds of reports say a title in a handful of ways.
        pair = ways[id(one)], ways[id(other)]
        if pair not in known:
            known[pair] = _one_or_open(here, one, other)
        return known[pair]

    return out_of_time(tellings, same)


def _one_or_open(here: Here, one: Appearance, other: Appearance) -> bool:
    """Whether two titles are one, or one of them leaves it open, as a rank alone does."""
    held_at = {_held_at(here, a) for a in (one, other)} - {""}
    return not (one.role and other.role) or (len(held_at) < 2 and same_title(one, other))


def is_copy(here: Here, brief: Brief) -> bool:
    """Whether a report is the text of another one of its story."""
    return brief.path in here.site.copy_of


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
    how, since = ("later", "from") if found.later else ("earlier", "until")
    day = dates.show(found.day.isoformat())
    return em(f"to check: {how} than {number(found.count)} reports that give “{instead}” ({since} {day})")
