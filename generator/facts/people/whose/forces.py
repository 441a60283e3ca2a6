"""The force, ministry or body that an office's own words name: "police" of "district police chief"."""

from __future__ import annotations

from collections.abc import Sequence

from generator.facts.names.word_lists import words
from generator.facts.people.whose.about import About
from generator.model import Affiliation


def force_of(one: Affiliation, about: About) -> str | None:
    """The body that an office's words name, by its full name where the report has one such body.

    "District police" of "District police chief"; "Western Cape police" of "Western Cape police spokesperson", where the
    place alone was taken for the body.
    """
    return _service_of_place(one, about) if one.organization else _service(one, about)


def _service(one: Affiliation, about: About) -> str | None:
    """The force or ministry before an office; by its name, where the report has one such body and the words say no
    more."""
    parts = (one.role or "").split()
    keys = [part.lower() for part in parts]
    if keys[-2:-1] == ["of"] and keys[-1] in words("roles", "services"):
        return parts[-1]
    first = next((at for at, key in enumerate(keys) if key not in words("roles", "adverbs")), 0)
    if keys[first:-1] and keys[first] in words("roles", "bare_bodies") and _is_held(keys[first + 1 :]):
        meant = about.bodies.meant(keys[first], one.span.start)
        return meant.name if meant else None
    for at in range(first, len(parts) - 1):
        behind = next((at + n for n in (1, 2) if " ".join(keys[at : at + n]) in words("roles", "services")), None)
        if behind is None:
            continue
        if not _is_held(keys[behind:]):
            return None
        body = about.bodies.meant(keys[behind - 1], one.span.start) if at == first else None
        return body.name if body else " ".join(parts[first:behind])
    return None


def _service_of_place(one: Affiliation, about: About) -> str | None:
    role = one.role or ""
    within = (name for name in about.toponyms if name.span.within(one.span))
    place = next((name for name in within if name.span.of(about.text) == one.organization), None)
    force = next((word for word in words("roles", "services") if role.lower().startswith(f"{word} ")), None)
    if place is None or force is None or not _is_held(role.lower().removeprefix(force).split()):
        return None
    whole = f"{one.organization} {role[: len(force)]}"
    return whole if about.text.startswith(whole, place.span.start) else None


def _is_held(keys: Sequence[str]) -> bool:
    """Whether the words behind a force are an office that its people hold: "chief", "deputy spokesman"."""
    return bool(keys) and keys[-1] in words("roles", "service_offices") and not {"of", "for", "to"} & set(keys)
