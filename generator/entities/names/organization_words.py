"""Names of organisations taken apart: telling words without legal forms, initials, weights.

Reach for it before comparing or indexing organisations; what holds for any name is in `normalize`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from generator.entities.names.normalize import LONGEST, folded, words_of
from generator.knowledge import read_yaml
from generator.knowledge.countries import country_of, name_of

_AND_INSIDE = re.compile(r"(?<=[A-Z])&(?=[A-Z])")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}|\b(?:[A-Za-z]\.)+[A-Za-z]\b")
_LEGAL_LETTERS = frozenset("aceklorsvz")


@lru_cache(maxsize=65536)
def organization_words(name: str) -> tuple[str, ...]:
    """The words of an organisation's name in order, one form for each word of the `same_word` lists and for each
    country; small words and legal forms go.
    """
    return telling_words(every_word(name))


@lru_cache(maxsize=65536)
def every_word(name: str) -> tuple[str, ...]:
    """The words of an organisation's name as written, lower case, without small words."""
    words = _in_short(folded(_dotless(name).replace("&", " and "))).split()
    return tuple(word for word in words if word not in words_of("small_words")) or tuple(words)


def telling_words(words: Sequence[str]) -> tuple[str, ...]:
    """Words of an organisation's name without legal forms, each in its one form."""
    kept = _without_legal_letters(words)
    named = [word for word in kept if word not in words_of("legal_forms")] or kept
    return tuple(_one_word(word) for word in named)


@lru_cache(maxsize=65536)
def _one_word(word: str) -> str:
    """ "companies" and "compania" as the list has them, "iranian" and "iran" as the country."""
    found = _one_form().get(word) or _one_form().get(word.removesuffix("s"))
    if found or len(word) < 4:
        return found or word
    country = country_of(word.capitalize())
    return name_of(country).casefold().replace(" ", "") if country else word


def _in_short(name: str) -> str:
    """ "united states department" -> "us department"."""
    for phrase, short in read_yaml("name_parts")["same_phrase"].items():
        if phrase in name:
            name = re.sub(rf"\b{phrase}\b", short, name)
    return name


def _without_legal_letters(words: Sequence[str]) -> list[str]:
    """ "s de rl de cv", "sp z oo": loose letters beside a legal form are part of it."""
    legal = words_of("legal_forms")
    return [
        word
        for at, word in enumerate(words)
        if not (at and word in _LEGAL_LETTERS and {*words[at - 2 : at], *words[at + 1 : at + 3]} & legal)
    ]


def _dotless(name: str) -> str:
    """ "U.N." -> "UN", "S.a" -> "Sa"; other full stops go too, so that "S.A." and "SA" are one."""
    return _INITIALS.sub(lambda found: found.group().replace(".", "") + " ", _AND_INSIDE.sub("", name[:LONGEST]))


@cache
def _one_form() -> Mapping[str, str]:
    return {str(word): str(line[0]) for line in read_yaml("name_parts")["same_word"] for word in line}


@lru_cache(maxsize=65536)
def acronym_letters(name: str) -> str:
    """The letters of a name that is an acronym, lower case ("U.N." -> "un"); empty for any other name."""
    bare = _dotless(name).strip().removeprefix("the ")
    letters = re.sub(r"[.\-\s]", "", bare)
    if " " in bare.strip() or not 2 <= len(letters) <= 8 or not letters[:1].isalpha():
        return ""
    capitals = sum(letter.isupper() for letter in letters)
    return letters.lower() if capitals >= 2 and capitals >= len(letters) - 1 else ""


@lru_cache(maxsize=65536)
def initials(name: str) -> tuple[str, ...]:
    """The acronyms that a long name could have: without small words, and with them. Hyphenated words count as
    several.
    """
    words = folded(name).split()
    if len(words) < 2:
        return ()
    small = words_of("small_words")
    forms = ("".join(w[0] for w in words if w not in small), "".join(w[0] for w in words))
    bare = "".join(w[0] for w in words if w not in small and w not in words_of("legal_forms"))
    return tuple(dict.fromkeys(form for form in (*forms, bare) if len(form) >= 2))


def word_weight(word: str) -> float:
    """How much a word of an organisation's name tells: little for "bank" and "national"."""
    if len(word) == 1 and word.isalpha():
        return 0.4
    return float(read_yaml("name_parts")["generic_weight"]) if word in words_of("generic") else 1.0


def common_words(a: str, b: str) -> int:
    """Words of substance that two names of organisations share, when at least half of the shorter one is shared."""
    first, second = set(organization_words(a)), set(organization_words(b))
    shared = first & second
    return len(shared) if 2 * len(shared) >= min(len(first), len(second)) else 0
