"""Which offices an organization has and who is said to hold them, with the reports that say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.model import Appearance, Brief, Entity
from generator.pages.markdown import Markdown, escape, lines
from generator.pages.parts import Here
from generator.pages.roles import check, in_time, said_by
from generator.site.offices import held_in, holders_to_check

MOST = 40

Office = tuple[Markdown, Markdown, Markdown]
"""The office, its holder, and the reports that say so."""


def offices(here: Here, organization: Entity) -> tuple[Office, ...]:
    """Every office of an organisation with each holder in a row of its own, by office and then in the order of time."""
    held = held_in(here.site, organization)
    people = {person.slug: person for person in here.site.members_of(organization)}
    reports = {key: _reports(here, found) for key, found in held.items()}
    strange = holders_to_check(here.site, held)
    ordered = sorted(held, key=lambda key: (key[0], *_first(reports[key]), key[1]))
    return tuple(
        (
            escape(held[office, slug][0].role or ""),
            here.entity(people[slug]),
            lines(
                said_by(here, reports[office, slug]),
                *(
                    check(found, people[found.instead].name)
                    for brief in reports[office, slug]
                    if (found := strange.get((office, brief.path))) and found.instead != slug
                ),
            ),
        )
        for office, slug in ordered[:MOST]
    )


def _reports(here: Here, found: Iterable[Appearance]) -> list[Brief]:
    briefs = {a.brief: here.site.brief_at[a.brief] for a in found if a.brief in here.site.brief_at}
    return sorted(briefs.values(), key=lambda b: (in_time(b), b.path))


def _first(reports: Sequence[Brief]) -> tuple[str, str]:
    return (in_time(reports[0]), reports[0].path) if reports else ("", "")
