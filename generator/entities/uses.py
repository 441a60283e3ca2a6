"""Who is named in which brief, with all that the brief says of them: what linking works on.

Reach for `uses_of` to turn a brief into `Use`s, and for `nodes_of` to put together the uses that need no second
thought: the same name, unless that name is one that many bear ("Smith", "Ministry of Defence").
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.entities.names.body_words import organization_words
from generator.entities.names.normalize import folded, person_parts, words_of
from generator.knowledge import read_yaml
from generator.knowledge.countries import country_of
from generator.knowledge.gazetteer import is_place, lookup
from generator.model import Brief, EntityDecision, EntityKind, Place, Span

_KINDS: Mapping[str, EntityKind] = {"PERSON": "person", "ORG": "organization", "NORP": "organization", "PLACE": "place"}


@dataclass(frozen=True, slots=True)
class Use:
    """One name in one brief."""

    kind: EntityKind
    name: str
    brief: str
    date: str
    """EDTF, of the event or else of publication; empty where neither is known."""
    acting: bool
    offices: tuple[tuple[str, str], ...]
    """Role and organisation, in its full form, as the brief and its article give them; the brief's first."""
    rank: str | None
    country: str
    """Of the place reported from; empty where unknown."""
    story: str
    others: tuple[tuple[str, str], ...]
    """Other spellings within the article, each with the reason why it is the same."""
    place: Place | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Node:
    """Uses that are one entity without a doubt; the unit of comparing."""

    kind: EntityKind
    key: str
    """Unique within the kind, sortable, made of the name and what sets it apart."""
    names: tuple[str, ...]
    """All ways in which the name itself is written, most used first."""
    uses: tuple[Use, ...]
    """By date, then brief."""

    @property
    def name(self) -> str:
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Kinds:
    """What folded names are, as far as it is known outside of one brief."""

    by_hand: Mapping[str, EntityKind]
    """By the aliases that people added."""
    elsewhere: Mapping[str, EntityKind]
    """By what most articles take a name for."""
    paged: Mapping[str, EntityKind]
    """By the page of that name."""


def kinds_of(briefs: Iterable[Brief], decisions: Iterable[EntityDecision]) -> Kinds:
    """What all briefs and pages say. Of several pages of one name the first kind in the alphabet counts."""
    last_first = sorted(decisions, key=lambda d: d.kind, reverse=True)
    by_hand = {folded(name): d.kind for d in last_first for name in d.same}
    return Kinds(by_hand, known_kinds(briefs), {folded(d.name): d.kind for d in last_first})


def uses_of(brief: Brief, kinds: Kinds) -> tuple[Use, ...]:
    """Every name of the brief. `kinds` says what a name is elsewhere, for names added by hand."""
    found = []
    full, here = _full_names(brief), _kinds_in(brief)
    scene = _scene(brief)
    for name in (*brief.names(), *scene):
        if not folded(name):
            continue
        kind = "place" if name in scene else _kind_of(name, here.get(name), kinds)
        actor = next((a for a in brief.actors if a.name == name), None)
        offices = [(actor.role or "", actor.organization or "")] if actor else []
        affiliations = [a for a in brief.facts.affiliations if a.name == name] if brief.facts else []
        offices += [(a.role or "", a.organization or "") for a in affiliations]
        ranks = [actor.rank if actor else None, *(a.rank for a in affiliations)]
        found.append(
            Use(
                kind,
                name,
                brief.path,
                brief.date or brief.published or "",
                actor is not None,
                tuple(dict.fromkeys((role, full.get(body, body)) for role, body in offices if role or body)),
                next((rank for rank in ranks if rank), None),
                _country(brief.location),
                brief.story or "",
                _others(name, brief),
                _place(name, brief) if kind == "place" else None,
                _first_span(name, brief),
            )
        )
    return tuple(found)


def _scene(brief: Brief) -> tuple[str, ...]:
    """Where it happened, as the brief's `location` begins, if the brief names it nowhere else: mostly a correction."""
    name = (brief.location or "").partition(",")[0].strip()
    known = {folded(each) for each in brief.names()}
    return (name,) if folded(name) and folded(name) not in known else ()


def known_kinds(briefs: Iterable[Brief]) -> dict[str, EntityKind]:
    """What most articles take each name for; ties go to the first of organization, person, place."""
    seen: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for brief in briefs:
        for name, kind in sorted(_kinds_in(brief).items()):
            seen[folded(name)][kind] += 1
    return {name: min(counts, key=lambda k: (-counts[k], k)) for name, counts in seen.items()}


def _kinds_in(brief: Brief) -> dict[str, EntityKind]:
    if brief.facts is None:
        return {}
    kinds: dict[str, EntityKind] = {mention.name: _KINDS[mention.kind] for mention in reversed(brief.facts.mentions)}
    return kinds | {fact.actor.name: fact.kind for fact in brief.facts.actors}


def _kind_of(name: str, here: EntityKind | None, kinds: Kinds) -> EntityKind:
    """A person's word first, then the article's, other articles', the page's of that name, and what words give away."""
    key = folded(name)
    if key in kinds.by_hand:
        return kinds.by_hand[key]
    if here and len(key.split()) < 2:
        return here
    # Longer names are the same thing everywhere: what most articles take them for evens out slips in one.
    return kinds.elsewhere.get(key) or here or kinds.paged.get(key) or guess_kind(name)


@lru_cache(maxsize=65536)
def guess_kind(name: str) -> EntityKind:
    """What a bare name most likely is: place by the gazetteer, organisation by its words or capitals, else person."""
    words = set(folded(name).split())
    if is_place(name):
        return "place"
    if words & (words_of("organization_cues") | words_of("legal_forms")) or folded(name) in _known_bodies():
        return "organization"
    return "organization" if len(name) > 1 and name.isupper() and " " not in name else "person"


@cache
def _known_bodies() -> frozenset[str]:
    listed = [str(name) for name in read_yaml("en/organizations").get("known", ())]
    listed += [str(name) for line in read_yaml("aliases") for name in line["names"]]
    return frozenset(folded(name) for name in listed)


def _others(name: str, brief: Brief) -> tuple[tuple[str, str], ...]:
    if brief.facts is None or brief.article is None:
        return ()
    text = brief.article.text
    found = {a.short: "its acronym in the same text" for a in brief.facts.acronyms if a.long == name}
    for mention in brief.facts.mentions:
        words = " ".join(mention.span.of(text).split())
        if mention.name == name and words and folded(words) != folded(name):
            found.setdefault(words, f"stands for {name} in the same text")
    return tuple(sorted((words, reason) for words, reason in found.items() if words != name))


def _full_names(brief: Brief) -> dict[str, str]:
    """What the short names of bodies stand for in this text: "NLA" -> "National Literacy Agency"."""
    if brief.facts is None or brief.article is None:
        return {}
    text = brief.article.text
    spelt = {m.span.of(text): m.name for m in brief.facts.mentions if m.kind == "ORG"}
    return spelt | {acronym.short: acronym.long for acronym in brief.facts.acronyms}


def _first_span(name: str, brief: Brief) -> Span | None:
    return min((m.span for m in brief.facts.mentions if m.name == name), default=None) if brief.facts else None


def _place(name: str, brief: Brief) -> Place | None:
    """Where the article puts the name; for a name that no article has, the gazetteer's first choice."""
    if brief.facts is not None:
        found = [t.place for t in brief.facts.toponyms if folded(t.name) == folded(name)]
        if found:
            return next((place for place in found if place), None)
        if any(mention.name == name for mention in brief.facts.mentions):
            return None
    known = lookup(name)
    country = _country(brief.location) if name in _scene(brief) else ""
    return next((place for place in known if place.country == country), next(iter(known), None))


def _country(location: str | None) -> str:
    return country_of(location.rpartition(",")[2].strip()) or "" if location else ""


def nodes_of(uses: Iterable[Use]) -> tuple[Node, ...]:
    """Uses put together by name, and by what else a shared name needs; by kind and key."""
    grouped: dict[tuple[EntityKind, str], list[Use]] = defaultdict(list)
    ordered = sorted(uses, key=lambda u: (u.date, u.brief, u.name))
    resolved = _places_by_name(ordered)
    for use in ordered:
        grouped[use.kind, _key(use, resolved)].append(use)
    return tuple(_node(kind, key, found) for (kind, key), found in sorted(grouped.items()))


def _node(kind: EntityKind, key: str, uses: list[Use]) -> Node:
    counts = Counter(use.name for use in uses)
    names = sorted(counts, key=lambda name: (-counts[name], -len(name), name))
    return Node(kind, key, tuple(names), tuple(uses))


def _key(use: Use, resolved: Mapping[str, frozenset[tuple[str, ...]]]) -> str:
    """The name, and for one that many bear what tells its bearers apart."""
    name = folded(use.name)
    if use.kind == "place":
        where = _where(use.place) if use.place else next(iter(resolved.get(name, ())), ())
        alone = not use.place and len(resolved.get(name, ())) != 1
        if alone:
            return name
        # A station put on the map where its town is, is not the town.
        return "|".join(where if _is_its_name(use.name, where) else (name, *where))
    if use.kind == "person":
        parts = person_parts(use.name)
        return " ".join(parts) if len(parts) > 1 else f"{name}|{use.brief}"
    words = organization_words(use.name)
    shared = all(word in words_of("every_country_has") for word in words)
    return f"{' '.join(words)}|{use.country}" if shared else " ".join(words)


def _where(place: Place) -> tuple[str, ...]:
    return (folded(place.name), place.kind, f"{place.latitude:.2f}", f"{place.longitude:.2f}")


@lru_cache(maxsize=65536)
def _is_its_name(name: str, where: tuple[str, ...]) -> bool:
    """Whether the map knows the place there by this name."""
    return folded(name) == where[0] or any(_where(place) == where for place in lookup(name))


def _places_by_name(uses: Iterable[Use]) -> dict[str, frozenset[tuple[str, ...]]]:
    """The points on the map that each name is given, for names that one text leaves open."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for use in uses:
        if use.place:
            found[folded(use.name)].add(_where(use.place))
    return {name: frozenset(points) for name, points in found.items()}
