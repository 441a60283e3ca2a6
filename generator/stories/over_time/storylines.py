"""Storylines as pages tell them: address, title, days, and what nearly all of their events name.

Reach for `storylines_of` with the stories of a site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from slugify import slugify

from generator.knowledge.addresses import LONGEST, beyond, kept, safe, same, short, told_apart
from generator.model import Entity, Story, Storyline
from generator.stories.over_time.events import Event, Rare, event_of, in_many_of
from generator.stories.over_time.same_matter import rare_stems_of
from generator.stories.over_time.strung import MOST_OF, strung
from generator.stories.report import Report
from generator.stories.telling import page_of

_ABOUT = 6
_TOLD = 3
"""Names that a reason gives."""


def storylines_of(
    stories: Sequence[Story],
    reports: Mapping[str, Report],
    entities: Sequence[Entity],
    links: Sequence[tuple[str, str]],
    previous: Mapping[str, Sequence[str]],
) -> tuple[Storyline, ...]:
    """Stories strung together; by slug. The order of the input changes nothing.

    `reports`: by path of the brief; `links`: briefs of two stories known to be of one matter; `previous`: the briefs
    that each page of a storyline held before.
    A `storyline` that a person set in a brief binds its whole event.
    """
    in_many = in_many_of(entities)
    events = [event_of([reports[path] for path in story.briefs], in_many) for story in stories]
    rare, names = Rare(events), {page_of(entity): entity.title for entity in entities}
    number = {path: at for at, story in enumerate(stories) for path in story.briefs}
    groups = strung(events, rare, [(number[a], number[b]) for a, b in links])
    slugs = _slugs([[stories[i] for i in group] for group in groups], [_named(events, g) for g in groups], previous)
    lines = (
        _storyline(slug, [stories[i] for i in group], [events[i] for i in group], names, rare)
        for slug, group in zip(slugs, groups, strict=True)
    )
    return tuple(sorted(lines, key=lambda line: line.slug))


def _storyline(
    slug: str, stories: Sequence[Story], events: Sequence[Event], names: Mapping[str, str], rare: Rare
) -> Storyline:
    counts = _about(events, rare)
    by_hand = [event.storyline for event in events if event.storyline]
    in_words = sorted({name for name in by_hand if name != slugify(name)})
    told = "; ".join(f"{names[page]} in {counts[page]} of {len(events)} events" for page in list(counts)[:_TOLD])
    hand = "put together by hand" if len(by_hand) == len(events) else "put together by hand in part" if by_hand else ""
    return Storyline(
        slug=slug,
        title=in_words[0] if in_words else next((each.title for each in stories if each.title), slug),
        stories=tuple(story.slug for story in stories),
        reason="; ".join(part for part in (hand, told) if part) or "the same names in the same matter",
        date=_date(events),
        about=tuple(list(counts)[:_ABOUT]),
    )


def _about(events: Sequence[Event], rare: Rare) -> dict[str, int]:
    """Pages with a rare name that nearly all events have, half of them in their leads, with in how many; most first,
    who acts before where.
    """
    counts = Counter(page for event in events for page in event.named)
    most = [page for page, count in counts.items() if count >= MOST_OF * len(events) and _leads(page, events, rare)]
    ordered = sorted(most, key=lambda page: (-counts[page], page.startswith("places/"), page))
    return {page: counts[page] for page in ordered}


def _leads(page: str, events: Sequence[Event], rare: Rare) -> bool:
    """Whether the rare words of a name stand in the leads of half of the events."""
    stems = rare_stems_of(page, rare)
    return 2 * sum(any(stem in event.telling for stem in stems) for event in events) >= len(events)


def _date(events: Sequence[Event]) -> str | None:
    days = [event.day for event in events if event.day]
    if not days:
        return None
    first, last = min(day.first for day in days).isoformat(), max(day.last for day in days).isoformat()
    return first if first == last else f"{first}/{last}"


def _named(events: Sequence[Event], group: Sequence[int]) -> str:
    return next((slugify(events[i].storyline) for i in group if events[i].storyline), "")


def _slugs(groups: Sequence[Sequence[Story]], named: Sequence[str], previous: Mapping[str, Sequence[str]]) -> list[str]:
    """An address for each: a person's, else the earlier one with most briefs in common, else that of its title."""
    slugs: dict[int, str] = {}
    taken: set[str] = set()
    for number, name in enumerate(named):
        if name:
            slug = (
                name if name in previous and name not in taken else safe(short(name), "storyline", beside_folders=True)
            )
            slugs[number] = told_apart(slug, [beyond(slug, name)], lambda free: same(free) in taken)
            taken.add(same(slugs[number]))
    briefs = [[] if n in slugs else [p for story in group for p in story.briefs] for n, group in enumerate(groups)]
    slugs |= kept(briefs, previous, taken)
    for number in sorted(set(range(len(groups))) - set(slugs), key=lambda n: groups[n][0].slug):
        title = slugify(groups[number][0].title[:200], max_length=LONGEST, word_boundary=True) or "storyline"
        own = [(story.location or "").split(",", maxsplit=1)[0] for story in groups[number]]
        slugs[number] = told_apart(safe(title, "storyline", beside_folders=True), own, lambda free: same(free) in taken)
        taken.add(same(slugs[number]))
    return [slugs[number] for number in range(len(groups))]
