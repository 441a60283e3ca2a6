"""What stands round the names of a site, looked up while two of them are compared.

Reach for `surroundings_of` before anything is compared, and for `holders_of` once it is clear who the persons are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.entities.names.normalize import folded, person_parts
from generator.entities.names.organization_words import acronym_letters, initials, organization_words, word_weight
from generator.entities.nodes import Node
from generator.entities.settings.shared_names import is_worldwide
from generator.entities.settings.weigh import Known
from generator.entities.uses import Use
from generator.knowledge.gazetteer import is_place


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What context features look up: the names of each brief, and whom the persons of the site turned out to be."""

    named: Mapping[str, frozenset[str]]
    """Brief path -> folded names of persons and organisations in it."""
    holders: Mapping[tuple[str, str], frozenset[tuple[str, str]]] = field(default_factory=dict)
    """(brief, folded organisation) -> (person, folded role) that hold an office of it there."""
    bearers: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    """Initials -> for each long name of an organisation that has them the countries that it is of, if known."""
    known: Known = field(default_factory=Known)
    """How often names stand in the reports, and how they are written."""
    families: Mapping[str, int] = field(default_factory=dict)
    """Last part of persons' whole names -> how many given names, by their first letters, stand before it."""
    stand_for: Mapping[str, int] = field(default_factory=dict)
    """Short form of an organisation, folded -> for how many it stands, each in a text that names it in full."""


def known_of(uses: Sequence[Use]) -> Known:
    """How often each name of a person or body stands in the reports of a site, and how it is written first."""
    often = Counter(folded(use.name) for use in uses if use.kind != "place")
    written = {folded(name): name for name in sorted({use.name for use in uses}, reverse=True)}
    return Known(often, len({use.brief for use in uses}), written)


def surroundings_of(uses: Sequence[Use], nodes: Sequence[Node], known: Known) -> Surroundings:
    """All but the holders of offices, which take knowing who the persons are."""
    named: dict[str, set[str]] = defaultdict(set)
    for use in uses:
        if use.kind != "place":
            named[use.brief].add(folded(use.name))
    return Surroundings(
        {brief: frozenset(names) for brief, names in named.items()},
        bearers=_bearers(nodes),
        known=known,
        families=_families(nodes),
        stand_for=_stand_for(uses),
    )


def _bearers(nodes: Sequence[Node]) -> dict[str, tuple[frozenset[str], ...]]:
    """Whose letters these may be: bodies whose texts introduce them, and only without any those whose initials fit."""
    fitting: dict[str, list[frozenset[str]]] = defaultdict(list)
    said: dict[str, list[frozenset[str]]] = defaultdict(list)
    for node in nodes:
        if node.kind == "organization" and not acronym_letters(node.name):
            lands = frozenset[str]() if is_worldwide(node.name) else node.lands
            letters = {acronym_letters(word) for use in node.uses[:20] for word, _ in use.others}
            for form in letters - {""}:
                said[form].append(lands)
            for form in initials(node.name):
                fitting[form].append(lands)
    return {form: tuple(lands) for form, lands in {**fitting, **said}.items()}


def _families(nodes: Sequence[Node]) -> dict[str, int]:
    """Of the last parts of persons' names, before how many given names each stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        parts = person_parts(node.name) if node.kind == "person" else ()
        if len(parts) > 1:
            found[parts[-1]].add(parts[0][:1])
    return {family: len(given) for family, given in found.items()}


def _stand_for(uses: Sequence[Use]) -> dict[str, int]:
    """Of the short forms of organisations that tell something, for how many organisations each stands."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for use in uses:
        for word, _ in use.others if use.kind == "organization" else ():
            if any(word_weight(part) >= 1 for part in organization_words(word)) and not is_place(word):
                found[folded(word)].add(organization_words(use.name))
    return {word: len(names) for word, names in found.items()}


def holders_of(
    uses: Sequence[Use], nodes: Sequence[Node], persons: Sequence[tuple[int, ...]]
) -> dict[tuple[str, str], frozenset[tuple[str, str]]]:
    """Who holds which office of which organisation in which brief, persons under one name each."""
    who = {
        (use.brief, use.name): nodes[group[0]].name
        for group in persons
        for index in group
        for use in nodes[index].uses
        if "|" not in nodes[group[0]].key
    }
    organizations: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        if use.kind == "organization":
            organizations[use.brief].append(use)
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for use in uses:
        if use.kind != "person" or (use.brief, use.name) not in who:
            continue
        for role, organization in use.offices:
            for own in organizations[use.brief]:
                office = _office_of(role, organization, own)
                if office:
                    found[use.brief, folded(own.name)].add((who[use.brief, use.name], office))
    return {key: frozenset(offices) for key, offices in found.items()}


def _office_of(role: str, organization: str, own: Use) -> str:
    """The role, if it is an office of this organisation under any of its names in the text; empty if not."""
    names = {folded(own.name), *(folded(other) for other, _ in own.others)}
    if folded(organization) in names:
        return folded(role)
    held = folded(role)
    return next(
        (held.replace(n, "").strip().removesuffix(" of the").removesuffix(" of") for n in names if n in held), ""
    )
