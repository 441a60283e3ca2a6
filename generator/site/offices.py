"""Roles and the organizations in which they are held, as reports give them, and which of them are out of their time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.knowledge.same_title import same_title, title_of
from generator.model import Appearance, Brief, Entity, FieldPath
from generator.site.out_of_time import OutOfTime, Telling, certain_day, out_of_time
from generator.site.site import Site

Way = tuple[str, str, str, str]
"""A role, a rank and an organisation as a report writes them, and where that is."""
Held = Mapping[tuple[str, str], Sequence[Appearance]]
"""Office and slug of its holder -> where that is said."""


def role_key(role: str | None) -> str:
    """What "Secretary-General" and "Secretary General" have in common; a role of hyphens alone is itself."""
    folded = (role or "").casefold().strip()
    return " ".join(folded.replace("-", " ").split()) or folded


def known_as(entity: Entity) -> Appearance | None:
    """The appearance with the role most often given to an entity, the latest of equals; else one at an employer."""
    newest = tuple(reversed(entity.appearances))
    roles = Counter(role_key(a.role) for a in newest if a.role)
    if roles:
        best = roles.most_common(1)[0][0]
        return next(a for a in newest if role_key(a.role) == best)
    return next((a for a in newest if a.organization), None)


def office(role: str | None, organization: str | None) -> str:
    """ "Secretary-General, WHO"; an organization that the role already names is not said twice."""
    if role and organization and organization.casefold() not in role.casefold():
        return f"{role}, {organization}"
    return role or organization or ""


def field_of(appearance: Appearance) -> FieldPath:
    """Where the front matter of its brief has the role."""
    return FieldPath.at("actors", appearance.spelling, "role")


def is_copy(site: Site, brief: Brief) -> bool:
    """Whether a report is the text of another one of its story."""
    return brief.path in site.copy_of


def way_of(site: Site, appearance: Appearance) -> Way:
    """All that tells one title from another."""
    return appearance.role or "", appearance.rank or "", appearance.organization or "", held_at(site, appearance)


def held_at(site: Site, appearance: Appearance) -> str:
    """The organization in which a role is held, by its page where it has one; empty without any."""
    found = site.entity_of(appearance.brief, appearance.organization or "")
    return f"{found.kind}/{found.slug}" if found else (appearance.organization or "").casefold()


def titles_to_check(site: Site, entity: Entity) -> dict[str, OutOfTime[Appearance]]:
    """Brief -> why its title of somebody is out of its time, of reports that are no copies and whose day is certain.
    A title that a person has accepted is not to be checked.
    """
    told = [(site.brief_at[a.brief], a) for a in entity.appearances if (a.role or a.rank) and a.brief in site.brief_at]
    ways = {id(appearance): way_of(site, appearance) for _, appearance in told}
    if len(set(ways.values())) < 2:
        return {}
    known: dict[tuple[Way, Way], bool] = {}

    def same(one: Appearance, other: Appearance) -> bool:
        # Hundreds of reports say a title in a handful of ways.
        pair = ways[id(one)], ways[id(other)]
        if pair not in known:
            known[pair] = _one_or_open(site, one, other)
        return known[pair]

    tellings = [Telling(day, b.path, a) for b, a in told if (day := certain_day(b)) and not is_copy(site, b)]
    found = out_of_time(tellings, same)
    accepted = {b.path for b, a in told if _is_accepted(b, a)}
    return {brief: why for brief, why in found.items() if brief not in accepted}


def _one_or_open(site: Site, one: Appearance, other: Appearance) -> bool:
    """Whether two titles are one, or one of them leaves it open, as a rank alone does."""
    places = {held_at(site, a) for a in (one, other)} - {""}
    return not (one.role and other.role) or (len(places) < 2 and same_title(one, other))


def _is_accepted(brief: Brief, appearance: Appearance) -> bool:
    return dict(brief.accepted).get(str(field_of(appearance))) == (appearance.role or "")


def held_in(site: Site, organization: Entity) -> Held:
    """Every office of an organization, by its holders."""
    held: dict[tuple[str, str], list[Appearance]] = defaultdict(list)
    for person in site.members_of(organization):
        for appearance in person.appearances:
            if appearance.role and _is_there(site, appearance, organization):
                held[role_key(appearance.role), person.slug].append(appearance)
    return held


def _is_there(site: Site, appearance: Appearance, organization: Entity) -> bool:
    found = site.entity_of(appearance.brief, appearance.organization or "")
    return found is not None and (found.kind, found.slug) == (organization.kind, organization.slug)


def holders_to_check(site: Site, held: Held) -> dict[tuple[str, str], OutOfTime[str]]:
    """Office and brief -> why its holder is out of their time: other reports name another, by slug, `instead`."""
    told: dict[str, list[Telling[str]]] = defaultdict(list)
    accepted = set()
    for (office, slug), found in held.items():
        briefs = {a.brief: site.brief_at[a.brief] for a in found if a.brief in site.brief_at}
        days = ((certain_day(b), b) for _, b in sorted(briefs.items()) if not is_copy(site, b))
        told[office] += [Telling(day, b.path, slug) for day, b in days if day]
        accepted |= {(office, a.brief) for a in found if a.brief in briefs and _is_accepted(briefs[a.brief], a)}
    return {
        (office, brief): why
        for office, tellings in told.items()
        for brief, why in out_of_time(tellings, lambda one, other: one == other).items()
        if (office, brief) not in accepted
    }


def strange_titles(site: Site) -> Iterator[tuple[Brief, Appearance, str]]:
    """Every title on the site that is out of its time, with the report that gives it, and why."""
    for person in site.by_weight("person"):
        own = {a.brief: a for a in person.appearances if a.role}
        for path, why in sorted(titles_to_check(site, person).items()):
            if path in own:
                yield site.brief_at[path], own[path], why.words(f"“{title_of(why.instead)}”")
    for body in site.by_weight("organization"):
        held = held_in(site, body)
        saying = {(office, a.brief): a for (office, _), found in held.items() for a in found}
        for key, by in sorted(holders_to_check(site, held).items()):
            other = site.entity_at[f"people/{by.instead}"]
            yield site.brief_at[key[1]], saying[key], by.words(f"it to {other.title}")
