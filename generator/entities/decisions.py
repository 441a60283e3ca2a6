"""What a person decided on an entity's page, and what the generator proposes for it.

Reach for `decision_of` when reading a page, for `propose_page` when writing one. Together they keep a decision
through any number of runs: an alias that a person adds is never proposed by the generator, so it stays theirs; an
alias that they take away comes back as a line in `not`, where they can see it and undo it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from generator.entities.names.normalize import folded
from generator.entities.settings.bearers import Claims
from generator.model import Entity, EntityDecision, EntityKind

BY_HAND = "joined by hand"
"""How the reason of a spelling begins that only a person's alias brought here."""


def decision_of(kind: EntityKind, slug: str, base: Mapping[str, Any] | None, mine: Mapping[str, Any]) -> EntityDecision:
    """A person's word, read off the page (`mine`) against what the generator last proposed for it (`base`).

    Aliases that only the page has join; aliases that only the proposal had, and everything in `not`, stay apart.
    Without a base all of the page is a person's.
    """
    proposed = base or {}
    aliases, before = texts(mine.get("aliases")), texts(proposed.get("aliases"))
    name = str(mine.get("name") or proposed.get("name") or slug)
    removed = tuple(alias for alias in before if alias not in aliases and alias != name)
    return EntityDecision(
        kind=kind,
        slug=slug,
        name=name,
        same=tuple(alias for alias in aliases if alias not in before),
        apart=tuple(dict.fromkeys((*texts(mine.get("not")), *removed))),
        named_by_hand=bool(mine.get("name")) and mine.get("name") != proposed.get("name"),
        before=str(proposed.get("name") or ""),
        briefs=texts(mine.get("briefs")),
        meta=dict(mine),
    )


def own_names(decision: EntityDecision) -> tuple[str, ...]:
    """What a person says that a page is called: its name, the aliases that they added, and the name it had before
    they gave it another, unless they took that away.
    """
    renamed = decision.named_by_hand and decision.before and decision.before not in decision.apart
    return tuple(dict.fromkeys((decision.name, *decision.same, *([decision.before] if renamed else []))))


def claims_of(decisions: Iterable[EntityDecision]) -> dict[tuple[EntityKind, str], Claims]:
    """By kind and folded name, which reports of that name people said are which page's, and which are not."""
    pages: dict[tuple[EntityKind, str], dict[str, str]] = defaultdict(dict)
    never: dict[tuple[EntityKind, str], dict[str, frozenset[str]]] = defaultdict(dict)
    for decision in decisions:
        page, refused = f"{decision.kind}/{decision.slug}", frozenset(filter(is_brief, decision.apart))
        for name in {folded(name) for name in (*own_names(decision), *texts(decision.meta.get("aliases")))}:
            for brief in decision.briefs:
                pages[decision.kind, name].setdefault(brief, page)
            if refused:
                never[decision.kind, name][page] = refused
    return {key: Claims(own, never[key]) for key, own in pages.items() if own}


def is_brief(said: str) -> bool:
    """Whether a line of `not` names a brief, by its path below `docs/`, and no name."""
    return said.startswith("briefs/") and said.endswith(".md")


def kept_base(base: Mapping[str, Any], meta: Mapping[str, Any]) -> dict[str, Any]:
    """The base of a page's next merge without its own name among the aliases that people took away.

    A page that gets an earlier name back no longer lists it, and nobody has said that this name is not the page's.
    """
    taken = base.get("aliases")
    if not isinstance(taken, list | tuple):
        taken = taken.get("proposed", ()) if isinstance(taken, Mapping) else ()
        gone = bool(taken) and set(taken) <= {meta["name"]}
        return {key: value for key, value in base.items() if not (gone and key == "aliases")}
    left = [item for item in taken if not (isinstance(item, Mapping) and item.get("by hand") == meta["name"])]
    return {key: left if key == "aliases" else value for key, value in base.items() if key != "aliases" or left}


def texts(value: object) -> tuple[str, ...]:
    """A front matter list as strings, each once; a single value counts as a list of one, None as empty."""
    items = value if isinstance(value, list | tuple) else [] if value is None else [value]
    return tuple(dict.fromkeys(str(item).strip() for item in items if str(item).strip()))


def propose_page(entity: Entity) -> dict[str, Any]:
    """Front matter of an entity's page: `name`, `aliases` (most used first), `not`, what is known of it, and for
    places where.
    """
    aliases = [s.name for s in entity.spellings if s.name != entity.name and not s.reason.startswith(BY_HAND)]
    page: dict[str, Any] = {"name": entity.name}
    if aliases:
        page["aliases"] = list(dict.fromkeys(aliases))
    if entity.apart:
        page["not"] = list(entity.apart)
    if entity.description:
        page["description"] = entity.description
    if entity.same_as:
        page["same_as"] = list(entity.same_as)
    if entity.place is not None:
        page["latitude"] = entity.place.latitude
        page["longitude"] = entity.place.longitude
        if entity.place.country:
            page["country"] = entity.place.country
    return page
