"""Which offices a body has and who is said to hold them, with the reports that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from generator.model import Appearance, Entity
from generator.pages import dates
from generator.pages.markdown import Markdown, escape, lines
from generator.pages.parts import Here, role_key

SAID_BY = 3
MOST = 40

Office = tuple[Markdown, Markdown, Markdown]
"""The office, its holder, and the reports that say so."""


def offices(here: Here, body: Entity) -> tuple[Office, ...]:
    """Every office of an organisation with each holder in a row of its own, by office and first report."""
    held: dict[tuple[str, str], list[Appearance]] = defaultdict(list)
    for person in here.site.members_of(body):
        for appearance in person.appearances:
            if appearance.role and _is_there(here, appearance, body):
                held[role_key(appearance.role), person.slug].append(appearance)
    people = {person.slug: person for person in here.site.members_of(body)}
    ordered = sorted(held.items(), key=lambda item: (item[0][0], item[1][0].brief, item[0][1]))
    return tuple(
        (escape(found[0].role or ""), here.entity(people[slug]), _said_by(here, found))
        for (_, slug), found in ordered[:MOST]
    )


def _is_there(here: Here, appearance: Appearance, body: Entity) -> bool:
    found = here.site.entity_of(appearance.brief, appearance.organization or "")
    return found is not None and (found.kind, found.slug) == (body.kind, body.slug)


def _said_by(here: Here, found: Iterable[Appearance]) -> Markdown:
    briefs = [here.site.brief_at[a.brief] for a in found if a.brief in here.site.brief_at]
    days = [here.brief(b, dates.show(b.date or b.published) or b.title) for b in briefs[:SAID_BY]]
    more = f"and {len(briefs) - SAID_BY} more" if len(briefs) > SAID_BY else ""
    return lines(*days, more)
