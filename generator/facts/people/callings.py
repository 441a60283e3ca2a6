"""What somebody does for a living or is known for, where lower-case words beside a name say so: "a beekeeper", "the
winner of the prize". In capitals they may be names ("Baker"), so that only the grammar of a sentence can tell."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from generator.facts.names.tokens import Token
from generator.facts.names.word_lists import words
from generator.knowledge import read_yaml


def is_calling(word: str) -> bool:
    """Whether a word in lower case is a calling: "beekeeper", "laureate"."""
    return word in _callings()


def calling_spans(tokens: Sequence[Token], taken: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Callings among words that no title holds, as titles of the kind "office"."""
    held = {at for start, end, kind in taken if kind != "modifier" for at in range(start, end)}
    return [(at, at + 1, "office") for at, token in enumerate(tokens) if at not in held and is_calling(token.text)]


def is_livelihood(word: str) -> bool:
    """Whether nobody does so for a state: a "director" may come from anywhere, a "minister" serves one."""
    return word in _livelihoods()


@cache
def _livelihoods() -> frozenset[str]:
    fields = read_yaml("en/callings")["fields"]
    held = {field: {word.strip() for word in fields[field].split(",")} for field in fields}
    public = set().union(*(held[field] for field in words("roles", "public_fields")))
    return frozenset(word for field in held for word in held[field] if word not in public)


@cache
def _callings() -> frozenset[str]:
    fields, left_out = read_yaml("en/callings")["fields"], words("roles", "no_callings")
    listed = {word.strip() for field in fields if field not in left_out for word in fields[field].split(",")}
    # The last word of "taxi driver" is enough: the words before it belong to it by grammar.
    return frozenset(word.rsplit(" ", 1)[-1] for word in listed) - left_out | words("roles", "honours")
