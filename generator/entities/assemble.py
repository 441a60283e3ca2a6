"""Groups of nodes made into entities: main name, spellings with reasons, appearances.

Reach for `entity_of` when the groups are settled. Existing pages keep their names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.entities.decisions import BY_HAND, texts
from generator.entities.join import Join
from generator.entities.names.name_pair import shown
from generator.entities.names.normalize import folded, person_parts, written_out
from generator.entities.names.organization_words import acronym_letters
from generator.entities.nodes import Node
from generator.entities.settings.weigh import NOBODY_KNOWN, weigh
from generator.entities.uses import Use
from generator.knowledge.countries import name_of
from generator.knowledge.titles import strip_titles
from generator.model import Appearance, Entity, EntityDecision, Place, PossiblySame, PossiblyTwo, Spelling

Group = tuple[Node, ...]


def main_name(group: Group) -> str:
    """The fullest form among those in common use; for organisations the long form most used, for places the map's name
    if anyone uses it.
    """
    uses = [use for node in group for use in node.uses]
    briefs = Counter(use.full for use in uses)
    floor = max(briefs.values()) / 3
    usual = [name for name, count in briefs.items() if count >= floor]
    kind = group[0].kind
    mapped = {folded(use.place.name) for use in uses if use.place}

    def rank(name: str) -> tuple[object, ...]:
        parts = len(person_parts(name)) if kind == "person" else 0
        titles = len(folded(name).split()) - parts if kind == "person" else 0
        return (
            folded(name) not in mapped,
            bool(acronym_letters(name)),
            -parts,
            -briefs[name] if kind != "person" else 0,
            -_occurrences(name, uses),
            _particles_apart(name, titles),
            -len(name),
            name,
        )

    best = min(usual, key=rank)
    spot = _point(uses)
    return spot.name if spot and acronym_letters(best) else best


def _occurrences(name: str, uses: Sequence[Use]) -> int:
    """How often texts write the name or part of it just so: a spelling that a text keeps to counts for more."""
    own = [use for use in uses if use.full == name]
    return len(own) + sum(folded(other) in folded(name) for use in own for other, _ in use.others)


def _particles_apart(name: str, titles: int) -> int:
    """Honorifics in a name ("Syed"), not particles ("bin", "Al-"), make a plainer form preferable."""
    return (
        titles
        if "-" not in name and not any(word in {"bin", "ibn", "de", "van", "von"} for word in name.split())
        else 0
    )


def entity_of(group: Group, joins: Sequence[Join], nodes: Sequence[Node], decision: EntityDecision | None) -> Entity:
    """One entity, without slug and look-alikes, which depend on the others."""
    uses = sorted((use for node in group for use in node.uses), key=lambda u: (u.date, u.brief, u.name))
    used = {name for use in uses for name in (use.full, use.name)}
    name = main_name(group)
    if decision and (decision.named_by_hand or decision.name in used):
        name = decision.name
    apart = decision.apart if decision else ()
    meta = decision.meta if decision else {}
    return Entity(
        kind=group[0].kind,
        slug="",
        name=name,
        spellings=_spellings(name, group, joins, nodes, {folded(other) for other in apart}),
        appearances=tuple(_appearance(use) for use in uses),
        place=_place(uses, meta) if group[0].kind == "place" else None,
        description=str(meta["description"]) if meta.get("description") else None,
        same_as=texts(meta.get("same_as")),
        apart=apart,
        told_by=_country(group),
        possibly_two=tuple(sorted({*(d for node in group for d in _doubts(node)), *_doubtful_joins(joins, nodes)})),
    )


def _country(group: Group) -> str:
    """The country of one of several of a name."""
    lands = sorted({land for node in group if node.shared for land in node.lands})
    return name_of(lands[0]) if lands else ""


def _doubts(node: Node) -> Iterator[PossiblyTwo]:
    """What may be somebody else's on a page, but for what a person has claimed for it."""
    claimed = node.claimed
    for doubt in node.doubts:
        if doubt.rest not in claimed or claimed.isdisjoint(doubt.briefs):
            yield PossiblyTwo(doubt.briefs, doubt.rest, doubt.reason)


def _doubtful_joins(joins: Sequence[Join], nodes: Sequence[Node]) -> Iterator[PossiblyTwo]:
    """Joins of two names where something that is said round them speaks for two."""
    for join in joins:
        pair = sorted((nodes[join.left], nodes[join.right]), key=lambda node: (len(node.uses), node.key))
        claimed = pair[0].page and pair[0].page == pair[1].page
        if pair[0].kind != "person" or join.is_decided or claimed:
            continue
        fit = weigh(pair[0].profile, pair[1].profile, NOBODY_KNOWN)
        briefs = tuple(sorted({use.brief for use in pair[0].uses}))
        rest = min(use.brief for use in pair[1].uses)
        if fit.outcome == "perhaps" and briefs != (rest,):
            yield PossiblyTwo(briefs, rest, f"{join.reason}; {fit.words}")


def _appearance(use: Use) -> Appearance:
    role, organization = use.offices[0] if use.offices else ("", "")
    return Appearance(use.brief, use.name, use.acting, role or None, organization or None, use.rank, use.span)


def _spellings(
    main: str, group: Group, joins: Sequence[Join], nodes: Sequence[Node], apart: set[str]
) -> tuple[Spelling, ...]:
    """Main name first, then names of briefs by use, then forms found only inside the texts."""
    reasons: dict[str, str] = {}
    briefs: dict[str, set[str]] = defaultdict(set)
    home = next((node for node in group if main in node.names), group[0])
    for node in group:
        why = _why(node, home, joins, nodes)
        for use in node.uses:
            for name in dict.fromkeys((use.full, use.name)):
                reasons.setdefault(name, why if node is not home else _same_node(main, name, use))
                briefs[name].add(use.brief)
    inside: dict[str, str] = {}
    for use in (use for node in group for use in node.uses):
        for other, why in use.others:
            if folded(other) not in apart and other not in reasons:
                inside.setdefault(other, f"{BY_HAND}; {why}" if reasons[use.name].startswith(BY_HAND) else why)
                briefs[other].add(use.brief)
    reasons[main] = "the page's name"
    first = sorted(set(reasons) - {main}, key=lambda n: (-len(briefs[n]), n))
    rest = sorted(set(inside) - set(reasons), key=lambda n: (-len(briefs[n]), n))
    named = {**inside, **reasons}
    return tuple(Spelling(n, tuple(sorted(briefs[n])), named[n]) for n in (main, *first, *rest))


def _same_node(main: str, name: str, use: Use) -> str:
    """What two ways of writing have in common, though they are no different names."""
    if use.place:
        return f"the same place on the map as {main}"
    if name != use.full:
        return f"stands for {use.full} in the same text"
    if _bare(main) == _bare(name):
        return f"the letters of {main}: only capitals, accents or hyphens differ"
    if use.kind != "person":
        return f"the telling words of {main}; small words and forms of company aside"
    parts = shown(*person_parts(name))
    if person_parts(main) != person_parts(name):
        return f"the name of this page before it was given the name {main}"
    if folded(strip_titles(main)) == folded(strip_titles(name)):
        return f"both have {parts}; only the title before it differs"
    return f"both have {parts}; forms of address and small words, like “Syed” and “bin”, aside"


def _bare(name: str) -> str:
    return folded(written_out(name)).replace(" ", "")


def _why(node: Node, home: Node, joins: Sequence[Join], nodes: Sequence[Node]) -> str:
    """The join that brought a node in: the one nearest to the main name, or the first that was made."""
    own = [join for join in joins if node is nodes[join.left] or node is nodes[join.right]]
    near = [join for join in own if home is nodes[join.left] or home is nodes[join.right]]
    found = near or own
    return found[0].reason if found else "the same name"


def _point(uses: Sequence[Use]) -> Place | None:
    """The point on the map that most uses mean, of several as many the first."""
    counts = Counter(use.place for use in uses if use.place)
    return min(counts, key=lambda place: (-counts[place], place), default=None)


def _place(uses: Sequence[Use], meta: Mapping[str, object]) -> Place | None:
    """The point on the map; latitude and longitude on the page win over the gazetteer."""
    found = _point(uses)
    latitude, longitude = meta.get("latitude"), meta.get("longitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return found
    if found:
        return replace(found, latitude=float(latitude), longitude=float(longitude))
    return Place(uses[0].name, str(meta.get("country") or ""), float(latitude), float(longitude), "area")


def look_alike(entity: Entity, score: float, reason: str) -> PossiblySame:
    """How one entity appears on the page of another that it may be."""
    return PossiblySame(entity.slug, entity.name, round(score, 3), reason)
