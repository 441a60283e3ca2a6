"""Whose office it is where the words beside the name do not say: "police chief X", "Mayor X", "chief executive X"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.facts.names.word_lists import words
from generator.facts.people.described import Bodies
from generator.knowledge.titles import title_words
from generator.model import Affiliation, Toponym

_BOARD = re.compile(r" of the [Bb]oard(?: of [Dd]irectors)?$")  # "Chair of the Board"
_TOWN = re.compile(r" (?:[A-Z][\w.’'-]*\s){1,4}of ")  # " Jane Doe of "
_OFTEN = 3
"""Namings that a report's own body has at least, and twice as many as any other."""
_TOWN_OFTEN = 2
"""The same for a town."""


def with_bodies(
    text: str, found: Sequence[Affiliation], bodies: Bodies, toponyms: Sequence[Toponym]
) -> Iterator[Affiliation]:
    """The statements, each office without a body with the one that its own words or the report give it.

    Of "regional police chief" the words themselves say it; a chief executive is that of the company which the report is
    about, a mayor that of its town, and both only where no statement gives the same person a body.
    """
    said = {one.name for one in found if one.organization}
    company, town = _company(bodies), _town(toponyms)
    for one in found:
        role = one.role or ""
        service = _service(role, one, bodies) if not one.organization else _service_of_place(text, role, one, toponyms)
        if service:
            yield replace(one, organization=service)
        elif one.organization or one.name in said or not role:
            yield one
        elif company and title_words(_BOARD.sub("", role)) in _offices("company"):
            yield _inferred(one, company)
        elif title_words(role) in _offices("municipal") and (own := _stated_town(text, one, toponyms)):
            yield replace(one, organization=own)
        elif town and title_words(role) in _offices("municipal"):
            yield _inferred(one, town)
        else:
            yield one


def _inferred(one: Affiliation, body: str) -> Affiliation:
    reason = f"{one.why.reason}; the report is about {body}"
    return replace(one, organization=body, why=replace(one.why, reason=reason, inferred=True))


def _service(role: str, one: Affiliation, bodies: Bodies) -> str | None:
    """The force or ministry before an office: "District police" of "District police chief"; by its name, where the
    report has one such body and the words say no more."""
    parts = role.split()
    keys = [part.lower() for part in parts]
    if keys[-2:-1] == ["of"] and keys[-1] in words("roles", "services"):
        return parts[-1]
    first = next((at for at, key in enumerate(keys) if key not in words("roles", "adverbs")), 0)
    if keys[first:-1] and keys[first] in words("roles", "bare_bodies") and _is_held(keys[first + 1 :]):
        meant = bodies.meant(keys[first], one.span.start)
        return meant.name if meant else None
    for at in range(first, len(parts) - 1):
        behind = next((at + n for n in (1, 2) if " ".join(keys[at : at + n]) in words("roles", "services")), None)
        if behind is None:
            continue
        if not _is_held(keys[behind:]):
            return None
        body = bodies.meant(keys[behind - 1], one.span.start) if at == first else None
        return body.name if body else " ".join(parts[first:behind])
    return None


def _service_of_place(text: str, role: str, one: Affiliation, toponyms: Sequence[Toponym]) -> str | None:
    """ "Western Cape police" of "Western Cape police spokesperson", where the place alone was taken for the body."""
    within = (name for name in toponyms if name.span.within(one.span))
    place = next((name for name in within if name.span.of(text) == one.organization), None)
    force = next((word for word in words("roles", "services") if role.lower().startswith(f"{word} ")), None)
    if place is None or force is None or not _is_held(role.lower().removeprefix(force).split()):
        return None
    whole = f"{one.organization} {role[: len(force)]}"
    return whole if text.startswith(whole, place.span.start) else None


def _is_held(keys: Sequence[str]) -> bool:
    """Whether the words behind a force are an office that its people hold: "chief", "deputy spokesman"."""
    return bool(keys) and keys[-1] in words("roles", "service_offices") and not {"of", "for", "to"} & set(keys)


def _offices(kind: str) -> frozenset[tuple[str, ...]]:
    return frozenset(title_words(office) for office in words("roles", kind))


def _company(bodies: Bodies) -> str | None:
    """The body that a report is about."""
    named = [_without_form(body.name) for body in bodies.named if not _is_press(body.name)]
    return _leading(Counter(named), _OFTEN)


def _without_form(name: str) -> str:
    """ "Acme Foods" of "Acme Foods, Inc."."""
    first, _, last = name.rpartition(" ")
    return first.rstrip(",") if first and last.lower().strip(".") in words("organizations", "suffixes") else name


def _is_press(name: str) -> bool:
    return any(word in words("actors", "press") for word in name.lower().split())


def _town(toponyms: Sequence[Toponym]) -> str | None:
    towns = (one.name for one in toponyms if one.place is not None and one.place.kind == "city")
    return _leading(Counter(towns), _TOWN_OFTEN)


def _stated_town(text: str, one: Affiliation, toponyms: Sequence[Toponym]) -> str | None:
    """ "Mayor Jane Doe of >Dayton<"."""
    behind = _TOWN.match(text, one.span.end)
    return next((place.span.of(text) for place in toponyms if behind and place.span.start == behind.end()), None)


def _leading(often: Counter[str], least: int) -> str | None:
    ranked = [*often.most_common(2), ("", 0), ("", 0)]
    (first, most), (_, second) = ranked[:2]
    return first if first and most >= least and most >= 2 * second else None
