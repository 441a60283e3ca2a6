"""Whose minister a minister is, where the text does not say: a report names no state for the offices of its own."""

from __future__ import annotations

from generator.facts.names.word_lists import words
from generator.facts.people.whose.about import About
from generator.knowledge.countries import country_of, name_of
from generator.model import Affiliation

_NEAR = 40
"""Characters before an office within which another state may be its own: "a Turkish delegation led by Minister X"."""


def home_state(one: Affiliation, about: About) -> str | None:
    """The state of a minister or president of no stated body: that which the report is about.

    A report that was written in another state than the one that it names most says of neither whose they are.
    """
    home, role = about.state, one.role or ""
    if home is None or not is_national(role) or home in about.abroad or _visits(one, about):
        return None
    if about.issuing_state is None and about.here and home not in {name_of(code) for code in about.here}:
        return None
    # "President A spoke with President B of Brazil": the first is another state's.
    return None if role.lower() in about.held_at_home or _beside(one, home, about) else home


def _beside(one: Affiliation, home: str, about: About) -> bool:
    """Whether another state's name stands right before an office, in its sentence."""
    sentence = about.article.sentence_at(one.span.start)
    least = max(one.span.start - _NEAR, sentence.start if sentence is not None else 0)
    return any(
        least <= other.span.end <= one.span.start
        for other in about.mentions
        if other.kind in {"PLACE", "NORP"} and (code := country_of(other.name)) and name_of(code) != home
    )


def _visits(one: Affiliation, about: About) -> bool:
    """ "visiting President X"."""
    spans = [other.span for other in about.found if other.name == one.name]
    return any(about.text[max(0, span.start - 9) : span.start].lower() == "visiting " for span in spans)


def is_national(role: str) -> bool:
    """Whether a state's office alone is called so: "President", "minister for trade", "the environment minister"."""
    key = role.lower().removeprefix("the ")
    field = key.partition(" of ")[0]  # a "minister for ports" may be a part of a state's
    minister = field.endswith("minister")
    return minister or (role[:1].isupper() and key in words("roles", "national"))
