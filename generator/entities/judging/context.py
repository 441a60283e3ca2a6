"""What the briefs say round two names: the visible list `CONTEXT`, each feature a reason in log-odds for one bearer."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

from generator.entities.judging.surroundings import Surroundings
from generator.entities.names.judge import same_score
from generator.entities.names.normalize import folded, person_parts, words_of
from generator.entities.names.organization_words import common_words
from generator.entities.nodes import Node
from generator.entities.settings.weigh import weigh
from generator.knowledge import edtf
from generator.knowledge.countries import country_of
from generator.knowledge.weighing import NOTHING, Reason

Context = Callable[[Node, Node, Surroundings], Reason]


def same_office(a: Node, b: Node, around: Surroundings) -> Reason:
    """The same role, and the same organisation."""
    role = next((written for r, written in roles_of(a).items() if r in roles_of(b)), "")
    near = not role and any(overlap(x, y) for x, y in product(roles_of(a), roles_of(b)))
    shared = shared_organization(a, b)
    evidence = (1.4 if role else 0.6 if near else 0.0) + (1.0 if shared else 0.0)
    said = [f"both are {role}" if role else "similar offices" if near else "", f"both of {shared}" if shared else ""]
    return Reason(evidence, "; ".join(word for word in said if word))


def roles_of(node: Node) -> dict[str, str]:
    """Some of the roles, folded, each with the way in which it is written first."""
    written = [role for use in node.uses[:40] for role, _ in use.offices if role]
    return {folded(role): role for role in list({folded(role): role for role in written[::-1]}.values())[::-1][:8]}


def _organizations_of(node: Node) -> tuple[str, ...]:
    """Some of the organisations that it holds office in, as they are written."""
    return tuple(dict.fromkeys(name for use in node.uses[:40] for _, name in use.offices if name))[:8]


def overlap(a: str, b: str) -> bool:
    """Whether two roles share more than half of the words of the shorter one, small words aside."""
    first, second = ({w for w in words.split() if w not in words_of("small_words")} for words in (a, b))
    return len(first & second) * 2 > min(len(first), len(second)) > 0


def shared_organization(a: Node, b: Node) -> str:
    """The organisation that both hold office in, under one name or two that are much alike; empty if none."""
    for mine, yours in product(_organizations_of(a), _organizations_of(b)):
        if folded(mine) == folded(yours) or (country_of(mine) and country_of(mine) == country_of(yours)):
            return mine
        if same_score(mine, yours, "organization")[0] >= 0.9 or common_words(mine, yours) >= 2:
            return f"{mine}, also called {yours}"
    return ""


def companions(a: Node, b: Node, around: Surroundings) -> Reason:
    """Others who are named beside both."""
    own = {folded(name) for node in (a, b) for name in node.spellings}
    beside = [
        frozenset().union(*(around.named.get(use.brief, frozenset()) for use in node.uses[:20])) - own
        for node in (a, b)
    ]
    shared = sorted(beside[0] & beside[1])
    if not shared or {u.brief for u in a.uses} & {u.brief for u in b.uses}:
        return NOTHING
    offices = {folded(name) for name in _organizations_of(a)}
    told = [around.known.written.get(name, name) for name in shared if name not in offices][:2]
    return Reason(min(1.2, 0.5 * len(shared)), f"both named with {' and '.join(told)}" if told else "")


def close_dates(a: Node, b: Node, around: Surroundings) -> Reason:
    """Named within days, or years apart."""
    days = days_apart([use.date for use in a.uses], [use.date for use in b.uses])
    if days is None:
        return NOTHING
    if days <= 7:
        return Reason(0.4, "named in the same week" if days else "named on the same day")
    return Reason(0.2, "named in the same season") if days <= 90 else Reason(-0.5 if days > 1800 else 0.0, "")


def days_apart(first: list[str], second: list[str]) -> int | None:
    """Days between the nearest two of two lists of EDTF dates; None without any."""
    mine = [day for text in first[:30] if (day := edtf.first_day(text))]
    yours = [day for text in second[:30] if (day := edtf.first_day(text))]
    return min((abs((a - b).days) for a in mine for b in yours), default=None)


def same_country(a: Node, b: Node, around: Surroundings) -> Reason:
    """Of the same country, or reported from it; or from two."""
    first, second = (node.lands if node.kind == "person" else node.profile.countries for node in (a, b))
    if not first or not second:
        return NOTHING
    return Reason(0.3, "reported from the same country") if first & second else Reason(-0.3, "")


def same_rank(a: Node, b: Node, around: Surroundings) -> Reason:
    """The same military, police or clerical rank."""
    first, second = ({folded(use.rank) for use in node.uses if use.rank} for node in (a, b))
    return Reason(0.5, "the same rank") if first & second else NOTHING


def same_story(a: Node, b: Node, around: Surroundings) -> Reason:
    """A person put their briefs into one story."""
    first, second = ({use.story for use in node.uses if use.story} for node in (a, b))
    return Reason(1.0, "the same story") if first & second else NOTHING


def only_bearer(a: Node, b: Node, around: Surroundings) -> Reason:
    """A family name alone that only one person of the site has."""
    lone = _lone_family(a, b)
    if not lone or around.families.get(lone) != 1:
        return NOTHING
    return Reason(0.8, f"nobody else is named {lone.title()} here")


def _lone_family(a: Node, b: Node) -> str:
    """The part that is the whole of one name and the end of the other; empty for any other two names."""
    short, long = sorted((person_parts(node.name) for node in (a, b)), key=len)
    return short[0] if len(short) == 1 < len(long) and long[-1] == short[0] else ""


def same_holder(a: Node, b: Node, around: Surroundings) -> Reason:
    """One person holds the same office in both, at the same time, and the names share words: one organisation under
    two names.
    """
    held = [
        {(who, office): use.date for use in node.uses for who, office in _held(use.brief, use.name, around)}
        for node in (a, b)
    ]
    shared = sorted(held[0].keys() & held[1].keys())
    if a.kind != "organization" or not shared or not max(common_words(x, y) for x in a.names for y in b.names) >= 2:
        return NOTHING
    days = days_apart([held[0][shared[0]]], [held[1][shared[0]]])
    if days is None or days > 180:
        return NOTHING
    who, office = shared[0]
    return Reason(7.0, f"{who} is {office} of both in the same days")


def _held(brief: str, name: str, around: Surroundings) -> frozenset[tuple[str, str]]:
    return around.holders.get((brief, folded(name)), frozenset())


def settings(a: Node, b: Node, around: Surroundings) -> Reason:
    """What else their reports say that only two bearers can be: another calling, age, generation."""
    if a.kind != "person":
        return NOTHING
    against = weigh(a.profile, b.profile, around.known)
    return Reason(-against.against if against.outcome == "two" else 0.0, "")


CONTEXT: tuple[Context, ...] = (
    same_office,
    same_holder,
    companions,
    close_dates,
    same_country,
    same_rank,
    same_story,
    only_bearer,
    settings,
)
