"""Whether a name is a person's, an organisation's or a place's, where briefs and pages may differ.

Reach for `kinds_of` once for all briefs, then for `kind_of` per name; for `guess_kind` where only the name is known.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from generator.entities.names.normalize import folded, words_of
from generator.knowledge import read_yaml
from generator.knowledge.gazetteer import is_place
from generator.model import KIND_OF_NAME, Brief, EntityDecision, EntityKind


@dataclass(frozen=True, slots=True)
class Kinds:
    """What folded names are, as far as it is known outside of one brief."""

    by_hand: Mapping[str, EntityKind]
    """By the aliases that people added."""
    elsewhere: Mapping[str, EntityKind]
    """By what most articles take a name for."""
    paged: Mapping[str, EntityKind]
    """By the page of that name."""
    lone: Mapping[str, EntityKind] = field(default_factory=dict)
    """Lone words that articles take for several kinds: what they are everywhere."""


_RARER_LAST: tuple[EntityKind, ...] = ("organization", "place", "person")


def kinds_of(briefs: Iterable[Brief], decisions: Iterable[EntityDecision]) -> Kinds:
    """What all briefs and pages say. Of several pages of one name the first kind in the alphabet counts."""
    last_first = sorted(decisions, key=lambda d: d.kind, reverse=True)
    by_hand = {folded(name): d.kind for d in last_first for name in d.same}
    every = tuple(briefs)
    return Kinds(by_hand, known_kinds(every), {folded(d.name): d.kind for d in last_first}, lone_kinds(every))


def lone_kinds(briefs: Iterable[Brief]) -> dict[str, EntityKind]:
    """Lone words that are read in several ways, "Marvel" and the like: persons only where more articles say so, with an
    office of theirs counting twice, since a person who is never named in full is rarer than a slip. A town and a club
    share a name; a place that is on no map is one reading among others.
    """
    said: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for brief in briefs:
        held = {folded(a.name) for a in brief.facts.affiliations if a.role} if brief.facts else set()
        for name, kind in kinds_in(brief).items():
            key = folded(name)
            if len(key.split()) == 1 and (kind != "place" or not is_place(name)):
                said[key][kind] += 2 if kind == "person" and key in held else 1
    both = {key: counts for key, counts in said.items() if len(counts) > 1}
    return {key: min(_RARER_LAST, key=lambda kind: -counts[kind]) for key, counts in both.items()}


def known_kinds(briefs: Iterable[Brief]) -> dict[str, EntityKind]:
    """What most articles take each name for; ties go to the first of organization, person, place."""
    seen: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for brief in briefs:
        for name, kind in sorted(kinds_in(brief).items()):
            seen[folded(name)][kind] += 1
    return {name: min(counts, key=lambda k: (-counts[k], k)) for name, counts in seen.items()}


def kinds_in(brief: Brief) -> dict[str, EntityKind]:
    """What the article of a brief takes each of its names for."""
    if brief.facts is None:
        return {}
    kinds: dict[str, EntityKind] = {
        mention.name: KIND_OF_NAME[mention.kind] for mention in reversed(brief.facts.mentions)
    }
    return kinds | {fact.actor.name: fact.kind for fact in brief.facts.actors}


def kind_of(name: str, here: EntityKind | None, kinds: Kinds) -> EntityKind:
    """A person's word first, then the article's, other articles', the page's of that name, and what words give away."""
    key = folded(name)
    if key in kinds.by_hand:
        return kinds.by_hand[key]
    if here and len(key.split()) < 2:
        return here if here == "place" and is_place(name) else kinds.lone.get(key, here)
    # Longer names are the same thing everywhere: what most articles take them for evens out slips in one.
    return kinds.elsewhere.get(key) or here or kinds.paged.get(key) or guess_kind(name)


@lru_cache(maxsize=65536)
def guess_kind(name: str) -> EntityKind:
    """What a bare name most likely is: place by the gazetteer, organisation by its words or capitals, else person."""
    words = set(folded(name).split())
    if is_place(name):
        return "place"
    if words & (words_of("organization_cues") | words_of("legal_forms")) or folded(name) in _known_organizations():
        return "organization"
    return "organization" if len(name) > 1 and name.isupper() and " " not in name else "person"


@cache
def _known_organizations() -> frozenset[str]:
    listed = [str(name) for name in read_yaml("en/organizations").get("known", ())]
    listed += [str(name) for line in read_yaml("aliases") for name in line["names"]]
    return frozenset(folded(name) for name in listed)
