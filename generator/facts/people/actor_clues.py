"""What speaks for somebody acting in the reported event: the visible list `CLUES`, judged name by name.

What a clue weighs stands in `resources/actor_clues.yml`, learned from reports whose actors are known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from generator.facts.names.word_lists import words
from generator.facts.people.actor_places import Named, Place
from generator.knowledge import read_yaml
from generator.knowledge.weighing import Reason

Clue = tuple[str, float, str]
"""Its name in `actor_clues.yml`, how strong it is (1 is plain yes), and a clause for readers."""


def kind_of_name(named: Named) -> Iterator[Clue]:
    """Persons act oftener than bodies, bodies oftener than states."""
    yield named.kind.lower(), 1.0, ""


def in_headline(named: Named) -> Iterator[Clue]:
    """The headline and the bullets name those whom a report is about."""
    there = [place for place in named.places if place.zone == "headline"]
    if there:
        yield "headline", 1.0, "in the headline"
    if any(place.part == "agent" for place in there):
        yield "headline agent", 1.0, "acts in the headline"
    if any(place.zone == "bullet" for place in named.places):
        yield "bullet", 1.0, "in a bullet"


def early(named: Named) -> Iterator[Clue]:
    """News gives the actors first."""
    first = min((place.order for place in named.body), default=12)
    yield "late", min(first, 12) / 4, ""
    lede = [place for place in named.body if place.order == 0]
    if lede:
        yield "lede", 1.0, "in the first sentence"


def acts(named: Named) -> Iterator[Clue]:
    """Subject of verbs other than those of saying; quoted."""
    kind = named.kind.lower()
    doing = [place for place in named.body if place.does]
    if doing:
        yield f"does {kind}", min(len(doing), 4) ** 0.5, f"acts: “{doing[0].verb}”"
    said = sum(place.says for place in named.body) + named.spoken
    if said:
        yield f"says {kind}", min(said, 4) ** 0.5, "speaks"


def often(named: Named) -> Iterator[Clue]:
    """Named again and again."""
    yield "often", max(min(len(named.in_text), 9) - 1, 0) ** 0.5, f"named {len(named.in_text)} times"


def among_others(named: Named) -> Iterator[Clue]:
    """A report goes on about the body that it names first and those whose people it quotes; where it names many
    persons, each matters less, and bodies less still."""
    if named.comes_first:
        yield "first body", 1.0, "the first body named"
    if named.members_speak:
        yield "members speak", 1.0, "its people are quoted"
    few = {"PERSON": 6, "ORG": 4}.get(named.kind)
    if few is not None:
        yield f"crowd {named.kind.lower()}", min(max(named.persons - few, 0), _MANY) / 4, ""


_MANY = 8
"""Persons beyond those of whom a reader keeps track; more say no more."""


def has_role(named: Named) -> Iterator[Clue]:
    """A stated role."""
    if any(one.role or one.rank for one in named.affiliations):
        yield "role", 1.0, "holds a stated role"


def only_aside(named: Named) -> Iterator[Clue]:
    """Never more than whose something is, a source, a member of a list, part of another's clause."""
    if all(place.part in {"owner", "beside"} for place in named.places):
        yield "only owner", 1.0, ""
    if named.kind != "PERSON" and all(place.says for place in named.places):
        yield "only source", 1.0, ""
    if all(place.mates > 3 for place in named.places):
        yield "only in lists", 1.0, ""
    if all(not place.main for place in named.places):
        yield "never main", 1.0, ""
    if all(is_aside(place) for place in named.places):
        yield "only aside", 1.0, ""
    if named.kind == "PLACE" and all(place.part != "agent" for place in named.places):
        yield "state beside", 1.0, ""
    if named.represented:
        yield "represented", 1.0, ""
    if named.kind == "ORG" and any(
        word in words("actors", "press") for word in named.places[0].mention.name.lower().split()
    ):
        yield "press", 1.0, ""
    wrote = any(words("actors", "writers") & set((one.role or "").lower().split()) for one in named.affiliations)
    if wrote and not any(place.does or place.part == "patient" for place in named.places):
        yield "writer", 1.0, ""


CLUES: tuple[Callable[[Named], Iterator[Clue]], ...] = (
    *(kind_of_name, in_headline, early, acts, often, among_others, has_role, only_aside),
)


def reasons(named: Named) -> list[Reason]:
    """All clues of a name, weighed."""
    found = (clue for find in CLUES for clue in find(named))
    return [Reason(_weights().get(name, 0.0) * strength, told) for name, strength, told in found]


@cache
def _weights() -> Mapping[str, float]:
    return {str(name): float(weight) for name, weight in read_yaml("actor_clues").items()}


def is_aside(place: Place) -> bool:
    """Whether this mention shows nobody acting: another year, "under President X", "when former leader X took it"."""
    if any(key in words("actors", "asides") for key in place.near[:5]):
        return True
    if place.order > 1 and not place.main and {"former", "ex"} & set(place.near[:4]):
        return True
    years = any(re.fullmatch(r"(?:19|20)\d\d", key) for key in place.near)  # "2026"
    return place.order > 1 and (years or sum(key in words("actors", "background") for key in place.near) > 1)
