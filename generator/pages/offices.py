"""Which offices an organization has and who is said to hold them, with the reports that say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.model import Appearance, Brief, Entity
from generator.pages.markdown import Markdown, escape, lines
from generator.pages.parts import Here
from generator.pages.roles import check, in_time, is_copy, said_by
from generator.site.offices import role_key
from generator.site.out_of_time import OutOfTime, Telling, certain_day, out_of_time

MOST = 40

Office = tuple[Markdown, Markdown, Markdown]
"""The office, its holder, and the reports that say so."""


def offices(here: Here, organization: Entity) -> tuple[Office, ...]:
    """Every office of an organisation with each holder in a row of its own, by office and then in the order of time."""
    held: dict[tuple[str, str], list[Appearance]] = defaultdict(list)
    for person in here.site.members_of(organization):
        for appearance in person.appearances:
            if appearance.role and _is_there(here, appearance, organization):
                held[role_key(appearance.role), person.slug].append(appearance)
    people = {person.slug: person for person in here.site.members_of(organization)}
    reports = {key: _reports(here, found) for key, found in held.items()}
    strange = _to_check(here, reports)
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


def _to_check(here: Here, reports: Mapping[tuple[str, str], Sequence[Brief]]) -> dict[tuple[str, str], OutOfTime[str]]:
    """Office and brief -> why its holder is to be checked."""
    told: dict[str, list[Telling[str]]] = defaultdict(list)
    for (office, slug), briefs in reports.items():
        days = ((certain_day(b), b) for b in briefs if not is_copy(here, b))
        told[office] += [Telling(day, b.path, slug) for day, b in days if day]
    return {
        (office, brief): found
        for office, tellings in told.items()
        for brief, found in out_of_time(tellings, lambda one, other: one == other).items()
    }


def _is_there(here: Here, appearance: Appearance, organization: Entity) -> bool:
    found = here.site.entity_of(appearance.brief, appearance.organization or "")
    return found is not None and (found.kind, found.slug) == (organization.kind, organization.slug)
