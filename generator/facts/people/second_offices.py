"""Two offices of one person: "President and Chief Executive of Y", which readers of grammar often part."""

from __future__ import annotations

from generator.facts.names.word_lists import words
from generator.facts.people.role_phrases import Phrase, offices, widened_left

JOINING = frozenset({"and", "&"})


def with_second(phrase: Phrase, end: int) -> int:
    """End of a noun phrase with the second office that it goes on with: "President >and Chief Executive of Y<"."""
    if not phrase.tight(end) or phrase.tokens[end].key not in JOINING or not phrase.tight(end + 1):
        return end
    stop = next((b for a, b in offices(phrase, end + 1, len(phrase.tokens)) if _opens(phrase, end + 1, a)), end)
    if stop == end or (phrase.tight(stop) and phrase.owners[stop] is not None):
        return end  # "the president and Prime Minister X"
    while phrase.tight(stop) and (
        phrase.owners[stop] is not None
        or phrase.tokens[stop].key in {"of", "for", "at", "the", "and"}
        or phrase.tokens[stop].capital
    ):
        stop += 1
    while phrase.tokens[stop - 1].key in JOINING or phrase.tokens[stop - 1].key in words("roles", "links"):
        stop -= 1
    return stop


def _opens(phrase: Phrase, first: int, office: int) -> bool:
    """Whether nothing but words that belong to an office stand from word `first` to it."""
    return widened_left(phrase, office, first) == first
