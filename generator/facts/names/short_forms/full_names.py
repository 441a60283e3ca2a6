"""Gives every mention the fullest form of its name: "Okello" -> "Jane Okello", "WHO" -> its long form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from generator.facts.names.short_forms.explained import as_explained
from generator.facts.names.short_forms.known import Known, known_in
from generator.facts.names.short_forms.lower_case import lower_case_forms
from generator.facts.names.short_forms.organization import full_organization
from generator.facts.names.short_forms.person import full_person
from generator.facts.names.short_forms.place import full_place
from generator.model import Acronym, Article, Mention, NameKind

IN_FULL: Mapping[NameKind, Callable[[str, Known], str]] = {
    "PERSON": full_person,
    "ORG": full_organization,
    "PLACE": full_place,
}
"""Who finds the full form of which kind; peoples have none."""


def with_full_names(article: Article, mentions: Sequence[Mention], acronyms: Sequence[Acronym]) -> tuple[Mention, ...]:
    """The mentions with `name` set to the fullest form; works on any recogniser's mentions.

    A short form is resolved only where exactly one longer name fits. Lower-case forms of an organisation ("Baltic
    defence council" in a headline) become mentions of it.
    """
    widened = lower_case_forms(article, tuple(as_explained(article.text, mentions, acronyms)))
    known = known_in(article, widened, acronyms)
    full = {key: _full(key[0], key[1], known) for key in dict.fromkeys((m.kind, m.name) for m in widened)}
    return tuple(_renamed(mention, full[mention.kind, mention.name]) for mention in widened)


def _full(kind: NameKind, name: str, known: Known) -> str:
    return IN_FULL[kind](name, known) if kind in IN_FULL else name


def _renamed(mention: Mention, full: str) -> Mention:
    if full == mention.name:
        return mention
    why = replace(mention.why, reason=f"{mention.why.reason}; short for “{full}”", inferred=mention.why.inferred)
    return replace(mention, name=full, why=why)
