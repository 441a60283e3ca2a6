"""What is new and what rises: counted back from the newest brief, since there is no clock.

Reach for `today` for the day of a site, for `trends` to rank its people, organisations and places by what changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.model import Brief, Entity, EntityKind
from generator.site import dates
from generator.site.site import Site

RECENT = 7
"""Days that count as now, the newest brief's day included."""
BEFORE = 30
"""Days before these, to compare with."""
_RISE = 2
"""How many times as often a day a name must come up as before."""


@dataclass(frozen=True, slots=True)
class Trend:
    """How often an entity came up of late."""

    entity: Entity
    recent: int
    """Briefs of the last `RECENT` days."""
    before: int
    """Briefs of the `BEFORE` days before these."""
    is_new: bool
    """No brief that is older than `RECENT` days names it."""

    @property
    def rises(self) -> bool:
        """New, or named twice or more and at least twice as often a day as before."""
        return self.is_new or (self.recent > 1 and self.recent * BEFORE >= _RISE * self.before * RECENT)

    @property
    def words(self) -> str:
        """ "new: 2 briefs", "3 briefs in 7 days, 1 in the 30 before"."""
        many = f"{self.recent:,} brief" if self.recent == 1 else f"{self.recent:,} briefs"
        if self.is_new:
            return f"new: {many}"
        return f"{many} in {RECENT} days, {self.before or 'none'} in the {BEFORE} before"


def news_day(brief: Brief) -> date | None:
    """The day on which a brief was news: that of publication, else of the event; None where no day is known.

    Publication first: an event may lie ahead, and one wrong year ahead would make all else old.
    """
    for told in (brief.published, brief.date):
        day = dates.order(told)
        if len(day) == len("2026-02-03"):
            try:
                return date.fromisoformat(day)
            except ValueError:
                continue
    return None


def today(site: Site) -> date | None:
    """The newest day of news of a site; None for one without any."""
    return max((day for brief in site.listed if (day := news_day(brief))), default=None)


def trends(site: Site, kind: EntityKind) -> tuple[Trend, ...]:
    """Entities of a kind that are new or rising, those in most recent briefs first.

    Nothing where every brief is recent: then all would be new.
    """
    now = today(site)
    days = {brief.path: (now - day).days for brief in site.listed if now and (day := news_day(brief))}
    if all(age < RECENT for age in days.values()):
        return ()
    found = [trend for entity in site.by_weight(kind) if (trend := _trend(entity, site.briefs_of(entity), days))]
    # by_weight is the order of those with the same counts: sorting keeps it.
    return tuple(sorted((t for t in found if t.rises), key=lambda t: (-t.recent, t.before)))


def _trend(entity: Entity, briefs: Iterable[Brief], days: dict[str, int]) -> Trend | None:
    ages = [days.get(brief.path, RECENT + BEFORE) for brief in briefs]
    recent = sum(age < RECENT for age in ages)
    before = sum(RECENT <= age < RECENT + BEFORE for age in ages)
    return Trend(entity, recent, before, recent == len(ages)) if recent else None
