"""Whose minister a minister is, where the text does not say: a report names no state for the offices of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.facts.names.word_lists import words
from generator.knowledge.countries import country_of, name_of
from generator.model import Affiliation, Mention, Span, Toponym

_OFTEN = 3
"""Namings that a report's own state has at least, itself or by its adjective, and twice as many as any other."""

_NEAR = 40
"""Characters before an office within which another state may be its own: "a Turkish delegation led by Minister X"."""


def with_home_state(
    found: Sequence[Affiliation], mentions: Sequence[Mention], toponyms: Sequence[Toponym], dateline: Span | None
) -> Iterator[Affiliation]:
    """The statements, those of a minister or president of no stated body with the state that the report is about.

    A report that was written in another state than the one that it names most says of neither whose they are.
    """
    home = _home(mentions, toponyms)
    here = {one.place.country for one in toponyms if dateline and one.place and one.span.within(dateline)}
    if home in _abroad(found) or (here and home not in {name_of(code) for code in here if code}):
        home = None
    said = {one.name for one in found if one.organization}
    others = [
        one
        for one in mentions
        if one.kind in {"PLACE", "NORP"} and (code := country_of(one.name)) and name_of(code) != home
    ]
    # "President A spoke with President B of Brazil": the first is another state's.
    held = {one.role.lower() for one in found if one.role and home in _states(found, one.name)}
    for one in found:
        role = one.role or ""
        beside = any(0 < one.span.start - other.span.end < _NEAR for other in others)
        if home and not beside and one.name not in said and role.lower() not in held and _is_national(role):
            reason = f"{one.why.reason}; the report is about {home}"
            yield replace(one, organization=home, why=replace(one.why, reason=reason, inferred=True))
        else:
            yield one


def _abroad(found: Sequence[Affiliation]) -> set[str | None]:
    """States that have sent somebody: who receives the ambassador of Japan is a minister of another one."""
    sent = [one for one in found if one.role and words("roles", "envoys") & set(one.role.lower().split())]
    return {state for one in sent for state in _states(found, one.name)}


def _states(found: Sequence[Affiliation], name: str) -> set[str | None]:
    """The states that the report ties a person to."""
    codes = (country_of(one.organization) for one in found if one.name == name and one.organization)
    return {name_of(code) for code in codes if code}


def _home(mentions: Sequence[Mention], toponyms: Sequence[Toponym]) -> str | None:
    """The state that a report names most, itself or by its adjective, its towns and its bodies ("Peru's Navy")."""
    named = [code for one in mentions if one.kind in {"PLACE", "NORP"} and (code := country_of(one.name))]
    bodies = [code for one in mentions if one.kind == "ORG" and (code := country_of(one.name.split()[0]))]
    towns = [one.place.country for one in toponyms if one.place is not None and one.place.kind != "country"]
    if not named and not bodies:
        return None
    codes = Counter([*named, *bodies, *filter(None, towns)])
    ranked = [*codes.most_common(2), (None, 0), (None, 0)]
    (first, often), (_, second) = ranked[:2]
    return name_of(first) if first and often >= _OFTEN and often >= 2 * second else None


def _is_national(role: str) -> bool:
    key = role.lower().removeprefix("the ")
    return role[:1].isupper() and (key in words("roles", "national") or key.endswith("minister"))
