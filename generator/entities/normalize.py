"""Names taken apart: plain letters, parts without titles and particles, sounds, consonants, initials.

Reach for it before comparing or indexing names. Everything is a pure, cached function of a string; only the first
`LONGEST` characters of a name are read, since what is longer is no name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import jellyfish
from slugify import slugify

from generator.knowledge import read_yaml
from generator.knowledge.countries import country_of, name_of
from generator.knowledge.name_variants import bearers
from generator.knowledge.titles import strip_titles

LONGEST = 160
MANY = 60
"""Bearers, among those that Wikidata knows, from which a name part hardly tells anyone apart."""

_MARKS = re.compile("['’‘ʼʿʾ`´ʻ′]")
_JOINED_WORDS = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")
_AND_INSIDE = re.compile(r"(?<=[A-Z])&(?=[A-Z])")
_INITIALS = re.compile(r"\b(?:[A-Za-z]\.){2,}|\b(?:[A-Za-z]\.)+[A-Za-z]\b")
_ABD = re.compile(r"abd(?:[aeiou]{1,2}[lrsznd]?)?")
_DIN = re.compile(r"(.{3,}?)(?:[aeiou]{1,2}[dl]?)d[iey]+ne?")
_LEGAL_LETTERS = frozenset("aceklorsvz")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouy]")


@cache
def knowledge() -> Mapping[str, object]:
    """What `resources/name_parts.yml` says."""
    found: Mapping[str, object] = read_yaml("name_parts")
    return found


@cache
def words_of(key: str) -> frozenset[str]:
    """A flat word list of `name_parts.yml`, as a set."""
    return frozenset(str(word) for word in read_yaml("name_parts")[key])


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """Lower-case Latin letters and digits with single blanks: "Al-Mu‘allim" gives "al muallim". Other scripts are
    romanised.
    """
    return slugify(_MARKS.sub("", name[:LONGEST]), separator=" ")


@lru_cache(maxsize=65536)
def person_parts(name: str) -> tuple[str, ...]:
    """The parts of a person's name that tell people apart, in order; never empty for a name with letters.

    Titles, particles and honorifics go; "Abd al-Rahman", "Abdul Rahman" and "Abdurrahman" become one part.
    """
    spaced = _JOINED_WORDS.sub(" ", name[:LONGEST]) if " " not in name.strip() else name[:LONGEST]
    every = folded(spaced).split()
    words = folded(strip_titles(spaced)).split() or every
    words = _din_joined(_abd_joined(words))
    loose = words_of("particles") | words_of("honorifics")
    kept = [word for word in words if word not in loose]
    return tuple(kept or words or every)


def _abd_joined(words: list[str]) -> list[str]:
    """ "abd al rahman", "abdul rahman", "abdurrahman" -> "abdrahman"."""
    particles, fronts = words_of("particles"), words_of("joined_front")
    joined: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word in fronts:
            after = at + 1
            while after < len(words) - 1 and words[after] in particles:
                after += 1
            if after < len(words):
                joined.append("abd" + _rest_of_abd(words[after]))
                at = after + 1
                continue
        joined.append("abd" + _rest_of_abd(word[3:]) if word.startswith("abd") and len(word) > 6 else word)
        at += 1
    return joined


def _din_joined(words: list[str]) -> list[str]:
    """ "saif al din", "saif ud din", "saifuddin", "saifeddine" -> "saifdin"."""
    joined: list[str] = []
    for word in words:
        if word in words_of("din") and joined:
            while len(joined) > 1 and joined[-1] in words_of("particles"):
                joined.pop()
            joined[-1] += "din"
            continue
        found = _DIN.fullmatch(word)
        joined.append(f"{found[1]}din" if found else word)
    return joined


def _rest_of_abd(rest: str) -> str:
    """What is served, without the article that melts into it: "urrahman", "elaziz", "rahman" -> "rahman", "aziz"."""
    found = re.match(r"[aeiou]{1,2}(?:l(?=[^l])|([rsznd])(?=\1)|l(?=l))", rest)
    return rest[found.end() :] if found and len(rest) - found.end() >= 3 else rest


@lru_cache(maxsize=65536)
def sounds(part: str) -> str:
    """A part respelled so that common romanisations of one sound look the same: "qadhafi" and "gaddafi" draw near."""
    for written, plain in _sound_pairs():
        if written in part:
            part = part.replace(written, plain)
    part = _DOUBLED.sub(r"\1", part)
    return part[:-1] if len(part) > 3 and part.endswith("h") else part


@cache
def _sound_pairs() -> tuple[tuple[str, str], ...]:
    return tuple((str(a), str(b)) for a, b in read_yaml("name_parts")["sounds"])


@lru_cache(maxsize=65536)
def voiceless(part: str) -> str:
    """A part with voiced and unvoiced consonants taken for one, vowels kept: "Guk" and "Kuk", "Jo" and "Cho"."""
    plain = sounds(part)
    for written, other in _skeleton_pairs():
        plain = plain.replace(written, other)
    return _DOUBLED.sub(r"\1", plain.replace("h", ""))


@lru_cache(maxsize=65536)
def skeleton(part: str) -> str:
    """Consonants of a part, voiced and unvoiced taken for one: "gaddafi" and "qadhafi" give "ktf". A key for
    candidates.
    """
    plain = voiceless(part)
    return ("a" if _VOWELS.match(plain) else "") + _VOWELS.sub("", plain) or part[:1]


@cache
def _skeleton_pairs() -> tuple[tuple[str, str], ...]:
    return tuple((str(a), str(b)) for a, b in read_yaml("name_parts")["skeleton"])


@lru_cache(maxsize=65536)
def sound_key(part: str) -> str:
    """NYSIIS key of a part; empty for parts too short to have one that means anything."""
    return jellyfish.nysiis(part) if len(part) >= 4 and part.isascii() and part.isalpha() else ""


@lru_cache(maxsize=65536)
def organization_words(name: str) -> tuple[str, ...]:
    """The words of a body's name in order, one form for each word of the `same_word` lists and for each country;
    small words and legal forms go.
    """
    return telling_words(every_word(name))


@lru_cache(maxsize=65536)
def every_word(name: str) -> tuple[str, ...]:
    """The words of a body's name as written, lower case, without small words."""
    words = _in_short(folded(_dotless(name).replace("&", " and "))).split()
    return tuple(word for word in words if word not in words_of("small_words")) or tuple(words)


def telling_words(words: Sequence[str]) -> tuple[str, ...]:
    """Words of a body's name without legal forms, each in its one form."""
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


def weight_of(part: str) -> float:
    """How much a person's name part tells: little for one that millions bear, less for an initial."""
    if len(part) == 1:
        return 0.25
    served = part[3:] if part.startswith("abd") else part
    common = part in words_of("common") or served in words_of("common") or bearers(served) >= MANY
    return float(read_yaml("name_parts")["common_weight"]) if common else 1.0


def word_weight(word: str) -> float:
    """How much a word of a body's name tells: little for "bank" and "national"."""
    if len(word) == 1 and word.isalpha():
        return 0.4
    return float(read_yaml("name_parts")["generic_weight"]) if word in words_of("generic") else 1.0
