"""Forms of the verbs that tell of events, as `resources/en/events.yml` has them.

Reach for `follow_a_subject` to see whether words can stand behind their subject as they are: "have freed 31 hostages".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from generator.knowledge import read_yaml

_HELPERS = ("has", "have", "had", "is", "are", "was", "were", "will", "shall", "did", "does", "do", "must", "should")
_VOWELS = "aeiou"
_BEHIND_NOUNS = frozenset(("with", "on", "in", "of", "between", "against", "at", "over", "from", "for"))


def follow_a_subject(words: str) -> bool:
    """Whether words open with a verb of the table in its present or past, or with one that helps it.

    "Talks with the rebels" do not: what may be a noun is one before a preposition.
    """
    first, second, *_ = (*words.casefold().split(), "", "")
    return first in _finite() and not (first in _nouns() and second in _BEHIND_NOUNS)


@cache
def mutual_kinds() -> frozenset[str]:
    """Kinds of events of which both sides do the same: "A met B" is "B met A"."""
    return frozenset(kind for kind, told in read_yaml("en/events")["kinds"].items() if told.get("mutual"))


@cache
def _nouns() -> frozenset[str]:
    kinds = read_yaml("en/events")["kinds"].values()
    return frozenset(f"{str(noun).removesuffix('s')}s" for kind in kinds for noun in kind.get("nouns", ()))


@cache
def _finite() -> frozenset[str]:
    table = read_yaml("en/events")
    irregular = {str(line).split("/")[0]: str(line).split("/") for line in table["irregular"]}
    told = {word for kind in table["kinds"].values() for part in _PARTS for word in _verbs(kind.get(part, ()))}
    told |= {str(verb) for verb in table["makes"]}
    return frozenset([*_HELPERS, *(form for verb in told for form in _forms(verb, irregular))])


_PARTS = ("does", "undergoes", "dies")


def _verbs(phrases: list[object]) -> Iterator[str]:
    """The verb of each phrase: the first word that names no class."""
    for phrase in phrases:
        yield next(word for word in str(phrase).split() if not word.startswith("<"))


def _forms(verb: str, irregular: dict[str, list[str]]) -> tuple[str, ...]:
    """Third person and past; of an irregular verb the three forms before its participles."""
    if forms := irregular.get(verb.partition(" ")[0], ())[1:3]:
        return tuple(forms)
    third = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    return third, f"{verb}d" if verb.endswith("e") else f"{verb}ed"
