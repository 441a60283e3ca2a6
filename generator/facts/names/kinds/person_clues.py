"""What the words beside a name say of a person: "Mr X", "X, 45,", "his son X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.facts.names.kinds.naming import Naming, clue
from generator.facts.names.setting import Clue
from generator.facts.names.word_lists import words
from generator.knowledge.given_names import is_given_name
from generator.knowledge.titles import is_office, title_spans


def person_before(n: Naming) -> Iterator[Clue]:
    """ "Mr X", "Judge X", "her son X"."""
    if _titled(n.before[-3:]):
        sure = len(n.name) > 1 and is_given_name(n.name[0]) and not _is_head(n.name[-1].lower())
        weight = 0.0 if n.last() in words("organizations", "makers") else 6.0 if sure else 3.0
        yield clue("PERSON", "names.title", weight, "stands behind a title")
    elif n.last() in words("names", "kin"):
        yield clue("PERSON", "names.kin", 3.0, f"stands behind “{n.last()}”")


def _is_head(word: str) -> bool:
    return word in words("organizations", "heads") or word in words("names", "place_heads")


@lru_cache(4096)
def _titled(before: tuple[str, ...]) -> bool:
    return any(end == len(before) and kind != "modifier" for _, end, kind in title_spans(before))


def person_behind(n: Naming) -> Iterator[Clue]:
    """ "X, 45,", "X, who", "X, a former director", "X and his"."""
    said = n.behind[1:] if n.next() in {",", "("} else n.behind
    first = said[0].lower() if said else ""
    # "X, 45,"; not "X, 60 miles"
    if first.isdigit() and len(first) == 2 and n.next() in {",", "("} and (len(said) < 2 or said[1] in ",.)"):
        yield clue("PERSON", "names.age", 4.0, "an age follows")
    elif first in {"aged", "himself", "herself"}:
        yield clue("PERSON", "names.who", 4.0, f"“{first}” follows")
    elif first == "who":  # of clubs, too
        yield clue("PERSON", "names.who", 0.5, "“who” follows")
    if n.next() in {",", "is", "was"} and n.next(1) in {"a", "an", "the"} and _tells_of_person(n.behind[2:]):
        yield clue("PERSON", "names.described", 2.0, "is called by an office")
    for word in n.behind[:3]:
        if n.last() not in {"of", "for", "at", "by", "with"} and word in {"his", "her", "he", "she"}:
            yield clue("PERSON", "names.his", 1.5, f"“{word}” follows")
        if not word.isalpha():
            break


def _tells_of_person(said: Sequence[str]) -> bool:
    for word in said:
        if not word[0].isalpha() or word in words("organizations", "small"):
            return False
        if is_office(word):
            return True
    return False
