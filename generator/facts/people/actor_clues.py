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
    """The headline and the bullets name those whom a report is about; whoever does something there is sure."""
    there = [place for place in named.places if place.zone == "headline"]
    if any(place.part == "agent" for place in there):
        yield "headline agent", 1.0, "acts in the headline"
    elif any(place.part in {"patient", "partner"} for place in there):
        yield "headline patient", 1.0, "is dealt with in the headline"
    elif there:
        yield "headline", 1.0, "in the headline"
    if any(place.zone == "bullet" for place in named.places):
        yield "bullet", 1.0, "in a bullet"
    if any(place.zone == "caption" for place in named.places):
        yield "caption", 1.0, "in a caption"


def early(named: Named) -> Iterator[Clue]:
    """News gives the actors first."""
    first = min((place.order for place in named.body), default=-1)
    if first < 0:
        return
    yield "late", min(first, 12) / 4, ""
    lede = [place for place in named.body if place.order == first and first < 3]
    word = "in the first sentence" if first == 0 else f"from sentence {first + 1} on"
    if any(place.part == "agent" and place.main for place in lede):
        yield "lede agent" if first == 0 else "early agent", 1.0, f"acts {word}"
    elif any(place.part in {"patient", "partner"} for place in lede):
        yield "lede patient" if first == 0 else "early patient", 1.0, f"is dealt with {word}"
    elif lede:
        yield "lede" if first == 0 else "early", 1.0, word


def acts(named: Named) -> Iterator[Clue]:
    """Subject of verbs other than those of saying; object of others; quoted."""
    doing = [place for place in named.body if place.does and not is_aside(place)]
    if doing:
        yield f"does {named.kind.lower()}", min(len(doing), 4) ** 0.5, f"acts: “{doing[0].verb}”"
    if any(place.part in {"patient", "partner"} and not is_aside(place) for place in named.body[:8]):
        yield "suffers", 1.0, "is dealt with"
    said = sum(place.says for place in named.body) + named.spoken
    if said:
        yield f"says {named.kind.lower()}", min(said, 4) ** 0.5, "speaks"


def often(named: Named) -> Iterator[Clue]:
    """Named again and again, and as often as the others."""
    yield "often", max(min(len(named.in_text), 9) - 1, 0) ** 0.5, f"named {len(named.in_text)} times"
    yield "share", named.share, ""


def has_role(named: Named) -> Iterator[Clue]:
    """A stated role."""
    if any(one.role or one.rank for one in named.affiliations):
        yield "role", 1.0, "holds a stated role"
    elif named.affiliations:
        yield "affiliation", 1.0, "belongs to a body"


def only_aside(named: Named) -> Iterator[Clue]:
    """Never more than whose something is, a source, a member of a list, somebody of other years."""
    if all(place.part in {"owner", "beside"} for place in named.places):
        yield "only owner", 1.0, ""
    if all(place.mention.kind == "PLACE" and place.part != "agent" for place in named.places):
        yield "place beside", 1.0, ""
    if named.kind != "PERSON" and all(place.says for place in named.places):
        yield "only source", 1.0, ""
    if all(is_aside(place) for place in named.places):
        yield "only aside", 1.0, ""
    if all(place.mates > 3 for place in named.places):
        yield "only in lists", 1.0, ""
    if all(not place.main for place in named.places):
        yield "never main", 1.0, ""


CLUES: tuple[Callable[[Named], Iterator[Clue]], ...] = (
    *(kind_of_name, in_headline, early, acts, often, has_role, only_aside),
)


def reasons(named: Named) -> list[Reason]:
    """All clues of a name, weighed."""
    found = (clue for find in CLUES for clue in find(named))
    return [Reason(_weights().get(name, 0.0) * strength, told) for name, strength, told in found]


@cache
def _weights() -> Mapping[str, float]:
    return {str(name): float(weight) for name, weight in read_yaml("actor_clues").items()}


def is_aside(place: Place) -> bool:
    """Whether this mention shows nobody acting: another year, "under President X", "the late"."""
    if any(key in words("actors", "asides") for key in place.near[:4]):
        return True
    years = any(re.fullmatch(r"(?:19|20)\d\d", key) for key in place.near)  # "2026"
    return place.order > 1 and (years or sum(key in words("actors", "background") for key in place.near) > 1)
