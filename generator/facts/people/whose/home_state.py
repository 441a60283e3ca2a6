"""Whose minister a minister is, where the text does not say: a report names no state for the offices of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.facts.names.word_lists import words
from generator.facts.people.whose.about import About
from generator.knowledge.countries import country_of, name_of
from generator.model import Affiliation

_NEAR = 40
"""Characters before an office within which another state may be its own: "a Turkish delegation led by Minister X"."""


def home_state(one: Affiliation, found: Sequence[Affiliation], about: About) -> str | None:
    """The state of a minister or president of no stated body: that which the report is about.

    A report that was written in another state than the one that it names most says of neither whose they are.
    """
    home, role = about.state, one.role or ""
    if home is None or not is_national(role) or home in _abroad(found, about) or _visits(one, found, about):
        return None
    if about.issuing_state is None and about.here and home not in {name_of(code) for code in about.here}:
        return None
    # "President A spoke with President B of Brazil": the first is another state's.
    held = {other.role.lower() for other in found if other.role and home in states_of(found, other.name)}
    return None if role.lower() in held or _beside(one, home, about) else home


def _beside(one: Affiliation, home: str, about: About) -> bool:
    """Whether another state's name stands right before an office, in its sentence."""
    sentence = about.article.sentence_at(one.span.start)
    least = max(one.span.start - _NEAR, sentence.start if sentence is not None else 0)
    return any(
        least <= other.span.end <= one.span.start
        for other in about.mentions
        if other.kind in {"PLACE", "NORP"} and (code := country_of(other.name)) and name_of(code) != home
    )


def _visits(one: Affiliation, found: Sequence[Affiliation], about: About) -> bool:
    """ "visiting President X"."""
    spans = [other.span for other in found if other.name == one.name]
    return any(about.text[max(0, span.start - 9) : span.start].lower() == "visiting " for span in spans)


def _abroad(found: Sequence[Affiliation], about: About) -> set[str]:
    """States that have sent somebody, or whose minister is a "counterpart": who receives the ambassador of Japan is a
    minister of another one."""
    sent = [one for one in found if one.role and words("roles", "envoys") & set(one.role.lower().split())]
    met = tuple(f" {word}" for word in sorted(words("roles", "counterparts")))
    named = (one for one in about.mentions if one.kind == "NORP" and about.text.startswith(met, one.span.end))
    others = [code for one in named if (code := country_of(one.name))]
    return {state for one in sent for state in states_of(found, one.name)} | {name_of(code) for code in others}


def states_of(found: Sequence[Affiliation], name: str) -> Iterator[str]:
    """The states that the report ties a person to."""
    codes = (country_of(one.organization) for one in found if one.name == name and one.organization)
    yield from (name_of(code) for code in codes if code)


def is_national(role: str) -> bool:
    """Whether a state's office alone is called so: "President", "minister for trade", "the environment minister"."""
    key = role.lower().removeprefix("the ")
    field = key.partition(" of ")[0]  # a "minister for ports" may be a part of a state's
    minister = field.endswith("minister")
    return minister or (role[:1].isupper() and key in words("roles", "national"))
