"""What a story's page says at its head: title, date, place, actors, and what its sources leave open.

Reach for these with the briefs of one story, ordered by date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from slugify import slugify

from generator.knowledge import edtf
from generator.model import KINDS, Brief, Entity


def page_of(entity: Entity) -> str:
    """Kind and slug as an address: `people/ada-obi`."""
    return f"{KINDS[entity.kind].folder}/{entity.slug}"


def title_of(group: Sequence[Brief]) -> str:
    """A person's name for the story if they gave one in words; else the fullest headline, a real one before a made
    one.
    """
    by_hand = sorted({brief.story for brief in group if brief.story and brief.story != slugify(brief.story)})
    if by_hand:
        return by_hand[0]
    best = min(group, key=lambda b: (not _has_headline(b), -len(b.title), b.title))
    return best.title


def _has_headline(brief: Brief) -> bool:
    """Whether the title stands in the source, or a person wrote it."""
    if brief.facts is None or brief.title != brief.facts.title.value:
        return True
    return not brief.facts.title.why.inferred


def date_of(group: Sequence[Brief]) -> str | None:
    """The day all reports give; where they differ, an interval over all; None where none has a date."""
    dates = sorted({brief.date for brief in group if brief.date})
    if len(dates) < 2:
        return dates[0] if dates else None
    firsts = [day for text in dates if (day := edtf.first_day(text))]
    lasts = [day for text in dates if (day := edtf.last_day(text))]
    if not firsts or not lasts:
        return dates[0]
    first, last = min(firsts).isoformat(), max(lasts).isoformat()
    return first if first == last else f"{first}/{last}"


def location_of(group: Sequence[Brief]) -> str | None:
    """The place most reports give; the fullest of equals."""
    counts = Counter(brief.location for brief in group if brief.location)
    stated = Counter({place: _precision(place, group) for place in counts})
    return min(counts, key=lambda place: (-counts[place], -stated[place], -len(place), place)) if counts else None


def _precision(place: str, group: Sequence[Brief]) -> int:
    """2 where the first part is on some report's map, 1 otherwise."""
    head = place.split(",", maxsplit=1)[0].strip()
    known = any(t.place and t.name == head for b in group if b.facts for t in b.facts.toponyms)
    return 2 if known else 1


def actors_of(group: Sequence[Brief], by_brief: Mapping[str, Sequence[tuple[Entity, bool]]]) -> tuple[str, ...]:
    """Pages of those who act, by the number of reports they act in."""
    counts = Counter(page_of(entity) for brief in group for entity, acts in by_brief.get(brief.path, ()) if acts)
    return tuple(sorted(counts, key=lambda page: (-counts[page], page)))


def unsaid(group: Sequence[Brief]) -> tuple[str, ...]:
    """Which of who, when, where, and by whom published, no report says; plain phrases."""
    open_ = []
    if not any(brief.actors for brief in group):
        open_.append("who took part")
    if not any(brief.date for brief in group):
        open_.append("when it took place")
    elif all(not brief.date or day_stands_in(brief) for brief in group):
        open_.append("when it took place: only dates of publication are given")
    if not any(brief.location for brief in group):
        open_.append("where it took place")
    nameless = sum(1 for brief in group if not brief.publisher)
    if nameless == len(group):
        open_.append("who published it" if nameless == 1 else "who published any of the reports")
    elif nameless:
        open_.append(f"who published {nameless} of the {len(group)} reports")
    return tuple(open_)


def day_stands_in(brief: Brief) -> bool:
    """Whether the day of the event is only that of publication or of the dateline, since the words give none."""
    fact = brief.facts.date if brief.facts else None
    if fact is None or brief.article is None or fact.value != brief.date or not fact.why.inferred:
        return False
    return not fact.spans or brief.article.zone_at(fact.spans[0].start) in ("publication", "dateline", "byline")
