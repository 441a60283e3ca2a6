"""Uses that are one entity without a second thought: the unit of comparing.

Reach for `nodes_of` to put together the uses of one name, parted where their settings say that several bear it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from generator.entities.names.generations import generation_of, without_generation
from generator.entities.names.normalize import folded, person_key, person_parts
from generator.entities.names.organization_words import organization_words
from generator.entities.points import points_of
from generator.entities.settings.bearers import NO_CLAIMS, Bearer, Claims, Doubt, bearers_of
from generator.entities.settings.shared_names import is_shared
from generator.entities.settings.weigh import BODY, NOBODY_KNOWN, PERSON, SHARED_BODY, Known, Profile, profile_of
from generator.entities.uses import Use
from generator.model import EntityKind

_READ = 200
"""Uses of a node whose settings are looked at when it is compared with another."""


@dataclass(frozen=True)
class Node:
    """Uses that are one entity without a doubt; the unit of comparing."""

    kind: EntityKind
    key: str
    """Unique within the kind, sortable, made of the name and what sets it apart."""
    names: tuple[str, ...]
    """All ways in which the whole name is written, most used first."""
    uses: tuple[Use, ...]
    """By date, then brief."""
    shared: str = ""
    """The name, where several bear it; empty where this is the only one."""
    doubts: tuple[Doubt, ...] = ()
    """Parts of its reports that may be another's of this name."""
    page: str = ""
    """Kind and slug of the page that claims some of its reports by hand."""
    claimed: frozenset[str] = frozenset()
    """These reports."""

    @property
    def name(self) -> str:
        """The name as its briefs write it."""
        return self.names[0]

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """The whole names, and what the briefs have."""
        return tuple(dict.fromkeys((*self.names, *(use.name for use in self.uses))))

    @cached_property
    def profile(self) -> Profile:
        """What its reports tell of it."""
        return profile_of(use.setting for use in self.uses[:_READ])

    @cached_property
    def lands(self) -> frozenset[str]:
        """The countries that it is said to be of, or else reported from."""
        return self.profile.lands or self.profile.countries


def nodes_of(
    uses: Iterable[Use],
    known: Known = NOBODY_KNOWN,
    claims: Mapping[tuple[EntityKind, str], Claims] = MappingProxyType({}),
) -> tuple[Node, ...]:
    """Uses put together by name, parted by who bears it; by kind and key. `claims`: what people decided, by kind and
    folded name.
    """
    ordered = sorted(uses, key=lambda u: (u.date, u.brief, u.name))
    points, plain = points_of(ordered), _plain_keys(ordered)
    grouped: dict[tuple[EntityKind, str], list[Use]] = defaultdict(list)
    for at, use in enumerate(ordered):
        grouped[use.kind, points.get(at) or _key(use, plain)].append(use)
    found = [node for (kind, key), own in grouped.items() for node in _of_one_name(kind, key, own, known, claims)]
    return tuple(sorted(found, key=lambda node: (node.kind, node.key)))


def _of_one_name(
    kind: EntityKind,
    key: str,
    uses: Sequence[Use],
    known: Known,
    claims: Mapping[tuple[EntityKind, str], Claims],
) -> Iterable[Node]:
    """The nodes of one name: one for each bearer."""
    names = dict.fromkeys(folded(name) for use in uses for name in (use.full, use.name))
    said = next((claims[kind, name] for name in names if (kind, name) in claims), NO_CLAIMS)
    if kind == "place" or "|" in key:
        pages = sorted({said.page.get(use.brief, "") for use in uses})
        parts = [(page, [u for u in uses if said.page.get(u.brief, "") == page]) for page in pages]
        keys = [key, *(f"{key} # {page}" for page in pages[1:])]
        whole = [Bearer(tuple(range(len(own))), page=page) for page, own in parts]
        return [_node(kind, k, own, b, "", said) for k, (_, own), b in zip(keys, parts, whole, strict=True)]
    features = PERSON if kind == "person" else SHARED_BODY if is_shared(uses[0].full) else BODY
    bearers = bearers_of([use.setting for use in uses], [use.brief for use in uses], known, features, said)
    shared = key if len(bearers) > 1 else ""
    keys = [key, *(f"{key} # {min(uses[m].brief for m in bearer.members)}" for bearer in bearers[1:])]
    return [_node(kind, own, uses, bearer, shared, said) for own, bearer in zip(keys, bearers, strict=True)]


def _node(kind: EntityKind, key: str, uses: Sequence[Use], bearer: Bearer, shared: str, said: Claims) -> Node:
    own = tuple(uses[member] for member in bearer.members)
    counts = Counter(use.full for use in own)
    names = sorted(counts, key=lambda name: (-counts[name], -len(name), name))
    claimed = frozenset(brief for brief, page in said.page.items() if page == bearer.page)
    return Node(kind, key, tuple(names), own, shared, bearer.doubts, bearer.page, claimed)


def _key(use: Use, plain: Mapping[str, str]) -> str:
    """The name of a person or a body; of a lone one, which many bear, with its brief."""
    if use.kind == "organization":
        return " ".join(organization_words(use.full))
    letters = _letters(use.full)
    own = plain.get(letters, letters)
    generation = use.setting.generation or generation_of(use.full)
    own = f"{own} {generation}" if generation else own
    return own if len(person_parts(use.full)) > 1 else f"{own}|{use.brief}"


def _letters(name: str) -> str:
    """A person's name without blanks, umlauts written out: "Kim Jong-un" and "Kim Jongun" are one."""
    parts = person_key(without_generation(name))
    return "".join(parts) if len(parts) > 1 else parts[0] if parts else ""


def _plain_keys(uses: Iterable[Use]) -> dict[str, str]:
    """Of names that some report writes with an umlaut, the plain letters -> those written out: "jorgmuller" ->
    "joergmueller".
    """
    names = {use.full for use in uses if use.kind == "person" and not use.full.isascii()}
    pairs = ((folded("".join(person_parts(without_generation(name)))), _letters(name)) for name in sorted(names))
    return {plain: out for plain, out in pairs if plain != out}
